import { Checkbox } from '@mantine/core'
import type { ActionItem } from '../../../shared/contract/coaching.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { ActionItemId } from '../../../shared/kernel/ids.ts'
import { firstName, formatDue } from '../../components/format.ts'
import classes from './rail.module.css'

interface RailActionsProps {
  readonly items: readonly ActionItem[]
  readonly today: IsoDate
  readonly onDone: (id: ActionItemId) => void
}

/** What is open between the two; a tick completes it, and the toast takes it back. */
export function RailActions({ items, today, onDone }: RailActionsProps) {
  return (
    <ul>
      {items.map((item) => {
        const late = item.dueOn !== null && item.dueOn < today
        const owner = item.owner === 'manager' ? 'you' : firstName(item.personName)
        return (
          <li key={item.id} className={classes.action}>
            <Checkbox checked={false} onChange={() => onDone(item.id)} label={item.title} />
            <span className={classes.aside} data-late={late || undefined}>
              {owner}
              {item.dueOn !== null && `, ${formatDue(item.dueOn, today)}`}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
