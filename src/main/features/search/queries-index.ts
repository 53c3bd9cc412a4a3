import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { SearchKind } from '../../../shared/contract/search.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { SearchKindWord } from '../../../shared/rules/search-query.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { tokensOf } from './rules.ts'
import { dayOf, hashtagsIn, idsOfDay, marksOf, nameMarks } from './rules-index.ts'
import type { PrivateSearchEntryTable, PrivateSearchStateTable } from './schema.ts'
import { isPrivate, nameOf, type Source } from './source.ts'
import { SOURCES } from './sources.ts'

/** A read through raw SQL needs the connection itself. */
export type IndexDb = WriteDb

/** What the index holds of one row. */
export interface IndexedRow {
  readonly key: string
  readonly on: IsoDate
  readonly title: string
  readonly body: string
  readonly marks: string
}

type Raw = Readonly<Record<string, string | number | null>>

export function keySql(source: Source): RawBuilder<unknown> {
  const [only, ...more] = source.key
  if (more.length === 0) return sql.raw(`t."${only}"`)
  return sql.raw(`json_array(${source.key.map((column) => `t."${column}"`).join(', ')})`)
}

export function fromSql(source: Source): RawBuilder<unknown> {
  return sql.raw(`"${source.table}" AS t ${source.joins ?? ''}`)
}

export function columnsSql(names: readonly string[], prefix: string): RawBuilder<unknown>[] {
  return names.map((name, index) => sql.raw(`${name.includes('.') ? name : `t."${name}"`} AS ${prefix}${index}`))
}

/** The values of a key as they lie in the columns. */
function valuesOf(source: Source, key: string): readonly unknown[] {
  return source.key.length === 1 ? [key] : (JSON.parse(key) as unknown[])
}

/** A condition that uses the primary key of the table, whatever it is made of. */
export function hasKey(source: Source, keys: readonly string[]): RawBuilder<unknown> {
  const [only, ...more] = source.key
  if (more.length === 0) return sql`t.${sql.ref(only ?? '')} IN (${sql.join(keys)})`
  const each = keys.map((key) => {
    const values = valuesOf(source, key)
    return sql`(${sql.join(
      source.key.map((column, index) => sql`t.${sql.ref(column)} = ${values[index]}`),
      sql` AND `,
    )})`
  })
  return sql`(${sql.join(each, sql` OR `)})`
}

function selectIndexed(source: Source): RawBuilder<unknown> {
  const parts = [
    sql`${keySql(source)} AS key`,
    sql`${sql.raw(source.person ?? 'NULL')} AS person`,
    sql`${sql.raw(source.day)} AS day`,
    sql`${sql.raw(source.tags ?? 'NULL')} AS tags`,
    sql`${sql.raw(source.kindColumn === undefined ? 'NULL' : `t."${source.kindColumn}"`)} AS which`,
    ...columnsSql(source.title, 'title'),
    ...columnsSql([...source.text, ...(source.alsoFound ?? [])], 'text'),
  ]
  return sql`SELECT ${sql.join(parts)} FROM ${fromSql(source)}`
}

/** Rows that are there, of these keys. */
export async function rowsOf(db: IndexDb, source: Source, keys: readonly string[]): Promise<IndexedRow[]> {
  if (keys.length === 0) return []
  const found = await sql<Raw>`${selectIndexed(source)} WHERE ${hasKey(source, keys)} AND ${sql.raw(source.there)}`.execute(db)
  return found.rows.map((raw) => indexed(source, raw))
}

/** The next rows by key, from the one after `after`. Each is cut into words only when it is asked for: that takes most of the time. */
export async function rowsAfter(
  db: IndexDb,
  source: Source,
  after: string | null,
  limit: number,
): Promise<{ readonly key: string; readonly read: () => IndexedRow }[]> {
  const columns = sql.raw(source.key.map((column) => `t."${column}"`).join(', '))
  const later = after === null ? sql`` : sql`AND (${columns}) > (${sql.join(valuesOf(source, after))})`
  const found = await sql<Raw>`${selectIndexed(source)}
    WHERE ${sql.raw(source.there)} ${later} ORDER BY ${columns} LIMIT ${limit}`.execute(db)
  return found.rows.map((raw) => ({ key: String(raw.key), read: () => indexed(source, raw) }))
}

