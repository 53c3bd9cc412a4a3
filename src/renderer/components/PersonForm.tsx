import { Autocomplete, Button, SegmentedControl, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type PersonFields, type PersonRow, PersonStatus } from '../../shared/contract/people.ts'
import type { When } from '../../shared/contract/people-changes.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { ErrorNote } from './ErrorNote.tsx'
import { todayIso } from './format.ts'
import classes from './PersonForm.module.css'
import { Picker } from './Picker.tsx'
import { personOptions } from './picker-options.ts'
import { isSaid, WhenFields } from './WhenFields.tsx'

interface PersonFormProps {
  readonly start: PersonFields
  /** Not offered as their own manager. */
  readonly personId: PersonId | null
  readonly people: readonly PersonRow[]
  /** What the units are called, those of a tree by path. */
  readonly units: readonly string[]
  readonly busy: boolean
  readonly error: unknown
  readonly saveWord: string
  /** With the day from which a job, a manager or a unit holds, where one of them changed. */
  readonly onSave: (fields: PersonFields, when: When | null) => void
  readonly onCancel: () => void
}

const OVER_TIME = ['jobTitle', 'unit', 'managerId'] as const

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== null))].sort()
}

/** The facts of one person. One of the names is enough. */
export function PersonForm({ start, personId, people, units, busy, error, saveWord, onSave, onCancel }: PersonFormProps) {
  const [draft, setDraft] = useState(start)
  const [said, setSaid] = useState<When | null>(null)
  const today = todayIso()
  const overTime = personId === null ? [] : OVER_TIME.filter((field) => draft[field] !== start[field])
  // What was empty is most often learned late, not changed late.
  const assumed: When = overTime.every((field) => start[field] === null) ? { kind: 'always' } : { kind: 'from', on: today, reason: '' }
  const when = overTime.length === 0 ? null : (said ?? assumed)
  const set = (fields: Partial<PersonFields>) => setDraft((before) => ({ ...before, ...fields }))
  const managers = people.filter((person) => person.id !== personId && (person.status === 'active' || person.id === draft.managerId))
  const named = draft.givenName.trim() !== '' || draft.familyName.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (named && !busy && (when === null || isSaid(when))) onSave(draft, when)
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label="Given name"
        data-autofocus
        maxLength={300}
        value={draft.givenName}
        onChange={(event) => set({ givenName: event.currentTarget.value })}
      />
      <TextInput
        label="Family name"
        maxLength={300}
        value={draft.familyName}
        onChange={(event) => set({ familyName: event.currentTarget.value })}
      />
      <Autocomplete
        label="Job"
        maxLength={300}
        limit={12}
        data={distinct(people.map((person) => person.jobTitle))}
        value={draft.jobTitle ?? ''}
        onChange={(value) => set({ jobTitle: orNull(value) })}
      />
      <Autocomplete
        label="Unit"
        maxLength={300}
        limit={12}
        data={[...units]}
        value={draft.unit ?? ''}
        onChange={(value) => set({ unit: orNull(value) })}
      />
      <Picker
        label="Manager"
        clearable
        limit={50}
        placeholder="None"
        data={personOptions(managers)}
        value={draft.managerId}
        onChange={(id) => set({ managerId: managers.find((person) => person.id === id)?.id ?? null })}
      />
      {when !== null && <WhenFields when={when} today={today} onChange={setSaid} />}
      <TextInput
        type="date"
        label="Hired on"
        value={draft.hiredOn ?? ''}
        onChange={(event) => set({ hiredOn: orNull(event.currentTarget.value) })}
      />
      <TextInput
        label="Email"
        type="email"
        maxLength={320}
        value={draft.email ?? ''}
        onChange={(event) => set({ email: orNull(event.currentTarget.value) })}
      />
      <TextInput
        label="Employee number"
        maxLength={100}
        value={draft.employeeNumber ?? ''}
        onChange={(event) => set({ employeeNumber: orNull(event.currentTarget.value) })}
      />
      {personId === null && (
        <SegmentedControl
          aria-label="Status"
          data={[
            { value: 'active', label: 'Active' },
            { value: 'left', label: 'Left' },
          ]}
          value={draft.status}
          onChange={(value) => set({ status: PersonStatus.parse(value) })}
        />
      )}
      {error !== null && <ErrorNote error={error} />}
      <div className={classes.formButtons}>
        <Button type="submit" variant="filled" disabled={!named} loading={busy}>
          {saveWord}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
