import type { MeetingRow } from '../../../shared/contract/meetings.ts'
import type { OneToOneId, PersonId } from '../../../shared/kernel/ids.ts'
import type { ReadDb } from '../../db/database.ts'
import { openActionItemCounts, rowToStanding } from './queries-meetings.ts'

/** How many topics one line shows. */
const TOPICS = 3

/** Every meeting from a moment on, newest first: three reads, however many there are. Agendas are counted, not read. */
export async function meetingList(db: ReadDb, since: number): Promise<MeetingRow[]> {
  const rows = await db
    .selectFrom('one_to_one')
    .innerJoin('person', 'person.id', 'one_to_one.person_id')
    .selectAll('one_to_one')
    .select(['person.given_name', 'person.family_name'])
    .where('one_to_one.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .where('one_to_one.starts_at', '>=', since)
    .orderBy('one_to_one.starts_at', 'desc')
    .orderBy('one_to_one.id', 'desc')
    .execute()
  const agendas = await agendaCounts(db, since)
  const topics = await firstTopics(db, since)
  const open = await openActionItemCounts(db, null)
  return rows.map((row) => ({
    id: row.id as OneToOneId,
    personId: row.person_id as PersonId,
    personName: `${row.given_name} ${row.family_name}`.trim(),
    startsAt: row.starts_at,
    minutes: row.minutes,
    ...rowToStanding(row),
    items: agendas.get(row.id)?.items ?? 0,
    fromEmployee: agendas.get(row.id)?.fromEmployee ?? 0,
    openActionItems: open.get(row.person_id) ?? 0,
    topics: topics.get(row.id) ?? [],
  }))
}

async function agendaCounts(db: ReadDb, since: number) {
  const rows = await db
    .selectFrom('agenda_item')
    .innerJoin('one_to_one', 'one_to_one.id', 'agenda_item.one_to_one_id')
    .select(['agenda_item.one_to_one_id as id', 'agenda_item.raised_by', ({ fn }) => fn.countAll<number>().as('items')])
    .where('agenda_item.deleted_at', 'is', null)
    .where('one_to_one.starts_at', '>=', since)
    .groupBy(['agenda_item.one_to_one_id', 'agenda_item.raised_by'])
    .execute()
  const counts = new Map<string, { items: number; fromEmployee: number }>()
  for (const { id, raised_by, items } of rows) {
    const known = counts.get(id) ?? { items: 0, fromEmployee: 0 }
    counts.set(id, { items: known.items + items, fromEmployee: known.fromEmployee + (raised_by === 'employee' ? items : 0) })
  }
  return counts
}

/** The topics that stand first, by where they stand: items that were removed leave a gap, and a line shows one less. */
async function firstTopics(db: ReadDb, since: number): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('agenda_item')
    .innerJoin('one_to_one', 'one_to_one.id', 'agenda_item.one_to_one_id')
    .select(['agenda_item.one_to_one_id as id', 'agenda_item.title'])
    .where('agenda_item.deleted_at', 'is', null)
    .where('agenda_item.position', '<', TOPICS)
    .where('one_to_one.starts_at', '>=', since)
    .orderBy('agenda_item.one_to_one_id')
    .orderBy('agenda_item.position')
    .execute()
  const topics = new Map<string, string[]>()
  for (const { id, title } of rows) topics.set(id, [...(topics.get(id) ?? []), title])
  return topics
}
