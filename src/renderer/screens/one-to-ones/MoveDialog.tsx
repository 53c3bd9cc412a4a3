import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { OneToOneId } from '../../../shared/kernel/ids.ts'
import { LONGEST } from '../../../shared/kernel/longest.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName, formatTime } from '../../components/format.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { TextBox } from '../../components/TextBox.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { whenWords } from './meeting-words.ts'

interface MeetingRef {
  readonly id: OneToOneId
  readonly personName: string
  readonly startsAt: number
  readonly minutes: number
  readonly place: string
}

interface DialogProps {
  readonly meeting: MeetingRef
  readonly onClose: () => void
}

/** To another time. Where it stood first stays on record. */
export function MoveDialog({ meeting, onClose }: DialogProps) {
  const [day, setDay] = useState(localDate(Math.max(meeting.startsAt, Date.now())))
  const [time, setTime] = useState(formatTime(meeting.startsAt))
  const [minutes, setMinutes] = useState(meeting.minutes)
  const [place, setPlace] = useState(meeting.place)
  const [error, setError] = useState<unknown>(null)
  const startsAt = new Date(`${day}T${time}:00`).getTime()
  const ready = Number.isFinite(startsAt) && minutes >= 5
  const save = async () => {
    try {
      changed(await rpc.coaching.reschedule({ oneToOneId: meeting.id, startsAt, minutes, place }))
      onClose()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Modal opened onClose={onClose} title={`Time and place of the one-to-one with ${firstName(meeting.personName)}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void save()
        }}
      >
        <Stack gap="md">
          <p className="c-2">Planned for {whenWords(meeting.startsAt)}. Moved to another day, the list keeps this one beside it.</p>
          <Group grow>
            <TextInput label="Day" type="date" data-autofocus value={day} onChange={(event) => setDay(event.currentTarget.value)} />
            <TextInput label="Time" type="time" value={time} onChange={(event) => setTime(event.currentTarget.value)} />
            <NumberInput label="Minutes" min={5} max={480} step={5} value={minutes} onChange={(value) => setMinutes(Number(value))} />
          </Group>
          <div>
            <TextInput
              label="Place"
              placeholder="Optional"
              maxLength={300}
              value={place}
              aria-describedby="move-place-reader"
              onChange={(event) => setPlace(event.currentTarget.value)}
            />
            <ReaderLine kind="both" id="move-place-reader" text="Stands in the calendar file" />
          </div>
          {error !== null && <ErrorNote error={error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={!ready}>
              Keep time and place
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Said not to take place, with the reason if there is one to keep. */
export function SkipDialog({ meeting, onClose }: DialogProps) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    try {
      changed(await rpc.coaching.skip({ oneToOneId: meeting.id, reason }))
      onClose()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Modal opened onClose={onClose} title={`Skip the one-to-one with ${firstName(meeting.personName)}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="md">
          <p className="c-2">
            {whenWords(meeting.startsAt)}. It is counted as skipped. What stands on its agenda goes to the next one, when one is planned.
          </p>
          <TextBox
            label="Why"
            placeholder="Optional"
            data-autofocus
            autosize
            minRows={2}
            longest={LONGEST.reason}
            value={reason}
            aria-describedby="skip-reader"
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ReaderLine kind="only-you" id="skip-reader" text="Only in this vault; in no package and no calendar file" />
          {error !== null && <ErrorNote error={error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled">
              Skip meeting
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
