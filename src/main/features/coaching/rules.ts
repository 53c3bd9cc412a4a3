import type { NoteTarget } from '../../../shared/contract/coaching-notes.ts'
import { daysBetween, type IsoDate, localDate } from '../../../shared/kernel/dates.ts'

/** How long after a meeting the next one is planned, when none is. */
export const MEETING_RHYTHM_DAYS = 14
const QUIET_GOAL_DAYS = 30
const ANNIVERSARY_WITHIN_DAYS = 14

export interface SuggestionFacts {
  /** Day of the meeting the suggestions are for. */
  readonly on: IsoDate
  /** Titles already on the agenda. */
  readonly agenda: readonly string[]
  readonly openActionItems: readonly {
    readonly title: string
    readonly owner: 'manager' | 'employee'
    readonly dueOn: IsoDate | null
    readonly metOn: IsoDate | null
  }[]
  readonly goals: readonly { readonly title: string; readonly lastCheckedOn: IsoDate | null; readonly since: IsoDate }[]
  readonly undiscussedLastTime: readonly { readonly title: string; readonly metOn: IsoDate }[]
  readonly hiredOn: IsoDate | null
}

export interface Suggestion {
  readonly title: string
  readonly why: string
}

/** What could go on the agenda, each with the fact it comes from; what is on it already is left out. */
export function suggestions(facts: SuggestionFacts): Suggestion[] {
  const all = [...fromLastTime(facts), ...fromPromises(facts), ...fromActionItems(facts), ...fromGoals(facts), ...fromHire(facts)]
  const taken = new Set(facts.agenda.map(plain))
  return all.filter(({ title }) => {
    const key = plain(title)
    if (taken.has(key)) return false
    taken.add(key)
    return true
  })
}

function fromLastTime(facts: SuggestionFacts): Suggestion[] {
  return facts.undiscussedLastTime.map(({ title, metOn }) => ({ title, why: `Not discussed on ${dayWords(metOn, facts.on)}` }))
}

/** What the manager owes comes before what the employee does. */
function fromPromises(facts: SuggestionFacts): Suggestion[] {
  const own = facts.openActionItems.filter(({ owner }) => owner === 'manager')
  return own.map(({ title, dueOn, metOn }) => {
    if (dueOn !== null) return { title, why: `Promised by you, due ${dayWords(dueOn, facts.on)}` }
    return { title, why: metOn === null ? 'Promised by you' : `Promised by you on ${dayWords(metOn, facts.on)}` }
  })
}

function fromActionItems(facts: SuggestionFacts): Suggestion[] {
  const theirs = facts.openActionItems.filter(({ owner }) => owner === 'employee')
  return theirs.map(({ title, dueOn, metOn }) => {
    if (dueOn !== null && dueOn < facts.on) return { title, why: `Action item, due ${dayWords(dueOn, facts.on)}` }
    return { title, why: metOn === null ? 'Open action item' : `Open action item from ${dayWords(metOn, facts.on)}` }
  })
}

function fromGoals(facts: SuggestionFacts): Suggestion[] {
  return facts.goals
    .map((goal) => ({ ...goal, days: daysBetween(goal.lastCheckedOn ?? goal.since, facts.on) }))
    .filter(({ days }) => days >= QUIET_GOAL_DAYS)
    .sort((a, b) => b.days - a.days)
    .map(({ title, days, lastCheckedOn }) => ({
      title,
      why: lastCheckedOn === null ? 'Goal without a check-in yet' : `Goal, no check-in for ${days} days`,
    }))
}

function fromHire({ hiredOn, on }: SuggestionFacts): Suggestion[] {
  const next = hiredOn === null ? null : nextAnniversary(hiredOn, on)
  if (next === null || daysBetween(on, next.on) > ANNIVERSARY_WITHIN_DAYS) return []
  const years = `${next.years} ${next.years === 1 ? 'year' : 'years'} here`
  return [{ title: years, why: `Hired on ${dayWords(hiredOn ?? on, on)}` }]
}

/** The first anniversary of a hire on or after a day. A 29 February falls on 1 March in other years. */
export function nextAnniversary(hiredOn: IsoDate, from: IsoDate): { readonly on: IsoDate; readonly years: number } | null {
  const hiredYear = Number(hiredOn.slice(0, 4))
  const year = Number(from.slice(0, 4))
  for (const candidate of [year, year + 1]) {
    const years = candidate - hiredYear
    const on = anniversaryIn(hiredOn, candidate)
    if (years > 0 && on >= from) return { on, years }
  }
  return null
}

function anniversaryIn(hiredOn: IsoDate, year: number): IsoDate {
  const isLeapDay = hiredOn.endsWith('-02-29')
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${year}-${isLeapDay && !leap ? '03-01' : hiredOn.slice(5)}`
}

/** The same hour of the day, so many days later: a meeting at 10:30 stays at 10:30 when the clocks change between. */
export function sameTimeLater(instant: number, days: number): number {
  const date = new Date(instant)
  date.setDate(date.getDate() + days)
  return date.getTime()
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "20 Oct", with the year when it is not the year of `near`. */
export function dayWords(date: IsoDate, near: IsoDate): string {
  const words = `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}`
  return date.slice(0, 4) === near.slice(0, 4) ? words : `${words} ${date.slice(0, 4)}`
}

function plain(title: string): string {
  return title.trim().toLowerCase()
}

/** A meeting finished before its planned day was held today: evidence of it must not come from the future. */
export function dayItWasHeld(plannedAt: number, now: number): number {
  return sameTimeLater(plannedAt, Math.min(0, daysBetween(localDate(plannedAt), localDate(now))))
}

/** What the first has and the second has not. */
export function difference<T>(some: readonly T[], others: readonly T[], same: (a: T, b: T) => boolean = Object.is): T[] {
  return some.filter((one) => !others.some((other) => same(one, other)))
}

export function sameTarget(a: NoteTarget, b: NoteTarget): boolean {
  return a.kind === b.kind && a.id === b.id
}
