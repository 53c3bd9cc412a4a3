import { Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { localDate } from '../../../shared/kernel/dates.ts'
import { Rhythm, recurrenceFor, recurrenceWords } from '../../../shared/rules/recurrence.ts'
import { formatDay } from '../../components/format.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { orpc } from '../../rpc/client.ts'
import { RecurrenceFields } from './RecurrenceFields.tsx'
import { nthOf, type SeriesDraft, timesOf, weekdayOf } from './series-draft.ts'

interface SeriesFieldsProps {
  readonly draft: SeriesDraft
  readonly onChange: (draft: SeriesDraft) => void
  /** "First day", or from which on it changes. */
  readonly dayLabel: string
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** When, how long and where; and the next dates the rule gives. */
export function SeriesFields({ draft, onChange, dayLabel }: SeriesFieldsProps) {
  const set = (change: Partial<SeriesDraft>) => onChange({ ...draft, ...change })
  const day = DAY.test(draft.startsOn) ? draft.startsOn : localDate(Date.now())
  const setDay = (startsOn: string) => {
    const rhythm = Rhythm.options.find((known) => known === draft.choice)
    // A rhythm falls on the weekday of its first day; a rule of one's own says its days itself.
    if (rhythm && DAY.test(startsOn)) set({ startsOn, recurrence: recurrenceFor(rhythm, weekdayOf(startsOn), nthOf(startsOn)) })
    else set({ startsOn })
  }
  return (
    <Stack gap="sm">
      <Group grow>
        <TextInput label={dayLabel} type="date" value={draft.startsOn} onChange={(event) => setDay(event.currentTarget.value)} />
        <TextInput label="Time" type="time" value={draft.time} onChange={(event) => set({ time: event.currentTarget.value })} />
        <NumberInput
          label="Minutes"
          min={5}
          max={480}
          step={5}
          value={draft.minutes}
          onChange={(value) => set({ minutes: Number(value) })}
        />
      </Group>
      <RecurrenceFields
        choice={draft.choice}
        recurrence={draft.recurrence}
        weekday={weekdayOf(day)}
        nth={nthOf(day)}
        onChange={(choice, recurrence) => set({ choice, recurrence })}
      />
      <Group grow align="flex-start">
        <div>
          <TextInput
            label="Place"
            placeholder="Optional"
            maxLength={300}
            value={draft.place}
            aria-describedby="series-place-reader"
            onChange={(event) => set({ place: event.currentTarget.value })}
          />
          <ReaderLine kind="both" id="series-place-reader" text="Stands in the calendar file" />
        </div>
        <TextInput label="Last day" type="date" value={draft.endsOn} onChange={(event) => set({ endsOn: event.currentTarget.value })} />
      </Group>
      <NextDates draft={draft} />
    </Stack>
  )
}

function NextDates({ draft }: { readonly draft: SeriesDraft }) {
  const times = timesOf(draft)
  const preview = useQuery({
    ...orpc.coaching.previewSeries.queryOptions({
      input: times ?? { recurrence: draft.recurrence, startsOn: localDate(Date.now()), time: '10:00', endsOn: null },
    }),
    enabled: times !== null,
    placeholderData: (before) => before,
  })
  const next = times === null ? [] : (preview.data?.next ?? [])
  return (
    <p className="c-2" role="status">
      <strong className="w-strong c-1">{recurrenceWords(draft.recurrence)}.</strong>{' '}
      {next.length === 0 ? 'No date falls within these days.' : `${next.map((at) => formatDay(localDate(at))).join(', ')}.`}
    </p>
  )
}
