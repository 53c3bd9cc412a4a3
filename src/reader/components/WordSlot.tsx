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
    const input = event.currentTarget
    if (event.key === 'Backspace' && word === '') {
      event.preventDefault()
      return onPrevious()
    }
    if (event.key === ' ') {
      event.preventDefault()
      if (completion) onChange(completion)
      if (word !== '') onNext()
      return
    }
    if (!completion) return
    if (event.key === 'Tab' && !event.shiftKey) onChange(completion)
    const taken = event.key === 'Enter' || (event.key === 'ArrowRight' && input.selectionStart === word.length)
    if (!taken) return
    event.preventDefault()
    onChange(completion)
    if (event.key === 'Enter') onNext()
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
      {shown === 'known' && <Check size={16} strokeWidth={1.75} aria-hidden="true" />}
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
