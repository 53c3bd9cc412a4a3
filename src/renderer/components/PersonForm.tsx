import { Autocomplete, Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type PersonFields, type PersonRow, PersonStatus } from '../../shared/contract/people.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { ErrorNote } from './ErrorNote.tsx'
import classes from './PersonForm.module.css'

interface PersonFormProps {
  readonly start: PersonFields
  /** Not offered as their own manager. */
  readonly personId: PersonId | null
  readonly people: readonly PersonRow[]
  readonly busy: boolean
  readonly error: unknown
  readonly saveWord: string
  readonly onSave: (fields: PersonFields) => void
  readonly onCancel: () => void
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== null))].sort()
}

/** The facts of one person. One of the names is enough. */
export function PersonForm({ start, personId, people, busy, error, saveWord, onSave, onCancel }: PersonFormProps) {
  const [draft, setDraft] = useState(start)
  const set = (fields: Partial<PersonFields>) => setDraft((before) => ({ ...before, ...fields }))
  const managers = people.filter((person) => person.id !== personId && (person.status === 'active' || person.id === draft.managerId))
  const named = draft.givenName.trim() !== '' || draft.familyName.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (named && !busy) onSave(draft)
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
        data={distinct(people.map((person) => person.unit))}
        value={draft.unit ?? ''}
        onChange={(value) => set({ unit: orNull(value) })}
      />
      <Select
        label="Manager"
        searchable
        clearable
        limit={50}
        placeholder="None"
        data={managers.map((person) => ({ value: person.id, label: person.name }))}
        value={draft.managerId}
        onChange={(id) => set({ managerId: managers.find((person) => person.id === id)?.id ?? null })}
      />
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
      <SegmentedControl
        aria-label="Status"
        data={[
          { value: 'active', label: 'Active' },
          { value: 'left', label: 'Left' },
        ]}
        value={draft.status}
        onChange={(value) => set({ status: PersonStatus.parse(value) })}
      />
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
