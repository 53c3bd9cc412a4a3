import { CircleSlash, Info, Wrench } from 'lucide-react'
import type { ImportProblem } from '../../../shared/contract/people-import.ts'
import classes from './import.module.css'
import { effectWords, groupProblems, type ProblemGroup, problemWords } from './import-words.ts'

interface ImportProblemsProps {
  readonly problems: readonly ImportProblem[]
}

const SHOWN = 100
const icons = { skips: CircleSlash, repairs: Wrench, notes: Info }

/** What was found in the file, grouped by kind, with the rows a spreadsheet would show. */
export function ImportProblems({ problems }: ImportProblemsProps) {
  const groups = groupProblems(problems)
  return (
    <ul className={classes.groups}>
      {groups.map((group, index) => (
        <li key={`${group.effect} ${group.code}`}>
          <Group group={group} open={index === 0 && group.problems.length <= 12} />
        </li>
      ))}
    </ul>
  )
}

function Group({ group, open }: { readonly group: ProblemGroup; readonly open: boolean }) {
  const Icon = icons[group.effect]
  const rest = group.problems.length - SHOWN
  return (
    <details className={classes.group} data-effect={group.effect} open={open}>
      <summary>
        <Icon size={16} aria-hidden />
        <span className={classes.groupTitle}>{problemWords[group.code]}</span>
        <span className={classes.groupCount}>
          {group.problems.length === 1 ? '1 row' : `${group.problems.length} rows`}, {effectWords[group.effect].toLowerCase()}
        </span>
      </summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              Row
            </th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            <th scope="col">{group.effect === 'repairs' ? 'Becomes' : 'What happens'}</th>
          </tr>
        </thead>
        <tbody>
          {group.problems.slice(0, SHOWN).map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one row can hold the same problem twice, and the list never changes
            <tr key={index}>
              <td className={classes.number}>{problem.row}</td>
              <td>{problem.column ?? '–'}</td>
              <td className={classes.value}>{problem.value || 'empty'}</td>
              <td>{problem.repair ?? effectWords[problem.effect]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className={classes.rest}>{rest} more rows of this kind.</p>}
    </details>
  )
}
