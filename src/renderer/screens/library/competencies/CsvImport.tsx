import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CsvProblem } from '../../../../shared/contract/library-methods.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count } from '../../../components/format.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import type { ContractOutputs } from '../../../rpc/outputs.ts'
import classes from '../methods.module.css'
import { useOpenItem } from '../use-open-item.ts'

interface CsvImportProps {
  readonly file: File
  readonly onClose: () => void
}

const problemWords: Readonly<Record<CsvProblem['code'], string>> = {
  'no-competency': 'No competency stands for this row',
  'unknown-level': 'No row before this one names the level',
  'unknown-record': 'The first cell is not a kind of row that is known',
  'too-long': 'A text is longer than 1,000 characters, or a name longer than 120',
  'repeated-level': 'The level is named twice',
  'repeated-statement': 'The statement stands there already',
  'ragged-row': 'The row has too few cells',
  'too-many-levels': 'There are more than 15 levels',
  'too-many-competencies': 'There are more than 500 competencies',
  'no-name': 'The name is empty',
}

/** What a CSV holds, before anything of it is kept. */
export function CsvImport({ file, onClose }: CsvImportProps) {
  const asked = useRef(crypto.randomUUID())
  const preview = useQuery({
    queryKey: ['framework-csv', asked.current],
    queryFn: () => rpc.library.previewFramework({ fileName: file.name, file }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <section className={classes.panel} aria-label="Import">
      <SectionHeading title={`Import ${file.name}`} aside={<CloseButton onClose={onClose} />} />
      {preview.error !== null && <ErrorNote error={preview.error} file={file.name} />}
      {preview.data !== undefined && <Preview preview={preview.data} />}
    </section>
  )
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  return (
    <button type="button" className="link" onClick={onClose}>
      Close
    </button>
  )
}

function Preview({ preview }: { readonly preview: ContractOutputs['library']['previewFramework'] }) {
  const open = useOpenItem('competencies')
  const take = useMutation(
    orpc.library.importFramework.mutationOptions({
      onSuccess: ({ frameworkId, change }) => {
        changed(change)
        open(frameworkId)
      },
    }),
  )
  const { token, name, levels, competencies, statements, problems, moreProblems } = preview
  const bad = problems.length + moreProblems
  return (
    <>
      <p>
        <strong className="w-strong">{name}</strong> holds {count(competencies, 'competency', 'competencies')},{' '}
        {count(levels.length, 'level')} and {count(statements, 'statement')}. Nothing is kept yet.
      </p>
      {levels.length > 0 && <p className="c-2">Levels: {levels.join(', ')}</p>}
      {bad > 0 && <Problems problems={problems} more={moreProblems} />}
      {take.error !== null && <ErrorNote error={take.error} />}
      <div className={classes.buttons}>
        <Button
          variant="filled"
          loading={take.isPending}
          disabled={competencies === 0}
          onClick={() => take.mutate({ token, skipProblems: bad > 0 })}
        >
          {bad === 0 ? 'Import framework' : `Import without ${count(bad, 'row')}`}
        </Button>
      </div>
    </>
  )
}

function Problems({ problems, more }: { readonly problems: readonly CsvProblem[]; readonly more: number }) {
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
