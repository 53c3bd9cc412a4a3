import { breathe } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { KnownPerson } from './rules-fairness.ts'

const TABLE = 'private_protected_attribute'
const SLICE = 500

export interface ProtectedValue {
  readonly personId: string
  readonly attribute: string
  readonly value: string
}

/** On is also what an undo of the turning on left behind: where something is kept, it is shown and can be deleted. */
export async function isFairnessOn(db: ReadDb): Promise<boolean> {
  const { fairness_on } = await db.selectFrom('workspace').select('fairness_on').executeTakeFirstOrThrow()
  return fairness_on === 1 || (await db.selectFrom(TABLE).select('attribute').limit(1).executeTakeFirst()) !== undefined
}

export async function setFairness(tx: WriteDb, on: boolean): Promise<void> {
  await tx
    .updateTable('workspace')
    .set({ fairness_on: on ? 1 : 0 })
    .execute()
}

/** How many people each attribute is known of, and how many groups it makes: all that is ever shown. */
export async function countAttributes(db: ReadDb) {
  return db
    .selectFrom(TABLE)
    .select(({ fn }) => ['attribute as name', fn.countAll<number>().as('people'), fn.count<number>('value').distinct().as('groups')])
    .groupBy('attribute')
    .orderBy('attribute')
    .execute()
}

/** What was known under these headings makes way for what is given. */
export async function replaceValues(tx: WriteDb, attributes: readonly string[], values: readonly ProtectedValue[]): Promise<void> {
  await tx.deleteFrom(TABLE).where('attribute', 'in', attributes).execute()
  for (let start = 0; start < values.length; start += SLICE) {
    const rows = values.slice(start, start + SLICE).map(({ personId, attribute, value }) => ({ person_id: personId, attribute, value }))
    await tx.insertInto(TABLE).values(rows).execute()
    await breathe()
  }
}

/**
 * Every value, and what the journal remembers of them. The changes that wrote them are marked as taken back by this one, since no
 * undo could put back what nobody knows any more. Returns how many people something was known of.
 */
export async function forgetValues(tx: WriteDb, by: string): Promise<number> {
  const { people } = await tx
    .selectFrom(TABLE)
    .select(({ fn }) => fn.count<number>('person_id').distinct().as('people'))
    .executeTakeFirstOrThrow()
  await tx.deleteFrom(TABLE).execute()
  await tx
    .updateTable('change')
    .set({ undone_by: by })
    .where('id', 'in', ({ selectFrom }) => selectFrom('history').select('change_id').where('tbl', '=', TABLE))
    .where('id', '!=', by)
    .where('undone_by', 'is', null)
    .execute()
  await tx.deleteFrom('history').where('tbl', '=', TABLE).execute()
  return people
}

export async function listKnown(db: ReadDb): Promise<KnownPerson[]> {
  const rows = await db.selectFrom('person').select(['id', 'employee_number', 'email']).where('deleted_at', 'is', null).execute()
  return rows.map((row) => ({ id: row.id, employeeNumber: row.employee_number, email: row.email }))
}
