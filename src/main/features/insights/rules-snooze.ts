import type { Notice } from '../../../shared/contract/notices.ts'
import { daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'

export interface Snoozed {
  readonly key: string
  readonly title: string
  readonly personName: string
  readonly until: IsoDate
}

interface Named {
  readonly title: string
  readonly personName: string
}

/**
 * Takes the rows that were put off out of a list, and says how they are called among those put off. What is put off comes back on its
 * day, by itself, as late as it is by then.
 */
export function withoutSnoozed<Row extends { readonly key: string }>(
  rows: readonly Row[],
  snoozes: ReadonlyMap<string, IsoDate>,
  name: (row: Row) => Named,
): { readonly shown: Row[]; readonly snoozed: Snoozed[] } {
  const shown = rows.filter(({ key }) => !snoozes.has(key))
  const snoozed = rows.flatMap((row) => {
    const until = snoozes.get(row.key)
    return until === undefined ? [] : [{ key: row.key, until, ...name(row) }]
  })
  return { shown, snoozed }
}

/** The soonest back first. */
export function soonestFirst(snoozed: readonly Snoozed[]): Snoozed[] {
  return snoozed.toSorted((a, b) => order(a.until, b.until) || order(a.title, b.title) || order(a.key, b.key))
}

/** Notices of what Today shows in a block of its own are said once: promises have a tick, and a silence says more than a date. */
export function noticesBeside(notices: readonly Notice[], silent: ReadonlySet<string>, today: IsoDate) {
  return notices
    .filter(({ kind, personId }) => kind !== 'promise' && !(kind === 'one-to-one-due' && silent.has(personId)))
    .map((notice) => ({ ...notice, daysLate: notice.dueOn === null ? 0 : Math.max(0, daysBetween(notice.dueOn, today)) }))
    .toSorted((a, b) => order(a.dueOn ?? '9999', b.dueOn ?? '9999') || order(a.personName, b.personName) || order(a.key, b.key))
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
