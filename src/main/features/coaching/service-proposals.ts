import type { SeriesProposal } from '../../../shared/contract/meetings.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { weekdays } from '../../../shared/rules/recurrence.ts'
import type { Deps } from '../../kernel/deps.ts'
import { seriesRows } from './queries-series.ts'
import { type ProposalWish, type Proposed, proposeSlots, type TakenSlot } from './rules-proposals.ts'
import { firstDay, momentOf, recurrenceOfRule } from './rules-recurrence.ts'
import { type Expecting, expectations } from './service-cadence.ts'
import { localZone } from './service-series.ts'

const WHY: Readonly<Record<Expecting['source'], string>> = {
  person: 'As set for this person',
  starter: 'New here',
  cycle: 'As the cycle asks',
  advised: 'As advised',
}

/** A rhythm for everybody of the team who has no series and of whom one is expected. Nothing is written. */
export async function proposeSeries({ db, now }: Pick<Deps, 'db' | 'now'>, wish: ProposalWish): Promise<SeriesProposal[]> {
  const running = await seriesRows(db, { runningOn: localDate(now()) })
  const seated = new Set(running.map(({ person_id }) => person_id))
  const team = new Map((await expectations(db, localDate(now()))).map((person) => [person.personId as string, person]))
  const without = [...team.values()].filter(({ personId }) => !seated.has(personId))
  const candidates = without.map(({ personId, rhythm }) => ({ personId, expected: rhythm }))
  return proposeSlots(candidates, wish, running.flatMap(takenBy)).flatMap((proposed) => {
    const person = team.get(proposed.personId)
    return person ? [proposalOf(proposed, person, wish)] : []
  })
}

function proposalOf({ recurrence, rhythm, time }: Proposed, person: Expecting, { minutes, startsOn }: ProposalWish): SeriesProposal {
  const first = firstDay(recurrence, startsOn)
  return {
    ...{ personId: person.personId as PersonId, personName: person.name, recurrence, rhythm, time, minutes },
    ...{ startsOn: first, place: '', endsOn: null, why: WHY[person.source], first: momentOf(first, time, localZone()) },
  }
}

/** Weekdays and time of day that a series has, wherever in the month. */
function takenBy({ rule, time, minutes }: { readonly rule: string; readonly time: string; readonly minutes: number }): TakenSlot[] {
  const recurrence = recurrenceOfRule(rule)
  if (recurrence.unit === 'week') return recurrence.weekdays.map((weekday) => ({ weekday, time, minutes }))
  // A day of the month falls on any weekday.
  return recurrence.on.kind === 'weekday'
    ? [{ weekday: recurrence.on.weekday, time, minutes }]
    : weekdays.map((weekday) => ({ weekday, time, minutes }))
}
