import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { openSelfReviews } from '../reviewing/index.ts'
import { PERSON_LINKS, personLinkOf } from './person-links.ts'
import { type SealQuestion, withoutSealed } from './rules-sealed.ts'

/** Never exported: secret keys, what fairness checks compare, anonymous answers that are held, and what only serves the database itself. */
const NOT_EXPORTED = new Set(['private_workspace_key', 'private_protected_attribute', 'open_change', 'private_feedback_held'])
/** About nobody in particular, and needed to read what is about somebody. */
const FOR_EVERYBODY = new Set(['workspace', 'cycle'])
const JSON_COLUMNS = new Set(['phases', 'form', 'goals', 'content', 'draft', 'questions'])

export type ExportedRow = Readonly<Record<string, unknown>>

export interface ExportedTable {
  readonly table: string
  /** Read by the owner of the vault alone. */
  readonly isPrivate: boolean
  readonly rows: readonly ExportedRow[]
}

export interface Exported {
  readonly tables: readonly ExportedTable[]
  /** How many self-reviews are left out because they are sealed. */
  readonly sealed: number
  /** How many anonymous answers are left out because they are held. */
  readonly held: number
}

/** Every table of the vault, read from the schema itself so that none is forgotten; or what of it is about one person. */
export async function exportTables(db: Kysely<Database>, personId: string | null): Promise<Exported> {
  const exported: ExportedTable[] = []
  const question = await sealQuestion(db)
  const sealed = new Set<string>()
  for (const [table, columns] of await tablesOf(db)) {
    if (NOT_EXPORTED.has(table)) continue
    const rows = personId === null ? await allRows(db, table) : await rowsAbout(db, { table, columns, personId })
    if (rows === null) continue
    const isPrivate = table.startsWith('private_') || table === 'history'
    const unsealed = rows.filter(isExported).flatMap((row) => {
      const { row: kept, leftOut } = withoutSealed(table, row, question)
      if (leftOut && table !== 'history') sealed.add(question.reviewOf(table, row))
      return kept === null ? [] : [readable(kept)]
    })
    exported.push({ table, isPrivate, rows: unsealed })
  }
  return { tables: exported, sealed: sealed.size, held: await heldAnswers(db, personId) }
}

async function heldAnswers(db: Kysely<Database>, personId: string | null): Promise<number> {
  let query = db
    .selectFrom('private_feedback_held')
    .innerJoin('feedback_request', 'feedback_request.id', 'private_feedback_held.request_id')
    .select(({ fn }) => fn.sum<number | null>('answers').as('held'))
  if (personId !== null) query = query.where('feedback_request.person_id', '=', personId)
  return Number((await query.executeTakeFirst())?.held ?? 0)
}

interface SealQuestionHere extends SealQuestion {
  /** The participation a sealed row belongs to: one self-review, in however many rows. */
  readonly reviewOf: (table: string, row: ExportedRow) => string
}

async function sealQuestion(db: Kysely<Database>): Promise<SealQuestionHere> {
  const open = await openSelfReviews(db)
  const reviews = await db
    .selectFrom('review')
    .select(['id', 'participation_id'])
    .where('deleted_at', 'is', null)
    .orderBy('version')
    .execute()
  const participationOf = new Map(reviews.map((review) => [review.id, review.participation_id]))
  const newest = new Map(reviews.map((review) => [review.participation_id, review.id]))
  const asked = await db.selectFrom('package').select(['id', 'participation_id']).where('kind', '=', 'self-review').execute()
  const askedOf = new Map(asked.map((sent) => [sent.id, sent.participation_id ?? '']))
  return {
    isOpenReview: (id) => open.has(id),
    isOpenPackage: (id) => !askedOf.has(id) || open.has(newest.get(askedOf.get(id) ?? '') ?? ''),
    reviewOf: (table, row) => {
      if (table === 'reply') return askedOf.get(String(row.package_id)) ?? ''
      return participationOf.get(String(table === 'review' ? row.id : row.review_id)) ?? ''
    },
  }
}

/** The journal remembers every row, keys too. */
function isExported(row: ExportedRow): boolean {
  return typeof row.tbl !== 'string' || !NOT_EXPORTED.has(row.tbl)
}

async function tablesOf(db: Kysely<Database>): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ tbl: string; col: string }>`
    SELECT t.name AS tbl, c.name AS col FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT GLOB 'sqlite_*' ORDER BY t.name, c.cid`.execute(db)
  const tables = new Map<string, string[]>()
  for (const { tbl, col } of rows) tables.set(tbl, [...(tables.get(tbl) ?? []), col])
  return tables
}

async function allRows(db: Kysely<Database>, table: string): Promise<ExportedRow[]> {
  return (await sql<ExportedRow>`SELECT * FROM ${sql.table(table)}`.execute(db)).rows
}

interface About {
  readonly table: string
  readonly columns: readonly string[]
  readonly personId: string
}

async function rowsAbout(db: Kysely<Database>, { table, columns, personId }: About): Promise<ExportedRow[] | null> {
  if (FOR_EVERYBODY.has(table)) return await allRows(db, table)
  const link = table === 'person' ? 'person_id' : personLinkOf(columns)
  if (!link) return null
  const column = table === 'person' ? 'id' : link
  const [before = '', after = ''] = (PERSON_LINKS[link] ?? '').split('?')
  const { rows } = await sql<ExportedRow>`
    SELECT * FROM ${sql.table(table)} WHERE ${sql.ref(column)} IN (${sql.raw(before)}${personId}${sql.raw(after)})`.execute(db)
  return rows
}

/** Stored JSON becomes JSON again, and bytes base64. A package's document stays the text it is: its signature covers its bytes. */
function readable(row: ExportedRow): ExportedRow {
  const entries = Object.entries(row).map(([column, value]) => {
    if (value instanceof Uint8Array) return [column, Buffer.from(value).toString('base64')] as const
    const isJson = JSON_COLUMNS.has(column) && typeof value === 'string'
    return [column, isJson ? (JSON.parse(value) as unknown) : value] as const
  })
  return Object.fromEntries(entries)
}
