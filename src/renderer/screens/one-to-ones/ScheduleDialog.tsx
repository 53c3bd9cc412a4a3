import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays, localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'

interface ScheduleDialogProps {
  readonly personId: PersonId | null
  readonly onClose: () => void
}

/** Plans a one-to-one and opens its agenda. */
export function ScheduleDialog({ personId, onClose }: ScheduleDialogProps) {
  const people = useQuery(orpc.people.list.queryOptions())
  const navigate = useNavigate()
  const [who, setWho] = useState<string | null>(personId)
  const [day, setDay] = useState(addDays(localDate(Date.now()), 1))
  const [time, setTime] = useState('10:00')
  const [minutes, setMinutes] = useState<string | number>(30)
  const [error, setError] = useState<unknown>(null)
  const startsAt = new Date(`${day}T${time}:00`).getTime()
  const ready = who !== null && Number.isFinite(startsAt) && Number(minutes) >= 5

  const save = async () => {
    if (who === null) return
    try {
      const planned = await rpc.coaching.schedule({ personId: who as PersonId, startsAt, minutes: Number(minutes) })
      changed(planned.change)
      await navigate({ to: '/one-to-ones/$oneToOneId', params: { oneToOneId: planned.oneToOneId } })
    } catch (failure) {
      setError(failure)
    }
  }

  const options = (people.data ?? [])
    .filter((person) => person.status === 'active')
    .map((person) => ({ value: person.id, label: person.name }))
  return (
    <Modal opened onClose={onClose} title="Plan a one-to-one">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void save()
        }}
      >
        <Stack gap="md">
          <Select
            label="With"
            data={options}
            value={who}
            onChange={setWho}
            searchable
            openOnFocus={false}
            limit={50}
            nothingFoundMessage="No such name"
            data-autofocus
          />
          <Group grow>
            <TextInput label="Day" type="date" value={day} onChange={(event) => setDay(event.currentTarget.value)} />
            <TextInput label="Time" type="time" value={time} onChange={(event) => setTime(event.currentTarget.value)} />
            <NumberInput label="Minutes" min={5} max={480} step={5} value={minutes} onChange={setMinutes} />
          </Group>
          {error !== null && <ErrorNote error={error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={!ready}>
              Plan one-to-one
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
