import { Check, X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { completionOf, stateOfWord } from '../model/words.ts'

interface WordSlotProps {
  readonly number: number
  readonly word: string
  readonly autoFocus: boolean
  readonly register: (input: HTMLInputElement | null) => void
  readonly onChange: (text: string) => void
  /** True when the text held several words and was taken. */
  readonly onPasteWords: (text: string) => boolean
  readonly onNext: () => void
  readonly onPrevious: () => void
}

/** One word with its completion: Tab, space, Enter or the right arrow take it. */
export function WordSlot({ number, word, autoFocus, register, onChange, onPasteWords, onNext, onPrevious }: WordSlotProps) {
  const hintId = useId()
  const [focused, setFocused] = useState(false)
  const [caretAtEnd, setCaretAtEnd] = useState(true)
  const completion = focused && caretAtEnd ? completionOf(word) : null
  const state = stateOfWord(word)
  const shown = state === 'open' && !focused ? 'unfinished' : state

  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const atEnd = event.currentTarget.selectionStart === word.length
    const { take, go, keep } = keyEffect(event.key, { empty: word === '', completes: completion !== null, atEnd, back: event.shiftKey })
    if (keep) event.preventDefault()
    if (take && completion) onChange(completion)
    if (go === 'next') onNext()
    if (go === 'previous') onPrevious()
  }

  return (
    <div className={`slot slot-${shown}`}>
      <label htmlFor={`word-${number}`} className="slot-number">
        <span className="hidden">Word </span>
        {number}
      </label>
      <span className="slot-field">
        <input
          id={`word-${number}`}
          ref={register}
          // biome-ignore lint/a11y/noAutofocus: the words are the only thing to do on this page
          autoFocus={autoFocus}
          value={word}
          autoCapitalize="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          inputMode="text"
          enterKeyHint="next"
          aria-invalid={shown === 'unknown' || shown === 'unfinished'}
          aria-describedby={hintId}
          onChange={(event) => {
            setCaretAtEnd(event.currentTarget.selectionStart === event.currentTarget.value.length)
            if (!onPasteWords(event.currentTarget.value)) onChange(event.currentTarget.value)
          }}
          onPaste={(event) => {
            if (onPasteWords(event.clipboardData.getData('text'))) event.preventDefault()
          }}
          onKeyDown={keys}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
        <span className="slot-ghost" aria-hidden="true">
          <span className="slot-typed">{word}</span>
          {completion?.slice(word.length)}
        </span>
      </span>
      {shown === 'known' && <Check size={14} strokeWidth={1.5} aria-hidden="true" />}
      {(shown === 'unknown' || shown === 'unfinished') && <X size={16} strokeWidth={2} aria-hidden="true" />}
      <span className="hidden" id={hintId}>
        {slotHint(shown, completion)}
      </span>
    </div>
  )
}

function slotHint(state: string, completion: string | null): string {
  if (completion) return `${completion}: the right arrow takes it`
  if (state === 'known') return 'On the list'
  if (state === 'unknown') return 'Not on the list'
  return state === 'unfinished' ? 'Not finished' : ''
}

interface KeyEffect {
  /** Take the completion. */
  readonly take?: boolean
  readonly go?: 'next' | 'previous'
  /** Keep the key from doing what it does by itself. */
  readonly keep?: boolean
}

interface SlotState {
  readonly empty: boolean
  readonly completes: boolean
  readonly atEnd: boolean
  readonly back: boolean
}

function keyEffect(key: string, { empty, completes, atEnd, back }: SlotState): KeyEffect {
  switch (key) {
    case 'Backspace':
      return empty ? { go: 'previous', keep: true } : {}
    case ' ':
      return empty ? { keep: true } : { take: true, go: 'next', keep: true }
    case 'Tab':
      return { take: !back }
    case 'Enter':
      return completes ? { take: true, go: 'next', keep: true } : {}
    case 'ArrowRight':
      return completes && atEnd ? { take: true, keep: true } : {}
    default:
      return {}
  }
}
