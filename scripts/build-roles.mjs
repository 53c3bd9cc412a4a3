// Builds resources/roles/onet.db, the role library of the app, from the O*NET tables (tab separated) in the folder given.
//   node scripts/build-roles.mjs <folder of the .tsv files> [output file]
// The same tables give the same rows in the same order. What the app does not show is left out (see resources/roles/NOTICE.md);
// the index of the titles' words is made here, so that the app has only to read it.
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { titleWords } from '../src/main/features/library/rules-role-search.ts'

const TABLES = `
  CREATE TABLE role (id INTEGER PRIMARY KEY, code TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, zone INTEGER) STRICT;
  CREATE TABLE zone (id INTEGER PRIMARY KEY, name TEXT NOT NULL, education TEXT NOT NULL, experience TEXT NOT NULL) STRICT;
  CREATE TABLE task (role INTEGER, id INTEGER, kind TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (role, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE title (role INTEGER, id INTEGER, text TEXT NOT NULL, short TEXT NOT NULL, reported INTEGER NOT NULL, PRIMARY KEY (role, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE element (id INTEGER PRIMARY KEY, code TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL) STRICT;
  CREATE TABLE rating (role INTEGER, element INTEGER, importance INTEGER NOT NULL, level INTEGER, PRIMARY KEY (role, element)) STRICT, WITHOUT ROWID;
  CREATE TABLE activity (role INTEGER, element INTEGER, tasks INTEGER NOT NULL, PRIMARY KEY (role, element)) STRICT, WITHOUT ROWID;
  CREATE TABLE related (role INTEGER, place INTEGER, related INTEGER NOT NULL, tier INTEGER NOT NULL, PRIMARY KEY (role, place)) STRICT, WITHOUT ROWID;
  CREATE TABLE technology (role INTEGER, place INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL, in_demand INTEGER NOT NULL, PRIMARY KEY (role, place)) STRICT, WITHOUT ROWID;
  CREATE TABLE word (text TEXT PRIMARY KEY, titles BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE title_facts (one INTEGER PRIMARY KEY, roles BLOB NOT NULL, lengths BLOB NOT NULL, reported BLOB NOT NULL, shorts BLOB NOT NULL) STRICT;
`
const KINDS = { C: 'core', S: 'supplemental', '': 'unrated' }
const MOST_TECHNOLOGY = 12

