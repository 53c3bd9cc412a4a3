import { Observation } from '../../../shared/contract/coaching-notes.ts'
import type { PhaseDates } from '../../../shared/contract/cycles.ts'
import type { TimelineItem, TimelineKind } from '../../../shared/contract/insights.ts'

/** The filters above a timeline; a filter takes in every kind a person would look for under its name. */
export const timelineFilters = [
  { key: 'notes', label: 'Notes', kinds: ['private-note', 'shared-note'] },
  { key: 'one-to-ones', label: 'One-to-ones', kinds: ['one-to-one', 'action-item'] },
  { key: 'check-ins', label: 'Check-ins', kinds: ['check-in', 'agreement'] },
  { key: 'feedback', label: 'Feedback', kinds: ['feedback', 'recognition'] },
  { key: 'reviews', label: 'Reviews', kinds: ['review', 'sign-off', 'package'] },
  { key: 'rewards', label: 'Rewards', kinds: ['reward'] },
  { key: 'development', label: 'Development', kinds: ['development'] },
  { key: 'concerns', label: 'Concerns', kinds: ['concern', 'improvement-plan'] },
  { key: 'job-and-team', label: 'Job and team', kinds: ['job-and-team', 'hired'] },
] as const satisfies readonly { readonly key: string; readonly label: string; readonly kinds: readonly TimelineKind[] }[]

export type TimelineFilter = (typeof timelineFilters)[number]['key']

function kindsOf(filter: TimelineFilter): readonly TimelineKind[] {
  return timelineFilters.find((each) => each.key === filter)?.kinds ?? []
}

export function filterTimeline(items: readonly TimelineItem[], filter: TimelineFilter | null): readonly TimelineItem[] {
  if (filter === null) return items
  const kinds = kindsOf(filter)
  return items.filter((item) => kinds.includes(item.kind))
}

/** Those of the days of a phase; all of them where none is chosen. */
export function itemsDuring(items: readonly TimelineItem[], phase: PhaseDates | null): readonly TimelineItem[] {
  return phase === null ? items : items.filter(({ on }) => phase.startsOn <= on && on <= phase.endsOn)
}

/** What private notes can be filtered by, besides their kind. */
export interface NoteFilter {
  readonly observation: Observation | null
  readonly tag: string | null
}

export const NO_NOTE_FILTER: NoteFilter = { observation: null, tag: null }

export function filterNotes(items: readonly TimelineItem[], { observation, tag }: NoteFilter): readonly TimelineItem[] {
  if (observation === null && tag === null) return items
  return items.filter(
    (item) => (observation === null || item.observation === observation) && (tag === null || (item.tags ?? []).includes(tag)),
  )
}

/** What there is to filter by. */
export function noteFacets(items: readonly TimelineItem[]): { readonly observations: Observation[]; readonly tags: string[] } {
  const observations = new Set(items.flatMap(({ observation }) => observation ?? []))
  return {
    observations: Observation.options.filter((each) => observations.has(each)),
    tags: [...new Set(items.flatMap(({ tags }) => tags ?? []))].sort((a, b) => a.localeCompare(b)),
  }
}

export function countTimeline(items: readonly TimelineItem[]): Readonly<Record<TimelineFilter, number>> {
  const count = (filter: TimelineFilter) => filterTimeline(items, filter).length
  return {
    notes: count('notes'),
    'one-to-ones': count('one-to-ones'),
    'check-ins': count('check-ins'),
    feedback: count('feedback'),
    reviews: count('reviews'),
    rewards: count('rewards'),
    development: count('development'),
    concerns: count('concerns'),
    'job-and-team': count('job-and-team'),
  }
}
