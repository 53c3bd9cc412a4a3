import { Button } from '@mantine/core'
import { CalendarSync, MapPin } from 'lucide-react'
import { useState } from 'react'
import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { standingOf } from '../../../shared/rules/meeting-standing.ts'
import { recurrenceWords } from '../../../shared/rules/recurrence.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { flushAll } from '../../components/autosaver.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { formatLongDay, formatShortDay, formatTime } from '../../components/format.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { MeetingClock } from './MeetingClock.tsx'
import { MeetingMenu } from './MeetingMenu.tsx'
import { movedWords } from './meeting-words.ts'
import styles from './meetings.module.css'
import classes from './one-to-ones.module.css'
import { StandingMark } from './StandingMark.tsx'
import { SummaryMenu } from './SummaryMenu.tsx'

/** With whom, when, and the one step that comes next. */
export function SessionHead({ meeting }: { readonly meeting: OneToOne }) {
  const day = localDate(meeting.startsAt)
  const end = meeting.startsAt + meeting.minutes * 60_000
  return (
    <header className={classes.head}>
      <Avatar name={meeting.personName} size={36} />
      <div className={classes.headText}>
        <h1 className="t-page-title">One-to-one with {meeting.personName}</h1>
        <p className="c-2">
          {formatLongDay(day)}, {formatTime(meeting.startsAt)} to {formatTime(end)}.{' '}
          {meeting.lastMetOn === null ? 'The first one.' : `Last met ${formatShortDay(meeting.lastMetOn)}.`}
        </p>
        <Facts meeting={meeting} />
      </div>
      <div className={styles.steps}>
        <Steps meeting={meeting} />
        <MeetingMenu meeting={meeting} />
      </div>
    </header>
  )
}

function Facts({ meeting }: { readonly meeting: OneToOne }) {
  const moved = movedWords(meeting)
  const lasted = meeting.lastedMinutes === null ? null : `lasted ${meeting.lastedMinutes} min`
  if (meeting.series === null && meeting.place === '' && moved === null && lasted === null && meeting.skipReason === '') return null
  return (
    <p className={`t-caption ${styles.factLine}`}>
      {meeting.series !== null && (
        <span className="with-icon">
          <CalendarSync size={14} aria-hidden="true" />
          {recurrenceWords(meeting.series.recurrence)}
        </span>
      )}
      {meeting.place !== '' && (
        <span className="with-icon">
          <MapPin size={14} aria-hidden="true" />
          {meeting.place}
        </span>
      )}
      {[moved, lasted, meeting.skipReason === '' ? null : `skipped: ${meeting.skipReason}`]
        .filter((words) => words !== null)
        .map((words) => (
          <span key={words}>{words}</span>
        ))}
    </p>
  )
}

function Steps({ meeting }: { readonly meeting: OneToOne }) {
  const [error, setError] = useState<unknown>(null)
  const standing = standingOf(meeting, Date.now())
  const attempt = (work: () => Promise<void>) => void work().then(() => setError(null), setError)
  const finish = () =>
    attempt(async () => {
      await flushAll()
      changed((await rpc.coaching.finish({ oneToOneId: meeting.id })).change)
    })
  const begin = () =>
    attempt(async () => {
      await rpc.coaching.begin({ oneToOneId: meeting.id })
      changed()
    })
  return (
    <>
      {(standing === 'missed' || standing === 'held' || standing === 'skipped') && <StandingMark standing={standing} />}
      {standing === 'begun' && <MeetingClock meeting={meeting} />}
      {standing === 'planned' && (
        <Button variant="filled" onClick={begin}>
          Start
        </Button>
      )}
      {(standing === 'planned' || standing === 'begun') && (
        <Button variant={standing === 'begun' ? 'filled' : 'default'} onClick={finish}>
          Finish
        </Button>
      )}
      {standing === 'missed' && (
        <>
          <Button variant="filled" onClick={finish}>
            It was held
          </Button>
          <Button onClick={begin}>Start now</Button>
        </>
      )}
      {standing === 'skipped' && (
        <Button onClick={() => attempt(async () => changed(await rpc.coaching.unskip({ oneToOneId: meeting.id })))}>Plan it again</Button>
      )}
      {(standing === 'planned' || standing === 'held') && <SummaryMenu meeting={meeting} held={standing === 'held'} />}
      {error !== null && <ErrorNote error={error} />}
    </>
  )
}
