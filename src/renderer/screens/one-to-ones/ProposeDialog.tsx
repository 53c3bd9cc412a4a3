import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { localDate, nextWorkingDay } from '../../../shared/kernel/dates.ts'
import { Rhythm, recurrenceWords, type Weekday } from '../../../shared/rules/recurrence.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count, formatDay } from '../../components/format.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { rhythmWords } from './meeting-words.ts'
import classes from './meetings.module.css'
import { Weekdays } from './RecurrenceFields.tsx'

const WORKING: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR']
const RHYTHMS = [
  { value: 'expected', label: 'As expected of each' },
  ...Rhythm.options.map((value) => ({ value, label: rhythmWords[value] })),
]

/** A rhythm for everybody without one: seen first, planned as one change. */
export function ProposeDialog({ onClose }: { readonly onClose: () => void }) {
  const [rhythm, setRhythm] = useState<Rhythm | 'expected'>('expected')
  const [minutes, setMinutes] = useState(30)
  const [days, setDays] = useState(WORKING)
  const [from, setFrom] = useState('09:00')
  const [startsOn, setStartsOn] = useState(nextWorkingDay(localDate(Date.now())))
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const [error, setError] = useState<unknown>(null)
  const ready = /^\d\d:\d\d$/.test(from) && /^\d{4}-\d\d-\d\d$/.test(startsOn) && minutes >= 5
  const input = { rhythm, minutes, weekdays: [...days], from, startsOn }
  const proposals = useQuery({
    ...orpc.coaching.proposeSeries.queryOptions({ input }),
    enabled: ready,
    placeholderData: (before) => before,
  })
  // What is still shown may be the answer to what was asked before: that is never what gets planned.
  const settled = ready && !proposals.isPlaceholderData
  const chosen = (proposals.data ?? []).filter(({ personId }) => !without.has(personId))
  const save = async () => {
    try {
      const series = chosen.map(({ personName: _, rhythm: __, why: ___, first: ____, ...one }) => one)
      changed((await rpc.coaching.planSeries({ series })).change)
      onClose()
    } catch (failure) {
      setError(failure)
    }
  }
  const toggle = (personId: string, wanted: boolean) => {
    const next = new Set(without)
    if (wanted) next.delete(personId)
    else next.add(personId)
    setWithout(next)
  }
  return (
    <Modal opened onClose={onClose} title="Propose a rhythm" size="xl">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (settled && chosen.length > 0) void save()
        }}
      >
        <Stack gap="md">
          <p className="c-2">
            For everybody who has no series. Each gets a time of the week of their own. Nothing is planned before the last button.
          </p>
          <Group grow>
            <Select
              label="Rhythm"
              allowDeselect={false}
              data={RHYTHMS}
              value={rhythm}
              onChange={(value) => setRhythm(Rhythm.options.find((known) => known === value) ?? 'expected')}
            />
            <NumberInput label="Minutes" min={5} max={480} step={5} value={minutes} onChange={(value) => setMinutes(Number(value))} />
            <TextInput label="Not before" type="time" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
            <TextInput label="From" type="date" value={startsOn} onChange={(event) => setStartsOn(event.currentTarget.value)} />
          </Group>
          <Weekdays label="On these days" value={days} onChange={(next) => next.length > 0 && setDays(next)} />
          <ul className={classes.proposals} aria-label="Proposed series">
            {(proposals.data ?? []).map((one) => (
              <li key={one.personId}>
                <Checkbox
                  checked={!without.has(one.personId)}
                  onChange={(event) => toggle(one.personId, event.currentTarget.checked)}
                  label={one.personName}
                />
                <span className="c-2">
                  {recurrenceWords(one.recurrence)} at {one.time}, first {formatDay(localDate(one.first))}
                </span>
                <span className="t-caption c-3">{one.why}</span>
              </li>
            ))}
          </ul>
          {proposals.data?.length === 0 && <p className="c-2">Everybody of whom a one-to-one is expected has a series.</p>}
          {(error ?? proposals.error) !== null && <ErrorNote error={error ?? proposals.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={chosen.length === 0 || !settled}>
              Plan for {count(chosen.length, 'person', 'people')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
