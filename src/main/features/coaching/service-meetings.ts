import type { Change, Side } from '../../../shared/contract/base.ts'
import type { AgendaItem, OneToOne } from '../../../shared/contract/coaching.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { OneToOneId, PersonId, SeriesId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change, type OpenChange } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { personExists } from './queries.ts'
import { leftOver, meetingDetailOf } from './queries-meeting-detail.ts'
import {
  findAgendaRow,
  findMeetingRow,
  lastHeldBefore,
  listActionItems,
  listMeetings,
  marginOf,
  meetingToRow,
  nextPlannedAfter,
  nextPosition,
  rowToAgendaItem,
  rowToMeeting,
} from './queries-meetings.ts'
import { findSeriesRow } from './queries-series.ts'
import { suggestionFactsOf } from './queries-suggestions.ts'
import { MEETING_RHYTHM_DAYS, sameTimeLater, suggestions } from './rules.ts'
import { hold, lastedMinutes, planned } from './rules-meetings.ts'
import { recurrenceOfRule } from './rules-recurrence.ts'
import type { AgendaItemTable, OneToOneTable } from './schema.ts'

type NotFound = Outcome<'ONE_TO_ONE_NOT_FOUND'>
const notFound = err({ code: 'ONE_TO_ONE_NOT_FOUND' as const })

export interface MeetingTime {
  readonly startsAt: number
  readonly minutes: number
}

export async function readOneToOne(db: ReadDb, id: OneToOneId): Promise<Result<OneToOne, NotFound>> {
  const [row] = await listMeetings(db, { id })
  const meeting = await findMeetingRow(db, id)
  if (!row || !meeting) return notFound
  const last = await lastHeldBefore(db, meeting.person_id, meeting.starts_at)
  const facts = (await suggestionFactsOf(db, [row])).get(row.id)
  return ok({
    ...row,
    lastMetOn: last ? localDate(last.starts_at) : null,
    privateMargin: await marginOf(db, id),
    actionItems: await listActionItems(db, { oneToOneId: id }),
    actionItemsFromLastTime: last ? await listActionItems(db, { oneToOneId: last.id }) : [],
    ...(await meetingDetailOf(db, meeting)),
    lastedMinutes: lastedMinutes(rowToMeeting(meeting)),
    series: await seriesOf(db, meeting),
    suggestions: row.state !== 'planned' || facts === undefined ? [] : suggestions(facts),
  })
}

async function seriesOf(db: ReadDb, { series_id }: OneToOneTable): Promise<OneToOne['series']> {
  const series = series_id === null ? undefined : await findSeriesRow(db, series_id)
  return series ? { id: series.id as SeriesId, recurrence: recurrenceOfRule(series.rule), endsOn: series.ends_on } : null
}

