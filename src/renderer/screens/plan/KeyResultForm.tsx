import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { KeyResult } from '../../../shared/contract/planning.ts'
import classes from './panel.module.css'

export interface KeyResultDraft {
  readonly title: string
  readonly unit: string
  readonly direction: KeyResult['direction']
  readonly baseline: number
  readonly target: number
}

interface KeyResultFormProps {
  readonly start: KeyResultDraft
  readonly saveWord: string
  readonly onSave: (draft: KeyResultDraft) => void
  readonly onCancel: () => void
}

/** A measure in one line of words and two numbers. The direction follows from the numbers and can be said. */
export function KeyResultForm({ start, saveWord, onSave, onCancel }: KeyResultFormProps) {
  const [draft, setDraft] = useState(start)
  const set = (fields: Partial<KeyResultDraft>) => setDraft((before) => ({ ...before, ...fields }))
  const setNumber = (name: 'baseline' | 'target', value: string | number) => {
    const next = { ...draft, [name]: Number(value) }
    setDraft({ ...next, direction: next.target < next.baseline ? 'decrease' : 'increase' })
  }
  const same = draft.baseline === draft.target
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft.title.trim() !== '' && !same) onSave({ ...draft, title: draft.title.trim() })
  }
  return (
    <form
      className={classes.resultForm}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <TextInput
        label="What is measured"
        data-autofocus
        autoFocus
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <div className={classes.numbers}>
        <NumberInput label="From" hideControls value={draft.baseline} onChange={(value) => setNumber('baseline', value)} />
        <NumberInput
          label="To"
          hideControls
          value={draft.target}
          error={same && 'Same as from'}
          onChange={(value) => setNumber('target', value)}
        />
        <TextInput
          label="Unit"
          placeholder="none"
          maxLength={40}
          value={draft.unit}
          onChange={(event) => set({ unit: event.currentTarget.value })}
        />
      </div>
      <SegmentedControl
        size="xs"
        aria-label="Direction"
        data={[
          { value: 'increase', label: 'Grows' },
          { value: 'decrease', label: 'Shrinks' },
        ]}
        value={draft.direction}
        onChange={(value) => set({ direction: value === 'decrease' ? 'decrease' : 'increase' })}
      />
      <div className={classes.formButtons}>
        <Button type="submit" size="sm" disabled={draft.title.trim() === '' || same}>
          {saveWord}
        </Button>
        <Button size="sm" variant="subtle" color="gray" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
