import type { Marked, SearchGroup, SearchHit, SearchKind } from '../../../shared/contract/search.ts'
import { formatShortDay } from '../../components/format.ts'

export const GROUP_TITLES: Readonly<Record<SearchGroup, string>> = {
  goals: 'Goals',
  notes: 'Notes and meetings',
  reviews: 'Reviews and rewards',
  people: 'People',
  library: 'Library',
}

export const KIND_WORDS: Readonly<Record<SearchKind, string>> = {
  goal: 'Goal',
  'key-result': 'Key result',
  'goal-check-in': 'Check-in',
  'goal-comment': 'Comment on a goal',
  'private-note': 'Private note',
  'shared-note': 'Shared note',
  feedback: 'Feedback',
  'one-to-one': 'One-to-one',
  'agenda-item': 'Agenda item',
  margin: 'Private margin',
  'action-item': 'Action item',
  review: 'Review',
  'self-review': 'Self-review',
  'review-comment': 'Comment in a review',
  assessment: 'Private assessment',
  statement: 'Statement',
  reward: 'Reward',
  person: 'Person',
  'person-event': 'Change of job or team',
  unit: 'Unit',
  cycle: 'Cycle',
  'job-profile': 'Job profile',
  framework: 'Framework',
  competency: 'Competency',
  scale: 'Rating scale',
  template: 'Template',
  phrase: 'Phrase',
  package: 'Package',
  decision: 'Decision',
  'meeting-comment': 'Comment on a one-to-one',
  attachment: 'File of a note',
  'follow-up': 'Follow-up',
  'feedback-request': 'Request for feedback',
  recognition: 'Recognition',
  value: 'Value of the firm',
  aspiration: 'Aspiration',
  readiness: 'Readiness',
  'target-role': 'Target role',
  'development-action': 'Development action',
  training: 'Training',
  concern: 'Concern',
  'improvement-plan': 'Improvement plan',
}

/** The line by which a hit is known: its title, or the words around what was found. */
export function headOf(hit: SearchHit): readonly Marked[] {
  if (hit.title.length > 0) return hit.title
  if (hit.text.length > 0) return hit.text
  return [{ text: hit.kind === 'one-to-one' ? `One-to-one with ${hit.personName}` : hit.context || KIND_WORDS[hit.kind], hit: false }]
}

/** The words around what was found, where the title does not hold it. */
export function moreOf(hit: SearchHit): readonly Marked[] {
  if (hit.title.length === 0 || hit.title.some((part) => part.hit)) return []
  return hit.text.some((part) => part.hit) ? hit.text : []
}

/** "Feedback, Gail Erickson, 15 Oct". Of what only the owner reads the lock and its words say enough to the eye. */
export function detailOf(hit: SearchHit): string {
  if (hit.kind === 'person') return hit.context
  if (hit.readers === 'only-you' && hit.personName !== '') return [hit.personName, hit.on === null ? '' : formatShortDay(hit.on)].join(', ')
  const about =
    hit.kind === 'goal'
      ? [hit.personName, hit.context]
      : [KIND_WORDS[hit.kind], hit.personName, hit.on === null ? '' : formatShortDay(hit.on)]
  return about.filter((part) => part !== '').join(', ')
}

export function plainOf(parts: readonly Marked[]): string {
  return parts.map(({ text }) => text).join('')
}
