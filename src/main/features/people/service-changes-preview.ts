import type { ChangePreview, LeftBehind, ManyFields, PlannedChange, When } from '../../../shared/contract/people-changes.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { listReporting, listSubjects, namesById, type Reporting } from './queries-changes.ts'
import { meetingsAfter, runningParticipations, seriesAfter } from './queries-leaving.ts'
import { nextAbove, type Planned, planChange } from './rules-changes.ts'
import { type InFuture, isToCome, lineOf, type NotFound } from './service-changes.ts'

/** Rows that are shown; the rest are counted. */
const SHOWN = 500

export interface PreviewInput {
  readonly personIds: readonly PersonId[]
  readonly fields: ManyFields
  readonly when: When
}

/** What a change would do, for whom, and for whom not. */
export async function previewPeople(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { personIds, fields, when }: PreviewInput,
): Promise<Result<ChangePreview, NotFound | InFuture>> {
  if (isToCome(when, now())) return err({ code: 'DATE_IN_FUTURE' })
  const ids = [...new Set(personIds)]
  const subjects = await listSubjects(db, ids)
  const line = await lineOf(db, fields)
  if (subjects.length < ids.length || line === null) return err({ code: 'PERSON_NOT_FOUND' })
  const planned = subjects.map((subject) => planChange(subject, fields, when, line))
  const refused = planned.filter((plan) => plan.refused !== null)
  const changed = planned.filter((plan) => plan.refused === null && plan.events.length > 0)
  const shown = [...refused, ...changed].slice(0, SHOWN)
  const leavers = changed.filter(({ events }) => events.some(({ kind }) => kind === 'left')).map(({ subject }) => subject.id)
  return ok({
    counts: { changed: changed.length, unchanged: planned.length - refused.length - changed.length, refused: refused.length },
    rows: await toRows(db, shown),
    moreRows: refused.length + changed.length - shown.length,
    ...(await behind(db, leavers, when.kind === 'from' ? when.on : localDate(now()))),
  })
}

export type Behind = Pick<ChangePreview, 'reports' | 'meetings' | 'meetingsKept' | 'series' | 'cycles'>

export const NOBODY_BEHIND: Behind = { reports: [], meetings: 0, meetingsKept: 0, series: 0, cycles: [] }

async function behind(db: ReadDb, leavers: readonly string[], day: IsoDate) {
  if (leavers.length === 0) return NOBODY_BEHIND
  return leftBehind(db, new Map(leavers.map((id) => [id, day])), await listReporting(db))
}

async function toRows(db: ReadDb, planned: readonly Planned[]): Promise<PlannedChange[]> {
  const managers = planned.flatMap(({ events }) => events.filter(({ kind }) => kind === 'manager').flatMap(({ from, to }) => [from, to]))
  const names = await namesById(
    db,
    managers.filter((id) => id !== null),
  )
  return planned.map(({ subject, events, refused }) => ({
    personId: subject.id as PersonId,
    name: subject.name,
    changes: events.map(({ kind, from, to }) =>
      kind === 'manager' ? { kind, from: names.get(from ?? '') ?? null, to: names.get(to ?? '') ?? null } : { kind, from, to },
    ),
    refused: refused === null ? null : { ...refused, names: [...refused.names] },
  }))
}

/** Who and what stays behind when somebody leaves, each on their last day. The nearest above who stays is proposed as successor. */
export async function leftBehind(db: ReadDb, leavers: ReadonlyMap<string, IsoDate>, everybody: readonly Reporting[]): Promise<Behind> {
  const above = new Map(everybody.map(({ id, managerId, active }) => [id, { managerId, stays: active && !leavers.has(id) }]))
  const names = new Map(everybody.map(({ id, name }) => [id, name]))
  const reports = everybody.flatMap(({ id, name, managerId, active }): LeftBehind[] => {
    if (managerId === null || !leavers.has(managerId) || leavers.has(id) || !active) return []
    const successorId = nextAbove(managerId, above) as PersonId | null
    return [{ personId: id as PersonId, name, leaverName: names.get(managerId) ?? '', successorId }]
  })
  const cycles = new Set<string>()
  const found = { meetings: 0, meetingsKept: 0, series: 0 }
  for (const [day, sameDay] of Map.groupBy(leavers, ([, on]) => on)) {
    const ids = sameDay.map(([id]) => id)
    for (const { name } of await runningParticipations(db, ids, day)) cycles.add(name)
    const planned = await meetingsAfter(db, ids, day)
    const kept = planned.filter(({ isWritten }) => isWritten).length
    found.meetings += planned.length - kept
    found.meetingsKept += kept
    found.series += (await seriesAfter(db, ids, day)).length
  }
  return { reports, ...found, cycles: [...cycles] }
}
