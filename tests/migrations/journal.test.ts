import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { openTestVault, type TestVault } from '../support/vault.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.close())

/** Typed text and bytes would fill the vault twice over: guarded like the rest, remembered only where undo needs it. */
const WITHOUT_IMAGES: Readonly<Record<string, readonly string[]>> = {
  private_draft: ['insert', 'update'],
  private_note_draft: ['insert', 'update'],
  private_checkpoint_draft: ['insert', 'update'],
  private_attachment_part: ['insert', 'update', 'delete'],
}

/** What is not journalled because it is the journal, or how the vault is built. */
const THE_JOURNAL = ['change', 'history', 'open_change', 'schema_migration']
/** What is made from the journal and can be made anew: the index that is searched. */
const MADE_FROM_IT = ['private_search_entry', 'private_search_state']

/** Decision 23: a step per anonymous answer would write down when each came, and in which order. */
const NO_STEPS = ['private_feedback_held']

interface Column {
  readonly tbl: string
  readonly col: string
  readonly type: string
  readonly pk: number
}

async function columns(): Promise<Map<string, Column[]>> {
  const { rows } = await sql<Column>`
    SELECT t.name AS tbl, c.name AS col, c.type, c.pk FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT GLOB 'sqlite_*'`.execute(vault.deps.db)
  return Map.groupBy(
    rows.filter(({ tbl }) => ![...THE_JOURNAL, ...MADE_FROM_IT, ...NO_STEPS].includes(tbl)),
    ({ tbl }) => tbl,
  )
}

it('puts every table of the schema under the journal, with each of its columns', async () => {
  const { rows } = await sql<{ name: string; tbl_name: string; sql: string }>`
    SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'`.execute(vault.deps.db)
  const tables = await columns()
  expect(tables.size).toBeGreaterThan(30)
  for (const [table, list] of tables) {
    for (const op of ['insert', 'update', 'delete'].filter((each) => !WITHOUT_IMAGES[table]?.includes(each))) {
      const trigger = rows.find(({ name }) => name === `${table}_${op}_journal`)?.sql ?? ''
      for (const { col } of list) {
        if (op !== 'delete') expect([table, op, col, trigger.includes(`'${col}', NEW."${col}"`)]).toEqual([table, op, col, true])
        if (op !== 'insert') expect([table, op, col, trigger.includes(`'${col}', OLD."${col}"`)]).toEqual([table, op, col, true])
      }
    }
  }
})

it('refuses a write to any table outside a change, and knows no table that lets one through', async () => {
  for (const [table, list] of await columns()) {
    // Foreign keys are looked at after the triggers: a row of nothing but its columns is enough to ask.
    const names = sql.join(list.map(({ col }) => sql.ref(col)))
    const values = sql.join(list.map(({ type }) => (type === 'INTEGER' || type === 'REAL' ? 1 : 'x')))
    const write = sql`INSERT OR IGNORE INTO ${sql.table(table)} (${names}) VALUES (${values})`.execute(vault.deps.db)
    const refused = await write.then(
      () => 'written',
      (error: Error) => error.message,
    )
    const count = await sql<{
      n: number
    }>`SELECT count(*) AS n FROM ${sql.table(table)} WHERE ${sql.ref(list[0]?.col ?? '')} = 'x'`.execute(vault.deps.db)
    expect([table, refused === 'written' ? count.rows[0]?.n : 0]).toEqual([table, 0])
  }
})

it('sees a column that nobody put under the journal', async () => {
  await sql`ALTER TABLE goal ADD COLUMN mood TEXT`.execute(vault.deps.db)
  const { rows } = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'goal_update_journal'`.execute(vault.deps.db)
  expect((await columns()).get('goal')?.map(({ col }) => col)).toContain('mood')
  expect(rows[0]?.sql).not.toContain('mood')
})

it('leaves nothing open when a change is refused', async () => {
  await change(vault.deps, { verb: 'test.refuse', summary: 'Refused' }, async () => ({ ok: false, error: {} }))
  const { rows } = await sql<{ change_id: string | null }>`SELECT change_id FROM open_change`.execute(vault.deps.db)
  expect(rows).toEqual([{ change_id: null }])
})
