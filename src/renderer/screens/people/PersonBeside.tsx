import { CloseButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { firstName, formatDay, todayIso } from '../../components/format.ts'
import { Timeline } from '../../components/Timeline.tsx'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import classes from './beside.module.css'

interface PersonBesideProps {
  readonly personId: PersonId
  readonly onClose: () => void
}

/** Somebody of the list beside it: who they are and what happened. The list keeps the focus, so that J and K go on. */
export function PersonBeside({ personId, onClose }: PersonBesideProps) {
  const person = useQuery(orpc.people.get.queryOptions({ input: { personId } }))
  const timeline = useQuery(orpc.insights.timeline.queryOptions({ input: { personId } }))
  useEscape(onClose)
  if (person.data === undefined) return null
  const { name, jobTitle, unit, managerName, status, leftOn } = person.data
  const facts = [
    [jobTitle, unit].filter(Boolean).join(', '),
    managerName === null ? '' : `reports to ${managerName}`,
    status === 'active' ? '' : leftOn === null ? 'left' : `left ${formatDay(leftOn, todayIso())}`,
  ]
  return (
    <aside className={classes.beside} aria-label={`${name}, beside the list`} data-region="panel" data-scroll>
      <header className={classes.head}>
        <Avatar name={name} size={36} />
        <div className={classes.who}>
          <h2 className="t-section">
            <span role="status">{name}</span>
          </h2>
          {facts.filter(Boolean).map((fact) => (
            <p key={fact} className="c-2">
              {fact}
            </p>
          ))}
          <Link to="/people/$personId" params={{ personId }} className="link">
            Open the page
          </Link>
        </div>
        <CloseButton aria-label={`Close ${name}`} onClick={onClose} />
      </header>
      <QueryGate query={timeline}>
        {(items) =>
          items.length === 0 ? <p className="c-2">Nothing has happened yet.</p> : <Timeline items={items} who={firstName(name)} />
        }
      </QueryGate>
    </aside>
  )
}

/** Escape closes it from anywhere on the page, unless something above it is open. */
function useEscape(onClose: () => void): void {
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[aria-modal="true"]') !== null) return
      onClose()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}
