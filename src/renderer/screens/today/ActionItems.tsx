import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Clock } from 'lucide-react'
import type { Today } from '../../../shared/contract/insights.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { count, firstName, formatDue, formatShortDay } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { rowStop } from '../../frame/row-keys.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { PutOff } from './PutOff.tsx'
import classes from './today.module.css'

type Item = Today['actionItems'][number]

interface ActionItemsProps {
  readonly title: string
  readonly items: readonly Item[]
  readonly today: string
}

/** Open action items, the latest first; ticking one is a change with undo. */
export function ActionItems({ title, items, today }: ActionItemsProps) {
  if (items.length === 0) return null
  return (
    <section>
      <SectionHeading title={title} note={`${items.length} open`} />
      <ul>
        {items.map((item) => (
          <li key={item.id} className={classes.row} data-matter={item.key}>
            <Checkbox
              {...rowStop}
              size="xs"
              checked={false}
              aria-label={`Done: ${item.title}`}
              onChange={async () => changed(await rpc.coaching.completeActionItem({ actionItemId: item.id, done: true }))}
            />
            <PlaceOfItem item={item} />
            <Owner item={item} />
            <span className={classes.met}>
              {firstName(item.personName)}
              {item.metOn !== null && `, ${formatShortDay(item.metOn, today)}`}
            </span>
            <Due item={item} today={today} />
            <PutOff matter={item.key} name={item.title} today={today} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Leads to the one-to-one it comes from, or to all of them with this person. */
function PlaceOfItem({ item: { oneToOneId, personId, title } }: { readonly item: Item }) {
  const look = { className: `plain-link ${classes.grow}`, children: title }
  if (oneToOneId !== null) return <Link {...look} to="/one-to-ones/$oneToOneId" params={{ oneToOneId }} />
  return <Link {...look} to="/people/$personId" params={{ personId }} search={{ tab: 'one-to-ones' }} />
}

function Owner({ item }: { readonly item: Item }) {
  if (item.owner === 'manager') return <span className={classes.owner}>You</span>
  return (
    <span className={classes.owner}>
      <Avatar name={item.personName} size={20} />
      <span className="one-line">{firstName(item.personName)}</span>
    </span>
  )
}

function Due({ item, today }: { readonly item: Item; readonly today: string }) {
  if (item.daysLate > 0)
    return (
      <span className={`${classes.end} ${classes.due} ${classes.late}`}>
        <span className="with-icon">
          <Clock size={14} aria-hidden="true" />
          {count(item.daysLate, 'day')} late
        </span>
      </span>
    )
  return <span className={`${classes.end} ${classes.due}`}>{item.dueOn !== null && formatDue(item.dueOn, today)}</span>
}
