import { assertNever } from '../../shared/kernel/assert-never.ts'
import type { OpenedPackage } from '../worker/messages.ts'
import type { Carried } from './carried.ts'
import type { Refusal } from './refusals.ts'

/** Where the reader is. `file` is kept while words can still be tried on it. */
export type Stage =
  | { readonly kind: 'ask' }
  | { readonly kind: 'judging'; readonly file: Uint8Array }
  | { readonly kind: 'words'; readonly file: Uint8Array; readonly words: readonly string[]; readonly refusal: Refusal | null }
  | { readonly kind: 'opening'; readonly file: Uint8Array; readonly words: readonly string[]; readonly share: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly file: Uint8Array | null; readonly words: readonly string[] }
  | { readonly kind: 'reading'; readonly opened: OpenedPackage }

export type StageEvent =
  | { readonly kind: 'chosen'; readonly file: Uint8Array }
  | { readonly kind: 'judged'; readonly file: Uint8Array }
  | { readonly kind: 'open'; readonly words: readonly string[] }
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'opened'; readonly opened: OpenedPackage }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'back' }

export function startingStage(carried: Carried): Stage {
  if (carried.kind === 'none') return { kind: 'ask' }
  if (carried.kind === 'bytes') return { kind: 'judging', file: carried.bytes }
  return { kind: 'refused', refusal: carried.refusal, file: null, words: [] }
}

export function stageAfter(stage: Stage, event: StageEvent): Stage {
  switch (event.kind) {
    case 'chosen':
      return { kind: 'judging', file: event.file }
    case 'judged':
      return { kind: 'words', file: event.file, words: [], refusal: null }
    case 'open':
      return stage.kind === 'words' ? { kind: 'opening', file: stage.file, words: event.words, share: 0 } : stage
    case 'progress':
      return stage.kind === 'opening' ? { ...stage, share: event.share } : stage
    case 'opened':
      return { kind: 'reading', opened: event.opened }
    case 'refused':
      return refusedStage(stage, event.refusal)
    case 'back':
      return stage.kind === 'opening' || (stage.kind === 'refused' && stage.file)
        ? { kind: 'words', file: stage.file ?? new Uint8Array(), words: stage.words, refusal: null }
        : stage
    default:
      return assertNever(event)
  }
}

/** Wrong words are corrected where they were typed; anything else is about the file. */
function refusedStage(stage: Stage, refusal: Refusal): Stage {
  if (stage.kind !== 'opening') return { kind: 'refused', refusal, file: null, words: [] }
  if (refusal.code === 'WORDS_DO_NOT_MATCH') return { kind: 'words', file: stage.file, words: stage.words, refusal }
  return { kind: 'refused', refusal, file: stage.file, words: stage.words }
}
