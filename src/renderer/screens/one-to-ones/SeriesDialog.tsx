import { Button, Group, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Series } from '../../../shared/contract/meetings.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId, SeriesId } from '../../../shared/kernel/ids.ts'
import { recurrenceWords } from '../../../shared/rules/recurrence.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { formatFullDate, saveFile } from '../../components/format.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { SeriesFields } from './SeriesFields.tsx'
import { draftOf, timesOf } from './series-draft.ts'

interface SeriesDialogProps {
  readonly seriesId: SeriesId
  readonly personId: PersonId
  /** From this day on it changes unless another one is chosen. */
  readonly from: IsoDate
  readonly onClose: () => void
}

/** The series a meeting belongs to: changed from a day on, ended, or taken into a calendar. */
export function SeriesDialog({ seriesId, personId, from, onClose }: SeriesDialogProps) {
  const series = useQuery(orpc.coaching.series.queryOptions({ input: { personId } }))
  const found = series.data?.find(({ id }) => id === seriesId)
  return (
    <Modal opened onClose={onClose} title="Series of one-to-ones" size="lg">
      {found === undefined ? (
        series.data !== undefined && <p className="c-2">This series has ended.</p>
      ) : (
        <Stack gap="md">
          <p className="c-2">
            {recurrenceWords(found.recurrence)} at {found.time}, {found.minutes} min.
            {found.endsOn !== null && ` Until ${formatFullDate(found.endsOn)}.`} {found.zone}.
          </p>
          <Change series={found} from={from} onClose={onClose} />
        </Stack>
      )}
    </Modal>
  )
}

function Change({ series, from, onClose }: { readonly series: Series; readonly from: IsoDate; readonly onClose: () => void }) {
  const today = localDate(Date.now())
  const [what, setWhat] = useState<'change' | 'end'>('change')
  const [draft, setDraft] = useState(() => draftOf(series, from < today ? today : from))
  const [on, setOn] = useState(today)
  const [error, setError] = useState<unknown>(null)
  const times = timesOf(draft)
  const attempt = (work: () => Promise<unknown>) => work().then(onClose, setError)
  const submit = () =>
    attempt(async () => {
      if (what === 'end') changed((await rpc.coaching.endSeries({ seriesId: series.id, on })).change)
      else if (times !== null) changed((await rpc.coaching.changeSeries({ seriesId: series.id, from: times.startsOn, times })).change)
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="md">
        <SegmentedControl
          aria-label="What to do with the series"
          value={what}
          onChange={(value) => setWhat(value === 'end' ? 'end' : 'change')}
          data={[
            { value: 'change', label: 'Change the rest' },
            { value: 'end', label: 'End it' },
          ]}
        />
        {what === 'change' ? (
          <>
            <SeriesFields draft={draft} onChange={setDraft} dayLabel="Changes from" />
            <p className="c-2">Meetings before that day stay as they are. Later ones move to the new times with their agendas.</p>
          </>
        ) : (
          <>
            <TextInput label="Last day" type="date" value={on} onChange={(event) => setOn(event.currentTarget.value)} />
            <p className="c-2">Later meetings go. One that has an agenda or a private margin stays as a single meeting.</p>
          </>
        )}
        {error !== null && <ErrorNote error={error} />}
        <Group justify="space-between">
          <Button
            onClick={() => void attempt(async () => saveFile(await rpc.coaching.calendarFile({ kind: 'series', seriesId: series.id })))}
          >
            Calendar file
          </Button>
          <Group gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={what === 'change' ? times === null : on === ''}>
              {what === 'change' ? 'Change series' : 'End series'}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
