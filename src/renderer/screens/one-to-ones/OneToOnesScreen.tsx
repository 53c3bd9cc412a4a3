import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { OneToOneRow } from '../../../shared/contract/coaching.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { count, formatDay, formatTime } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { rowStop, useRowKeys } from '../../frame/row-keys.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import classes from './one-to-ones.module.css'
import { ScheduleDialog } from './ScheduleDialog.tsx'

const PAST_SHOWN = 50

/** Every one-to-one: what is planned, soonest first, and what was held, newest first. */
export function OneToOnesScreen() {
  const meetings = useQuery(orpc.coaching.oneToOnes.queryOptions({ input: { personId: null } }))
  useRowKeys()
  const [scheduling, setScheduling] = useState(false)
  const schedule = (
    <Button variant="filled" leftSection={<Plus size={16} aria-hidden="true" />} onClick={() => setScheduling(true)}>
      One-to-one
    </Button>
  )
  return (
    <div className="page">
      <PageHeader title="One-to-ones" actions={meetings.data?.length === 0 ? undefined : schedule} />
      <QueryGate query={meetings}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              title="No one-to-one is planned"
              actions={
                <Button variant="filled" onClick={() => setScheduling(true)}>
                  Plan a one-to-one
                </Button>
              }
            >
              A one-to-one has an agenda both sides add to, shared notes, and a private side that stays in this vault.
            </EmptyState>
          ) : (
            <Lists rows={rows} />
          )
        }
      </QueryGate>
      {scheduling && <ScheduleDialog personId={null} onClose={() => setScheduling(false)} />}
    </div>
  )
}

function Lists({ rows }: { readonly rows: readonly OneToOneRow[] }) {
  const planned = rows.filter((row) => row.state === 'planned').sort((one, other) => one.startsAt - other.startsAt)
  const held = rows.filter((row) => row.state === 'held').sort((one, other) => other.startsAt - one.startsAt)
  return (
    <div className={classes.stack}>
      {planned.length > 0 && (
        <section>
          <SectionHeading title="Planned" note={planned.length} />
          {planned.map((row) => (
            <MeetingRow key={row.id} row={row} />
          ))}
        </section>
      )}
      {held.length > 0 && (
        <section>
          <SectionHeading title="Held" note={held.length > PAST_SHOWN ? `the newest ${PAST_SHOWN} of ${held.length}` : held.length} />
          {held.slice(0, PAST_SHOWN).map((row) => (
            <MeetingRow key={row.id} row={row} />
          ))}
        </section>
      )}
    </div>
  )
}

function MeetingRow({ row }: { readonly row: OneToOneRow }) {
  const topics = row.agenda.map((item) => item.title).join(', ')
  return (
    <div className={classes.listRow}>
      <div>
        <div className="w-label">{formatDay(localDate(row.startsAt))}</div>
        <div className="t-caption c-2">
          {formatTime(row.startsAt)}, {row.minutes} min
        </div>
      </div>
      <Avatar name={row.personName} size={28} />
      <div className={classes.grow}>
        <Link to="/people/$personId" params={{ personId: row.personId }} className="plain-link t-name">
          {row.personName}
        </Link>
        <p className="c-2 one-line" title={topics}>
          {topics || 'Agenda is empty'}
        </p>
      </div>
      <span className="c-2 nowrap">{row.openActionItems > 0 && count(row.openActionItems, 'open action item')}</span>
      <Button
        {...rowStop}
        renderRoot={(props) => <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: row.id }} {...props} />}
        aria-label={`${words(row)}: ${row.personName}, ${formatDay(localDate(row.startsAt))}`}
      >
        {words(row)}
      </Button>
    </div>
  )
}

function words(row: OneToOneRow): string {
  return row.state === 'held' ? 'Open notes' : 'Open agenda'
}
