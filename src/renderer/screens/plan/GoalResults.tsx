import { ActionIcon, Menu } from '@mantine/core'
import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import type { KeyResult } from '../../../shared/contract/planning.ts'
import type { KeyResultId } from '../../../shared/kernel/ids.ts'
import { measureWords } from '../../components/goal-words.ts'
import { type KeyResultDraft, KeyResultForm } from './KeyResultForm.tsx'
import classes from './panel.module.css'

interface GoalResultsProps {
  readonly results: readonly KeyResult[]
  readonly locked: boolean
  /** Answers whether it was saved; the form stays open where it was not. */
  readonly onSave: (id: KeyResultId | null, draft: KeyResultDraft) => Promise<boolean>
  readonly onRemove: (id: KeyResultId) => void
}

type Editing = { readonly kind: 'none' } | { readonly kind: 'new' } | { readonly kind: 'old'; readonly id: KeyResultId }

const empty: KeyResultDraft = { title: '', unit: '', direction: 'increase', baseline: 0, target: 1 }

/** The measures of a goal, each edited where it stands. */
export function GoalResults({ results, locked, onSave, onRemove }: GoalResultsProps) {
  const [editing, setEditing] = useState<Editing>({ kind: 'none' })
  const close = () => setEditing({ kind: 'none' })
  const save = async (id: KeyResultId | null, draft: KeyResultDraft) => {
    if (await onSave(id, draft)) close()
  }
  return (
    <section className={classes.section} aria-label="Key results">
      <div className={classes.sectionHead}>
        <h3>Key results</h3>
        <span>{results.length === 0 ? 'no measure yet' : results.length}</span>
      </div>
      <ul className={classes.results}>
        {results.map((result) => (
          <li key={result.id}>
            {editing.kind === 'old' && editing.id === result.id ? (
              <KeyResultForm start={result} saveWord="Save" onSave={(draft) => void save(result.id, draft)} onCancel={close} />
            ) : (
              <ResultLine
                result={result}
                locked={locked}
                onEdit={() => setEditing({ kind: 'old', id: result.id })}
                onRemove={() => onRemove(result.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {editing.kind === 'new' && <KeyResultForm start={empty} saveWord="Add" onSave={(draft) => void save(null, draft)} onCancel={close} />}
      {editing.kind !== 'new' && !locked && (
        <button type="button" className={`bare ${classes.add}`} onClick={() => setEditing({ kind: 'new' })}>
          <Plus size={16} aria-hidden /> Add a key result
        </button>
      )}
    </section>
  )
}

interface ResultLineProps {
  readonly result: KeyResult
  readonly locked: boolean
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function ResultLine({ result, locked, onEdit, onRemove }: ResultLineProps) {
  return (
    <div className={classes.result}>
      <div>
        <strong>{result.title}</strong>
        <p>{measureWords(result)}</p>
      </div>
      {!locked && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={24} aria-label={`More for ${result.title}`}>
              <Ellipsis size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onEdit}>Edit</Menu.Item>
            <Menu.Item onClick={onRemove}>Remove</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}
