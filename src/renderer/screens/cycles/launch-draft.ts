import type { PhaseDates } from '../../../shared/contract/cycles.ts'
import type { PersonRow } from '../../../shared/contract/people.ts'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'

/** Who takes part, as a choice that names people only when it is carried out. */
export type Choice =
  | { readonly kind: 'firm' }
  | { readonly kind: 'team'; readonly managerId: PersonId | null }
  | { readonly kind: 'unit'; readonly unit: string | null }
  | { readonly kind: 'chosen'; readonly personIds: readonly PersonId[] }

/** The people a choice means today. Those who left take no part. */
export function peopleOf(choice: Choice, people: readonly PersonRow[]): readonly PersonRow[] {
  const active = people.filter((person) => person.status === 'active')
  switch (choice.kind) {
    case 'firm':
      return active
    case 'team':
      return active.filter((person) => choice.managerId !== null && person.managerId === choice.managerId)
    case 'unit':
      return active.filter((person) => choice.unit !== null && person.unit === choice.unit)
    case 'chosen': {
      const chosen = new Set(choice.personIds)
      return active.filter((person) => chosen.has(person.id))
    }
  }
}

/** Moves one edge of a phase; the next phase begins the day after, so that no day is in two phases or in none. */
export function movePhaseEnd(phases: readonly PhaseDates[], index: number, endsOn: IsoDate): PhaseDates[] {
  return phases.map((phase, at) => {
    if (at === index) return { ...phase, endsOn }
    if (at === index + 1) return { ...phase, startsOn: addDays(endsOn, 1) }
    return phase
  })
}

interface LaunchDraft {
  readonly name: string
  readonly phases: readonly PhaseDates[]
  readonly form: ReviewForm
  readonly people: number
}

/** What is still missing before a cycle can be launched; null when nothing is. */
export function launchBlock({ name, phases, form, people }: LaunchDraft): string | null {
  if (name.trim() === '') return 'The cycle has no name yet.'
  if (phases.some((phase) => phase.endsOn < phase.startsOn)) return 'A phase ends before it begins.'
  if (form.title.trim() === '' || form.competencies.some((competency) => competency.name.trim() === ''))
    return 'A name in the review form is empty.'
  if (form.competenciesWeightBp > 0 && form.competencies.length === 0) return 'Competencies have a weight, but the form holds none.'
  if (people === 0) return 'Nobody is chosen yet.'
  return null
}