/** Writes the library and answers how much of everything it holds. */
export function buildRoles(from, to) {
  const part = `${to}.part`
  rmSync(part, { force: true })
  const db = new BetterSqlite3(part)
  try {
    db.pragma('page_size = 4096')
    db.exec(TABLES)
    db.transaction(() => fill(db, (name) => readTable(join(from, `${name}.tsv`))))()
    db.exec('VACUUM')
    db.pragma('journal_mode = DELETE')
    const count = (table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    return { roles: count('role'), tasks: count('task'), titles: count('title'), words: count('word') }
  } finally {
    db.close()
    renameSync(part, to)
  }
}

function readTable(path) {
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const names = head.split('\t')
  return rows.map((row) => {
    const cells = row.split('\t')
    return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']))
  })
}

function fill(db, table) {
  const statements = new Map()
  const insert = (name, values) => {
    if (!statements.has(name)) statements.set(name, db.prepare(`INSERT INTO ${name} VALUES (${values.map(() => '?').join(', ')})`))
    statements.get(name).run(...values)
  }
  const roles = table('occupations').sort((a, b) => (a.code < b.code ? -1 : 1))
  const places = new Map(roles.map(({ code }, id) => [code, id]))
  const byRole = (rows) => rows.map((row) => ({ ...row, role: places.get(row.code) }))

  for (const [id, row] of roles.entries())
    insert('role', [id, row.code, row.title, row.description, row.job_zone === '' ? null : Number(row.job_zone)])
  for (const row of table('job_zones'))
    insert('zone', [Number(row.job_zone), row.name.replace(/^Job Zone \w+: /, ''), row.education, row.experience])
  for (const row of byRole(table('tasks'))) insert('task', [row.role, Number(row.task_id), KINDS[row.type], row.task])
  const titles = byRole(table('alternate_titles'))
  for (const [id, row] of titles.entries()) insert('title', [row.role, id, row.title, row.short_title, row.reported === 'R' ? 1 : 0])
  fillRatings(insert, table, byRole)
  fillRelated(insert, table, byRole, places)
  fillWords(insert, roles, titles)
}

/** Ratings that O*NET marks as not relevant or recommends to suppress are left out. */
function fillRatings(insert, table, byRole) {
  const kinds = { skill: 'skill', knowledge: 'knowledge', work_style: 'work-style', work_activity: 'activity' }
  const elements = table('elements').filter((row) => row.kind in kinds)
  const ids = new Map(elements.map((row, id) => [row.element_id, id]))
  for (const [id, row] of elements.entries()) insert('element', [id, row.element_id, kinds[row.kind], row.name, row.description])
  const hundredths = (text) => (text === undefined || text === '' ? null : Math.round(Number(text) * 100))
  for (const name of ['skills', 'knowledge', 'work_styles']) {
    for (const row of byRole(table(name)))
      if (row.flags === '') insert('rating', [row.role, ids.get(row.element_id), hundredths(row.importance), hundredths(row.level)])
  }
  for (const row of byRole(table('work_activities_derived'))) insert('activity', [row.role, ids.get(row.element_id), Number(row.n_tasks)])
}

function fillRelated(insert, table, byRole, places) {
  for (const row of byRole(table('related')))
    insert('related', [row.role, Number(row.index), places.get(row.related_code), Number(row.tier)])
  const wanted = (row) => Number(row.in_demand) * 2 + Number(row.hot)
  const tools = Map.groupBy(byRole(table('technology')), (row) => row.role)
  for (const [role, rows] of tools) {
    const first = rows.sort((a, b) => wanted(b) - wanted(a) || (a.example < b.example ? -1 : 1)).slice(0, MOST_TECHNOLOGY)
    for (const [place, row] of first.entries()) insert('technology', [role, place, row.example, row.commodity_title, Number(row.in_demand)])
  }
}

/** Own titles first, then the alternate ones in their order, then their short forms in the same order. */
function fillWords(insert, roles, titles) {
  const shorts = titles.map((row, id) => ({ ...row, id })).filter((row) => row.short_title !== '')
  const entries = [
    ...roles.map((row, role) => ({ role, text: row.title, reported: 0 })),
    ...titles.map((row) => ({ role: row.role, text: row.title, reported: row.reported === 'R' ? 1 : 0 })),
    ...shorts.map((row) => ({ role: row.role, text: row.short_title, reported: row.reported === 'R' ? 1 : 0 })),
  ].map((entry) => ({ ...entry, words: titleWords(entry.text) }))
  const holders = new Map()
  for (const [title, { words }] of entries.entries()) {
    for (const word of new Set(words)) {
      if (!holders.has(word)) holders.set(word, [])
      holders.get(word).push(title)
    }
  }
  for (const word of [...holders.keys()].sort()) insert('word', [word, packed(holders.get(word))])
  insert('title_facts', [
    1,
    Buffer.from(entries.flatMap(({ role }) => [role & 255, role >> 8])),
    Buffer.from(entries.map(({ words }) => words.length)),
    Buffer.from(entries.map(({ reported }) => reported)),
    Buffer.from(Uint32Array.from(shorts, ({ id }) => id).buffer),
  ])
}

/** Rising numbers as differences, seven bits to a byte, the eighth saying that more follows. */
function packed(numbers) {
  const bytes = []
  let before = 0
  for (const number of numbers) {
    let rest = number - before
    before = number
    while (rest > 127) {
      bytes.push((rest & 127) | 128)
      rest >>= 7
    }
    bytes.push(rest)
  }
  return Buffer.from(bytes)
}

if (import.meta.filename === process.argv[1]) {
  const [from, to = resolve(import.meta.dirname, '../resources/roles/onet.db')] = process.argv.slice(2)
  if (from === undefined || !existsSync(join(from, 'occupations.tsv'))) {
    console.error('Which folder holds occupations.tsv and the other tables? node scripts/build-roles.mjs <folder>')
    process.exitCode = 1
  } else {
    const held = buildRoles(resolve(from), resolve(to))
    console.log(`${to}: ${held.roles} roles, ${held.tasks} tasks, ${held.titles} titles, ${held.words} words, ${statSync(to).size} bytes`)
  }
}
