import { sql } from 'kysely'
import { type ListName, ListState, type ListView, Place } from '../../../shared/contract/list-views.ts'
import type { ListViewId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { ListViewTable } from './schema.ts'

/** The last look at a list and its named views, by name. What an older or newer version wrote otherwise is left out. */
export async function readListViews(db: ReadDb, list: ListName): Promise<{ readonly last: ListState | null; readonly named: ListView[] }> {
  const rows = await db.selectFrom('list_view').selectAll().where('list', '=', list).orderBy(sql`name COLLATE NOCASE`).execute()
  const views = rows.flatMap((row) => {
    const state = ListState.safeParse(JSON.parse(row.state))
    return state.success ? [{ id: row.id as ListViewId, name: row.name, state: state.data }] : []
  })
  return {
    last: views.find(({ name }) => name === null)?.state ?? null,
    named: views.flatMap(({ name, ...view }) => (name === null ? [] : [{ ...view, name }])),
  }
}

/** Kept among the last looks, under a name that no list has. */
export const PLACE = 'place'

export async function readPlace(db: ReadDb): Promise<string | null> {
  const row = await db.selectFrom('list_view').select('state').where('list', '=', PLACE).where('name', 'is', null).executeTakeFirst()
  return row === undefined ? null : (Place.safeParse(JSON.parse(row.state)).data ?? null)
}

export interface StoredView {
  readonly id: ListViewId
  readonly list: string
  readonly name: string
}

export async function findListView(db: ReadDb, id: ListViewId): Promise<StoredView | null> {
  const row = await db.selectFrom('list_view').select(['id', 'list', 'name']).where('id', '=', id).executeTakeFirst()
  return row === undefined || row.name === null ? null : { id, list: row.list, name: row.name }
}

/** The view of that name, whatever its capitals; with null, the last look at the list. */
export async function idOfView(db: ReadDb, list: string, name: string | null): Promise<ListViewId | null> {
  const query = db.selectFrom('list_view').select('id').where('list', '=', list)
  const named = name === null ? query.where('name', 'is', null) : query.where(sql`name COLLATE NOCASE`, '=', name)
  const row = await named.executeTakeFirst()
  return row === undefined ? null : (row.id as ListViewId)
}

export async function putListView(tx: WriteDb, row: ListViewTable): Promise<void> {
  const { id, ...rest } = row
  await tx
    .insertInto('list_view')
    .values(row)
    .onConflict((found) => found.column('id').doUpdateSet(rest))
    .execute()
}

export async function nameListView(tx: WriteDb, id: ListViewId, name: string, at: number): Promise<void> {
  await tx.updateTable('list_view').set({ name, changed_at: at }).where('id', '=', id).execute()
}

export async function deleteListView(tx: WriteDb, id: ListViewId): Promise<void> {
  await tx.deleteFrom('list_view').where('id', '=', id).execute()
}
