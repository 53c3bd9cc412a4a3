import type { ReadDb, WriteDb } from '../../db/database.ts'
import { displayName } from './rules-names.ts'
import { type ChartMember, type UnitMember, type UnitNode, unitLabels } from './rules-org.ts'

export async function listUnits(db: ReadDb): Promise<UnitNode[]> {
  const rows = await db.selectFrom('org_unit').select(['id', 'name', 'parent_id']).orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, name: row.name, parentId: row.parent_id }))
}

/** What lists and forms call each unit. */
export async function listUnitLabels(db: ReadDb): Promise<ReadonlyMap<string, string>> {
  return unitLabels(await listUnits(db))
}

export interface ChartRow extends ChartMember {
  readonly name: string
  readonly jobTitle: string | null
  readonly unitId: string | null
}

/** Everybody who ever was, by name: removed people too, because others may still report to them. */
export async function listChartRows(db: ReadDb): Promise<ChartRow[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .select(['person.id', 'given_name', 'family_name', 'title', 'org_unit_id', 'manager_id', 'status', 'person.deleted_at'])
    .orderBy('given_name')
    .orderBy('family_name')
    .orderBy('person.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: displayName({ givenName: row.given_name, familyName: row.family_name }),
    jobTitle: row.title,
    unitId: row.org_unit_id,
    managerId: row.manager_id,
    standing: row.deleted_at === null ? row.status : 'removed',
  }))
}

/** Everybody who is in a unit, or leads somebody who may be. */
export async function listMembers(db: ReadDb): Promise<UnitMember[]> {
  const rows = await db
    .selectFrom('person')
    .where('deleted_at', 'is', null)
    .select(['id', 'given_name', 'family_name', 'org_unit_id', 'manager_id', 'status'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: displayName({ givenName: row.given_name, familyName: row.family_name }),
    unitId: row.org_unit_id,
    managerId: row.manager_id,
    active: row.status === 'active',
  }))
}

export async function findOwnPersonId(db: ReadDb): Promise<string | null> {
  return (await db.selectFrom('workspace').select('own_person_id').executeTakeFirst())?.own_person_id ?? null
}

export async function addUnit(tx: WriteDb, { id, name, parentId }: UnitNode): Promise<void> {
  await tx.insertInto('org_unit').values({ id, name, parent_id: parentId }).execute()
}

export async function changeUnit(tx: WriteDb, id: string, fields: Partial<Pick<UnitNode, 'name' | 'parentId'>>): Promise<void> {
  const row = {
    ...(fields.name === undefined ? {} : { name: fields.name }),
    ...(fields.parentId === undefined ? {} : { parent_id: fields.parentId }),
  }
  await tx.updateTable('org_unit').set(row).where('id', '=', id).execute()
}

export async function peopleIn(db: ReadDb, unitId: string): Promise<string[]> {
  const rows = await db.selectFrom('person').where('org_unit_id', '=', unitId).where('deleted_at', 'is', null).select('id').execute()
  return rows.map(({ id }) => id)
}

/** Everybody, removed people too: nobody may name a unit that is gone. */
export async function movePeople(tx: WriteDb, fromId: string, toId: string | null): Promise<void> {
  await tx.updateTable('person').set({ org_unit_id: toId }).where('org_unit_id', '=', fromId).execute()
}

export async function eraseUnit(tx: WriteDb, id: string): Promise<void> {
  await tx.deleteFrom('org_unit').where('id', '=', id).execute()
}
