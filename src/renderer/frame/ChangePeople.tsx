import { Autocomplete, Button, Group, Modal, Select, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonRow } from '../../shared/contract/people.ts'
import type { ManyFields, When } from '../../shared/contract/people-changes.ts'
import { ChangeTable } from '../components/ChangeTable.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { count, todayIso } from '../components/format.ts'
import { isSaid, WhenFields } from '../components/WhenFields.tsx'
import { changed } from '../rpc/changed.ts'
import { orpc } from '../rpc/client.ts'

interface ChangePeopleProps {
  readonly chosen: readonly PersonRow[]
  readonly people: readonly PersonRow[]
  readonly onClose: () => void
}

const STAYS = 'Stays as it is'
const NOBODY = 'nobody'

interface Draft {
  readonly job: string
  readonly unit: string
  readonly manager: string | null
}

function fieldsOf({ job, unit, manager }: Draft, people: readonly PersonRow[]): ManyFields {
  const found = people.find(({ id }) => id === manager)
  return {
    ...(job.trim() === '' ? {} : { jobTitle: job.trim() }),
    ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
    ...(manager === null || (manager !== NOBODY && !found) ? {} : { managerId: found?.id ?? null }),
  }
}

/** The same manager, unit or job for everybody chosen: what would change is shown before it does. */
export function ChangePeople({ chosen, people, onClose }: ChangePeopleProps) {
  const today = todayIso()
  const [draft, setDraft] = useState<Draft>({ job: '', unit: '', manager: null })
  const [when, setWhen] = useState<When>({ kind: 'from', on: today, reason: '' })
  const fields = fieldsOf(draft, people)
  const input = { personIds: chosen.map(({ id }) => id), fields }
  const asked = Object.keys(fields).length > 0 && isSaid(when)
  const preview = useQuery({
    ...orpc.people.previewMany.queryOptions({ input: { ...input, when: when.kind === 'from' ? { ...when, reason: '' } : when } }),
    enabled: asked,
    placeholderData: (before) => before,
  })
  const write = useMutation(
    orpc.people.updateMany.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  const found = asked ? preview.data : undefined
  return (
    <Modal opened onClose={onClose} title={`Change ${count(chosen.length, 'person', 'people')}`} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          write.mutate({ ...input, when, leaveOut: found?.counts.refused ?? 0 })
        }}
      >
        <Stack gap="md">
          <ChangedFields draft={draft} people={people} onChange={setDraft} />
          <WhenFields when={when} today={today} onChange={setWhen} />
          {found !== undefined && <ChangeTable preview={found} />}
          {asked && preview.error !== null && <ErrorNote error={preview.error} />}
          {write.error !== null && <ErrorNote error={write.error} />}
          <Group gap={8}>
            <Button
              type="submit"
              variant="filled"
              loading={write.isPending}
              disabled={found === undefined || found.counts.changed === 0 || preview.isPlaceholderData}
            >
              {found === undefined ? 'Change people' : `Change ${count(found.counts.changed, 'person', 'people')}`}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface ChangedFieldsProps {
  readonly draft: Draft
  readonly people: readonly PersonRow[]
  readonly onChange: (draft: Draft) => void
}

function ChangedFields({ draft, people, onChange }: ChangedFieldsProps) {
  const { data: units = [] } = useQuery(orpc.people.units.queryOptions())
  const managers = people.filter((person) => person.status === 'active')
  const jobs = [...new Set(people.flatMap(({ jobTitle }) => jobTitle ?? []))].sort()
  return (
    <>
      <Select
        label="New manager"
        placeholder={STAYS}
        data-autofocus
        searchable
        clearable
        limit={50}
        nothingFoundMessage="No such name"
        data={[
          { value: NOBODY, label: 'No manager' },
          ...managers.map(({ id, name, jobTitle }) => ({ value: id as string, label: jobTitle ? `${name}, ${jobTitle}` : name })),
        ]}
        value={draft.manager}
        onChange={(manager) => onChange({ ...draft, manager })}
      />
      <Autocomplete
        label="New unit"
        placeholder={STAYS}
        maxLength={300}
        limit={12}
        data={units.map(({ label }) => label)}
        value={draft.unit}
        onChange={(unit) => onChange({ ...draft, unit })}
      />
      <Autocomplete
        label="New job"
        placeholder={STAYS}
        maxLength={300}
        limit={12}
        data={jobs}
        value={draft.job}
        onChange={(job) => onChange({ ...draft, job })}
      />
    </>
  )
}
