import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Today } from '../../../shared/contract/insights.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatLongDay } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { useRowKeys } from '../../frame/row-keys.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { ActionItems } from './ActionItems.tsx'
import { FollowUps } from './FollowUps.tsx'
import { Meetings } from './Meetings.tsx'
import { PutOffList } from './PutOffList.tsx'
import { Rail } from './Rail.tsx'
import { RestOfWeek } from './RestOfWeek.tsx'
import { ReviewRow } from './ReviewRow.tsx'
import { TodayActions } from './TodayActions.tsx'
import classes from './today.module.css'
import { useSnoozeKey } from './use-snooze-key.ts'

/** The manager's first screen: what the day holds, what is late, who has not been heard from. */
export function TodayScreen() {
  const today = useQuery(orpc.insights.today.queryOptions())
  return <QueryGate query={today}>{(day) => <Day day={day} />}</QueryGate>
}

function Day({ day }: { readonly day: Today }) {
  const frame = useQuery(orpc.workspace.frame.queryOptions())
  useRowKeys()
  useSnoozeKey()
  const nobody = frame.data?.people === 0
  return (
    <div className="page">
      <PageHeader title={formatLongDay(day.date)} actions={nobody ? undefined : <TodayActions />}>
        {day.sentence}
      </PageHeader>
      {day.reviews !== null && <ReviewRow reviews={day.reviews} today={day.date} />}
      {nobody ? (
        <NobodyYet />
      ) : isQuiet(day) ? (
        <p className={`c-2 ${classes.quietDay}`}>
          Nothing waits today. Meetings, due action items and late check-ins appear here as they come.
        </p>
      ) : (
        <div className={classes.columns}>
          <div className={classes.stack}>
            <Meetings meetings={day.meetings} now={day.now} today={day.date} />
            <ActionItems title="Promises" items={day.actionItems.filter(isPromise)} today={day.date} />
            <ActionItems title="Action items" items={day.actionItems.filter((item) => !isPromise(item))} today={day.date} />
            <FollowUps notices={day.notices} today={day.date} />
            <RestOfWeek days={day.restOfWeek} />
          </div>
          <Rail day={day} />
        </div>
      )}
      <PutOffList matters={day.snoozed} today={day.date} />
    </div>
  )
}

/** What the manager took on. */
function isPromise({ owner }: Today['actionItems'][number]): boolean {
  return owner === 'manager'
}

/** A vault nobody is in yet: the day begins with people. */
function NobodyYet() {
  return (
    <EmptyState
      title="Nobody is in this vault yet"
      actions={
        <>
          <Button variant="filled" component={Link} to="/people/import">
            Import people
          </Button>
          <Button component={Link} to="/people">
            Add one person
          </Button>
        </>
      }
      reader={<ReaderLine kind="only-you" text="People and all that is written about them stay in this vault" />}
      later={[
        { title: 'Meetings', text: 'Today’s one-to-ones, with what is on their agendas.' },
        { title: 'Action items and check-ins', text: 'What is due, and what is late by how many days.' },
        { title: 'Not heard from', text: 'Who was not met or written about for longer than agreed.' },
      ]}
    >
      A file from any HR system or spreadsheet is enough: names first, then jobs, units and managers where it has them.
    </EmptyState>
  )
}

function isQuiet(day: Today): boolean {
  const blocks = [day.meetings, day.actionItems, day.restOfWeek, day.notices, day.checkIns, day.quietGoals, day.notHeardFrom]
  return blocks.every((block) => block.length === 0)
}
