import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { sameKey } from './rules-text.ts'

/** What of a person changes over time. Jobs and units by name, the manager by id. */
export interface Standing {
  readonly jobTitle: string | null
  readonly unit: string | null
  readonly managerId: string | null
  readonly status: 'active' | 'left'
}

export type PersonEventKind = 'job' | 'manager' | 'unit' | 'left' | 'returned'

/** `from` and `to` are names of jobs or units, or ids of managers. */
export interface PersonEvent {
  readonly personId: string
  readonly kind: PersonEventKind
  readonly on: IsoDate
  readonly from: string | null
  readonly to: string | null
  readonly reason: string
}

export interface Dated {
  readonly on: IsoDate
  readonly reason?: string
}

const VALUES = [
  ['job', 'jobTitle'],
  ['manager', 'managerId'],
  ['unit', 'unit'],
] as const

/** What changed between two standings, as events of one day. Fields that are absent did not change. */
export function eventsFor(before: Standing & { readonly id: string }, after: Partial<Standing>, { on, reason = '' }: Dated): PersonEvent[] {
  const event = { personId: before.id, on, reason }
  const events: PersonEvent[] = VALUES.flatMap(([kind, field]) => {
    const [from, to] = [before[field], after[field]]
    return to === undefined || isSameValue(kind, from, to) ? [] : [{ ...event, kind, from, to }]
  })
  if (after.status === undefined || after.status === before.status) return events
  return [...events, { ...event, kind: after.status === 'left' ? 'left' : 'returned', from: null, to: null }]
}

/** Titles and units are compared as they are read, not as they are typed. */
export function isSameValue(kind: 'job' | 'manager' | 'unit', a: string | null, b: string | null): boolean {
  if (a === null || b === null || kind === 'manager') return a === b
  return sameKey(a) === sameKey(b)
}

/** Leaving and returning answer each other; the rest stand for themselves. */
export function slotOf(kind: PersonEventKind): 'job' | 'manager' | 'unit' | 'status' {
  return kind === 'left' || kind === 'returned' ? 'status' : kind
}

/** Two changes of one thing on one day are one change; null when the second takes back the first. */
export function mergedEvent(earlier: PersonEvent, later: PersonEvent): PersonEvent | null {
  const reason = later.reason || earlier.reason
  if (later.kind === 'left' || later.kind === 'returned') return later.kind === earlier.kind ? { ...later, reason } : null
  return isSameValue(later.kind, earlier.from, later.to) ? null : { ...later, from: earlier.from, reason }
}

/** What a person was on a day: today's standing with every later change taken back. The last day still counts as being there. */
export function standingOn(today: Standing, events: readonly PersonEvent[], day: IsoDate): Standing {
  const later = events.filter(({ kind, on }) => (kind === 'left' ? on >= day : on > day)).toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const next = (slot: ReturnType<typeof slotOf>) => later.find(({ kind }) => slotOf(kind) === slot)
  const [job, unit, manager, status] = [next('job'), next('unit'), next('manager'), next('status')]
  return {
    jobTitle: job ? job.from : today.jobTitle,
    unit: unit ? unit.from : today.unit,
    managerId: manager ? manager.from : today.managerId,
    status: status ? (status.kind === 'left' ? 'active' : 'left') : today.status,
  }
}
