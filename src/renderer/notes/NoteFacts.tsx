import { FileButton, MultiSelect, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link2, Paperclip, Tag as TagIcon } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import type { Attachment, NoteTarget } from '../../shared/contract/coaching-notes.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { tagOf, tagsIn } from '../../shared/rules/tags.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { orpc } from '../rpc/client.ts'
import { Attachments } from './Attachments.tsx'
import classes from './notes.module.css'

export interface NoteFactsProps {
  readonly personId: PersonId
  readonly body: string
  readonly tags: readonly string[]
  readonly about: readonly NoteTarget[]
  readonly attachments: readonly Attachment[]
  readonly onTags: (tags: string[]) => void
  readonly onAbout: (about: NoteTarget[]) => void
  readonly onAttach: (file: File) => void
  readonly onDetach: (attachment: Attachment) => void
}

/** What only a private note has: tags, what it is about, and files. Nobody else reads any of it. */
export const NoteFacts = memo(function NoteFacts(props: NoteFactsProps) {
  const [error, setError] = useState<unknown>(null)
  return (
    <div className={classes.facts}>
      <div className={classes.factRow}>
        <Tags {...props} />
        <About {...props} />
        <FileButton
          onChange={(file) => file !== null && props.onAttach(file)}
          accept="image/png,image/jpeg,image/gif,image/webp,application/pdf"
        >
          {(button) => (
            <button type="button" className={classes.attach} {...button}>
              <Paperclip size={14} aria-hidden />
              Attach
            </button>
          )}
        </FileButton>
      </div>
      <Attachments attachments={props.attachments} onRemove={props.onDetach} onError={setError} />
      {error !== null && <ErrorNote error={error} />}
    </div>
  )
})

function Tags({ tags, body, onTags }: NoteFactsProps) {
  const { data: used = [] } = useQuery(orpc.coaching.tags.queryOptions())
  const inText = useMemo(() => tagsIn(body).filter((tag) => !tags.includes(tag)), [body, tags])
  return (
    <TagsInput
      className={classes.field ?? ''}
      size="xs"
      aria-label="Tags"
      placeholder={tags.length === 0 ? 'Add a tag' : ''}
      leftSection={<TagIcon size={13} aria-hidden />}
      data={used.map(({ tag }) => tag)}
      limit={8}
      maxTags={20}
      value={[...tags]}
      onChange={(typed) => onTags([...new Set(typed.flatMap((each) => tagOf(each) ?? []))])}
      {...(inText.length === 0 ? {} : { description: `From the text: ${inText.map((tag) => `#${tag}`).join(' ')}` })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  )
}

const GROUPS = { goal: 'Goals', competency: 'Competencies', 'one-to-one': 'One-to-ones' } as const

function About({ personId, about, onAbout }: NoteFactsProps) {
  const { data: targets = [] } = useQuery(orpc.coaching.noteTargets.queryOptions({ input: { personId } }))
  const keyOf = ({ kind, id }: NoteTarget) => `${kind}:${id}`
  const byKey = new Map(targets.map((target) => [keyOf(target), target]))
  const groups = Object.entries(GROUPS).flatMap(([kind, group]) => {
    const items = targets.filter((target) => target.kind === kind).map((target) => ({ value: keyOf(target), label: target.name }))
    return items.length === 0 ? [] : [{ group, items }]
  })
  return (
    <MultiSelect
      className={classes.field ?? ''}
      size="xs"
      aria-label="About"
      placeholder={about.length === 0 ? 'Link to a goal, competency or one-to-one' : ''}
      leftSection={<Link2 size={13} aria-hidden />}
      searchable
      limit={30}
      nothingFoundMessage={targets.length === 0 ? 'No goal, competency or one-to-one yet' : 'Nothing of this name'}
      data={groups}
      value={about.map(keyOf).filter((key) => byKey.has(key))}
      onChange={(keys) => onAbout(keys.flatMap((key) => byKey.get(key) ?? []).map(({ kind, id }) => ({ kind, id })))}
    />
  )
}
