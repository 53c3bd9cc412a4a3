import { Autocomplete, Button, SegmentedControl, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type PersonFields, type PersonRow, PersonStatus } from '../../shared/contract/people.ts'
import type { When } from '../../shared/contract/people-changes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { ErrorNote } from './ErrorNote.tsx'
import { todayIso } from './format.ts'
import classes from './PersonForm.module.css'
import { Picker } from './Picker.tsx'
import { draftKey, dropDraft, keepDraft, keptDraft, type PersonDraft } from './person-drafts.ts'
import { personOptions } from './picker-options.ts'
import { ReaderLine } from './ReaderLine.tsx'
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
  readonly onSave: (fields: PersonFields, when: When | null, leftOn: IsoDate | null) => void
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
  const { draft, setDraft, said, setSaid, leftOn, setLeftOn, wasKept, done } = useDraft(personId, start, error)
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
    if (named && !busy && (when === null || isSaid(when))) {
      done()
      onSave(draft, when, draft.status === 'left' ? leftOn : null)
    }
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {wasKept && <StillHere onAnew={() => setDraft(start)} />}
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
      {personId === null && draft.status === 'left' && <LastDay today={today} value={leftOn} onChange={setLeftOn} />}
      <ReaderLine kind="both" text="Part of the record both sides may see; nothing is sent on its own" />
      {error !== null && <ErrorNote error={error} />}
      <div className={classes.formButtons}>
        <Button type="submit" variant="filled" disabled={!named} loading={busy}>
          {saveWord}
        </Button>
        <Button
          onClick={() => {
            done()
            onCancel()
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  )
}

/** What is typed outlives the drawer: Esc closes it, and only Cancel and saving throw it away. */
function useDraft(personId: PersonId | null, start: PersonFields, error: unknown) {
  const [key] = useState(() => draftKey(personId, start))
  const [kept] = useState(() => keptDraft(key))
  const [fields, setFields] = useState(kept?.fields ?? start)
  const [said, setSaid] = useState<When | null>(kept?.when ?? null)
  const [leftOn, setLeftOn] = useState<IsoDate | null>(kept?.leftOn ?? null)
  const latest = useRef<PersonDraft | null>(null)
  latest.current = { fields, when: said, leftOn }
  const over = useRef(false)
  // What was refused is not saved, and worth keeping again.
  useEffect(() => {
    if (error !== null) over.current = false
  }, [error])
  useEffect(
    () => () => {
      if (!over.current && latest.current !== null) keepDraft(key, latest.current, start)
    },
    [key, start],
  )
  const done = () => {
    over.current = true
    dropDraft(key)
  }
  return { draft: fields, setDraft: setFields, said, setSaid, leftOn, setLeftOn, wasKept: kept !== undefined && fields !== start, done }
}

function StillHere({ onAnew }: { readonly onAnew: () => void }) {
  return (
    <p className="c-2" role="status">
      What was typed before is still here; nothing of it is saved yet.{' '}
      <button type="button" className="link" onClick={onAnew}>
        Start anew
      </button>
    </p>
  )
}

interface LastDayProps {
  readonly today: IsoDate
  readonly value: IsoDate | null
  readonly onChange: (day: IsoDate | null) => void
}

function LastDay({ today, value, onChange }: LastDayProps) {
  return (
    <TextInput
      type="date"
      label="Last day"
      description="Optional. Without it the person counts as left, on no day"
      max={today}
      value={value ?? ''}
      onChange={(event) => onChange(orNull(event.currentTarget.value))}
    />
  )
}
