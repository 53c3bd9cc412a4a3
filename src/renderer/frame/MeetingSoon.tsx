import { ActionIcon, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { BellRing, X } from 'lucide-react'
import { useState } from 'react'
import { formatTime } from '../components/format.ts'
import { orpc } from '../rpc/client.ts'
import classes from './MeetingSoon.module.css'

const LOOK_EVERY_MS = 30_000

/** A line above the screen when a one-to-one begins soon. It names the person: it is inside an open vault. */
export function MeetingSoon() {
  const reminders = useQuery({ ...orpc.coaching.reminders.queryOptions(), refetchInterval: LOOK_EVERY_MS })
  const { oneToOneId } = useParams({ strict: false })
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const next = reminders.data?.soon.find((meeting) => !closed.has(meeting.oneToOneId) && meeting.oneToOneId !== oneToOneId)
  if (next === undefined) return null
  const close = () => setClosed(new Set([...closed, next.oneToOneId]))
  return (
    <aside className={classes.soon} role="status" aria-label="Reminder">
      <BellRing size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className={classes.words}>
        One-to-one with {next.personName} at {formatTime(next.startsAt)}
        {next.items === 0 && '. The agenda is empty'}
      </span>
      <Button
        size="xs"
        renderRoot={(props) => <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: next.oneToOneId }} {...props} />}
        onClick={close}
      >
        Open agenda
      </Button>
      <ActionIcon variant="subtle" color="gray" aria-label="Close the reminder" onClick={close}>
        <X size={16} aria-hidden="true" />
      </ActionIcon>
    </aside>
  )
}
