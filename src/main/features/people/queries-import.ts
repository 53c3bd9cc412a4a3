import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { ImportHabit } from './rules-import-habit.ts'
import type { ExistingPerson, KnownEvent } from './rules-matching.ts'
import type { PersonEventTable } from './schema.ts'

/** One slice of everybody, in the order of their ids; empty after the last. */
export async function existingAfter(
  db: ReadDb,
  labels: ReadonlyMap<string, string>,
  afterId: string,
  limit: number,
): Promise<ExistingPerson[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .where('person.id', '>', afterId)
    .where('person.deleted_at', 'is', null)
    .select([
      'person.id',
      'given_name',
      'family_name',
      'employee_number',
      'email',
      'title',
      'org_unit_id',
      'manager_id',
      'hired_on',
      'status',
    ])
    .orderBy('person.id')
    .limit(limit)
    .execute()
  const events = await eventsBetween(db, rows[0]?.id, rows.at(-1)?.id)
  return rows.map((row) => ({
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    employeeNumber: row.employee_number,
    email: row.email,
    jobTitle: row.title,
    unit: labels.get(row.org_unit_id ?? '') ?? null,
    unitId: row.org_unit_id,
    managerId: row.manager_id,
    hiredOn: row.hired_on,
    status: row.status,
    ...(events.has(row.id) ? { events: events.get(row.id) ?? [] } : {}),
  }))
}

/** Person → what is on record, of everybody from one id to another. */
async function eventsBetween(db: ReadDb, first: string | undefined, last: string | undefined): Promise<Map<string, KnownEvent[]>> {
  if (first === undefined || last === undefined) return new Map()
  const rows = await db
    .selectFrom('person_event')
    .where('person_id', '>=', first)
    .where('person_id', '<=', last)
    .select(['person_id', 'kind', 'happened_on', 'from_text', 'to_text', 'from_manager_id', 'to_manager_id'])
    .orderBy('happened_on')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({ ...rowToKnown(row), personId: row.person_id })),
    ({ personId }) => personId,
  )
}

function rowToKnown(row: Omit<PersonEventTable, 'id' | 'person_id' | 'reason' | 'recorded_at'>): KnownEvent {
  const manager = row.kind === 'manager'
  return {
    kind: row.kind,
    on: row.happened_on,
    from: manager ? row.from_manager_id : row.from_text,
    to: manager ? row.to_manager_id : row.to_text,
  }
}

const ABOUT_PEOPLE = ['person', 'org_unit', 'job_profile']

/** How far the journal reached; what came later can be asked for. */
export async function journalMark(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('history')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirst()
  return row?.last ?? 0
}

/** Whether anything about people was written after the mark. */
export async function peopleChangedSince(db: ReadDb, mark: number): Promise<boolean> {
  const row = await db
    .selectFrom('history')
    .select('id')
    .where('id', '>', mark)
    .where('tbl', 'in', ABOUT_PEOPLE)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Hash of the headings → how a file with them was read last time. */
export async function listHabits(db: ReadDb): Promise<Record<string, ImportHabit>> {
  const rows = await db.selectFrom('import_habit').select(['headings_hash', 'fields', 'date_order']).execute()
  return Object.fromEntries(rows.map((row) => [row.headings_hash, { ...fromJson(row.fields), dateOrder: row.date_order }]))
}

type Remembered = Omit<ImportHabit, 'dateOrder'>

/** The columns alone where nothing else was said, as it was before more was remembered. */
function toJson({ fields, titlesAsNames = false, decided = [] }: Remembered): string {
  return JSON.stringify(titlesAsNames || decided.length > 0 ? { fields, titlesAsNames, decided } : fields)
}

function fromJson(text: string): Remembered {
  // Written by `toJson`.
  const read = JSON.parse(text) as Remembered | Remembered['fields']
  return 'fields' in read ? read : { fields: read }
}

/** Remembers how a file was read. What is remembered already is not written again. */
export async function keepHabit(
  tx: WriteDb,
  { hash, dateOrder, ...read }: ImportHabit & { readonly hash: string },
  at: number,
): Promise<void> {
  const row = { fields: toJson(read), date_order: dateOrder, used_at: at }
  const known = await tx.selectFrom('import_habit').select(['fields', 'date_order']).where('headings_hash', '=', hash).executeTakeFirst()
  if (!known)
    await tx
      .insertInto('import_habit')
      .values({ headings_hash: hash, ...row })
      .execute()
  else if (known.fields !== row.fields || known.date_order !== row.date_order) {
    await tx.updateTable('import_habit').set(row).where('headings_hash', '=', hash).execute()
  }
}
