import { ChevronRight, Lightbulb } from 'lucide-react'
import { type ReactNode, type RefObject, useId, useState } from 'react'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { WordingHint } from '../../shared/rules/wording.ts'
import { useWordingHint } from './use-wording-hint.ts'
import { Warning } from './Warning.tsx'
import classes from './WordingHints.module.css'

/** A field in which words can be marked. */
interface WordsField {
  focus(): void
  setSelectionRange(start: number, end: number): void
}

interface WordingHintsProps {
  /** The field’s text as it stands now. */
  readonly text: string
  /** Where the words are selected by “Show the words”. */
  readonly field?: RefObject<WordsField | null>
  /** The period the text is about; examples from long before it get a hint. */
  readonly startsOn?: IsoDate | undefined
  readonly today?: IsoDate | undefined
  /** How the person is called, so that “Gail is difficult” is known to be about a person. */
  readonly names?: readonly string[]
  /** Shown while there is no hint: a field has at most one piece of advice. */
  readonly otherwise?: ReactNode
  /** One line that can be opened, for a text that nobody else will read. */
  readonly isQuiet?: boolean
}

/**
 * Gentle wording help under a text field: at most one hint, 800 ms after the last key, explained and never in the way. Put it
 * right under the field it is about, and give it a `key` where the field changes its subject.
 */
export function WordingHints({ text, field, startsOn, today, names = [], otherwise = null, isQuiet = false }: WordingHintsProps) {
  const period = startsOn === undefined || today === undefined ? {} : { period: { startsOn, today } }
  const { hint, leave } = useWordingHint(text, { ...period, names })
  if (hint === null) return otherwise
  const show = () => {
    field?.current?.focus()
    field?.current?.setSelectionRange(hint.start, hint.end)
  }
  const advice = (
    <Warning fact={hint.fact} {...(field ? { show: { label: 'Show the words', onClick: show } } : {})} leave={{ onClick: leave }}>
      {hint.reason} <span className="c-2">Advice on English wording only; nothing is blocked.</span>
    </Warning>
  )
  return <div className={classes.hint}>{isQuiet ? <Folded hint={hint}>{advice}</Folded> : advice}</div>
}

/** Stays open for the next hint once somebody opened it: they wanted to read them. */
function Folded({ hint, children }: { readonly hint: WordingHint; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button type="button" className={classes.line} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <Lightbulb size={14} strokeWidth={1.75} aria-hidden="true" />
        On the wording: “{hint.words.replace(/\s+/g, ' ')}”
        <ChevronRight size={13} aria-hidden="true" className={classes.turn} />
      </button>
      <div id={id}>{isOpen && children}</div>
    </>
  )
}
