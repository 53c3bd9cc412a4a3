import type { ManyFields, Refusal, When } from '../../../shared/contract/people-changes.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { eventsFor, isSameValue, type PersonEvent, type PersonEventKind, type Standing, slotOf } from './rules-events.ts'

/** A person as a change meets them. */
export interface Subject extends Standing {
  readonly id: string
  readonly name: string
  readonly hiredOn: IsoDate | null
  readonly events: readonly PersonEvent[]
}

export interface Refused {
  readonly code: Refusal
  readonly names: readonly string[]
  readonly on: IsoDate | null
}

export interface Planned {
  readonly subject: Subject
  /** In a correction the day of these says nothing. */
  readonly events: readonly PersonEvent[]
  readonly refused: Refused | null
}

/** The people above a manager, the manager first. */
export type Line = readonly { readonly id: string; readonly name: string }[]

/** What a change does to one person, and why not. */
export function planChange(subject: Subject, fields: ManyFields, when: When, line: Line): Planned {
  const dated = when.kind === 'from' ? when : { on: '' }
  const events = eventsFor(subject, given(fields), dated)
  if (events.length === 0) return { subject, events, refused: null }
  const refused = circle(subject, events, line) ?? (when.kind === 'from' ? outOfTime(subject, events, when.on) : null)
  return { subject, events, refused }
}

function given({ jobTitle, unit, managerId, status }: ManyFields): Partial<Standing> {
  return {
    ...(jobTitle === undefined ? {} : { jobTitle: jobTitle === '' ? null : jobTitle }),
    ...(unit === undefined ? {} : { unit: unit === '' ? null : unit }),
    ...(managerId === undefined ? {} : { managerId }),
    ...(status === undefined ? {} : { status }),
  }
}

/** A manager who reports, over any number of steps, to this person would close a circle; it is named from the person on. */
function circle({ id, name }: Subject, events: readonly PersonEvent[], line: Line): Refused | null {
  if (!events.some(({ kind }) => kind === 'manager')) return null
  const at = line.findIndex((above) => above.id === id)
  if (at < 0) return null
  if (at === 0) return { code: 'OWN_MANAGER', names: [], on: null }
  return { code: 'MANAGER_CYCLE', names: [name, ...line.slice(0, at + 1).map((above) => above.name)], on: null }
}

/** A change cannot come before the hiring, nor before another one of its kind that is on record. */
function outOfTime({ hiredOn, events: known }: Subject, events: readonly PersonEvent[], on: IsoDate): Refused | null {
  if (hiredOn !== null && on < hiredOn) return { code: 'BEFORE_HIRED', names: [], on: hiredOn }
  const slots = new Set(events.map(({ kind }) => slotOf(kind)))
  const later = known.filter((event) => slots.has(slotOf(event.kind)) && event.on > on).map((event) => event.on)
  const last = later.toSorted().at(-1)
  return last === undefined ? null : { code: 'LATER_CHANGE', names: [], on: last }
}

/**
 * What a correction makes of the latest event on record: the value it led to was a mistake. An event that then leads nowhere, or a
 * leaving that was none, is dropped. Where nothing is on record there is nothing to mend.
 */
export function corrected<E extends PersonEvent>(
  known: readonly E[],
  mistake: PersonEvent,
): { readonly drop: E } | { readonly rewrite: E; readonly to: PersonEvent } | null {
  const slot = slotOf(mistake.kind)
  const last = known
    .filter(({ kind }) => slotOf(kind) === slot)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
  if (last === undefined) return null
  if (slot === 'status') return last.kind === mistake.kind ? null : { drop: last }
  return isSameValue(slot, last.from, mistake.to) ? { drop: last } : { rewrite: last, to: { ...last, to: mistake.to } }
}

export interface DatedChange {
  readonly id: string
  readonly kind: PersonEventKind
  readonly on: IsoDate
}

/** The neighbour a change would pass if it were moved to another day; null when it keeps its place. */
export function passedBy(moved: DatedChange, others: readonly DatedChange[], on: IsoDate): IsoDate | null {
  const same = others.filter(({ id, kind }) => id !== moved.id && slotOf(kind) === slotOf(moved.kind))
  const before = same
    .filter((event) => event.on < moved.on)
    .map((event) => event.on)
    .toSorted()
    .at(-1)
  const after = same
    .filter((event) => event.on > moved.on)
    .map((event) => event.on)
    .toSorted()
    .at(0)
  if (before !== undefined && on <= before) return before
  return after !== undefined && on >= after ? after : null
}

/** Whoever stands nearest above a leaver and stays; null where nobody does. */
export function nextAbove(
  leaverId: string,
  managerOf: ReadonlyMap<string, { readonly managerId: string | null; readonly stays: boolean }>,
): string | null {
  const seen = new Set<string>([leaverId])
  let at = managerOf.get(leaverId)?.managerId ?? null
  while (at !== null && !seen.has(at)) {
    seen.add(at)
    const above = managerOf.get(at)
    if (above?.stays) return at
    at = above?.managerId ?? null
  }
  return null
}
