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
  const agendas = await agendasSince(db, since)
  const open = await openActionItemCounts(db, null)
  return rows.map((row) => ({
    id: row.id as OneToOneId,
    personId: row.person_id as PersonId,
    personName: `${row.given_name} ${row.family_name}`.trim(),
    startsAt: row.starts_at,
    minutes: row.minutes,
    ...rowToStanding(row),
    openActionItems: open.get(row.person_id) ?? 0,
    ...(agendas.get(row.id) ?? EMPTY),
  }))
}

interface AgendaFacts {
  items: number
  fromEmployee: number
  topics: string[]
}

const EMPTY: Readonly<AgendaFacts> = { items: 0, fromEmployee: 0, topics: [] }

/** How much stands on each agenda, who brought it, and the first topics. Notes stay where they are. */
async function agendasSince(db: ReadDb, since: number): Promise<Map<string, AgendaFacts>> {
  const rows = await db
    .selectFrom('agenda_item')
    .select(['one_to_one_id', 'raised_by', 'title'])
    // A list of ids goes through the index of the agenda; a join would read every item there is.
    .where('one_to_one_id', 'in', (meetings) => meetings.selectFrom('one_to_one').select('id').where('starts_at', '>=', since))
    .where('deleted_at', 'is', null)
    .orderBy('one_to_one_id')
    .orderBy('position')
    .execute()
  const agendas = new Map<string, AgendaFacts>()
  for (const { one_to_one_id, raised_by, title } of rows) {
    const known = agendas.get(one_to_one_id) ?? { items: 0, fromEmployee: 0, topics: [] }
    known.items += 1
    if (raised_by === 'employee') known.fromEmployee += 1
    if (known.topics.length < TOPICS) known.topics.push(title)
    agendas.set(one_to_one_id, known)
  }
  return agendas
}
