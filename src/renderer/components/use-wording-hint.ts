import { useEffect, useState } from 'react'
import { type WordingContext, type WordingHint, wordingHints } from '../../shared/rules/wording.ts'

/** Advice waits until somebody stopped typing. */
const REST_MS = 800

interface ShownHint {
  /** The one hint that is shown, of all there are; null while none is. */
  readonly hint: WordingHint | null
  /** Leaves these words as they are: no hint on them again as long as the field is open. */
  readonly leave: () => void
}

/** One hint per field at a time, the first in the text, and none at the moment of typing. */
export function useWordingHint(text: string, context: WordingContext): ShownHint {
  const rested = useRested(text)
  const [left, setLeft] = useState<readonly string[]>([])
  // Anything typed since makes the place of the words another one.
  const hints = rested === text ? wordingHints(text, context) : []
  const hint = hints.find((one) => !left.includes(keyOf(one))) ?? null
  return { hint, leave: () => hint && setLeft((before) => [...before, keyOf(hint)]) }
}

function useRested(text: string): string | null {
  const [rested, setRested] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

function keyOf({ kind, words }: WordingHint): string {
  return `${kind} ${words.toLowerCase()}`
}