/** Keys of the rows that point to one of these. */
export async function keysPointingTo(db: IndexDb, source: Source, by: string, ids: readonly unknown[]): Promise<string[]> {
  const found = await sql<{ key: string }>`
    SELECT ${keySql(source)} AS key FROM ${sql.raw(`"${source.table}" AS t`)} WHERE t.${sql.ref(by)} IN (${sql.join(ids)})`.execute(db)
  return found.rows.map(({ key }) => key)
}

export function kindOf(source: Source, which: unknown): SearchKind {
  if (typeof source.kind === 'string') return source.kind
  const kind = source.kind[String(which)] ?? Object.values(source.kind)[0]
  if (kind === undefined) throw new Error(`${source.table} has no kinds`)
  return kind
}

function indexed(source: Source, raw: Raw): IndexedRow {
  const title = texts(raw, 'title', source.title.length)
  const body = texts(raw, 'text', source.text.length + (source.alsoFound?.length ?? 0))
  const kinds: SearchKindWord[] = [...source.asked]
  if (isPrivate(source)) kinds.push('private')
  if (kindOf(source, raw.which) === 'feedback') kinds.push('feedback')
  const given = raw.tags === null ? [] : (JSON.parse(String(raw.tags)) as unknown[]).map(String)
  const personId = raw.person === null ? null : String(raw.person)
  return {
    key: String(raw.key),
    on: dayOf(raw.day ?? null),
    title: tokensOf(title),
    body: tokensOf(body),
    marks: marksOf({
      group: source.group,
      kinds,
      personId,
      tags: [...given, ...hashtagsIn(`${title}\n${body}`)],
      names: source.table === 'person' ? nameMarks(title) : [],
    }),
  }
}

export function texts(raw: Raw, prefix: string, count: number): string {
  return Array.from({ length: count }, (_, index) => raw[`${prefix}${index}`])
    .filter((text) => text !== null && text !== undefined && text !== '')
    .join('\n')
}

/** Brings the index to what these rows hold now; a key without a row leaves it. */
export async function putEntries(tx: WriteDb, source: Source, keys: readonly string[], rows: readonly IndexedRow[]): Promise<void> {
  if (keys.length === 0) return
  const wanted = new Map(rows.map((row) => [row.key, row]))
  const held = new Map((await entriesOf(tx, source, keys)).map((entry) => [entry.key, entry]))
  for (const key of keys) await putEntry(tx, source, held.get(key), wanted.get(key))
}

function entriesOf(tx: WriteDb, source: Source, keys: readonly string[]): Promise<Selectable<PrivateSearchEntryTable>[]> {
  return tx.selectFrom('private_search_entry').selectAll().where('source', '=', nameOf(source)).where('key', 'in', keys).execute()
}

async function putEntry(
  tx: WriteDb,
  source: Source,
  held: Selectable<PrivateSearchEntryTable> | undefined,
  row: IndexedRow | undefined,
): Promise<void> {
  const day = row && idsOfDay(row.on)
  const stays = held !== undefined && day !== undefined && held.id >= day.from && held.id <= day.to
  if (stays && row && held.title === row.title && held.body === row.body && held.marks === row.marks) return
  if (held) await removeEntry(tx, held)
  if (row && day) await addEntry(tx, source, row, stays ? held.id : await nextId(tx, day))
}

async function removeEntry(tx: WriteDb, { id, title, body, marks }: Selectable<PrivateSearchEntryTable>): Promise<void> {
  await sql`INSERT INTO private_search (private_search, rowid, title, body, marks) VALUES ('delete', ${id}, ${title}, ${body}, ${marks})`.execute(
    tx,
  )
  await tx.deleteFrom('private_search_entry').where('id', '=', id).execute()
}

