import { type SqlBool, sql } from 'kysely'
import type { Change } from '../../../shared/contract/base.ts'
import type { Workspace } from '../../../shared/contract/workspace.ts'
import type { ChangeId, PersonId, WorkspaceId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { RowImage } from './rules.ts'
import type { WorkspaceTable } from './schema.ts'

export async function readWorkspace(db: ReadDb): Promise<Workspace> {
  return rowToWorkspace(await db.selectFrom('workspace').selectAll().executeTakeFirstOrThrow())
}

export async function saveWorkspace(tx: WriteDb, workspace: Workspace): Promise<void> {
  await tx.updateTable('workspace').set(workspaceToRow(workspace)).where('id', '=', workspace.id).execute()
}

export async function hasPerson(db: ReadDb, id: PersonId): Promise<boolean> {
  const row = await db.selectFrom('person').select('id').where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row !== undefined
}

function rowToWorkspace(row: WorkspaceTable): Workspace {
  return {
    id: row.id as WorkspaceId,
    name: row.name,
    mission: row.mission,
    ownPersonId: row.own_person_id as PersonId | null,
    role: row.role,
    currency: row.currency,
    theme: row.theme === 'light' || row.theme === 'dark' ? row.theme : 'system',
    idleMinutes: row.idle_minutes,
    singleKeyShortcuts: row.single_key_shortcuts === 1,
    recoveryConfirmedAt: row.recovery_confirmed_at,
  }
}

function workspaceToRow(workspace: Workspace): Omit<WorkspaceTable, 'id' | 'created_at' | 'fairness_on'> {
  return {
    name: workspace.name,
    mission: workspace.mission,
    own_person_id: workspace.ownPersonId,
    role: workspace.role,
    currency: workspace.currency,
    theme: workspace.theme,
    idle_minutes: workspace.idleMinutes,
    single_key_shortcuts: workspace.singleKeyShortcuts ? 1 : 0,
    recovery_confirmed_at: workspace.recoveryConfirmedAt,
  }
}

export const UNDO_VERB = 'workspace.undo'

/** The newest change that can still be taken back by repeating "undo": not one of the app's own, and not an undo. */
export async function lastOwnChange(db: ReadDb): Promise<Change | null> {
  const row = await db
    .selectFrom('change')
    .select(['id', 'summary'])
    .where('undone_by', 'is', null)
    .where('actor', '!=', 'app')
    .where('verb', '!=', UNDO_VERB)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id as ChangeId, summary: row.summary } : null
}

export interface PastChange extends Change {
  readonly undone: boolean
  readonly verb: string
  readonly actor: string
}

export async function findChange(db: ReadDb, id: ChangeId): Promise<PastChange | null> {
  const row = await db.selectFrom('change').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { id: row.id as ChangeId, summary: row.summary, undone: row.undone_by !== null, verb: row.verb, actor: row.actor } : null
}

/** Marks a change as taken back by another; taking back an undo makes what it undid count again. */
export async function markUndone(tx: WriteDb, id: ChangeId, by: ChangeId): Promise<void> {
  await tx.updateTable('change').set({ undone_by: null }).where('undone_by', '=', id).execute()
  await tx.updateTable('change').set({ undone_by: by }).where('id', '=', id).execute()
}

export interface HistoryStep {
  readonly id: number
  readonly table: string
  readonly before: RowImage | null
  readonly after: RowImage | null
}

/** What a change did, row by row, newest first. */
export async function stepsOf(db: ReadDb, id: ChangeId): Promise<HistoryStep[]> {
  const rows = await db.selectFrom('history').selectAll().where('change_id', '=', id).orderBy('id', 'desc').execute()
  return rows.map((row) => ({ id: row.id, table: row.tbl, before: parseImage(row.before), after: parseImage(row.after) }))
}

export async function primaryKeyOf(tx: WriteDb, table: string): Promise<string[]> {
  const found = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table}) WHERE pk > 0 ORDER BY pk`.execute(tx)
  return found.rows.map((row) => row.name)
}

/** The row as the journal would write it now. */
export async function currentImage(tx: WriteDb, table: string, key: RowImage): Promise<RowImage | null> {
  const found = await sql<RowImage>`SELECT * FROM ${sql.table(table)} WHERE ${matching(key)}`.execute(tx)
  return found.rows[0] ?? null
}

export async function insertImage(tx: WriteDb, table: string, image: RowImage): Promise<void> {
  const columns = sql.join(Object.keys(image).map((column) => sql.ref(column)))
  await sql`INSERT INTO ${sql.table(table)} (${columns}) VALUES (${sql.join(Object.values(image))})`.execute(tx)
}

export async function updateImage(tx: WriteDb, table: string, key: RowImage, image: RowImage): Promise<void> {
  const values = sql.join(Object.entries(image).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
  await sql`UPDATE ${sql.table(table)} SET ${values} WHERE ${matching(key)}`.execute(tx)
}

export async function deleteImage(tx: WriteDb, table: string, key: RowImage): Promise<void> {
  await sql`DELETE FROM ${sql.table(table)} WHERE ${matching(key)}`.execute(tx)
}

/** What the latest change to that row after a step was called; without a row, the latest change of all. The undo itself is none. */
export async function laterSummary(db: ReadDb, step: HistoryStep, key: RowImage | null): Promise<string> {
  const touched = Object.entries(key ?? {}).map(
    ([column, value]) => sql<SqlBool>`json_extract(coalesce(history.after, history.before), ${`$."${column}"`}) = ${value}`,
  )
  const row = await db
    .selectFrom('history')
    .innerJoin('change', 'change.id', 'history.change_id')
    .select('change.summary')
    .where('history.id', '>', step.id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('open_change').select('open_change.one').whereRef('open_change.change_id', '=', 'change.id'))),
    )
    .$if(key !== null, (query) => query.where('history.tbl', '=', step.table))
    .where((where) => where.and(touched))
    .orderBy('history.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.summary ?? ''
}

function matching(key: RowImage) {
  return sql.join(
    Object.entries(key).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` AND `,
  )
}

function parseImage(text: string | null): RowImage | null {
  return text === null ? null : (JSON.parse(text) as RowImage)
}
