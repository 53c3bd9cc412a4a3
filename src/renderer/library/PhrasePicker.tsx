import { Button, Popover, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Quote } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Phrase } from '../../shared/contract/library-methods.ts'
import { orpc } from '../rpc/client.ts'
import { phraseKindWords } from './phrase-words.ts'
import classes from './picker.module.css'

interface PhrasePickerProps {
  /** Names the text the phrase goes into. */
  readonly into: string
  readonly onPick: (text: string) => void
}

/** Offers one's own phrases where a text is written. */
export function PhrasePicker({ into, onPick }: PhrasePickerProps) {
  const [opened, setOpened] = useState(false)
  const pick = (text: string) => {
    setOpened(false)
    onPick(text)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={420} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          size="xs"
          leftSection={<Quote size={13} aria-hidden />}
          aria-label={`Phrases for ${into}`}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          Phrases
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Phrases">{opened && <Choice onPick={pick} />}</Popover.Dropdown>
    </Popover>
  )
}

function Choice({ onPick }: Pick<PhrasePickerProps, 'onPick'>) {
  const [text, setText] = useState('')
  const { data: phrases } = useQuery(orpc.library.phrases.queryOptions())
  const shown = useMemo(() => matching(phrases ?? [], text), [phrases, text])
  if (phrases?.length === 0) {
    return (
      <p className={classes.none}>
        No phrase is kept yet.{' '}
        <Link to="/library/$section" params={{ section: 'wording' }}>
          Wording
        </Link>{' '}
        holds them.
      </p>
    )
  }
  return (
    <>
      <TextInput
        aria-label="Find a phrase"
        placeholder="Find a phrase or tag"
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = shown
          if (event.key === 'Enter' && first) {
            event.preventDefault()
            onPick(first.text)
          }
        }}
      />
      <ul className={classes.phrases}>
        {shown.map((phrase) => (
          <li key={phrase.id}>
            <button type="button" className={`bare ${classes.phrase}`} onClick={() => onPick(phrase.text)}>
              {phrase.text}
              <span className={classes.tags}>{[phraseKindWords[phrase.kind], ...phrase.tags].join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {phrases !== undefined && shown.length === 0 && <p className={classes.none}>No phrase holds these words.</p>}
    </>
  )
}

function matching(phrases: readonly Phrase[], text: string): readonly Phrase[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return phrases
  return phrases.filter((phrase) =>
    `${phrase.text} ${phrase.tags.join(' ')} ${phraseKindWords[phrase.kind]}`.toLowerCase().includes(wanted),
  )
}
