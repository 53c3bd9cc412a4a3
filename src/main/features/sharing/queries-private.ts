import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { PERSON_LINKS, personLinkOf } from './person-links.ts'
import { isLookedFor, type PrivateText } from './rules.ts'

const NAMES: Readonly<Record<string, string>> = {
  private_note: 'Private notes',
  private_draft: 'Text being typed',
  private_margin: 'Private margins of one-to-ones',
  private_feeling: 'Feelings about one-to-ones',
  private_assessment: 'Private assessments',
  private_note_link: 'Links to private notes',
  private_note_draft: 'Text being typed',
  private_note_tag: 'Tags of private notes',
  private_note_about: 'What private notes are about',
  private_note_origin: 'What private notes were shared as',
  private_attachment: 'Attachments',
  private_attachment_part: 'Bytes of attachments',
  private_feedback: 'Feedback only you read',
  private_feedback_follow_up: 'Follow-ups on feedback',
  private_readiness: 'Thoughts about readiness',
  private_concern: 'Concerns not said yet',
  private_plan_draft: 'Improvement plans being written',
  private_plan_line: 'Lines of improvement plans being written',
  private_checkpoint_draft: 'Text being typed',
}

/** What holds no words of a person: keys, ids and codes; and names of people, which stand in every document. */
const NO_WORDS = /(^|_)(id|kind|key|on|at|direction)$|^giver_name$/

export interface PrivateRecords {
  readonly counts: readonly { readonly name: string; readonly count: number }[]
  readonly texts: readonly PrivateText[]
}

/**
 * Everything private about a person, read from the schema itself: a private table or column added later is looked for without
 * being named here. Used to check a package, never to build one.
 */
export async function privateRecordsOf(db: Kysely<Database>, personId: string): Promise<PrivateRecords> {
  const counts: { name: string; count: number }[] = []
  const texts: PrivateText[] = []
  for (const { table, columns } of await privateTables(db)) {
    const link = personLinkOf(columns)
    if (!link) continue
    const name = NAMES[table] ?? humanName(table)
    const rows = await rowsAbout(db, { table, link, personId })
    const live = rows.filter((row) => (row.deleted_at ?? null) === null)
    if (live.length > 0) counts.push({ name, count: live.length })
    for (const row of rows) texts.push(...wordsIn(row).map((text) => ({ where: name, text })))
  }
  return { counts, texts }
}

async function privateTables(db: Kysely<Database>): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await sql<{ tbl: string; col: string }>`
    SELECT m.name AS tbl, c.name AS col FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
    WHERE m.type = 'table' AND m.name GLOB 'private_*' ORDER BY m.name, c.cid`.execute(db)
  const tables = new Map<string, string[]>()
  for (const { tbl, col } of rows) tables.set(tbl, [...(tables.get(tbl) ?? []), col])
  return [...tables].map(([table, columns]) => ({ table, columns }))
}

interface PrivateRow {
  readonly [column: string]: unknown
  readonly deleted_at?: unknown
}

interface About {
  readonly table: string
  readonly link: string
  readonly personId: string
}

async function rowsAbout(db: Kysely<Database>, { table, link, personId }: About): Promise<PrivateRow[]> {
  const [before = '', after = ''] = (PERSON_LINKS[link] ?? '').split('?')
  const { rows } = await sql<PrivateRow>`
    SELECT * FROM ${sql.table(table)} WHERE ${sql.ref(link)} IN (${sql.raw(before)}${personId}${sql.raw(after)})`.execute(db)
  return rows
}

function wordsIn(row: PrivateRow): string[] {
  return Object.entries(row).flatMap(([column, value]) =>
    typeof value === 'string' && !NO_WORDS.test(column) && isLookedFor(value) ? [value] : [],
  )
}

function humanName(table: string): string {
  const words = table.replaceAll('_', ' ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
