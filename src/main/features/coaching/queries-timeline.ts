import type { TimelineItem } from '../../../shared/contract/insights.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { ReadDb } from '../../db/database.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { observationOf } from './queries.ts'

/** The part of a person's timeline that coaching keeps and both sides can read: shared notes, meetings, action items done. */
export async function sharedCoachingTimeline(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  return [...(await sharedNotes(db, personId)), ...(await meetingsHeld(db, personId)), ...(await actionItemsDone(db, personId))]
}

/** What coaching keeps about a person, private notes too. */
export async function coachingTimeline(db: ReadDb, personId: string): Promise<TimelineItem[]> {
  return [...(await privateNotes(db, personId)), ...(await sharedCoachingTimeline(db, personId))]
}

const plainItem: Pick<TimelineItem, 'detail' | 'body' | 'chips' | 'goalId'> = { detail: '', body: '', chips: [], goalId: null }

async function privateNotes(db: ReadDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('private_note')
    .select(['id', 'observed_on', 'body', 'observation'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .execute()
  const tags = await tagsOfNotes(db, personId)
  const attached = await attachedToNotes(db, personId)
  return rows.map(({ id, observed_on: on, body, observation }) => ({
    ...plainItem,
    id,
    on,
    body,
    kind: 'private-note',
    title: 'Private note',
    readers: 'only-you',
    chips: counted(attached.get(id), 'attachment', 'attachments'),
    observation: observationOf(observation),
    tags: tags.get(id) ?? [],
  }))
}

async function tagsOfNotes(db: ReadDb, personId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('private_note_tag')
    .innerJoin('private_note', 'private_note.id', 'private_note_tag.note_id')
    .select(['private_note_tag.note_id', 'private_note_tag.tag'])
    .where('private_note.person_id', '=', personId)
    .orderBy('private_note_tag.tag')
    .execute()
  const tags = new Map<string, string[]>()
  for (const { note_id, tag } of rows) tags.set(note_id, [...(tags.get(note_id) ?? []), tag])
  return tags
}

async function attachedToNotes(db: ReadDb, personId: string): Promise<Map<string | null, number>> {
  const rows = await db
    .selectFrom('private_attachment')
    .select(['note_id', ({ fn }) => fn.countAll<number>().as('count')])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .groupBy('note_id')
    .execute()
  return new Map(rows.map((row) => [row.note_id, row.count]))
}

async function sharedNotes(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('shared_note')
    .select(['id', 'observed_on', 'body'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    ...plainItem,
    id: row.id,
    on: row.observed_on,
    body: row.body,
    kind: 'shared-note',
    title: 'Shared note',
    readers: 'both',
  }))
}

async function meetingsHeld(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  const meetings = await db
    .selectFrom('one_to_one')
    .select(['id', 'starts_at', 'minutes'])
    .where('person_id', '=', personId)
    .where('state', '=', 'held')
    .where('deleted_at', 'is', null)
    .execute()
  const agendas = await agendaTexts(db, personId)
  const made = await actionItemsMade(db, personId)
  const carried = await carriedOver(db, personId)
  return meetings.map(({ id, starts_at, minutes }) => ({
    ...plainItem,
    id,
    on: localDate(starts_at),
    kind: 'one-to-one',
    title: 'One-to-one',
    detail: `${minutes} min`,
    body: (agendas.get(id) ?? []).join('\n\n'),
    chips: [...counted(made.get(id), 'action item', 'action items'), ...counted(carried.get(id), 'carried', 'carried')],
    readers: 'both',
  }))
}

function counted(count: number | undefined, one: string, many: string): string[] {
  return count ? [`${count} ${count === 1 ? one : many}`] : []
}

async function agendaTexts(db: ShareableDb, personId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('agenda_item')
    .innerJoin('one_to_one', 'one_to_one.id', 'agenda_item.one_to_one_id')
    .select(['agenda_item.one_to_one_id as meeting', 'agenda_item.title', 'agenda_item.note', 'agenda_item.discussed'])
    .where('one_to_one.person_id', '=', personId)
    .where('agenda_item.deleted_at', 'is', null)
    .orderBy('agenda_item.position')
    .execute()
  const texts = new Map<string, string[]>()
  for (const { meeting, title, note, discussed } of rows) {
    if (discussed === 0 && note === '') continue
    texts.set(meeting, [...(texts.get(meeting) ?? []), note === '' ? title : `${title}: ${note}`])
  }
  return texts
}

async function actionItemsMade(db: ShareableDb, personId: string): Promise<Map<string | null, number>> {
  const rows = await db
    .selectFrom('action_item')
    .select(['one_to_one_id', ({ fn }) => fn.countAll<number>().as('count')])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .groupBy('one_to_one_id')
    .execute()
  return new Map(rows.map((row) => [row.one_to_one_id, row.count]))
}

async function carriedOver(db: ShareableDb, personId: string): Promise<Map<string | null, number>> {
  const rows = await db
    .selectFrom('agenda_item')
    .innerJoin('one_to_one', 'one_to_one.id', 'agenda_item.carried_from_id')
    .select(['agenda_item.carried_from_id', ({ fn }) => fn.countAll<number>().as('count')])
    .where('one_to_one.person_id', '=', personId)
    .where('agenda_item.deleted_at', 'is', null)
    .groupBy('agenda_item.carried_from_id')
    .execute()
  return new Map(rows.map((row) => [row.carried_from_id, row.count]))
}

async function actionItemsDone(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('action_item')
    .select(['id', 'title', 'owner', 'done_on'])
    .where('person_id', '=', personId)
    .where('done_on', 'is not', null)
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map(({ id, title, owner, done_on }) => ({
    ...plainItem,
    id,
    on: done_on ?? '',
    kind: 'action-item',
    title,
    detail: owner === 'employee' ? 'done by the employee' : 'done by the manager',
    readers: 'both',
  }))
}
