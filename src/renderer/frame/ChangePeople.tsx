import { Autocomplete, Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonRow } from '../../shared/contract/people.ts'
import type { ManyFields, When } from '../../shared/contract/people-changes.ts'
import type { OrgUnit } from '../../shared/contract/people-org.ts'
import { ChangeTable } from '../components/ChangeTable.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { count, todayIso } from '../components/format.ts'
import { Picker } from '../components/Picker.tsx'
import { personOptions } from '../components/picker-options.ts'
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
  const { data: units = [] } = useQuery(orpc.people.units.queryOptions())
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
          <ChangedFields draft={draft} people={people} units={units} onChange={setDraft} />
          <WhenFields when={when} today={today} onChange={setWhen} />
          {found !== undefined && <ChangeTable preview={found} newUnit={isNewUnit(draft.unit, units)} />}
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

/** Nothing there is called so, neither by name nor by path. */
function isNewUnit(typed: string, units: readonly OrgUnit[]): boolean {
  const wanted = typed.trim().toLocaleLowerCase()
  const known = ({ label, name, path }: OrgUnit) => [label, name, path].some((each) => each.toLocaleLowerCase() === wanted)
  return wanted !== '' && !units.some(known)
}

interface ChangedFieldsProps {
  readonly draft: Draft
  readonly people: readonly PersonRow[]
  readonly units: readonly OrgUnit[]
  readonly onChange: (draft: Draft) => void
}

function ChangedFields({ draft, people, units, onChange }: ChangedFieldsProps) {
  const managers = people.filter((person) => person.status === 'active')
  const jobs = [...new Set(people.flatMap(({ jobTitle }) => jobTitle ?? []))].sort()
  return (
    <>
      <Picker
        label="New manager"
        placeholder={STAYS}
        data-autofocus
        clearable
        limit={50}
        data={[{ value: NOBODY, label: 'No manager' }, ...personOptions(managers)]}
        value={draft.manager}
        onChange={(manager) => onChange({ ...draft, manager })}
      />
      <Autocomplete
        label="New unit"
        placeholder={STAYS}
        maxLength={300}
        limit={12}
        data={units.map(({ label }) => label)}
        {...(isNewUnit(draft.unit, units) ? { description: 'No such unit yet: it is made with this change' } : {})}
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
