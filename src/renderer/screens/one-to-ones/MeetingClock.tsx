import { ActionIcon } from '@mantine/core'
import { Pause, Play, Timer } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { elapsedMs } from '../../../shared/rules/meeting-standing.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import classes from './meetings.module.css'

/** The planned minutes, counted down. It is kept in the vault, so it goes on while another screen is open. */
export function MeetingClock({ meeting }: { readonly meeting: OneToOne }) {
  const { timer, minutes } = meeting
  const running = timer.since !== null
  const now = useNow(running)
  const elapsed = Math.floor(elapsedMs({ measuredMs: timer.measuredMs, since: timer.since }, now) / 60_000)
  const words = leftWords(minutes - elapsed)
  const turn = async () => {
    await rpc.coaching.setTimer({ oneToOneId: meeting.id, running: !running })
    changed()
  }
  return (
    <span className={classes.clock} data-paused={!running || undefined} role="timer" aria-label={`${words} of ${minutes} minutes`}>
      <Timer size={16} aria-hidden="true" />
      {words}
      <span className="c-2 w-regular">of {minutes}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={running ? 'Pause the clock' : 'Let the clock go on'}
        onClick={() => void turn()}
      >
        {running ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
      </ActionIcon>
    </span>
  )
}

function leftWords(left: number): string {
  return left >= 0 ? `${left} min left` : `${-left} min over`
}

function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    setNow(Date.now())
    if (!running) return
    const tick = setInterval(() => setNow(Date.now()), 5000)
    return () => clearInterval(tick)
  }, [running])
  return now
}
