import type { PrivatePart } from '../../shared/contract/vault-facts.ts'
import type { Connection } from '../db/connection.ts'

/** The workspace's own keys, which no copy can do without. Every other private table belongs to its owner. */
const KEYS = 'private_workspace_key'

/** How lists were last looked at, and where the vault was left: rows without a name, which may hold what somebody searched for. */
const VIEWS = 'list_view'
const LAST_LOOKS = `"${VIEWS}" WHERE name IS NULL`

/** The one step that a copy gets of its own; it leaves no image. */
const HAND_OVER = 'vaults.handOver'

/** What goes along on request. A private table that nobody thought of here always stays behind. */
const PARTS: Readonly<Record<PrivatePart, readonly string[]>> = {
  notes: [
    'private_note',
    'private_draft',
    'private_note_draft',
    'private_note_tag',
    'private_note_about',
    'private_note_origin',
    'private_attachment',
    'private_attachment_part',
    'private_margin',
    'private_assessment',
    'private_note_link',
    'private_feedback',
    'private_feedback_follow_up',
  ],
  fairness: ['private_protected_attribute'],
  wording: ['private_phrase'],
}

export interface StripInput {
  /** The private parts that go along. */
  readonly along: readonly PrivatePart[]
  /** Of the one change that this writes. */
  readonly changeId: string
  readonly at: number
  /** The signing key of whoever continues. */
  readonly signing: { readonly public_key: string; readonly secret_key: string }
}

/** The private tables that stay behind, asked of the schema as it is. What an index keeps for itself is emptied through the index. */
export function tablesLeftBehind(connection: Connection, along: readonly PrivatePart[]): string[] {
  const kept = new Set([KEYS, ...along.flatMap((part) => PARTS[part])])
  const names = connection
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name GLOB 'private_*' ORDER BY name")
    .pluck()
    .all()
  return names.map(String).filter((name) => !kept.has(name))
}

/** Indexes over private words; each is made anew by whoever opens the copy. */
function indexes(connection: Connection): string[] {
  return connection
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual' ORDER BY name")
    .pluck()
    .all()
    .map(String)
}

/**
 * Takes out of a copy what its next owner must not read: rows, their images in the journal, the steps that were about nothing else,
 * samples that SQLite keeps for planning, where lists and the vault were left, and the old signing key. Who the owner is, and that the
 * recovery code is kept, is asked anew.
 */
export function stripCopy(connection: Connection, input: StripInput): void {
  const tables = tablesLeftBehind(connection, input.along)
  const run = (text: string, ...values: (string | number)[]) => connection.prepare(text).run(...values)
  connection.transaction(() => {
    connection.pragma('defer_foreign_keys=ON')
    forgetSteps(connection, [...tables, KEYS, VIEWS])
    run(
      `INSERT INTO change (id, at, actor, verb, summary) VALUES (?, ?, 'app', '${HAND_OVER}', 'Vault handed over')`,
      input.changeId,
      input.at,
    )
    run('UPDATE open_change SET change_id = ?', input.changeId)
    for (const table of tables) run(`DELETE FROM "${table}"`)
    run(`DELETE FROM ${LAST_LOOKS}`)
    for (const index of indexes(connection)) run(`INSERT INTO "${index}" ("${index}") VALUES ('delete-all')`)
    run('UPDATE workspace SET role = NULL, own_person_id = NULL, recovery_confirmed_at = NULL')
    if (!input.along.includes('fairness')) run('UPDATE workspace SET fairness_on = 0')
    run(`UPDATE ${KEYS} SET public_key = ?, secret_key = ? WHERE kind = 'ed25519'`, input.signing.public_key, input.signing.secret_key)
    run('UPDATE open_change SET change_id = NULL')
    // The triggers have just written once more what goes.
    for (const table of [...tables, KEYS, VIEWS]) run('DELETE FROM history WHERE tbl = ?', table)
    const samples = connection.prepare("SELECT name FROM sqlite_schema WHERE name GLOB 'sqlite_stat*'").pluck().all()
    for (const name of samples) run(`DELETE FROM "${String(name)}"`)
  })()
}

/**
 * Steps that touched nothing else go as a whole: that there was a note about somebody is private too. So do those that left no image:
 * only private tables stand outside the journal, and when somebody was writing is told by "Draft saved" alone.
 */
function forgetSteps(connection: Connection, tables: readonly string[]): void {
  const names = JSON.stringify(tables)
  const doomed = JSON.stringify(
    connection
      .prepare(
        `SELECT change_id FROM history GROUP BY change_id HAVING min(tbl IN (SELECT value FROM json_each(?))) = 1
         UNION SELECT id FROM change WHERE verb <> '${HAND_OVER}' AND id NOT IN (SELECT change_id FROM history)`,
      )
      .pluck()
      .all(names),
  )
  connection.prepare('DELETE FROM history WHERE tbl IN (SELECT value FROM json_each(?))').run(names)
  connection.prepare('UPDATE change SET undone_by = NULL WHERE undone_by IN (SELECT value FROM json_each(?))').run(doomed)
  connection.prepare('DELETE FROM change WHERE id IN (SELECT value FROM json_each(?))').run(doomed)
}

/** Whether nothing of what stays behind is left, neither as rows nor in the journal. */
export function isStripped(connection: Connection, along: readonly PrivatePart[]): boolean {
  const tables = tablesLeftBehind(connection, along)
  const count = (text: string, ...values: string[]) =>
    Number(
      connection
        .prepare(text)
        .pluck()
        .get(...values),
    )
  const rows = tables.reduce((sum, table) => sum + count(`SELECT count(*) FROM "${table}"`), 0)
  const indexed = indexes(connection).reduce((sum, index) => sum + count(`SELECT count(*) FROM "${index}_docsize"`), 0)
  const looks = count(`SELECT count(*) FROM ${LAST_LOOKS}`)
  return (
    rows + indexed + looks === 0 &&
    [...tables, KEYS, VIEWS].every((table) => count('SELECT count(*) FROM history WHERE tbl = ?', table) === 0)
  )
}
