import type { CadenceSettings, CadenceSpan, ExpectedRhythm } from '../../../shared/contract/meetings.ts'
import { addDays, dayNumber, daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { MeetingStanding } from '../../../shared/rules/meeting-standing.ts'
import type { Rhythm } from '../../../shared/rules/recurrence.ts'

/** At least quarterly, monthly advised, weekly for who is new. */
export const ADVISED = { rhythm: 'monthly', starterRhythm: 'weekly', starterDays: 90 } as const satisfies Pick<
  CadenceSettings,
  'rhythm' | 'starterRhythm' | 'starterDays'
>

/** Within so many days after one meeting the next one keeps the rhythm. */
export const RHYTHM_DAYS: Readonly<Record<Rhythm, number>> = { weekly: 7, fortnightly: 14, monthly: 31, quarterly: 92 }

export interface Expectation {
  readonly rhythm: ExpectedRhythm
  readonly source: 'person' | 'starter' | 'cycle' | 'advised'
}

export interface Beginnings {
  readonly hiredOn: IsoDate | null
  /** When they came to whoever owns the vault, or came back. */
  readonly cameOn: IsoDate | null
  readonly addedOn: IsoDate
  readonly firstHeldOn: IsoDate | null
  /** The day the first cycle began. */
  readonly cycleFrom: IsoDate | null
}

/** From when meetings are expected of a person: not before they worked here, for this manager, in a cycle, and were known to this vault. */
export function expectedSince({ hiredOn, cameOn, addedOn, firstHeldOn, cycleFrom }: Beginnings): IsoDate {
  // A meeting put on record afterwards shows that they met before.
  const knownOn = firstHeldOn !== null && firstHeldOn < addedOn ? firstHeldOn : addedOn
  return [hiredOn, cameOn, cycleFrom].reduce<IsoDate>((latest, day) => (day !== null && day > latest ? day : latest), knownOn)
}

export interface Expected {
  readonly hiredOn: IsoDate | null
  /** What was said of this person alone. */
  readonly own: ExpectedRhythm | null
}

/** What is expected of a person on a day: what was said of them, then of who is new, then of the cycle, then what is advised. */
export function expectationOn({ hiredOn, own }: Expected, settings: CadenceSettings, on: IsoDate): Expectation {
  if (own !== null) return { rhythm: own, source: 'person' }
  if (isStarter(hiredOn, settings.starterDays, on)) return { rhythm: settings.starterRhythm, source: 'starter' }
  return { rhythm: settings.rhythm, source: settings.cycleId === null ? 'advised' : 'cycle' }
}

function isStarter(hiredOn: IsoDate | null, days: number, on: IsoDate): boolean {
  if (hiredOn === null) return false
  const here = daysBetween(hiredOn, on)
  return here >= 0 && here < days
}

export interface Due {
  readonly dueOn: IsoDate | null
  readonly standing: 'on-time' | 'due' | 'overdue' | 'not-expected'
}

interface DueFacts {
  readonly rhythm: ExpectedRhythm
  readonly lastHeldOn: IsoDate | null
  /** From when a meeting could be expected. */
  readonly since: IsoDate
  readonly today: IsoDate
  /** Day of the next planned meeting. */
  readonly nextOn: IsoDate | null
}

/** Due while the day is near and no meeting stands before it; overdue once it passed without one. */
export function dueFor({ rhythm, lastHeldOn, since, today, nextOn }: DueFacts): Due {
  if (rhythm === 'none') return { dueOn: null, standing: 'not-expected' }
  const days = RHYTHM_DAYS[rhythm]
  const from = lastHeldOn ?? since
  const dueOn = addDays(from, days)
  if (dueOn < today) return { dueOn, standing: 'overdue' }
  const near = daysBetween(today, dueOn) <= Math.min(7, Math.floor(days / 2))
  const covered = nextOn !== null && nextOn <= dueOn
  return { dueOn, standing: near && !covered ? 'due' : 'on-time' }
}

export interface Span {
  readonly from: IsoDate
  /** The last day of it. */
  readonly to: IsoDate
}

/** The last `count` spans of whole weeks, the one of today last. Weeks begin on Monday. */
export function lastWeeks(today: IsoDate, count: number): Span[] {
  // 1970-01-01 was a Thursday.
  const monday = addDays(today, -((dayNumber(today) + 3) % 7))
  return Array.from({ length: count }, (_, index) => {
    const from = addDays(monday, -7 * (count - 1 - index))
    return { from, to: addDays(from, 6) }
  })
}

export function lastQuarters(today: IsoDate, count: number): Span[] {
  const quarter = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  return Array.from({ length: count }, (_, index) => {
    const at = quarter - (count - 1 - index)
    return { from: quarterStart(at), to: addDays(quarterStart(at + 1), -1) }
  })
}

function quarterStart(quarter: number): IsoDate {
  return `${Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01`
}

/** How many meetings a rhythm asks for in the part of a span that has passed and that begins no earlier than any were expected. */
export function expectedIn(span: Span, person: Expected & { since: IsoDate }, settings: CadenceSettings, until: IsoDate): number {
  const from = person.since > span.from ? person.since : span.from
  const to = span.to < until ? span.to : until
  const days = daysBetween(from, to) + 1
  if (days <= 0) return 0
  const { starterDays } = settings
  const newDays = person.own !== null || person.hiredOn === null ? 0 : clamp(starterDays - daysBetween(person.hiredOn, from), 0, days)
  const share = (rhythm: ExpectedRhythm, number: number) => (rhythm === 'none' ? 0 : number / RHYTHM_DAYS[rhythm])
  const usual = person.own ?? settings.rhythm
  return share(settings.starterRhythm, newDays) + share(usual, days - newDays)
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

export interface DatedStanding {
  readonly personId: string
  readonly on: IsoDate
  readonly standing: MeetingStanding
}

/** What became of the meetings of each span; none is counted twice and none is left out. */
export function spansOf(spans: readonly Span[], meetings: readonly DatedStanding[], expected: (span: Span) => number): CadenceSpan[] {
  return spans.map((span) => {
    const within = meetings.filter(({ on }) => on >= span.from && on <= span.to)
    const number = (standing: MeetingStanding) => within.filter((meeting) => meeting.standing === standing).length
    return { ...span, expected: tenth(expected(span)), held: number('held'), missed: number('missed'), skipped: number('skipped') }
  })
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
