import { dayNumber, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { PlannedEvent } from './rules-import-plan.ts'
import type { ExistingPerson } from './rules-matching.ts'
import type { Draft, Report } from './rules-rows.ts'
import type { Stints } from './rules-stints.ts'

export interface Ended extends Stints {
  /** Rows of people of whom nothing but their last day says that they left. */
  readonly byDay: ReadonlySet<number>
}

export interface EndContext {
  readonly today: IsoDate
  /** What the headings are called. */
  readonly columns: { readonly until: string | null; readonly status: string | null }
}

/** Whose last day is over has left on it; whose last day is yet to come has not. */
export function withEnds(stints: Stints, context: EndContext, report: Report): Ended {
  const byDay = new Set<number>()
  const ended = new Map<Draft, Draft>()
  for (const draft of stints.drafts) {
    const earlier = stints.earlier.get(draft) ?? []
    const whole = { ...draft, hiredOn: firstHired([...earlier, draft]), until: lastDay(earlier, draft) }
    if (whole.until === null) {
      if (whole.hiredOn !== draft.hiredOn) ended.set(draft, whole)
      continue
    }
    const end = endOf(whole, whole.until, { ...context, next: stints.next.get(draft) ?? null }, report)
    if (end.status === 'left' && draft.status === null) byDay.add(draft.row)
    ended.set(draft, end)
  }
  const now = (draft: Draft) => ended.get(draft) ?? draft
  const renewed = <T>(map: ReadonlyMap<Draft, T>) => new Map([...map].map(([draft, value]) => [now(draft), value]))
  return {
    drafts: stints.drafts.map(now),
    earlier: renewed(stints.earlier),
    next: renewed(stints.next),
    aliases: new Map([...stints.aliases].map(([number, draft]) => [number, now(draft)])),
    byDay,
  }
}

/** Who came back was hired when they first came. */
function firstHired(rows: readonly Draft[]): IsoDate | null {
  return rows.flatMap(({ hiredOn }) => hiredOn ?? []).toSorted()[0] ?? null
}

/** An earlier job may end after the latest one. */
function lastDay(earlier: readonly Draft[], { until }: Draft): IsoDate | null {
  return until === null ? null : (latest([until, ...earlier.map((row) => row.until)]) ?? until)
}

function latest(days: readonly (IsoDate | null)[]): IsoDate | null {
  return (
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  )
}

function endOf(draft: Draft, until: IsoDate, { today, columns, next }: EndContext & { next: IsoDate | null }, report: Report): Draft {
  const { row, status } = draft
  const finding = { row, column: columns.until, field: 'until', value: until } as const
  const began = latest([draft.since, draft.hiredOn])
  if (began !== null && until < began) {
    report({ ...finding, code: 'end-before-start', effect: 'repairs', repair: `Left empty: began on ${began}` })
    return { ...draft, until: null }
  }
  if (next !== null && follows(until, next)) return { ...draft, until: null }
  if (until > today) {
    const effect = status === 'left' ? 'repairs' : 'notes'
    report({ ...finding, code: 'future-change', effect, repair: `Leaves on ${until}. A file of that day or later brings it in` })
    return { ...draft, until: null, status: status === 'left' ? null : status }
  }
  if (status === 'active') {
    const suggestions = [{ value: 'left', label: `left on ${until}` }]
    const said = { ...finding, column: columns.status, field: 'status', value: `${until}, active`, suggestions } as const
    if (until < today) report({ ...said, code: 'ended-yet-active', effect: 'repairs', repair: 'Stays active' })
    return { ...draft, until: null }
  }
  return { ...draft, status: 'left' }
}

/** Whether nothing but days off lies between a last day and the next first one. */
export function follows(last: IsoDate, next: IsoDate): boolean {
  const [from, to] = [dayNumber(last) + 1, dayNumber(next)]
  if (to - from > 2) return false
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index).every(isWeekend)
}

/** Day 0 was a Thursday. */
function isWeekend(day: number): boolean {
  return (day + 4) % 7 === 0 || (day + 4) % 7 === 6
}

/** Why a last day cannot be that of the one the vault knows; null where it can. */
export function contradiction(until: IsoDate, hiredOn: IsoDate | null, { events = [] }: ExistingPerson): string | null {
  if (hiredOn !== null && hiredOn > until) return `hired on ${hiredOn}`
  const returned = latest(events.filter(({ kind }) => kind === 'returned').map(({ on }) => on))
  return returned !== null && returned > until ? `returned on ${returned}` : null
}

/** When somebody was away between two jobs, and when they left for good, apart from what is on record. */
export function absences(
  rows: readonly Draft[],
  { hiredOn, known }: { readonly hiredOn: IsoDate | null; readonly known: ExistingPerson | undefined },
): PlannedEvent[] {
  const onRecord = (known?.events ?? []).filter(({ kind }) => kind === 'left' || kind === 'returned')
  const events: PlannedEvent[] = []
  let last: IsoDate | null = null
  for (const { since, until } of rows) {
    const isNews = (left: IsoDate, returned: IsoDate) => (hiredOn === null || left >= hiredOn) && onRecord.every(({ on }) => on > returned)
    if (last !== null && since !== null && !follows(last, since) && since > last && isNews(last, since)) {
      events.push({ kind: 'left', on: last, from: null, to: null }, { kind: 'returned', on: since, from: null, to: null })
    }
    last = until === null ? null : latest([last, until])
  }
  const now = rows.at(-1)
  // The leaving of somebody who is active in the vault is a change of today's standing, not of the past.
  const isPast = known === undefined || (known.status === 'left' && onRecord.length === 0)
  if (isPast && now?.status === 'left' && now.until !== null) events.push({ kind: 'left', on: now.until, from: null, to: null })
  return events
}
