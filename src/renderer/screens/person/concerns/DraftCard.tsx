import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import type { Change } from '../../../../shared/contract/base.ts'
import type { ConcernDraft, ConcernDraftFields } from '../../../../shared/contract/concerns.ts'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import type { IsoDate } from '../../../../shared/kernel/dates.ts'
import type { ConcernDraftId } from '../../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { firstName } from '../../../components/format.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { useNamedItem } from '../../../components/use-named-item.ts'
import { WordingHints } from '../../../components/WordingHints.tsx'
import { MarkdownBox } from '../../../editor/MarkdownBox.tsx'
import type { FieldHandle } from '../../../editor/MarkdownField.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import { unsaidWords } from './concern-words.ts'
import classes from './concerns.module.css'
import { SayDialog } from './SayDialog.tsx'
import { StandardPicker } from './StandardPicker.tsx'

interface DraftCardProps {
  readonly person: PersonDetail
  /** Null for one that begins. */
  readonly draft: ConcernDraft | null
  readonly today: IsoDate
  readonly onSaved?: (id: ConcernDraftId) => void
  /** It was said, or removed. */
  readonly onGone?: () => void
}

function fieldsOf(draft: ConcernDraft | null, today: IsoDate): ConcernDraftFields {
  if (draft === null) return { title: '', happenedOn: today, facts: '', standard: '', impact: '', support: '', thoughts: '' }
  const { title, happenedOn, facts, standard, impact, support, thoughts } = draft
  return { title, happenedOn, facts, standard, impact, support, thoughts }
}

/** A concern being written: facts first, then what would help. Nobody else reads it. */
export function DraftCard({ person, draft, today, onSaved, onGone }: DraftCardProps) {
  const [draftId, setDraftId] = useState<ConcernDraftId | null>(draft?.id ?? null)
  const known = useRef(draftId)
  const [saying, setSaying] = useState(false)
  const named = useNamedItem<HTMLElement>(draft?.id ?? null)
  const fields = useAutosave(fieldsOf(draft, today), async (next) => {
    const saved = await rpc.concerns.saveDraft({ draftId: known.current, personId: person.id, fields: next })
    if (known.current === null) {
      known.current = saved.draftId
      setDraftId(saved.draftId)
      onSaved?.(saved.draftId)
      changed()
    }
    return saved
  })
  const gone = (change: Change) => {
    changed(change)
    onGone?.()
  }
  const remove = useMutation(orpc.concerns.removeDraft.mutationOptions({ onSuccess: gone }))
  const { value } = fields
  const set = (change: Partial<ConcernDraftFields>) => fields.change({ ...value, ...change })
  const say = async () => {
    await fields.flush()
    setSaying(true)
  }
  const field = { first: firstName(person.name), today, value, set, flush: fields.flush }
  return (
    <article {...named} className={classes.card} data-private aria-label={value.title === '' ? 'New concern' : value.title}>
      <div className={classes.head}>
        <span className="c-2">{draft === null ? 'Not said yet' : unsaidWords(draft, today)}</span>
        <SavedIndicator state={fields.state} onRetry={() => void fields.flush()} />
      </div>
      <div className={classes.fields}>
        <div className={classes.two}>
          <TextInput
            label="What it is about"
            placeholder="Drawings came back twice"
            maxLength={300}
            value={value.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
            {...(draft === null ? { 'data-autofocus': true, autoFocus: true } : {})}
          />
          <TextInput
            type="date"
            label="When it happened"
            max={today}
            value={value.happenedOn ?? ''}
            onChange={(event) => set({ happenedOn: event.currentTarget.value || null })}
          />
        </div>
        <Field {...field} part="facts" label="Facts" hint="What was seen or heard, by whom, without a word about the person" />
        <Field {...field} part="standard" label="What the job asks" hint="The standard it is measured by">
          <StandardPicker personId={person.id} onPick={(text) => set({ standard: [value.standard, text].filter(Boolean).join('\n\n') })} />
        </Field>
        <Field {...field} part="impact" label="What it leads to" hint="For the work, for others, for customers" />
        <Field
          {...field}
          part="support"
          label="What would help"
          hint="Solutions first: what is offered, what stands in the way, what was not clear"
        />
        <Field {...field} part="thoughts" label="Your own thoughts" hint="Stay with you when the concern is said" />
      </div>
      <div className={classes.foot}>
        <ReaderLine kind="only-you" text="Only you, in this vault, until it was said" />
        {draftId !== null && (
          <Button variant="subtle" onClick={() => remove.mutate({ draftId })}>
            Remove
          </Button>
        )}
        <Button disabled={draftId === null || value.facts.trim() === '' || value.title.trim() === ''} onClick={() => void say()}>
          It was said
        </Button>
      </div>
      {remove.error !== null && <ErrorNote error={remove.error} />}
      {saying && draftId !== null && (
        <SayDialog draftId={draftId} fields={value} first={field.first} today={today} onSaid={gone} onClose={() => setSaying(false)} />
      )}
    </article>
  )
}

interface FieldProps {
  readonly part: 'facts' | 'standard' | 'impact' | 'support' | 'thoughts'
  readonly label: string
  readonly hint: string
  readonly first: string
  readonly today: IsoDate
  readonly value: ConcernDraftFields
  readonly set: (change: Partial<ConcernDraftFields>) => void
  readonly flush: () => Promise<void>
  readonly children?: ReactNode
}

function Field({ part, label, hint, first, value, set, flush, children }: FieldProps) {
  const field = useRef<FieldHandle>(null)
  const readers = part === 'thoughts' ? 'Only you, in this vault, always' : `Only you; you and ${first} once it was said`
  return (
    <div>
      <MarkdownBox
        field={field}
        label={label}
        beside={children}
        readers={{ kind: 'only-you', text: readers }}
        rows={part === 'facts' ? 3 : 2}
        placeholder={hint}
        value={value[part]}
        onChange={(text) => set({ [part]: text })}
        onLeave={() => void flush()}
      />
      {part !== 'thoughts' && <WordingHints text={value[part]} field={field} names={[first]} />}
    </div>
  )
}