export function schedule(
  deps: Deps,
  personId: PersonId,
  time: MeetingTime,
): Promise<Result<{ oneToOneId: OneToOneId; change: Change }, Outcome<'PERSON_NOT_FOUND'>>> {
  const summary = 'One-to-one planned'
  return change(deps, { verb: 'coaching.schedule', summary }, async (tx, { id }) => {
    if (!(await personExists(tx, personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
    const oneToOneId = await planMeeting(deps, tx, personId, time)
    return ok({ oneToOneId, change: { id, summary } })
  })
}

export async function planMeeting(
  deps: Pick<Deps, 'newId'>,
  tx: WriteDb,
  personId: string,
  { startsAt, minutes }: MeetingTime,
): Promise<OneToOneId> {
  const id = deps.newId() as OneToOneId
  const row = { id, person_id: personId, ...meetingToRow(planned(startsAt, minutes)), deleted_at: null }
  await tx.insertInto('one_to_one').values(row).execute()
  return id
}

export function removeOneToOne(deps: Deps, id: OneToOneId): Promise<Result<Change, NotFound>> {
  return changeMeeting(deps, id, { verb: 'coaching.removeOneToOne', summary: 'One-to-one removed' }, async (tx, { at }) => {
    await tx.updateTable('one_to_one').set({ deleted_at: at }).where('id', '=', id).execute()
  })
}

function changeMeeting(
  deps: Deps,
  id: OneToOneId,
  intent: { readonly verb: string; readonly summary: string },
  work: (tx: WriteDb, open: OpenChange) => Promise<void>,
): Promise<Result<Change, NotFound>> {
  return change(deps, intent, async (tx, open) => {
    if (!(await findMeetingRow(tx, id))) return notFound
    await work(tx, open)
    return ok({ id: open.id, summary: intent.summary })
  })
}

export interface NewAgendaItem {
  readonly oneToOneId: OneToOneId
  readonly title: string
  readonly raisedBy: Side
}

export function addAgendaItem(deps: Deps, input: NewAgendaItem): Promise<Result<AgendaItem, NotFound>> {
  return change(deps, { verb: 'coaching.addAgendaItem', summary: 'Agenda item added' }, async (tx) => {
    if (!(await findMeetingRow(tx, input.oneToOneId))) return notFound
    const row: AgendaItemTable = {
      id: deps.newId(),
      one_to_one_id: input.oneToOneId,
      title: input.title,
      raised_by: input.raisedBy,
      discussed: 0,
      note: '',
      carried_from_id: null,
      carried_from_item_id: null,
      position: await nextPosition(tx, input.oneToOneId),
      deleted_at: null,
    }
    await tx.insertInto('agenda_item').values(row).execute()
    return ok(rowToAgendaItem(row, null))
  })
}

export interface AgendaLines {
  readonly oneToOneId: OneToOneId
  readonly items: readonly { readonly title: string; readonly raisedBy: Side }[]
}

/** Puts several items behind those the agenda has: one change, one undo. */
export function addAgendaItems(deps: Deps, { oneToOneId, items }: AgendaLines): Promise<Result<Change, NotFound>> {
  const summary = items.length === 1 ? 'Agenda item added' : `${items.length} agenda items added`
  return change(deps, { verb: 'coaching.addAgendaItems', summary }, async (tx, { id }) => {
    if (!(await findMeetingRow(tx, oneToOneId))) return notFound
    const first = await nextPosition(tx, oneToOneId)
    const blank = { one_to_one_id: oneToOneId, discussed: 0, note: '', carried_from_id: null, carried_from_item_id: null, deleted_at: null }
    const rows = items.map(({ title, raisedBy }, index) => ({
      ...blank,
      id: deps.newId(),
      title,
      raised_by: raisedBy,
      position: first + index,
    }))
    await tx.insertInto('agenda_item').values(rows).execute()
    return ok({ id, summary })
  })
}

export interface AgendaItemFields {
  readonly title?: string | undefined
  readonly discussed?: boolean | undefined
  readonly note?: string | undefined
  readonly raisedBy?: Side | undefined
}

export function updateAgendaItem(
  deps: Deps,
  id: string,
  fields: AgendaItemFields,
): Promise<Result<{ savedAt: number }, Outcome<'AGENDA_ITEM_NOT_FOUND'>>> {
  return change(deps, { verb: 'coaching.updateAgendaItem', summary: 'Agenda changed' }, async (tx, { at }) => {
    const before = await findAgendaRow(tx, id)
    if (!before) return err({ code: 'AGENDA_ITEM_NOT_FOUND' as const })
    const row = {
      title: fields.title ?? before.title,
      note: fields.note ?? before.note,
      raised_by: fields.raisedBy ?? before.raised_by,
      discussed: fields.discussed === undefined ? before.discussed : Number(fields.discussed),
    }
    await tx.updateTable('agenda_item').set(row).where('id', '=', id).execute()
    return ok({ savedAt: at })
  })
}

export function removeAgendaItem(deps: Deps, id: string): Promise<Result<Change, Outcome<'AGENDA_ITEM_NOT_FOUND'>>> {
  const summary = 'Agenda item removed'
  return change(deps, { verb: 'coaching.removeAgendaItem', summary }, async (tx, open) => {
    if (!(await findAgendaRow(tx, id))) return err({ code: 'AGENDA_ITEM_NOT_FOUND' as const })
    await tx.updateTable('agenda_item').set({ deleted_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}

/** Written while the person types, beside the meeting. */
export function saveMargin(deps: Deps, id: OneToOneId, body: string): Promise<Result<{ savedAt: number }, NotFound>> {
  return change(deps, { verb: 'coaching.saveMargin', summary: 'Private margin saved', actor: 'app' }, async (tx, { at }) => {
    if (!(await findMeetingRow(tx, id))) return notFound
    await tx
      .insertInto('private_margin')
      .values({ one_to_one_id: id, body, updated_at: at })
      .onConflict((on) => on.column('one_to_one_id').doUpdateSet({ body, updated_at: at }))
      .execute()
    return ok({ savedAt: at })
  })
}

export interface Finished {
  readonly change: Change
  readonly carried: number
  readonly nextId: OneToOneId | null
}

/** What was not discussed stays on this agenda as it was, and stands again on the next one. */
export function finish(deps: Deps, id: OneToOneId): Promise<Result<Finished, Outcome<'ONE_TO_ONE_NOT_FOUND' | 'ALREADY_HELD'>>> {
  return change(deps, { verb: 'coaching.finish', summary: 'One-to-one finished' }, async (tx, open) => {
    const meeting = await findMeetingRow(tx, id)
    if (!meeting) return notFound
    const held = hold(rowToMeeting(meeting), open.at)
    if (!held.ok) return held
    await tx.updateTable('one_to_one').set(meetingToRow(held.value)).where('id', '=', id).execute()
    const left = await leftOver(tx, id)
    const nextId = await nextMeeting(deps, tx, { ...meeting, starts_at: held.value.startsAt }, left.length > 0)
    if (nextId) await carry(deps, tx, left, nextId)
    const summary = left.length === 0 ? 'One-to-one finished' : `One-to-one finished, ${left.length} carried over`
    open.describe(summary)
    return ok({ change: { id: open.id, summary }, carried: left.length, nextId })
  })
}

export async function nextMeeting(
  deps: Pick<Deps, 'newId'>,
  tx: WriteDb,
  meeting: OneToOneTable,
  needed: boolean,
): Promise<OneToOneId | null> {
  const next = await nextPlannedAfter(tx, meeting.person_id, meeting.starts_at)
  if (next) return next.id as OneToOneId
  if (!needed) return null
  const startsAt = sameTimeLater(meeting.starts_at, MEETING_RHYTHM_DAYS)
  return planMeeting(deps, tx, meeting.person_id, { startsAt, minutes: meeting.minutes })
}

/** Puts items behind those of another agenda. */
export async function carry(deps: Pick<Deps, 'newId'>, tx: WriteDb, items: readonly AgendaItemTable[], nextId: OneToOneId): Promise<void> {
  const first = await nextPosition(tx, nextId)
  const rows = items.map((item, index) => ({
    ...item,
    id: deps.newId(),
    one_to_one_id: nextId,
    carried_from_id: item.one_to_one_id,
    carried_from_item_id: item.id,
    position: first + index,
  }))
  if (rows.length > 0) await tx.insertInto('agenda_item').values(rows).execute()
}
