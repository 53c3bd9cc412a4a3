import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Warning } from '../../components/Warning.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { DropZone } from './DropZone.tsx'
import { ImportFile } from './ImportFile.tsx'
import { ImportFoot } from './ImportFoot.tsx'
import { ImportStep } from './ImportStep.tsx'
import { ImportSteps, type Step } from './ImportSteps.tsx'
import classes from './import.module.css'
import { listed } from './import-decided.ts'
import { useImportLeaving } from './import-leaving.ts'
import { forgetImport, useImportMemory } from './import-memory.ts'
import { useImportReading } from './import-reading.ts'

/** Reads a file of people, says what an import would do, and does it. */
export function ImportScreen() {
  const navigate = useNavigate()
  const reading = useImportReading()
  const [step, setStep] = useImportMemory<Step>('step', 'columns')
  const top = useRef<HTMLDivElement>(null)
  const leaving = useImportLeaving(reading.preview, reading.round)
  const commit = useMutation(
    orpc.people.importCommit.mutationOptions({
      onSuccess: ({ change }) => {
        forgetImport()
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
  const throwAway = () => {
    commit.reset()
    setStep('columns')
    leaving.reset()
    reading.close()
  }
  const open = (file: File) => {
    throwAway()
    reading.open(file)
  }
  const { preview, error } = reading
  const problems = preview === null ? [] : listed(preview.problems, reading.decided)
  return (
    <div className="page">
      <PageHeader title="Import people">
        <Link to="/people" className="link">
          People
        </Link>
        , from a file. Nothing changes before the last step, and one undo takes it all back.
      </PageHeader>
      {(error ?? commit.error) !== null && (
        <ErrorNote error={error ?? commit.error} file={reading.file?.name}>
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
          <ImportFile
            preview={preview}
            stored={reading.choices}
            onStored={reading.chooseList}
            onSheet={(sheet) => reading.chooseList({ sheet })}
            onFile={open}
            onThrowAway={throwAway}
          />
          {preview.foreign && (
            <div className={classes.question}>
              <Warning fact="This file may be another firm’s.">
                Most of its employee numbers belong to people with other names in this vault. Those rows are left out unless decided
                otherwise under Problems.
              </Warning>
            </div>
          )}
          <ImportSteps preview={preview} problems={problems} step={step} onStep={goTo} />
          <ImportStep step={step} preview={preview} problems={problems} reading={reading} leaving={leaving} />
          <ImportFoot
            preview={preview}
            step={step}
            leavers={leaving.leavers?.personIds.length ?? 0}
            behind={leaving.behind?.reports.length ?? 0}
            busy={commit.isPending}
            reading={reading.busy || leaving.pending}
            onStep={goTo}
            onImport={() => commit.mutate({ token: preview.token, leavers: leaving.leavers, handOver: leaving.handOver })}
          />
        </div>
      )}
    </div>
  )
}
