import type { ReplyPreview } from '../../../shared/contract/sharing.ts'

type PreviewChange = ReplyPreview['changes'][number]
type Base = Omit<PreviewChange, 'effect'>

/** One line of the preview of a reply, and what importing it writes. */
export interface Effect<W> {
  readonly shown: PreviewChange
  /** Present when the effect is `adds`. */
  readonly write: W | null
}

export function adds<W>(base: Base, write: W): Effect<W> {
  return { shown: { ...base, effect: 'adds' }, write }
}

/** Kept beside what is here, with the reply, and never written over it. */
export function conflict(base: Base): Effect<never> {
  return { shown: { ...base, effect: 'conflict' }, write: null }
}

export function same(base: Base): Effect<never> {
  return { shown: { ...base, effect: 'same' }, write: null }
}
