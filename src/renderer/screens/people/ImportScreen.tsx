import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { todayIso } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { DropZone } from './DropZone.tsx'
import { ImportColumns } from './ImportColumns.tsx'
import { ImportFile } from './ImportFile.tsx'
import { ImportFoot } from './ImportFoot.tsx'
import { ImportPeople } from './ImportPeople.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { ImportSteps, type Step } from './ImportSteps.tsx'
import classes from './import.module.css'
import { listed } from './import-decided.ts'
import { useImportReading } from './import-reading.ts'

interface Leaving {
  readonly ids: ReadonlySet<PersonId>
  readonly on: string
}

/** Reads a file of people, says what an import would do, and does it. */
export function ImportScreen() {
  const navigate = useNavigate()
  const reading = useImportReading()
  const [step, setStep] = useState<Step>('columns')
  const top = useRef<HTMLDivElement>(null)
  const [leaving, setLeaving] = useState<Leaving>({ ids: new Set(), on: todayIso() })
  const commit = useMutation(
    orpc.people.importCommit.mutationOptions({
      onSuccess: ({ change }) => {
        changed(change)
        void navigate({ to: '/people' })
      },
    }),
  )
  const goTo = (next: Step) => {
    setStep(next)
    top.current?.scrollIntoView({ block: 'nearest' })
    top.current?.closest('main')?.scrollTo({ top: 0 })
  }
  const open = (file: File) => {
    commit.reset()
    setStep('columns')
    setLeaving({ ids: new Set(), on: todayIso() })
    reading.open(file)
  }
  const { preview, error } = reading
  const problems = preview === null ? [] : listed(preview.problems, reading.decided)
  const leavers = preview === null ? [] : preview.missing.filter(({ id }) => leaving.ids.has(id)).map(({ id }) => id)
  return (
    <div className="page">
      <PageHeader title="Import people">
        <Link to="/people" className="link">
          People
        </Link>
        , from a file. Nothing changes before the last step, and one undo takes it all back.
      </PageHeader>
      {(error ?? commit.error) !== null && (
        <ErrorNote error={error ?? commit.error}>
          {reading.file !== null && (
            <Button
              size="sm"
              onClick={() => {
                commit.reset()
                reading.reopen()
              }}
            >
              {error === null ? 'Make the preview again' : 'Read it again'}
            </Button>
          )}
        </ErrorNote>
      )}
      {preview === null ? (
        <DropZone busy={reading.busy} onFile={open} />
      ) : (
        <div className={classes.report} ref={top}>
          <ImportFile preview={preview} onSheet={(sheet) => reading.chooseList({ sheet })} onFile={open} />
          <ImportSteps preview={preview} problems={problems} step={step} onStep={goTo} />
          {step === 'columns' && (
            <ImportColumns
              preview={preview}
              onMap={(mapping) => reading.choose({ mapping })}
              onHeader={(headerRow) => reading.chooseList({ headerRow })}
              onDates={(dateOrder) => reading.choose({ dateOrder })}
              onTitles={() => reading.choose({ titlesAsNames: true })}
            />
          )}
          {step === 'problems' && (
            <ImportProblems problems={problems} more={preview.moreProblems} decided={reading.decided} onDecide={reading.decide} />
          )}
          {step === 'people' && (
            <ImportPeople
              preview={preview}
              leaving={leaving.ids}
              leftOn={leaving.on}
              onLeaving={(ids) => setLeaving({ ...leaving, ids })}
              onLeftOn={(on) => setLeaving({ ...leaving, on })}
            />
          )}
          <ImportFoot
            preview={preview}
            step={step}
            leavers={leavers.length}
            busy={commit.isPending}
            reading={reading.busy}
            onStep={goTo}
            onImport={() =>
              commit.mutate({ token: preview.token, leavers: leavers.length === 0 ? null : { personIds: leavers, leftOn: leaving.on } })
            }
          />
        </div>
      )}
    </div>
  )
}
