import type { Change } from '../../../shared/contract/base.ts'
import type { PersonEventRow } from '../../../shared/contract/people-changes.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import { namesOf } from './queries.ts'
import { namesById } from './queries-changes.ts'
import { findEvent, listEvents, rewriteEvent } from './queries-events.ts'
import { passedBy } from './rules-changes.ts'
import type { InFuture, NotFound, WriteDeps } from './service-changes.ts'

/** Newest first, with managers by name. */
export async function readHistory(db: ReadDb, personId: PersonId): Promise<Result<PersonEventRow[], NotFound>> {
  if ((await namesOf(db, [personId])).length === 0) return err({ code: 'PERSON_NOT_FOUND' })
  const events = await listEvents(db, [personId])
  const managers = events.filter(({ kind }) => kind === 'manager').flatMap(({ from, to }) => [from ?? '', to ?? ''])
  const names = await namesById(db, managers)
  const said = (kind: PersonEventRow['kind'], value: string | null) => (kind === 'manager' ? (names.get(value ?? '') ?? null) : value)
  return ok(
    events
      .map(({ id, kind, on, from, to, reason, recordedAt }) => ({
        id,
        kind,
        on,
        from: said(kind, from),
        to: said(kind, to),
        reason,
        recordedAt,
      }))
      .reverse(),
  )
}

export interface RedateInput {
  readonly eventId: string
  readonly on: IsoDate
  readonly reason: string
}

type RedateRefused = { readonly code: 'EVENT_NOT_FOUND' } | { readonly code: 'EVENT_OUT_OF_ORDER'; readonly data: { readonly on: IsoDate } }

/** What happened stays; the day and the reason are mended. It cannot pass another change of its kind. */
export async function redateEvent(
  deps: WriteDeps,
  { eventId, on, reason }: RedateInput,
): Promise<Result<Change, RedateRefused | InFuture>> {
  if (on > localDate(deps.now())) return err({ code: 'DATE_IN_FUTURE' })
  return change(deps, { verb: 'people.redate', summary: 'Date changed' }, async (tx, open) => {
    const event = await findEvent(tx, eventId)
    if (!event) return err({ code: 'EVENT_NOT_FOUND' as const })
    const passed = passedBy(event, await listEvents(tx, [event.personId]), on)
    if (passed !== null) return err({ code: 'EVENT_OUT_OF_ORDER' as const, data: { on: passed } })
    await rewriteEvent(tx, eventId, { ...event, on, reason })
    const [person] = await namesOf(tx, [event.personId as PersonId])
    const summary = `Date changed for ${person?.name ?? 'somebody'}`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}
