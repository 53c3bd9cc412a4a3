import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { isSameValue, slotOf } from './rules-events.ts'
import { absences, contradiction } from './rules-import-ends.ts'
import type { PlannedDays, PlannedEvent, PlannedFields, PlannedManager, PlannedPerson } from './rules-import-plan.ts'
import type { ExistingPerson, KnownEvent } from './rules-matching.ts'
import type { Draft, Report } from './rules-rows.ts'

export interface PastContext {
  readonly today: IsoDate
  /** What was said of the whole file. */
  readonly effectiveOn: IsoDate | null
  readonly column: string | null
  /** That of the last days. */
  readonly endColumn: string | null
  /** Rows of people of whom nothing but their last day says that they left. */
  readonly byDay: ReadonlySet<number>
  /** The manager an earlier row names, where it is somebody. */
  readonly managerOf: (draft: Draft) => PlannedManager | null
}

const CHANGES = [
  ['jobTitle', 'job'],
  ['unit', 'unit'],
  ['manager', 'manager'],
] as const

/** The day a row gives counts where it is news: after the hiring and after all that is on record. Else the day said of the file does. */
export function daysOf(
  draft: Draft,
  { known, fields, leftOn }: { readonly known: ExistingPerson; readonly fields: Partial<PlannedFields>; readonly leftOn: IsoDate | null },
  { today, effectiveOn, column }: PastContext,
  report: Report,
): PlannedDays {
  const slots = CHANGES.flatMap(([field, slot]) => (fields[field] === undefined ? [] : [slot]))
  const hiredOn = fields.hiredOn ?? known.hiredOn
  const events = known.events ?? []
  const given = (of: readonly string[]): IsoDate | null => {
    if (of.length === 0 || effectiveOn === null) return null
    const later = events.filter(({ kind, on }) => of.includes(slotOf(kind)) && on > effectiveOn).map(({ on }) => on)
    const last = later.toSorted().at(-1)
    if (last === undefined && (hiredOn === null || effectiveOn >= hiredOn)) return effectiveOn
    const why = last === undefined ? `hired on ${hiredOn}` : `a change of ${last} is on record`
    const repair = `Dated ${today}: ${why}`
    report({ row: draft.row, column: null, field: null, code: 'later-change', value: effectiveOn, effect: 'repairs', repair })
    return null
  }
  const standingOn = leftOn ?? given(fields.status === undefined ? [] : ['status'])
  const { since } = draft
  if (since === null || slots.length === 0) return { on: given(slots), standingOn }
  if (since > today) {
    const repair = `Dated ${effectiveOn ?? today}, since ${since} is yet to come`
    report({ row: draft.row, column, field: 'since', code: 'future-change', value: since, effect: 'repairs', repair })
    return { on: given(slots), standingOn }
  }
  const isNews = (hiredOn === null || since > hiredOn) && events.every(({ kind, on }) => slotOf(kind) === 'status' || on < since)
  return { on: isNews ? since : given(slots), standingOn }
}

/** The plan of somebody known, with the day on which they left where the file gives one that can be theirs. */
export function leavingOf(
  planned: PlannedPerson,
  { draft, known }: { readonly draft: Draft; readonly known: ExistingPerson },
  { endColumn, byDay }: PastContext,
  report: Report,
): { readonly planned: PlannedPerson; readonly leftOn: IsoDate | null } {
  const { status, ...others } = planned.fields
  if (status !== 'left' || draft.until === null) return { planned, leftOn: null }
  const why = contradiction(draft.until, others.hiredOn ?? known.hiredOn, known)
  if (why === null) return { planned, leftOn: draft.until }
  const stays = byDay.has(draft.row)
  const finding = { row: draft.row, column: endColumn, field: 'until', code: 'later-change', value: draft.until } as const
  report({ ...finding, effect: 'repairs', repair: `${stays ? 'Stays active' : 'The day is not taken'}: ${why}` })
  return { planned: stays ? { ...planned, fields: others } : planned, leftOn: null }
}

interface Stint {
  readonly on: IsoDate
  readonly job: string | null
  readonly unit: string | null
  readonly manager: PlannedManager | null
}

/** What changed from row to row of one person, apart from what the vault knows already. */
export function pastOf(
  draft: Draft,
  earlier: readonly Draft[],
  now: { readonly manager: PlannedManager | null; readonly fields: Partial<PlannedFields>; readonly known: ExistingPerson | undefined },
  context: PastContext,
): PlannedEvent[] {
  const stints = [...earlier, draft].flatMap((row): Stint[] => {
    const manager = row === draft ? now.manager : context.managerOf(row)
    return row.since === null ? [] : [{ on: row.since, job: row.jobTitle, unit: row.unit, manager }]
  })
  const events = [...textsOf(stints, 'job'), ...textsOf(stints, 'unit'), ...managersOf(stints)]
  const hiredOn = draft.hiredOn ?? now.known?.hiredOn ?? null
  const away = absences([...earlier, draft], { hiredOn, known: now.known })
  if (earlier.length === 0) return [...(now.known ? [] : sinceWhen(draft, hiredOn, context.today)), ...away]
  const changing = new Set(CHANGES.flatMap(([field, slot]) => (now.known && now.fields[field] !== undefined ? [slot] : [])))
  const changes = events.filter((event) => {
    if (hiredOn !== null && event.on < hiredOn) return false
    // The last change is the one from the vault's own value.
    if (changing.has(event.kind) && event.on === draft.since) return false
    return !isKnown(event, now.known?.events ?? [])
  })
  return [...changes, ...away]
}

/** Somebody new who has a job since a later day than the hiring: since when is on record, what came before is not. */
function sinceWhen({ since, jobTitle }: Draft, hiredOn: IsoDate | null, today: IsoDate): PlannedEvent[] {
  if (since === null || jobTitle === null || hiredOn === null || since <= hiredOn || since > today) return []
  return [{ kind: 'job', on: since, from: null, to: jobTitle }]
}

type ChangeEvent = Exclude<PlannedEvent, { readonly kind: 'left' | 'returned' }>

function textsOf(stints: readonly Stint[], kind: 'job' | 'unit'): ChangeEvent[] {
  const events: ChangeEvent[] = []
  let from: string | null = null
  for (const stint of stints) {
    const to = stint[kind]
    if (to === null) continue
    if (from !== null && !isSameValue(kind, from, to)) events.push({ kind, on: stint.on, from, to })
    from = to
  }
  return events
}

function managersOf(stints: readonly Stint[]): ChangeEvent[] {
  const events: ChangeEvent[] = []
  let from: PlannedManager | null = null
  for (const { on, manager: to } of stints) {
    if (to === null) continue
    if (from !== null && keyOf(from) !== keyOf(to)) events.push({ kind: 'manager', on, from, to })
    from = to
  }
  return events
}

function keyOf(manager: PlannedManager | null): string | null {
  return manager === null ? null : 'id' in manager ? manager.id : `row ${manager.row}`
}

/** Before the first change of its kind on record there is room for earlier ones; whatever leads from and to the same is on record. */
function isKnown(event: ChangeEvent, known: readonly KnownEvent[]): boolean {
  const same = known.filter(({ kind }) => kind === event.kind)
  if (same.some(({ on }) => on <= event.on)) return true
  return same.some(({ from, to }) =>
    event.kind === 'manager'
      ? from === keyOf(event.from) && to === keyOf(event.to)
      : isSameValue(event.kind, from, event.from) && isSameValue(event.kind, to, event.to),
  )
}
