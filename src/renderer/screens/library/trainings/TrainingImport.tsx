import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CatalogueProblem } from '../../../../shared/contract/developing.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count } from '../../../components/format.ts'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import type { ContractOutputs } from '../../../rpc/outputs.ts'
import { BadRows, CsvPanel } from '../CsvPanel.tsx'
import classes from '../methods.module.css'

interface TrainingImportProps {
  readonly file: File
  readonly onClose: () => void
}

const problemWords: Readonly<Record<CatalogueProblem['code'], string>> = {
  'no-title': 'The row names no training',
  'too-long': 'A name is longer than 300 characters, or there are more than 40 competencies',
  'not-a-number': 'Hours or cost is no number that can be right',
  'not-a-currency': 'No currency has this code',
  repeated: 'The title stands in a row before this one',
}

/** What a CSV holds, before anything of it is kept. */
export function TrainingImport({ file, onClose }: TrainingImportProps) {
  const asked = useRef(crypto.randomUUID())
  const preview = useQuery({
    queryKey: ['trainings-csv', asked.current],
    queryFn: () => rpc.developing.previewTrainings({ file }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <CsvPanel fileName={file.name} error={preview.error} onClose={onClose}>
      {preview.data !== undefined && <Preview preview={preview.data} onDone={onClose} />}
    </CsvPanel>
  )
}

interface PreviewProps {
  readonly preview: ContractOutputs['developing']['previewTrainings']
  readonly onDone: () => void
}

function Preview({ preview, onDone }: PreviewProps) {
  const take = useMutation(
    orpc.developing.importTrainings.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onDone()
      },
    }),
  )
  const { token, added, changed: differ, same, titles, problems, moreProblems } = preview
  const bad = problems.length + moreProblems
  const some = added + differ
  return (
    <>
      <p>
        {count(added, 'training')} would be added, {differ} changed; {same} stay as they are. Nothing is kept yet.
      </p>
      {titles.length > 0 && (
        <p className="c-2">
          {titles.join(', ')}
          {some > titles.length && ` and ${count(some - titles.length, 'more', 'more')}`}
        </p>
      )}
      <BadRows problems={problems} more={moreProblems} words={problemWords} />
      {take.error !== null && <ErrorNote error={take.error} />}
      <div className={classes.buttons}>
        <Button
          variant="filled"
          loading={take.isPending}
          disabled={some === 0}
          onClick={() => take.mutate({ token, skipProblems: bad > 0 })}
        >
          {bad === 0 ? 'Import trainings' : `Import without ${count(bad, 'row')}`}
        </Button>
      </div>
    </>
  )
}
