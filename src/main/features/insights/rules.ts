import type { CycleSummary } from '../../../shared/contract/cycles.ts'
import type { ReviewState } from '../../../shared/contract/reviewing.ts'
import { addDays, dayNumber, daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'

/** The rhythm in which two people talk when nothing else is agreed. */
export const RHYTHM_DAYS = 21
const QUIET_GOAL_DAYS = 30
const STRIP_WEEKS = 12

export interface DayFacts {
  /** Agenda items of each meeting of the day that is still to be held, and of those that were. */
  readonly meetings: readonly { readonly agendaItems: number; readonly held: boolean }[]
  readonly lateActionItems: number
  readonly lateCheckIns: number
}

/** "Three meetings, one without an agenda. Two action items and one check-in are late." */
export function daySentence({ meetings, lateActionItems, lateCheckIns }: DayFacts): string {
  const late = [counted(lateActionItems, 'action item', 'action items'), counted(lateCheckIns, 'check-in', 'check-ins')].filter(
    (words) => words !== '',
  )
  const lateTotal = lateActionItems + lateCheckIns
  if (meetings.length === 0 && lateTotal === 0) return 'No meetings today, and nothing is late.'
  const meet = meetingWords(meetings)
  if (lateTotal === 0) return `${meet} Nothing is late.`
  return `${meet} ${capital(late.join(' and '))} ${lateTotal === 1 ? 'is' : 'are'} late.`
}

function meetingWords(meetings: DayFacts['meetings']): string {
  if (meetings.length === 0) return 'No meetings today.'
  const empty = meetings.filter(({ agendaItems, held }) => agendaItems === 0 && !held).length
  const without = empty === 0 ? '' : `, ${shareWords(empty, meetings.length)}without an agenda`
  return `${capital(counted(meetings.length, 'meeting', 'meetings'))}${without}.`
}

function shareWords(some: number, all: number): string {
  if (some < all) return `${numberWord(some)} `
  if (all === 1) return ''
  return all === 2 ? 'both ' : 'all '
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

function numberWord(count: number): string {
  return NUMBERS[count] ?? String(count)
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${numberWord(count)} ${count === 1 ? one : many}`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const REVIEW_STATES: readonly ReviewState[] = ['not-started', 'writing', 'ready', 'shared', 'replied', 'signed']
const MANAGERS_TURN: readonly ReviewState[] = ['not-started', 'writing', 'ready']

export interface StateGroup<P> {
  readonly state: ReviewState
  readonly people: readonly P[]
  readonly waitsForYou: boolean
}

/** People by state of their review. One state is marked: the first in which the next step is the manager's, once reviewing has begun. */
export function reviewStates<P>(
  people: readonly { readonly state: ReviewState; readonly person: P }[],
  reviewing: boolean,
): StateGroup<P>[] {
  const groups = REVIEW_STATES.map((state) => ({
    state,
    people: people.filter((entry) => entry.state === state).map(({ person }) => person),
  }))
  const waiting = reviewing ? groups.find(({ state, people: some }) => MANAGERS_TURN.includes(state) && some.length > 0)?.state : undefined
  return groups.map((group) => ({ ...group, waitsForYou: group.state === waiting }))
}

/** Last day of the reviewing phase, and whether the phase has begun. */
export function reviewingPhase(
  { phases, endsOn }: Pick<CycleSummary, 'phases' | 'endsOn'>,
  today: IsoDate,
): { dueOn: IsoDate; begun: boolean } {
  const phase = phases.find((one) => one.phase === 'reviewing')
  return { dueOn: phase?.endsOn ?? endsOn, begun: phase === undefined || phase.startsOn <= today }
}

export interface GoalPulse {
  /** Day from which the goal runs: no value is expected before. */
  readonly since: IsoDate
  readonly lastValueOn: IsoDate | null
  readonly lastCheckInOn: IsoDate | null
  readonly progressBp: number | null
}

export type Pulse =
  | { readonly kind: 'fine' }
  | { readonly kind: 'due'; readonly dueOn: IsoDate; readonly daysLate: number }
  | { readonly kind: 'quiet'; readonly days: number }

/**
 * A goal is looked at every three weeks. A measured one without a value for 30 days has gone quiet; until then, and for a goal
 * without a measure, the check-in is due, or late. Nothing is expected of a goal that is reached.
 */
export function goalPulse(goal: GoalPulse, today: IsoDate): Pulse {
  if (goal.progressBp !== null && goal.progressBp >= 10_000) return { kind: 'fine' }
  const last = laterOf(goal.since, goal.progressBp === null ? goal.lastCheckInOn : goal.lastValueOn)
  const days = daysBetween(last, today)
  if (goal.progressBp !== null && days >= QUIET_GOAL_DAYS) return { kind: 'quiet', days }
  const dueOn = addDays(last, RHYTHM_DAYS)
  if (dueOn > weekEnd(today)) return { kind: 'fine' }
  return { kind: 'due', dueOn, daysLate: Math.max(0, daysBetween(dueOn, today)) }
}

function laterOf(day: IsoDate, other: IsoDate | null): IsoDate {
  return other !== null && other > day ? other : day
}

/** The Sunday of the week of a day. */
export function weekEnd(day: IsoDate): IsoDate {
  // 1970-01-01 was a Thursday.
  return addDays(day, 6 - ((dayNumber(day) + 3) % 7))
}

export interface Heard {
  /** Days since the last one-to-one or feedback; null when there was none. */
  readonly days: number | null
  readonly overdue: boolean
  /** Whether something was heard in each of the last twelve weeks, oldest first. */
  readonly weeks: boolean[]
}

export function heard(days: readonly IsoDate[], today: IsoDate): Heard {
  const ago = days.map((day) => daysBetween(day, today)).filter((count) => count >= 0)
  const latest = ago.length === 0 ? null : Math.min(...ago)
  const weeks = Array.from({ length: STRIP_WEEKS }, (_, index) => {
    const week = STRIP_WEEKS - 1 - index
    return ago.some((count) => Math.floor(count / 7) === week)
  })
  return { days: latest, overdue: latest === null || latest >= RHYTHM_DAYS, weeks }
}

/** Whether the last meeting is longer ago than the rhythm; where there was none, there is no rhythm to be late for. */
export function isOverdue(daysSince: number | null): boolean {
  return daysSince !== null && daysSince >= RHYTHM_DAYS
}

export interface MeetingFacts {
  readonly agenda: readonly { readonly title: string; readonly carriedFrom: IsoDate | null }[]
  readonly openActionItems: number
  readonly quietGoals: number
  /** "20 Oct"; null when they have not met. */
  readonly lastMet: string | null
}

/** One line of content under a meeting: what is on the agenda, or what is known about the person where it is empty. */
export function meetingLine({ agenda, openActionItems, quietGoals, lastMet }: MeetingFacts): string {
  if (agenda.length > 0) {
    const titles = agenda.slice(0, 2).map(({ title }) => title)
    const more = agenda.length > 2 ? `${titles.join(', ')} and ${agenda.length - 2} more` : titles.join(', ')
    const carried = agenda.filter(({ carriedFrom }) => carriedFrom !== null).length
    return carried === 0 ? more : `${more}. ${carried} carried over`
  }
  const open = [figures(openActionItems, 'open action item', 'open action items'), figures(quietGoals, 'quiet goal', 'quiet goals')]
  const facts = open.filter((words) => words !== '').join(', ')
  const met = lastMet === null ? 'Not met yet' : `Last met ${lastMet}`
  return facts === '' ? met : `${facts}. ${met}`
}

function figures(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
}

/** Newest first; within a day in an order that does not change between two looks. */
export function newestFirst<T extends { readonly on: IsoDate; readonly id: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => compare(b.on, a.on) || compare(b.id, a.id))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Midnight of this machine, so many days after that of a moment. */
export function startOfDay(instant: number, days: number): number {
  const date = new Date(instant)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}
