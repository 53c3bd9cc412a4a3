import type { ReviewState, SignOff } from '../../../shared/contract/reviewing.ts'

/** The states a review passes, in order, with the words of the board. */
export const STATES: readonly { readonly state: ReviewState; readonly name: string }[] = [
  { state: 'not-started', name: 'Ready to write' },
  { state: 'writing', name: 'Draft' },
  { state: 'ready', name: 'Finished' },
  { state: 'shared', name: 'Shared' },
  { state: 'replied', name: 'Reply imported' },
  { state: 'signed', name: 'Signed' },
]

export const ANSWERS: Readonly<Record<SignOff['answer'], string>> = {
  signed: 'Signed',
  agree: 'Agrees',
  received: 'Received',
  disagree: 'Disagrees',
}

/** What was shared or signed is read, not written. */
export function isWritable(state: ReviewState): boolean {
  return state === 'writing' || state === 'not-started'
}
