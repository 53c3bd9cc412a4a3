import type { OneToOne } from '../../../shared/contract/coaching.ts'
import type { Balance, Decision } from '../../../shared/contract/meetings.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { AgendaItemId, DecisionId, OneToOneId } from '../../../shared/kernel/ids.ts'
import type { ReadDb } from '../../db/database.ts'
import { agendaRows, nextPlannedAfter } from './queries-meetings.ts'
import type { AgendaItemTable, OneToOneTable } from './schema.ts'

type Detail = Pick<OneToOne, 'timer' | 'decisions' | 'feelings' | 'comments' | 'answer' | 'balance' | 'next' | 'carried'>

/** What a meeting has beside its agenda: a fixed number of reads, however many meetings there were. */
export async function meetingDetailOf(db: ReadDb, row: OneToOneTable): Promise<Detail> {
  const next = await nextPlannedAfter(db, row.person_id, row.starts_at)
  const answered = row.employee_answer as 'agree' | 'received' | 'disagree' | null
  return {
    timer: { begunAt: row.begun_at, measuredMs: row.timer_ms ?? 0, since: row.timer_since },
    decisions: await decisionsOf(db, row.id),
    feelings: {
      manager: row.manager_feeling ?? (await ownFeeling(db, row.id)),
      managerSaid: row.manager_feeling !== null,
      employee: row.employee_feeling,
      employeeFrom: row.employee_feeling_from,
    },
    comments: await db
      .selectFrom('meeting_comment')
      .select(['part', 'body'])
      .where('one_to_one_id', '=', row.id)
      .where('author', '=', 'employee')
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
    answer:
      answered === null || row.answered_at === null
        ? null
        : { answer: answered, statement: row.employee_statement ?? '', at: row.answered_at },
    balance: await balanceOf(db, row),
    carried: await carriedOn(db, row.id),
    next: next ? { oneToOneId: next.id as OneToOneId, startsAt: next.starts_at } : null,
  }
}

/** Items that stand again on a later agenda, whatever they are called there. */
export async function carriedOn(db: ReadDb, oneToOneId: string): Promise<Detail['carried']> {
  const rows = await db
    .selectFrom('agenda_item as item')
    .innerJoin('agenda_item as later', 'later.carried_from_item_id', 'item.id')
    .innerJoin('one_to_one', 'one_to_one.id', 'later.one_to_one_id')
    .select(['item.id', 'one_to_one.id as later_id', 'one_to_one.starts_at'])
    .where('item.one_to_one_id', '=', oneToOneId)
    .where('item.deleted_at', 'is', null)
    .where('later.deleted_at', 'is', null)
    .where('one_to_one.deleted_at', 'is', null)
    .orderBy('one_to_one.starts_at')
    .execute()
  return rows.map((row) => ({ agendaItemId: row.id as AgendaItemId, oneToOneId: row.later_id as OneToOneId, startsAt: row.starts_at }))
}

/** What was not talked about and stands on no later agenda yet. */
export async function leftOver(db: ReadDb, oneToOneId: string): Promise<AgendaItemTable[]> {
  const gone = new Set<string>((await carriedOn(db, oneToOneId)).map(({ agendaItemId }) => agendaItemId))
  return (await agendaRows(db, oneToOneId)).filter(({ id, discussed }) => discussed === 0 && !gone.has(id))
}

export async function decisionsOf(db: ReadDb, oneToOneId: string): Promise<Decision[]> {
  const rows = await db
    .selectFrom('meeting_decision')
    .select(['id', 'body', 'agenda_item_id'])
    .where('one_to_one_id', '=', oneToOneId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id as DecisionId, body: row.body, agendaItemId: row.agenda_item_id as AgendaItemId | null }))
}

async function ownFeeling(db: ReadDb, oneToOneId: string): Promise<number | null> {
  const row = await db.selectFrom('private_feeling').select('feeling').where('one_to_one_id', '=', oneToOneId).executeTakeFirst()
  return row?.feeling ?? null
}

const BALANCE_MEETINGS = 12

/** Who brought the items of the meetings held up to this one, oldest first. Items carried over count where they were raised first. */
async function balanceOf(db: ReadDb, row: OneToOneTable): Promise<Balance[]> {
  const meetings = await db
    .selectFrom('one_to_one')
    .select(['id', 'starts_at'])
    .where('person_id', '=', row.person_id)
    .where('deleted_at', 'is', null)
    .where('starts_at', '<=', row.starts_at)
    .where((either) => either.or([either('state', '=', 'held'), either('id', '=', row.id)]))
    .orderBy('starts_at', 'desc')
    .limit(BALANCE_MEETINGS)
    .execute()
  const counts = await db
    .selectFrom('agenda_item')
    .select(['one_to_one_id', 'raised_by', ({ fn }) => fn.countAll<number>().as('items')])
    .where(
      'one_to_one_id',
      'in',
      meetings.map(({ id }) => id),
    )
    .where('carried_from_id', 'is', null)
    .where('deleted_at', 'is', null)
    .groupBy(['one_to_one_id', 'raised_by'])
    .execute()
  const number = (id: string, side: string) => counts.find((count) => count.one_to_one_id === id && count.raised_by === side)?.items ?? 0
  return meetings.toReversed().map(({ id, starts_at }) => ({
    oneToOneId: id as OneToOneId,
    on: localDate(starts_at),
    employee: number(id, 'employee'),
    manager: number(id, 'manager'),
  }))
}

export function findDecisionRow(db: ReadDb, id: string) {
  return db.selectFrom('meeting_decision').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}
