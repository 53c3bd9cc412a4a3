import type { ReactNode } from 'react'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './methods.module.css'

interface CsvPanelProps {
  readonly fileName: string
  /** Why the file could not be read. */
  readonly error: Error | null
  readonly onClose: () => void
  /** What it holds, once it is read. */
  readonly children: ReactNode
}

/** What a CSV holds, before anything of it is kept. */
export function CsvPanel({ fileName, error, onClose, children }: CsvPanelProps) {
  return (
    <section className={classes.panel} aria-label="Import">
      <SectionHeading
        title={`Import ${fileName}`}
        aside={
          <button type="button" className="link" onClick={onClose}>
            Close
          </button>
        }
      />
      {error !== null && <ErrorNote error={error} file={fileName} />}
      {children}
    </section>
  )
}

interface BadRowsProps<Code extends string> {
  readonly problems: readonly { readonly row: number; readonly code: Code; readonly value: string }[]
  /** How many more there are than are listed. */
  readonly more: number
  readonly words: Readonly<Record<Code, string>>
}

/** Rows that would be left out, and why. */
export function BadRows<Code extends string>({ problems, more, words }: BadRowsProps<Code>) {
  if (problems.length + more === 0) return null
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
            <td>{words[problem.code]}</td>
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
