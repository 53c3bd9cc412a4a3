import type { KeyResult } from '../../../shared/contract/planning.ts'
import { measureWords } from '../../components/goal-words.ts'
import { Progress } from './GoalRow.tsx'
import classes from './plan.module.css'

interface KeyResultRowProps {
  readonly result: KeyResult
  readonly paceBp: number
  readonly last: boolean
}

/** A measure under its goal, as a branch of the tree. */
export function KeyResultRow({ result, paceBp, last }: KeyResultRowProps) {
  return (
    <tr className={classes.result} data-last={last || undefined}>
      <th scope="row">
        <span className={classes.branch}>{result.title}</span>
      </th>
      <td />
      <td>
        <Progress progressBp={result.progressBp} paceBp={paceBp} />
      </td>
      <td colSpan={3} className={classes.measure}>
        {measureWords(result)}
      </td>
    </tr>
  )
}
