import { Button } from '@mantine/core'
import { isDefinedError } from '@orpc/client'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportField } from '../../../shared/contract/people-import.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { DropZone } from './DropZone.tsx'
import { ImportReport } from './ImportReport.tsx'
import { ImportSteps } from './ImportSteps.tsx'
import classes from './import.module.css'

interface Choices {
  readonly mapping: (ImportField | null)[] | null
  readonly hasHeader: boolean | null
}

const guessed: Choices = { mapping: null, hasHeader: null }

/** Reads a file of people, says what an import would do, and does it. */
export function ImportScreen() {
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [choices, setChoices] = useState(guessed)
  const preview = useMutation(orpc.people.importPreview.mutationOptions())
  const commit = useMutation(
    orpc.people.importCommit.mutationOptions({
      onSuccess: ({ change }) => {
        changed(change)
        void navigate({ to: '/people' })
      },
    }),
  )
  const read = (chosen: File, next: Choices) => {
    setFile(chosen)
    setChoices(next)
    commit.reset()
    preview.mutate({ fileName: chosen.name, file: chosen, ...next })
  }
  // A file without a name column is still shown, so that the column can be said.
  const shown = preview.data ?? (isDefinedError(preview.error) && preview.error.code === 'NO_NAME_COLUMN' ? preview.error.data : null)
  const ready = preview.data !== undefined && !preview.isPending
  const { error } = preview
  return (
    <div className="page">
      <PageHeader title="Import people">
        <Link to="/people" className="link">
          People
        </Link>
        , from a file. Nothing changes before the last step, and one undo takes it all back.
      </PageHeader>
      {error !== null && (
        <ErrorNote error={error}>
          {shown === null && (
            <Button size="sm" onClick={() => file !== null && read(file, choices)}>
              Read it again
            </Button>
          )}
        </ErrorNote>
      )}
      {commit.error !== null && (
        <ErrorNote error={commit.error}>
          <Button size="sm" onClick={() => file !== null && read(file, choices)}>
            Make the preview again
          </Button>
        </ErrorNote>
      )}
      {shown === null || file === null ? (
        <DropZone busy={preview.isPending} onFile={(chosen) => read(chosen, guessed)} />
      ) : (
        <div className={classes.report}>
          <ImportReport
            preview={shown}
            onMap={(mapping) => read(file, { ...choices, mapping, hasHeader: shown.hasHeader })}
            onHeader={(hasHeader) => read(file, { mapping: null, hasHeader })}
          />
          <ImportSteps
            counts={shown.counts}
            ready={ready}
            busy={commit.isPending}
            onImport={() => preview.data && commit.mutate({ token: preview.data.token })}
            onFile={(chosen) => read(chosen, guessed)}
          />
        </div>
      )}
    </div>
  )
}
