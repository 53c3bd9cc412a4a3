import type { FirmValue, Recognition } from '../../../shared/contract/recognition.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { FirmValueId, PersonId, RecognitionId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { fullName } from './queries.ts'
import type { FirmValueTable, RecognitionTable } from './schema.ts'

/** Newest first. */
export async function listRecognitions(db: ShareableDb, personId: string | null): Promise<Recognition[]> {
  let query = db
    .selectFrom('recognition')
    .innerJoin('person', 'person.id', 'recognition.person_id')
    .selectAll('recognition')
    .select(['person.given_name', 'person.family_name'])
    .where('recognition.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
  if (personId !== null) query = query.where('recognition.person_id', '=', personId)
  const rows = await query.orderBy('recognition.given_on', 'desc').orderBy('recognition.id', 'desc').execute()
  return rows.map((row) => ({
    id: row.id as RecognitionId,
    personId: row.person_id as PersonId,
    personName: fullName(row),
    valueId: row.value_id as FirmValueId | null,
    valueName: row.value_name,
    body: row.body,
    givenOn: row.given_on,
    announcement: announcementOf(row),
  }))
}

function announcementOf({ announce, announced_on }: RecognitionTable): Recognition['announcement'] {
  if (announced_on !== null) return { kind: 'done', on: announced_on }
  return { kind: announce === 1 ? 'due' : 'private' }
}

export function findRecognitionRow(db: ReadDb, id: string): Promise<RecognitionTable | undefined> {
  return db.selectFrom('recognition').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

export async function putRecognition(tx: WriteDb, row: RecognitionTable): Promise<void> {
  const { id, created_at, ...changes } = row
  await tx
    .insertInto('recognition')
    .values(row)
    .onConflict((on) => on.column('id').doUpdateSet(changes))
    .execute()
}

/** The people who report to the owner of the vault, or everybody where the owner is nobody in it, and when each was last recognised. */
export async function lastRecognised(db: ReadDb): Promise<{ personId: PersonId; name: string; lastOn: IsoDate | null }[]> {
  const { own_person_id: owner } = await db.selectFrom('workspace').select('own_person_id').executeTakeFirstOrThrow()
  let people = db
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name'])
    .where('deleted_at', 'is', null)
    .where('status', '=', 'active')
  if (owner !== null) people = people.where('manager_id', '=', owner)
  const last = await db
    .selectFrom('recognition')
    .select(({ fn }) => ['person_id', fn.max<IsoDate>('given_on').as('last_on')])
    .where('deleted_at', 'is', null)
    .groupBy('person_id')
    .execute()
  const lastOf = new Map(last.map((row) => [row.person_id, row.last_on]))
  const rows = await people.orderBy('given_name').orderBy('family_name').orderBy('id').execute()
  return rows.map((row) => ({ personId: row.id as PersonId, name: fullName(row), lastOn: lastOf.get(row.id) ?? null }))
}

export async function listValues(db: ReadDb): Promise<FirmValue[]> {
  const rows = await db.selectFrom('firm_value').selectAll().where('deleted_at', 'is', null).orderBy('position').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id as FirmValueId, name: row.name, meaning: row.meaning }))
}

export function findValueRow(db: ReadDb, id: string): Promise<FirmValueTable | undefined> {
  return db.selectFrom('firm_value').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

export async function nextValuePosition(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('firm_value')
    .select(({ fn }) => fn.max<number | null>('position').as('last'))
    .executeTakeFirst()
  return (row?.last ?? -1) + 1
}

export async function putValue(tx: WriteDb, row: FirmValueTable): Promise<void> {
  const { id, ...changes } = row
  await tx
    .insertInto('firm_value')
    .values(row)
    .onConflict((on) => on.column('id').doUpdateSet(changes))
    .execute()
}
