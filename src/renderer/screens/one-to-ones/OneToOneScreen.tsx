import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Timer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { OneToOneId } from '../../../shared/kernel/ids.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { flushAll } from '../../components/autosaver.ts'
import { firstName, formatLongDay, formatShortDay, formatTime } from '../../components/format.ts'
import { useRowKeys } from '../../frame/row-keys.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { ActionItemForm } from './ActionItemForm.tsx'
import { ActionItemList } from './ActionItemList.tsx'
import { Agenda } from './Agenda.tsx'
import classes from './one-to-ones.module.css'
import { PrivateSide } from './PrivateSide.tsx'

/** One meeting: shared agenda and action items on the left, the private side on the right. */
export function OneToOneScreen() {
  const { oneToOneId: raw } = useParams({ strict: false })
  const oneToOneId = OneToOneId.parse(raw)
  const meeting = useQuery(orpc.coaching.oneToOne.queryOptions({ input: { oneToOneId } }))
  return <QueryGate query={meeting}>{(found) => <Session key={found.id} meeting={found} />}</QueryGate>
}

function Session({ meeting }: { readonly meeting: OneToOne }) {
  const [title, setTitle] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useRowKeys()
  const turnIntoActionItem = (line: string) => {
    if (title === '') setTitle(line)
    field.current?.focus()
  }
  return (
    <div className={classes.session}>
      <div className={classes.main}>
        <Head meeting={meeting} />
        <Agenda meeting={meeting} onActionItem={turnIntoActionItem} />
        <div className={classes.stack}>
          <ActionItemList
            title="Action items"
            items={meeting.actionItems}
            form={<ActionItemForm meeting={meeting} title={title} onTitle={setTitle} field={field} />}
          />
          <ActionItemList title="Action items from last time" items={meeting.actionItemsFromLastTime} />
        </div>
      </div>
      <PrivateSide meeting={meeting} />
    </div>
  )
}

function Head({ meeting }: { readonly meeting: OneToOne }) {
  const navigate = useNavigate()
  const day = localDate(meeting.startsAt)
  const end = meeting.startsAt + meeting.minutes * 60_000
  const finish = async () => {
    await flushAll()
    const { change } = await rpc.coaching.finish({ oneToOneId: meeting.id })
    changed(change)
    await navigate({ to: '/one-to-ones' })
  }
  return (
    <header className={classes.head}>
      <Avatar name={meeting.personName} size={56} />
      <div className={classes.headText}>
        <h1 className="t-page-title">One-to-one with {meeting.personName}</h1>
        <p className="c-2">
          {formatLongDay(day)}, {formatTime(meeting.startsAt)} to {formatTime(end)}.{' '}
          {meeting.lastMetOn === null ? 'The first one.' : `Last met ${formatShortDay(meeting.lastMetOn)}.`}
        </p>
      </div>
      {meeting.state === 'planned' ? (
        <>
          <MeetingTimer meeting={meeting} />
          <Button variant="filled" onClick={finish}>
            Finish
          </Button>
        </>
      ) : (
        <span className={classes.timer}>Held</span>
      )}
    </header>
  )
}

/** Shown from the planned start on: "12 of 30 min". */
function MeetingTimer({ meeting }: { readonly meeting: OneToOne }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000)
    return () => clearInterval(timer)
  }, [])
  const minutes = Math.floor((now - meeting.startsAt) / 60_000)
  if (minutes < 0 || minutes > meeting.minutes * 3) return null
  return (
    <span
      className={classes.timer}
      role="timer"
      aria-label={`${minutes} of ${meeting.minutes} minutes with ${firstName(meeting.personName)}`}
    >
      <Timer size={16} aria-hidden="true" />
      {minutes} of {meeting.minutes} min
    </span>
  )
}
