import type { ReviewState } from '../../shared/contract/reviewing.ts'

/** A review's state in the words of the screens. */
export const reviewWords: Readonly<Record<ReviewState, string>> = {
  'not-started': 'Not started',
  writing: 'Draft',
  ready: 'Finished',
  shared: 'Shared',
  replied: 'Reply received',
  signed: 'Signed',
}
