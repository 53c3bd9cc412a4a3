import { Button, Select, TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import type { Phrase } from '../../../../shared/contract/library-methods.ts'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import type { PhraseContent } from '../../../../shared/rules/library-content.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { KindChip } from '../../../components/FilterChip.tsx'
import { NothingMatches } from '../../../components/NothingMatches.tsx'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import { phraseKinds, phraseKindWords } from '../../../library/phrase-words.ts'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import classes from '../methods.module.css'
import { PhraseRow } from './PhraseRow.tsx'

/** One's own phrases, to be put into reviews and notes. */
export function WordingSection() {
  const phrases = useQuery(orpc.library.phrases.queryOptions())
  return (
    <>
      <div className={classes.top}>
        <p>Sentences that said it well once. They are offered where a review or a note is written, under “Phrases”.</p>
      </div>
      <NewPhrase tags={tagsOf(phrases.data ?? [])} />
      <QueryGate query={phrases}>{(all) => (all.length === 0 ? <NoPhrases /> : <PhraseList phrases={all} />)}</QueryGate>
    </>
  )
}

function tagsOf(phrases: readonly Phrase[]): string[] {
  return [...new Set(phrases.flatMap(({ tags }) => tags))].sort()
}

function NoPhrases() {
  return (
    <EmptyState title="No phrase is kept yet">
      A phrase is kept above, or comes with a method file. Write it so that it fits more than one person: what was seen, and what it led to.
    </EmptyState>
  )
}

const BLANK: PhraseContent = { text: '', kind: 'strength', tags: [] }

function NewPhrase({ tags }: { readonly tags: readonly string[] }) {
  const [draft, setDraft] = useState(BLANK)
  const reader = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const keep = useMutation(
    orpc.library.createPhrase.mutationOptions({
      onSuccess: ({ change }) => {
        setDraft({ ...BLANK, kind: draft.kind, tags: draft.tags })
        changed(change)
        field.current?.focus()
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft.text.trim() !== '') keep.mutate(draft)
  }
  return (
    <form className={classes.write} onSubmit={submit}>
      <TextBox
        className={classes.wide ?? ''}
        ref={field}
        label="New phrase"
        autosize
        minRows={2}
        longest={LONGEST.paragraph}
        aria-describedby={reader}
        value={draft.text}
        onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
        }}
      />
      <Select
        aria-label="Kind"
        data={phraseKinds}
        value={draft.kind}
        allowDeselect={false}
        onChange={(kind) => setDraft({ ...draft, kind: phraseKinds.find(({ value }) => value === kind)?.value ?? 'other' })}
      />
      <TagsInput
        aria-label="Tags"
        placeholder={draft.tags.length === 0 ? 'Tags, such as a competency' : ''}
        data={[...tags]}
        maxTags={12}
        value={[...draft.tags]}
        onChange={(next) => setDraft({ ...draft, tags: next })}
      />
      <div className={`${classes.buttons} ${classes.wide}`}>
        <Button type="submit" variant="filled" disabled={draft.text.trim() === ''} loading={keep.isPending}>
          Keep phrase
        </Button>
        <ReaderLine kind="only-you" id={reader} text="Only you, in this vault, until it is put into a text or a method file" />
      </div>
      {keep.error !== null && <ErrorNote error={keep.error} />}
    </form>
  )
}

function PhraseList({ phrases }: { readonly phrases: readonly Phrase[] }) {
  const [kind, setKind] = useState<PhraseContent['kind'] | null>(null)
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = phrases.filter(
    (phrase) => (kind === null || phrase.kind === kind) && `${phrase.text} ${phrase.tags.join(' ')}`.toLowerCase().includes(wanted),
  )
  const kinds = phraseKinds.filter(({ value }) => phrases.some((phrase) => phrase.kind === value))
  return (
    <section aria-label="Phrases">
      <div className={classes.filters}>
        <TextInput
          aria-label="Find a phrase"
          placeholder="Find a phrase"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <KindChip selected={kind === null} count={phrases.length} onClick={() => setKind(null)}>
          All
        </KindChip>
        {kinds.map(({ value }) => (
          <KindChip
            key={value}
            selected={kind === value}
            count={phrases.filter((phrase) => phrase.kind === value).length}
            onClick={() => setKind(value)}
          >
            {phraseKindWords[value]}
          </KindChip>
        ))}
      </div>
      <ul>
        {shown.map((phrase) => (
          <li key={phrase.id}>
            <PhraseRow phrase={phrase} tags={tagsOf(phrases)} />
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <NothingMatches
          onClear={() => {
            setKind(null)
            setText('')
          }}
        >
          No phrase matches.
        </NothingMatches>
      )}
    </section>
  )
}
