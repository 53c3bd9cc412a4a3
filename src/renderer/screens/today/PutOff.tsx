import { ActionIcon, Button, Menu, Modal, TextInput } from '@mantine/core'
import { AlarmClock } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { addDays, IsoDate } from '../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { formatDay } from '../../components/format.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { snoozeDays } from './snooze-days.ts'
import classes from './today.module.css'

interface PutOffProps {
  readonly matter: string
  /** What it is called, for a screen reader. */
  readonly name: string
  readonly today: IsoDate
}

/** The day until which a matter is out of sight. Its row is marked with `data-matter`, so that S finds this. */
export function PutOff({ matter, name, today }: PutOffProps) {
  const [error, setError] = useState<unknown>(null)
  const [asking, setAsking] = useState(false)
  async function until(day: IsoDate) {
    try {
      changed(await rpc.insights.snooze({ key: matter, until: day }))
    } catch (fault) {
      setError(fault)
    }
  }
  return (
    <span className={classes.putOff}>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon data-put-off variant="subtle" color="gray" size={24} aria-label={`Put off: ${name}`} title="Put off (S)">
            <AlarmClock size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            Put off until <KeyCap keys="S" />
          </Menu.Label>
          {snoozeDays(today).map((day, index) => (
            <Menu.Item
              key={day.name}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              rightSection={<span className="t-caption c-2">{formatDay(day.until, today)}</span>}
              onClick={() => void until(day.until)}
            >
              {day.name}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setAsking(true)}>Another day …</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && <AnotherDay name={name} today={today} onDay={until} onClose={() => setAsking(false)} />}
      {error !== null && <ErrorNote error={error} />}
    </span>
  )
}

interface AnotherDayProps {
  readonly name: string
  readonly today: IsoDate
  readonly onDay: (day: IsoDate) => Promise<void>
  readonly onClose: () => void
}

function AnotherDay({ name, today, onDay, onClose }: AnotherDayProps) {
  const [day, setDay] = useState('')
  const chosen = IsoDate.safeParse(day)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!chosen.success) return
    onClose()
    void onDay(chosen.data)
  }
  return (
    <Modal opened onClose={onClose} title={`Put off: ${name}`} size="sm">
      <form className={classes.ownDay} onSubmit={submit}>
        <TextInput
          data-autofocus
          type="date"
          label="Until"
          min={addDays(today, 1)}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={!chosen.success}>
          Put off
        </Button>
      </form>
    </Modal>
  )
}
