import { Button, Select, TagsInput } from '@mantine/core'
import { Copy } from 'lucide-react'
import { useId, useState } from 'react'
import type { Phrase } from '../../../../shared/contract/library-methods.ts'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import type { PhraseContent } from '../../../../shared/rules/library-content.ts'
import { copyText } from '../../../components/copy-text.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { phraseKinds, phraseKindWords } from '../../../library/phrase-words.ts'
import { changed } from '../../../rpc/changed.ts'
import { rpc } from '../../../rpc/client.ts'
import classes from '../methods.module.css'

interface PhraseRowProps {
  readonly phrase: Phrase
  /** Every tag there is, to choose from. */
  readonly tags: readonly string[]
}

/** One phrase; opened, it can be changed. */
export function PhraseRow({ phrase, tags }: PhraseRowProps) {
  const [open, setOpen] = useState(false)
  return (
    <div className={classes.phrase}>
      {open ? (
        <PhraseEditor phrase={phrase} tags={tags} onClose={() => setOpen(false)} />
      ) : (
        <>
          <button type="button" className={`bare ${classes.phraseText}`} aria-expanded={false} onClick={() => setOpen(true)}>
            {phrase.text}
          </button>
          <span className={classes.tags}>
            <strong className="w-label">{phraseKindWords[phrase.kind]}</strong>
            {phrase.tags.map((tag) => (
              <span key={tag}>{tag}</span>
            ))}
            <button type="button" className="link" onClick={() => void copyText(phrase.text)}>
              <Copy size={12} aria-hidden /> Copy
            </button>
          </span>
        </>
      )}
    </div>
  )
}

function PhraseEditor({ phrase: { id, text, kind, tags: own }, tags, onClose }: PhraseRowProps & { readonly onClose: () => void }) {
  const reader = useId()
  const draft = useAutosave<PhraseContent>(
    { text, kind, tags: own },
    async (phrase) => {
      const saved = await rpc.library.updatePhrase({ phraseId: id, phrase })
      changed()
      return saved
    },
    ({ text }) => text.trim() !== '',
  )
  const set = (fields: Partial<PhraseContent>) => draft.change({ ...draft.value, ...fields })
  const remove = async () => changed(await rpc.library.removePhrase({ phraseId: id }))
  return (
    <div className={classes.write}>
      <TextBox
        className={classes.wide ?? ''}
        aria-label="Phrase"
        aria-describedby={reader}
        autosize
        minRows={2}
        longest={LONGEST.paragraph}
        data-autofocus
        autoFocus
        value={draft.value.text}
        error={draft.value.text.trim() === '' && 'Words are needed'}
        onChange={(event) => set({ text: event.currentTarget.value })}
        onBlur={() => void draft.flush()}
      />
      <Select
        aria-label="Kind"
        data={phraseKinds}
        value={draft.value.kind}
        allowDeselect={false}
        onChange={(next) => set({ kind: phraseKinds.find(({ value }) => value === next)?.value ?? 'other' })}
      />
      <TagsInput aria-label="Tags" data={[...tags]} maxTags={12} value={[...draft.value.tags]} onChange={(next) => set({ tags: next })} />
      <div className={`${classes.buttons} ${classes.wide}`}>
        <Button size="xs" onClick={() => void draft.flush().then(onClose)}>
          Done
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={() => void remove()}>
          Remove phrase
        </Button>
        <SavedIndicator state={draft.state} onRetry={() => void draft.flush()} />
        <ReaderLine kind="only-you" id={reader} text="Only you, in this vault" />
      </div>
    </div>
  )
}
