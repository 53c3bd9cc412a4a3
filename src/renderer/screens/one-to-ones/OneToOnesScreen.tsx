import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarPlus, CalendarSync, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { MeetingRow } from '../../../shared/contract/meetings.ts'
import { addDays, localDate } from '../../../shared/kernel/dates.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { saveFile } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { orpc, rpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { CadenceView } from './CadenceView.tsx'
import { MeetingsView, YearsButton } from './MeetingsView.tsx'
import classes from './meetings.module.css'
import { ProposeDialog } from './ProposeDialog.tsx'
import { ScheduleDialog } from './ScheduleDialog.tsx'

const VIEWS = [
  { value: 'upcoming', label: 'Upcoming' },
  { value: 'past', label: 'Past' },
  { value: 'cadence', label: 'Cadence' },
] as const

/** Every one-to-one: what is planned, what was, and whether the rhythm holds. */
export function OneToOnesScreen() {
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const all = raw.all === true
  const since = useMemo(() => (all ? null : addDays(localDate(Date.now()), -366)), [all])
  const meetings = useQuery({ ...orpc.coaching.meetingList.queryOptions({ input: { since } }), placeholderData: (before) => before })
  const [dialog, setDialog] = useState<'schedule' | 'propose' | null>(null)
  const close = () => setDialog(null)
  return (
    <>
      <QueryGate query={meetings}>
        {(rows) =>
          rows.length === 0 && raw.view === undefined ? (
            <Nothing onSchedule={() => setDialog('schedule')} onPropose={() => setDialog('propose')} />
          ) : (
            <Views rows={rows} search={raw} onSchedule={() => setDialog('schedule')} onPropose={() => setDialog('propose')} />
          )
        }
      </QueryGate>
      {dialog === 'schedule' && <ScheduleDialog onClose={close} />}
      {dialog === 'propose' && <ProposeDialog onClose={close} />}
    </>
  )
}

interface Doors {
  readonly onSchedule: () => void
  readonly onPropose: () => void
}

function Nothing({ onSchedule, onPropose }: Doors) {
  return (
    <div className="page">
      <PageHeader title="One-to-ones" />
      <EmptyState
        title="No one-to-one is planned"
        actions={
          <>
            <Button variant="filled" onClick={onSchedule}>
              Plan a one-to-one
            </Button>
            <Button onClick={onPropose}>Propose a rhythm</Button>
          </>
        }
        later={[
          { title: 'Agenda', text: 'Both sides add to it; open action items and quiet goals are suggested.' },
          { title: 'Notes', text: 'Shared notes, decisions and action items; a private margin stays here.' },
          { title: 'Cadence', text: 'Who was met, who is due, and what was skipped, moved or not held.' },
        ]}
      >
        A one-to-one has an agenda both sides add to, shared notes, and a private side that stays in this vault.
      </EmptyState>
    </div>
  )
}

/** Planned, or said beforehand not to take place. A planned one stays until it is said what became of it. */
function isAhead({ state, startsAt }: MeetingRow): boolean {
  return state === 'planned' || (state === 'skipped' && startsAt > Date.now())
}

interface ViewsProps extends Doors {
  readonly rows: readonly MeetingRow[]
  readonly search: Readonly<Record<string, unknown>>
}

function Views({ rows, search, onSchedule, onPropose }: ViewsProps) {
  const navigate = useNavigate()
  const view = VIEWS.find(({ value }) => value === search.view)?.value ?? 'upcoming'
  const upcoming = useMemo(() => rows.filter(isAhead), [rows])
  const past = useMemo(() => rows.filter((row) => !isAhead(row)), [rows])
  const all = search.all === true
  const go = (next: object) => void navigate({ to: '/one-to-ones', search: next })
  return (
    <div className={classes.screen}>
      <PageHeader title="One-to-ones" actions={<Actions onSchedule={onSchedule} onPropose={onPropose} />} />
      <SegmentedControl
        className={classes.views ?? ''}
        aria-label="What to show"
        value={view}
        onChange={(value) => go(value === 'upcoming' ? {} : { view: value })}
        data={VIEWS.map(({ value, label }) => ({ value, label }))}
      />
      {view === 'upcoming' && <MeetingsView key="upcoming" view="upcoming" rows={upcoming} search={search} />}
      {view === 'past' && (
        <MeetingsView
          key="past"
          view="past"
          rows={past}
          search={search}
          years={<YearsButton all={all} onChange={(every) => go({ view: 'past', ...(every ? { all: true } : {}) })} />}
        />
      )}
      {view === 'cadence' && <CadenceView search={search} onPropose={onPropose} />}
    </div>
  )
}

function Actions({ onSchedule, onPropose }: Doors) {
  const [error, setError] = useState<unknown>(null)
  const save = () =>
    rpc.coaching.calendarFile({ kind: 'all' }).then((file) => {
      setError(null)
      saveFile(file)
    }, setError)
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <Button leftSection={<CalendarPlus size={16} aria-hidden="true" />} onClick={() => void save()}>
        Calendar file
      </Button>
      <Button leftSection={<CalendarSync size={16} aria-hidden="true" />} onClick={onPropose}>
        Propose a rhythm
      </Button>
      <Button variant="filled" leftSection={<Plus size={16} aria-hidden="true" />} onClick={onSchedule}>
        One-to-one
      </Button>
    </>
  )
}
