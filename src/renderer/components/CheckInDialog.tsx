import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Goal, KeyResult } from '../../shared/contract/planning.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { KeyResultId } from '../../shared/kernel/ids.ts'
import { MarkdownBox } from '../editor/MarkdownBox.tsx'
import classes from './CheckInDialog.module.css'
import { ErrorNote } from './ErrorNote.tsx'
import { firstName } from './format.ts'
import { measureWords } from './goal-words.ts'

/** What a check-in says. */
export interface CheckInDraft {
  readonly keyResultId: KeyResultId | null
  readonly value: number | null
  readonly confidence: number | null
  readonly comment: string
  readonly observedOn: IsoDate
}

interface CheckInDialogProps {
  readonly goal: Pick<Goal, 'title' | 'keyResults'>
  readonly personName: string
  readonly today: IsoDate
  readonly busy: boolean
  readonly error: unknown
  readonly onKeep: (draft: CheckInDraft) => void
  readonly onClose: () => void
}

/** A dated value of one measure, how sure, and why. */
export function CheckInDialog({ goal, personName, today, busy, error, onKeep, onClose }: CheckInDialogProps) {
  const [draft, setDraft] = useState<CheckInDraft>({
    keyResultId: goal.keyResults[0]?.id ?? null,
    value: null,
    confidence: null,
    comment: '',
    observedOn: today,
  })
  const set = (fields: Partial<CheckInDraft>) => setDraft((before) => ({ ...before, ...fields }))
  const said = draft.value !== null || draft.comment.trim() !== '' || draft.confidence !== null
  const keep = () => {
    if (said && !busy) onKeep({ ...draft, keyResultId: draft.value === null ? null : draft.keyResultId, comment: draft.comment.trim() })
  }
  return (
    <Modal opened onClose={onClose} title={`Check in: ${goal.title}`}>
      <form
        className={classes.checkIn}
        onSubmit={(event) => {
          event.preventDefault()
          keep()
        }}
      >
        <MeasureFields results={goal.keyResults} draft={draft} onChange={set} />
        <NumberInput
          label="Confidence that it will be reached, 1 to 10"
          placeholder="not said"
          min={1}
          max={10}
          clampBehavior="strict"
          allowDecimal={false}
          hideControls
          value={draft.confidence ?? ''}
          onChange={(next) => set({ confidence: typeof next === 'number' ? next : null })}
        />
        <MarkdownBox
          label="What happened"
          readers={{ kind: 'both', who: firstName(personName) }}
          rows={3}
          value={draft.comment}
          onChange={(comment) => set({ comment })}
          onSubmit={keep}
        />
        <TextInput
          type="date"
          label="Observed on"
          max={today}
          value={draft.observedOn}
          onChange={(event) => event.currentTarget.value !== '' && set({ observedOn: event.currentTarget.value })}
        />
        {error !== null && <ErrorNote error={error} />}
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" disabled={!said} loading={busy}>
            Keep check-in
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Modal>
  )
}

interface MeasureFieldsProps {
  readonly results: readonly KeyResult[]
  readonly draft: CheckInDraft
  readonly onChange: (fields: Partial<CheckInDraft>) => void
}

function MeasureFields({ results, draft, onChange }: MeasureFieldsProps) {
  const result = results.find((each) => each.id === draft.keyResultId)
  if (result === undefined) return <p className="c-2">No measure yet, so this check-in holds words only.</p>
  return (
    <div className={classes.measureFields}>
      <Select
        label="Key result"
        data={results.map((each) => ({ value: each.id, label: each.title }))}
        value={result.id}
        allowDeselect={false}
        onChange={(id) => onChange({ keyResultId: results.find((each) => each.id === id)?.id ?? null })}
      />
      <NumberInput
        label={result.unit === '' ? 'Value now' : `Value now, ${result.unit}`}
        description={`So far ${measureWords(result)}`}
        data-autofocus
        hideControls
        allowedDecimalSeparators={['.', ',']}
        value={draft.value ?? ''}
        onChange={(next) => onChange({ value: typeof next === 'number' ? next : null })}
      />
    </div>
  )
}
