import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { Decisions } from './rules-import-decisions.ts'
import { nameKey } from './rules-names.ts'
import type { Draft, Report } from './rules-rows.ts'
import { numberKey, sameKey } from './rules-text.ts'

export interface Stints {
  /** One draft per person whose rows are dated; every other row as it came. */
  readonly drafts: readonly Draft[]
  /** Draft → the earlier rows of the same person, oldest first. */
  readonly earlier: ReadonlyMap<Draft, readonly Draft[]>
  /** Employee number of an earlier row → the draft that stands for the person. */
  readonly aliases: ReadonlyMap<string, Draft>
  /** Draft → when the next job of the same person begins, in days to come. */
  readonly next: ReadonlyMap<Draft, IsoDate>
}

export interface StintContext {
  readonly today: IsoDate
  readonly decisions: Decisions
  /** What the heading of the dates is called. */
  readonly column: string | null
  /** The file says when people left, and not when a job began: somebody with several days of hiring came back. */
  readonly hirings: boolean
}

/**
 * Payroll systems give each job of a person a row with the day it began. Rows of one name that share a number or an e-mail, each from
 * another day, are one person's history: the latest that has begun stands for the person, the ones before it become events.
 */
export function intoStints(all: readonly Draft[], context: StintContext, report: Report): Stints {
  const drafts = context.hirings ? withHiringsAsStarts(all) : all
  const found: Found = { earlier: new Map(), next: new Map(), gone: new Set() }
  for (const key of [byNumber, byEmail]) {
    const open = drafts.filter((draft) => draft.since !== null && !found.gone.has(draft) && !context.decisions.takes(draft.row))
    for (const life of livesIn(open, key, context.today)) {
      keep(life, found)
      for (const row of life.ahead) sayAhead(row, context.column, report)
    }
  }
  const { earlier, next, gone } = found
  for (const [now, rows] of earlier) for (const row of rows) sayEarlier(row, now, context.column, report)
  return { drafts: drafts.filter((draft) => !gone.has(draft)), earlier, next, aliases: aliasesOf(earlier) }
}

interface Found {
  readonly earlier: Map<Draft, readonly Draft[]>
  readonly next: Map<Draft, IsoDate>
  /** Rows that somebody else stands for. */
  readonly gone: Set<Draft>
}

function keep({ now, before, ahead }: Life, { earlier, next, gone }: Found): void {
  const known = [now, ...before].flatMap((row) => earlier.get(row) ?? [])
  for (const row of [...before, ...ahead]) gone.add(row)
  for (const row of before) earlier.delete(row)
  earlier.set(now, [...before, ...known].toSorted(bySince))
  const [first] = ahead
  if (first?.since) next.set(now, first.since)
}

/** Somebody hired several times, and gone before each time but the first. */
function withHiringsAsStarts(drafts: readonly Draft[]): Draft[] {
  const lives = Map.groupBy(drafts, byNumber)
  lives.delete(null)
  const back = new Set(
    [...lives.values()].flatMap((rows) => {
      const sorted = rows.toSorted((a, b) => ((a.hiredOn ?? '') < (b.hiredOn ?? '') ? -1 : 1))
      return sorted.slice(0, -1).every(({ until }) => until !== null) ? sorted.slice(rows.length < 2 ? 1 : 0) : []
    }),
  )
  return drafts.map((draft) => (back.has(draft) ? { ...draft, since: draft.hiredOn } : draft))
}

type Key = (draft: Draft) => string | null

const byNumber: Key = (draft) => (draft.employeeNumber === null ? null : `${numberKey(draft.employeeNumber)}\n${nameKey(draft)}`)
const byEmail: Key = (draft) => (draft.email === null ? null : `${sameKey(draft.email)}\n${nameKey(draft)}`)

function livesIn(drafts: readonly Draft[], key: Key, today: IsoDate): Life[] {
  const groups = Map.groupBy(drafts, key)
  groups.delete(null)
  return [...groups.values()].flatMap((rows) => lifeOf(rows, today) ?? [])
}

interface Life {
  readonly now: Draft
  readonly before: readonly Draft[]
  readonly ahead: readonly Draft[]
}

/** Null where the rows are no line of jobs: two from one day, none begun, or another one than the latest said to be active. */
function lifeOf(rows: readonly Draft[], today: IsoDate): Life | null {
  if (rows.length < 2 || new Set(rows.map(({ since }) => since)).size < rows.length) return null
  const sorted = rows.toSorted(bySince)
  const begun = sorted.filter(({ since }) => (since ?? '') <= today)
  const now = begun.at(-1)
  if (now === undefined) return null
  if (now.status !== 'active' && begun.some(({ status }) => status === 'active')) return null
  return { now, before: begun.slice(0, -1), ahead: sorted.slice(begun.length) }
}

function bySince(a: Draft, b: Draft): number {
  return (a.since ?? '') < (b.since ?? '') ? -1 : 1
}

function sayEarlier(row: Draft, now: Draft, column: string | null, report: Report): void {
  const repair = `Kept as history of row ${now.row}: ${[row.jobTitle, row.unit].filter(Boolean).join(', ') || 'an earlier job'}`
  report({ row: row.row, column, field: 'since', code: 'history-row', value: row.since ?? '', effect: 'notes', repair })
}

function sayAhead(row: Draft, column: string | null, report: Report): void {
  const repair = `Begins on ${row.since}. A file of that day or later brings it in`
  report({ row: row.row, column, field: 'since', code: 'future-change', value: row.since ?? '', effect: 'skips', repair })
}

function aliasesOf(earlier: ReadonlyMap<Draft, readonly Draft[]>): Map<string, Draft> {
  const aliases = new Map<string, Draft>()
  for (const [now, rows] of earlier) {
    for (const { employeeNumber } of rows) {
      if (employeeNumber !== null && employeeNumber !== now.employeeNumber) aliases.set(numberKey(employeeNumber), now)
    }
  }
  return aliases
}
