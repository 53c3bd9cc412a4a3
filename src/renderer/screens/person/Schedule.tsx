import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import { type IsoDate, nextWorkingDay } from '../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName } from '../../components/format.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'

interface ScheduleProps {
  readonly person: PersonDetail
  readonly today: IsoDate
  readonly onClose: () => void
}

/** Plans a one-to-one with this person and opens its agenda. */
export function Schedule({ person, today, onClose }: ScheduleProps) {
  const navigate = useNavigate()
  const [day, setDay] = useState(nextWorkingDay(today))
  const [time, setTime] = useState('10:00')
  const [minutes, setMinutes] = useState(30)
  const schedule = useMutation(
    orpc.coaching.schedule.mutationOptions({
      onSuccess: ({ oneToOneId, change }) => {
        changed(change)
        void navigate({ to: '/one-to-ones/$oneToOneId', params: { oneToOneId } })
      },
    }),
  )
  const startsAt = new Date(`${day}T${time}:00`).getTime()
  const ready = Number.isFinite(startsAt) && minutes >= 5
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) schedule.mutate({ personId: person.id, startsAt, minutes })
  }
  return (
    <Modal opened onClose={onClose} title={`One-to-one with ${firstName(person.name)}`}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Group grow>
            <TextInput label="Day" type="date" data-autofocus value={day} onChange={(event) => setDay(event.currentTarget.value)} />
            <TextInput label="Time" type="time" value={time} onChange={(event) => setTime(event.currentTarget.value)} />
            <NumberInput label="Minutes" min={5} max={480} step={5} value={minutes} onChange={(value) => setMinutes(Number(value))} />
          </Group>
          {schedule.error !== null && <ErrorNote error={schedule.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={!ready} loading={schedule.isPending}>
              Plan one-to-one
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