/** An entry that is not there yet. */
export async function addEntry(tx: WriteDb, source: Source, { key, title, body, marks }: IndexedRow, id: number): Promise<void> {
  await tx
    .insertInto('private_search_entry')
    .values({ id, source: nameOf(source), key, title, body, marks })
    .execute()
  await sql`INSERT INTO private_search (rowid, title, body, marks) VALUES (${id}, ${title}, ${body}, ${marks})`.execute(tx)
}

async function nextId(tx: WriteDb, day: { readonly from: number; readonly to: number }): Promise<number> {
  const last = await tx
    .selectFrom('private_search_entry')
    .select(({ fn }) => fn.max<number | null>('id').as('id'))
    .where('id', '>=', day.from)
    .where('id', '<=', day.to)
    .executeTakeFirst()
  return checked((last?.id ?? day.from - 1) + 1, day)
}

function checked(id: number, day: { readonly to: number }): number {
  if (id > day.to) throw new Error('one day has more entries than there is room for')
  return id
}

/** The next free id of each day, asked of the database once. Only while nothing else adds entries. */
export function newIds(tx: WriteDb): (on: IsoDate) => Promise<number> {
  const given = new Map<number, number>()
  return async (on) => {
    const day = idsOfDay(on)
    const last = given.get(day.from)
    const id = last === undefined ? await nextId(tx, day) : checked(last + 1, day)
    given.set(day.from, id)
    return id
  }
}

/** Leaves nothing of what was indexed. */
export async function clearIndex(tx: WriteDb): Promise<void> {
  await sql`INSERT INTO private_search (private_search) VALUES ('delete-all')`.execute(tx)
  await tx.deleteFrom('private_search_entry').execute()
}

export async function readState(db: ReadDb): Promise<PrivateSearchStateTable | undefined> {
  return db.selectFrom('private_search_state').selectAll().executeTakeFirst()
}

export async function writeState(tx: WriteDb, state: Omit<PrivateSearchStateTable, 'one'>): Promise<void> {
  await tx
    .insertInto('private_search_state')
    .values({ one: 1, ...state })
    .onConflict((conflict) => conflict.column('one').doUpdateSet(state))
    .execute()
}

export interface JournalRow {
  readonly id: number
  readonly change_id: string
  readonly tbl: string
  readonly before: string | null
  readonly after: string | null
}

const FOLLOWED = [...new Set(SOURCES.flatMap(({ table, follows = [] }) => [table, ...follows.map((other) => other.table)]))]

/** What was written since, of tables that are found; and the last row of the journal there is, so that the rest is not read again. */
export async function journalAfter(
  db: ReadDb,
  id: number,
  limit: number,
): Promise<{ readonly rows: JournalRow[]; readonly last: Pick<JournalRow, 'id' | 'change_id'> | undefined }> {
  const next = await db.selectFrom('history').select(['id', 'change_id', 'tbl']).where('id', '>', id).orderBy('id').limit(limit).execute()
  const ids = next.filter(({ tbl }) => FOLLOWED.includes(tbl)).map((row) => row.id)
  const rows =
    ids.length === 0
      ? []
      : await db.selectFrom('history').select(['id', 'change_id', 'tbl', 'before', 'after']).where('id', 'in', ids).orderBy('id').execute()
  return { rows, last: next.at(-1) }
}

export async function journalRow(db: ReadDb, id: number): Promise<{ readonly change_id: string } | undefined> {
  return db.selectFrom('history').select('change_id').where('id', '=', id).executeTakeFirst()
}

export async function lastJournalRow(db: ReadDb): Promise<Pick<JournalRow, 'id' | 'change_id'> | undefined> {
  return db
    .selectFrom('history')
    .select(['id', 'change_id'])
    .where('id', '=', ({ selectFrom }) => selectFrom('history').select(({ fn }) => fn.max<number>('id').as('id')))
    .executeTakeFirst()
}
