import { sql } from 'kysely'
import type { SearchHit } from '../../../shared/contract/search.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { columnsSql, fromSql, hasKey, type IndexDb, keySql, kindOf, texts } from './queries-index.ts'
import { dayOf } from './rules-index.ts'
import { isPrivate, nameOf, type Source } from './source.ts'
import { SOURCES } from './sources.ts'

export interface Match {
  readonly expression: string
  readonly from: number
  readonly to: number
}

/** Ids of the newest: the index is walked from its end, and no further than asked. */
export async function newestIds(db: IndexDb, { expression, from, to }: Match, limit: number): Promise<number[]> {
  const found = await sql<{ id: number }>`
    SELECT rowid AS id FROM private_search
    WHERE private_search MATCH ${expression} AND rowid >= ${from} AND rowid <= ${to} ORDER BY rowid DESC LIMIT ${limit}`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** Ids of the best: a word in a title counts four times. */
export async function bestIds(db: IndexDb, { expression, from, to }: Match, page: { limit: number; offset: number }): Promise<number[]> {
  const found = await sql<{ id: number }>`
    SELECT rowid AS id FROM private_search
    WHERE private_search MATCH ${expression} AND rowid >= ${from} AND rowid <= ${to} AND rank MATCH 'bm25(4.0, 1.0, 0.0)'
    ORDER BY rank LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** People that a name may mean. */
export async function peopleNamed(db: IndexDb, expression: string, limit: number): Promise<string[]> {
  const found = await sql<{ key: string }>`
    SELECT e.key FROM private_search AS f JOIN private_search_entry AS e ON e.id = f.rowid
    WHERE f.private_search MATCH ${expression} AND e.source = 'person' LIMIT ${limit}`.execute(db)
  return found.rows.map(({ key }) => key)
}

/** A row as it is shown. */
export interface Found extends Omit<SearchHit, 'title' | 'text'> {
  readonly title: string
  readonly text: string
  /** The review whose self-review it is part of. */
  readonly sealedIn: string | null
}

/** Where the row of an entry lies. */
export interface Pointer {
  readonly source: Source
  readonly key: string
}

/** Entry → where its row lies, in the order they were asked for. */
export type Pointers = ReadonlyMap<number, Pointer>

export async function pointersOf(db: IndexDb, ids: readonly number[]): Promise<Pointers> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('private_search_entry').select(['id', 'source', 'key']).where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    ids.flatMap((id) => {
      const row = byId.get(id)
      const source = SOURCES.find((known) => nameOf(known) === row?.source)
      return row && source ? [[id, { source, key: row.key }] as const] : []
    }),
  )
}

/** The rows behind the entries; those that are no longer there, or lie in what was removed, are left out. */
export async function readFound(db: IndexDb, pointers: Pointers): Promise<Map<number, Found>> {
  const found = new Map<number, Found>()
  for (const [source, some] of Map.groupBy(pointers, ([, pointer]) => pointer.source)) {
    const read = await readRows(
      db,
      source,
      some.map(([, { key }]) => key),
    )
    const rows = new Map(read.map((row) => [row.key, row]))
    for (const [id, { key }] of some) {
      const row = rows.get(key)
      if (row) found.set(id, row.found)
    }
  }
  return found
}

type Raw = Readonly<Record<string, string | number | null>>

async function readRows(db: IndexDb, source: Source, keys: readonly string[]) {
  const parts = [
    sql`${keySql(source)} AS key`,
    sql`person.id AS person, person.given_name AS given, person.family_name AS family`,
    sql`${sql.raw(source.day)} AS day`,
    sql`${sql.raw(source.kindColumn === undefined ? 'NULL' : `t."${source.kindColumn}"`)} AS which`,
    sql`${sql.raw(source.context ?? "''")} AS context, ${sql.raw(source.sealed ?? 'NULL')} AS sealed`,
    sql`${sql.raw(source.place.id)} AS place, ${sql.raw(source.place.within ?? 'NULL')} AS within`,
    ...columnsSql(source.title, 'title'),
    ...columnsSql(source.text, 'text'),
  ]
  const result = await sql<Raw>`SELECT ${sql.join(parts)} FROM ${fromSql(source)}
    LEFT JOIN person ON person.id = ${sql.raw(source.person ?? 'NULL')}
    WHERE ${hasKey(source, keys)}
      AND (${sql.raw(source.there)}) AND (${sql.raw(source.under ?? 'TRUE')}) AND person.deleted_at IS NULL`.execute(db)
  return result.rows.map((raw) => ({ key: String(raw.key), found: foundOf(source, raw) }))
}

function foundOf(source: Source, raw: Raw): Found {
  const on = dayOf(raw.day ?? null)
  return {
    key: `${nameOf(source)} ${raw.key}`,
    sealedIn: raw.sealed === null ? null : String(raw.sealed),
    kind: kindOf(source, raw.which),
    group: source.group,
    place: { screen: source.place.screen, id: String(raw.place), within: raw.within === null ? null : String(raw.within) },
    personId: raw.person as PersonId | null,
    personName: `${raw.given ?? ''} ${raw.family ?? ''}`.trim(),
    title: texts(raw, 'title', source.title.length).replaceAll('\n', ' '),
    text: texts(raw, 'text', source.text.length),
    context: String(raw.context ?? ''),
    on: on === '1970-01-01' ? null : on,
    readers: isPrivate(source) ? 'only-you' : 'both',
  }
}

/** Rows of all sources, beside those that are in the index already. */
export async function countRows(db: IndexDb): Promise<{ readonly rows: number; readonly indexed: number }> {
  const counts = sql.join(
    SOURCES.map(({ table }) => sql`(SELECT count(*) FROM ${sql.table(table)})`),
    sql` + `,
  )
  const found = await sql<{ rows: number; indexed: number }>`
    SELECT ${counts} AS rows, (SELECT count(*) FROM private_search_entry) AS indexed`.execute(db)
  return found.rows[0] ?? { rows: 0, indexed: 0 }
}
