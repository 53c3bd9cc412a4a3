import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ActionItem } from '../../../shared/contract/coaching.ts'
import { firstName, formatDue, formatShortDay } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import classes from './one-to-ones.module.css'

interface ActionItemListProps {
  readonly title: string
  readonly items: readonly ActionItem[]
  /** Where another one is added. */
  readonly form?: ReactNode
}

export function ActionItemList({ title, items, form }: ActionItemListProps) {
  if (items.length === 0 && form === undefined) return null
  const done = items.filter((item) => item.doneOn !== null).length
  return (
    <section>
      <SectionHeading title={title} note={items.length === 0 ? 'none yet' : `${done} of ${items.length} done`} />
      {items.map((item) => (
        <div key={item.id} className={classes.row}>
          <Checkbox
            checked={item.doneOn !== null}
            aria-label={`Done: ${item.title}`}
            onChange={async (event) =>
              changed(await rpc.coaching.completeActionItem({ actionItemId: item.id, done: event.currentTarget.checked }))
            }
          />
          <span className={`${classes.grow} ${item.doneOn === null ? '' : classes.done}`}>{item.title}</span>
          <span className="c-2 nowrap">
            {item.owner === 'manager' ? 'you' : firstName(item.personName)}, {when(item)}
          </span>
        </div>
      ))}
      {form}
    </section>
  )
}

function when(item: ActionItem): string {
  if (item.doneOn !== null) return `done ${formatShortDay(item.doneOn)}`
  return item.dueOn === null ? 'no date' : `due ${formatDue(item.dueOn)}`
}
