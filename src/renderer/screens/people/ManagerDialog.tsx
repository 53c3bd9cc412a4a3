import { Button, Group, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import type { PersonRow } from '../../../shared/contract/people.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { countPeople } from './import-words.ts'

interface ManagerDialogProps {
  readonly people: readonly PersonRow[]
  readonly chosen: readonly PersonRow[]
  readonly busy: boolean
  readonly error: unknown
  readonly onChoose: (managerId: PersonId | null) => void
  readonly onClose: () => void
}

/** One manager for everybody selected. */
export function ManagerDialog({ people, chosen, busy, error, onChoose, onClose }: ManagerDialogProps) {
  const [id, setId] = useState<string | null>(null)
  const candidates = people.filter((person) => person.status === 'active')
  const manager = candidates.find((person) => person.id === id)
  return (
    <Modal opened onClose={onClose} title={`Change manager of ${countPeople(chosen.length)}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (manager) onChoose(manager.id)
        }}
      >
        <Select
          label="New manager"
          data-autofocus
          searchable
          limit={50}
          nothingFoundMessage="No such name"
          data={candidates.map((person) => ({
            value: person.id,
            label: person.jobTitle ? `${person.name}, ${person.jobTitle}` : person.name,
          }))}
          value={id}
          onChange={setId}
        />
        {error !== null && <ErrorNote error={error} />}
        <Group gap={8} mt={16}>
          <Button type="submit" variant="filled" disabled={!manager} loading={busy}>
            Change manager
          </Button>
          <Button disabled={busy} onClick={() => onChoose(null)}>
            No manager
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
