import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CatalogueProblem } from '../../../../shared/contract/developing.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count } from '../../../components/format.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import type { ContractOutputs } from '../../../rpc/outputs.ts'
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
    <section className={classes.panel} aria-label="Import">
      <SectionHeading
        title={`Import ${file.name}`}
        aside={
          <button type="button" className="link" onClick={onClose}>
            Close
          </button>
        }
      />
      {preview.error !== null && <ErrorNote error={preview.error} file={file.name} />}
      {preview.data !== undefined && <Preview preview={preview.data} onDone={onClose} />}
    </section>
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
      {bad > 0 && <Problems problems={problems} more={moreProblems} />}
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

function Problems({ problems, more }: { readonly problems: readonly CatalogueProblem[]; readonly more: number }) {
  return (
    <table className={classes.table} aria-label="Rows that cannot be read">
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">Problem</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={`${problem.row} ${problem.code}`}>
            <td className="num">{problem.row}</td>
            <td>{problemWords[problem.code]}</td>
            <td className={classes.wrap}>{problem.value}</td>
          </tr>
        ))}
        {more > 0 && (
          <tr>
            <td />
            <td colSpan={2}>{count(more, 'more row')}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
