import { WifiOff } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Rings } from '../../renderer/components/Rings.tsx'
import { Notice } from '../components/Notice.tsx'
import { WordSlot } from '../components/WordSlot.tsx'
import type { Refusal } from '../model/refusals.ts'
import { nearestWord, normalWord, SLOTS, splitWords, stateOfWord } from '../model/words.ts'

interface WordsScreenProps {
  readonly words: readonly string[]
  readonly refusal: Refusal | null
  readonly onOpen: (words: readonly string[]) => void
}

const slots = Array.from({ length: SLOTS }, (_, index) => index)

export function WordsScreen({ words: kept, refusal, onOpen }: WordsScreenProps) {
  const [words, setWords] = useState(() => slots.map((slot) => kept[slot] ?? ''))
  const inputs = useRef<(HTMLInputElement | null)[]>([])
  const known = words.filter((word) => stateOfWord(word) === 'known').length
  const complete = known === SLOTS

  const focus = (slot: number) => inputs.current[Math.max(0, Math.min(SLOTS - 1, slot))]?.focus()
  const put = (slot: number, text: string) => setWords((now) => now.map((word, at) => (at === slot ? normalWord(text) : word)))
  const paste = (slot: number, text: string): boolean => {
    const pasted = splitWords(text)
    if (pasted.length < 2) return false
    const from = pasted.length >= SLOTS ? 0 : slot
    setWords((now) => now.map((word, at) => pasted[at - from] ?? word))
    focus(from + pasted.length)
    return true
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complete) onOpen(words)
    else focus(words.findIndex((word) => stateOfWord(word) !== 'known'))
  }

  return (
    <main id="main" className="centre" tabIndex={-1}>
      <form className="narrow" onSubmit={submit} autoComplete="off">
        <Rings size={108} total={SLOTS} grown={known} strokeWidth={1.75} />
        <h1 className="title">This file is sealed</h1>
        <p className="lead">
          It opens with six words, sent apart from the file: <span className="together">by phone, on paper or in person.</span>
        </p>
        {refusal && <Notice refusal={refusal} />}
        <div className="words-head">
          <strong id="words-label">The six words</strong>
          <span role="status">
            {known} of {SLOTS}
          </span>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be the grid the slots are laid out on */}
        <div className="words" role="group" aria-labelledby="words-label" aria-describedby="words-hint">
          {slots.map((slot) => (
            <WordSlot
              key={slot}
              number={slot + 1}
              word={words[slot] ?? ''}
              autoFocus={slot === 0 && !refusal}
              register={(input) => {
                inputs.current[slot] = input
              }}
              onChange={(text) => put(slot, text)}
              onPasteWords={(text) => paste(slot, text)}
              onNext={() => focus(slot + 1)}
              onPrevious={() => focus(slot - 1)}
            />
          ))}
        </div>
        <WordsHint words={words} onUse={put} />
        <button type="submit" className="button button-primary button-wide words-open" aria-disabled={!complete}>
          Open
        </button>
        <p className="fact">
          <WifiOff size={14} strokeWidth={1.75} aria-hidden="true" />
          Nothing is sent. The file stays where it is.
        </p>
      </form>
    </main>
  )
}

interface WordsHintProps {
  readonly words: readonly string[]
  readonly onUse: (slot: number, word: string) => void
}

/** The rule, or which word breaks it and what it may have been. */
function WordsHint({ words, onUse }: WordsHintProps) {
  const slot = words.findIndex((word) => stateOfWord(word) === 'unknown')
  const wrong = words[slot]
  if (wrong === undefined) {
    return (
      <p className="hint words-hint" id="words-hint">
        Capitals and extra spaces do not matter. A word that is not on the list is marked at once.
      </p>
    )
  }
  const nearest = nearestWord(wrong)
  return (
    <p className="hint words-hint words-wrong" id="words-hint" role="status">
      Word {slot + 1} is not on the list: “{wrong}”.{' '}
      {nearest && (
        <button type="button" className="link" onClick={() => onUse(slot, nearest)}>
          Use “{nearest}”
        </button>
      )}
    </p>
  )
}
