import type { CycleSummary, Phase } from '../../../shared/contract/cycles.ts'
import type { Today } from '../../../shared/contract/insights.ts'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { weekEnd } from './rules.ts'

export interface WeekFacts {
  readonly today: IsoDate
  readonly cycle: Pick<CycleSummary, 'phases'> | null
  readonly team: readonly { readonly personId: PersonId; readonly givenName: string; readonly hiredOn: IsoDate | null }[]
  readonly goals: readonly { readonly personId: PersonId; readonly title: string; readonly dueOn: IsoDate }[]
  readonly meetings: readonly { readonly personId: PersonId; readonly on: IsoDate; readonly startsAt: number }[]
}

type Entry = Today['restOfWeek'][number]['entries'][number]

const ENDS: Readonly<Record<Phase, string>> = {
  planning: 'Planning ends',
  coaching: 'Coaching ends',
  reviewing: 'Reviewing ends',
  action: 'Action ends',
}

/** The days after today up to Sunday that have something in them: whole-day matters first, then meetings by the clock. */
export function restOfWeek(facts: WeekFacts): Today['restOfWeek'] {
  const days: IsoDate[] = []
  for (let day = addDays(facts.today, 1); day <= weekEnd(facts.today); day = addDays(day, 1)) days.push(day)
  return days
    .map((date) => ({ date, entries: [...allDay(facts, date), ...timed(facts, date)] }))
    .filter(({ entries }) => entries.length > 0)
}

function allDay({ cycle, team, goals }: WeekFacts, date: IsoDate): Entry[] {
  const names = new Map(team.map(({ personId, givenName }) => [personId, givenName]))
  const phases = (cycle?.phases ?? []).filter(({ endsOn }) => endsOn === date).map(({ phase }) => ({ text: ENDS[phase], personId: null }))
  const due = goals
    .filter(({ dueOn }) => dueOn === date)
    .map(({ personId, title }) => ({ text: `${names.get(personId) ?? ''}, goal due: ${title}`, personId }))
  const years = team.flatMap(({ personId, givenName, hiredOn }) => {
    const count = hiredOn === null || hiredOn.slice(5) !== date.slice(5) ? 0 : Number(date.slice(0, 4)) - Number(hiredOn.slice(0, 4))
    return count > 0 ? [{ text: `${givenName}, ${count} ${count === 1 ? 'year' : 'years'} in`, personId }] : []
  })
  return [...phases, ...due, ...years].map((entry) => ({ time: 'all day', ...entry }))
}

function timed({ meetings, team }: WeekFacts, date: IsoDate): Entry[] {
  const names = new Map(team.map(({ personId, givenName }) => [personId, givenName]))
  return meetings
    .filter(({ on }) => on === date)
    .toSorted((a, b) => a.startsAt - b.startsAt)
    .map(({ startsAt, personId }) => ({ time: clock(startsAt), text: `${names.get(personId) ?? ''}, one-to-one`, personId }))
}

/** "09:30", by the clock of this machine. */
function clock(instant: number): string {
  const date = new Date(instant)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}
