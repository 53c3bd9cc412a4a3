import { Button, Group, Modal, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { localDate, nextWorkingDay } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { recurrenceWords } from '../../../shared/rules/recurrence.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName } from '../../components/format.ts'
import { Picker } from '../../components/Picker.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { useTeamFirstOptions } from '../../rpc/people-options.ts'
import { SeriesFields } from './SeriesFields.tsx'
import { newDraft, type SeriesDraft, timesOf } from './series-draft.ts'

interface ScheduleDialogProps {
  readonly onClose: () => void
}

/** Plans one meeting and opens its agenda, or a series of them. */
export function ScheduleDialog({ onClose }: ScheduleDialogProps) {
  const options = useTeamFirstOptions() ?? []
  const [who, setWho] = useState<string | null>(null)
  const [how, setHow] = useState<'once' | 'series'>('once')
  const [draft, setDraft] = useState<SeriesDraft>(() => newDraft(nextWorkingDay(localDate(Date.now()))))
  const { save, error } = useSaving(who as PersonId | null, draft, onClose)
  const ready = who !== null && timesOf(draft) !== null
  return (
    <Modal opened onClose={onClose} title="Plan a one-to-one" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void save(how)
        }}
      >
        <Stack gap="md">
          <Picker
            label="With"
            data={options}
            value={who}
            onChange={setWho}
            openOnFocus={false}
            limit={50}
            placeholder="Type part of a name"
            data-autofocus
          />
          <SegmentedControl
            aria-label="Once or again and again"
            value={how}
            onChange={(value) => setHow(value === 'series' ? 'series' : 'once')}
            data={[
              { value: 'once', label: 'Once' },
              { value: 'series', label: 'Again and again' },
            ]}
          />
          {how === 'series' ? (
            <>
              {who !== null && <Running personId={who as PersonId} />}
              <SeriesFields draft={draft} onChange={setDraft} dayLabel="From" />
            </>
          ) : (
            <Once draft={draft} onChange={setDraft} />
          )}
          {error !== null && <ErrorNote error={error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={!ready}>
              {how === 'series' ? 'Plan series' : 'Plan one-to-one'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function useSaving(personId: PersonId | null, draft: SeriesDraft, onClose: () => void) {
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>(null)
  const save = async (how: 'once' | 'series') => {
    const times = timesOf(draft)
    if (personId === null || times === null) return
    try {
      if (how === 'series') {
        changed((await rpc.coaching.planSeries({ series: [{ ...times, personId }] })).change)
        onClose()
        return
      }
      const startsAt = new Date(`${times.startsOn}T${times.time}:00`).getTime()
      const planned = await rpc.coaching.schedule({ personId, startsAt, minutes: times.minutes })
      changed(planned.change)
      await navigate({ to: '/one-to-ones/$oneToOneId', params: { oneToOneId: planned.oneToOneId } })
    } catch (failure) {
      setError(failure)
    }
  }
  return { save, error }
}

function Once({ draft, onChange }: { readonly draft: SeriesDraft; readonly onChange: (draft: SeriesDraft) => void }) {
  return (
    <Group grow>
      <TextInput
        label="Day"
        type="date"
        value={draft.startsOn}
        onChange={(event) => onChange({ ...draft, startsOn: event.currentTarget.value })}
      />
      <TextInput
        label="Time"
        type="time"
        value={draft.time}
        onChange={(event) => onChange({ ...draft, time: event.currentTarget.value })}
      />
      <NumberInput
        label="Minutes"
        min={5}
        max={480}
        step={5}
        value={draft.minutes}
        onChange={(minutes) => onChange({ ...draft, minutes: Number(minutes) })}
      />
    </Group>
  )
}

/** Said before a second one is planned. */
function Running({ personId }: { readonly personId: PersonId }) {
  const series = useQuery(orpc.coaching.series.queryOptions({ input: { personId } }))
  const [first] = series.data ?? []
  if (first === undefined) return null
  return (
    <p className="c-2">
      {firstName(first.personName)} has a series: {recurrenceWords(first.recurrence).toLowerCase()} at {first.time}. This would be another
      one.
    </p>
  )
}
