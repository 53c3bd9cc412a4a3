import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { change } from '../../src/main/db/change.ts'
import type { Deps } from '../../src/main/kernel/deps.ts'

interface Column {
  readonly tbl: string
  readonly col: string
  readonly type: string
  readonly target: string | null
  readonly notnull: number
}

/**
 * Fills every private table there is with a row, asked of the schema: canary → where it was planted. Keys of the workspace excepted, and
 * the search index, into which these rows come like all others.
 */
export async function plantPrivate(deps: Deps): Promise<Map<string, string>> {
  const { rows } = await sql<Column>`
    SELECT m.name AS tbl, c.name AS col, c.type, c."notnull",
      (SELECT f."table" FROM pragma_foreign_key_list(m.name) AS f WHERE f."from" = c.name) AS target
    FROM sqlite_schema AS m JOIN pragma_table_list AS l ON l.name = m.name AND l.schema = 'main' AND l.type = 'table', pragma_table_info(m.name) AS c
    WHERE m.name GLOB 'private_*' AND m.name <> 'private_workspace_key' AND m.name NOT GLOB 'private_search_*' ORDER BY m.rootpage, c.cid`.execute(
    deps.db,
  )
  const canaries = new Map<string, string>()
  for (const columns of Map.groupBy(rows, ({ tbl }) => tbl).values()) await plantIn(deps, columns, canaries)
  return canaries
}

/** Links that no foreign key holds: a line without its plan would be a line of nothing. */
const LINKS: Readonly<Record<string, string>> = { 'private_plan_line.draft_id': 'private_plan_draft' }

async function plantIn(deps: Deps, columns: readonly Column[], canaries: Map<string, string>): Promise<void> {
  const [{ tbl } = { tbl: '' }] = columns
  const values = await Promise.all(
    columns.map(async ({ col, type, target: held, notnull }) => {
      const target = held ?? LINKS[`${tbl}.${col}`]
      if (target) return (await sql<{ id: string }>`SELECT id FROM ${sql.table(target)} LIMIT 1`.execute(deps.db)).rows[0]?.id ?? null
      if (type !== 'TEXT' && type !== 'BLOB') return type === 'INTEGER' && notnull === 1 ? 1 : null
      if (col === 'id') return deps.newId()
      const canary = `canary-${randomBytes(12).toString('hex')}`
      canaries.set(canary, `${tbl}.${col}`)
      return type === 'BLOB' ? Buffer.from(canary) : canary
    }),
  )
  const names = sql.join(columns.map(({ col }) => sql.ref(col)))
  await change(deps, { verb: 'test.plant', summary: `Planted in ${tbl}` }, (tx) =>
    sql`INSERT INTO ${sql.table(tbl)} (${names}) VALUES (${sql.join(values)})`.execute(tx),
  )
}
