import { listRoles, type RoleDb, type RoleHead, roleLibrary } from './queries-roles.ts'
import type { TitleIndex } from './rules-role-search.ts'

/** The index as it crosses from the worker: numbers change hands, and the words come as one text, a line each. */
export interface PackedIndex extends Omit<TitleIndex, 'words'> {
  readonly words: string
  /** Which title each short form belongs to. */
  readonly shortsOf: Uint32Array
}

/** What a search needs of the role library. Reading it takes long enough to be a job; it is done once. */
export async function readRoleIndex(): Promise<{ readonly index: PackedIndex; readonly roles: readonly RoleHead[] }> {
  const db = await roleLibrary()
  return { index: await readTitleIndex(db), roles: await listRoles(db) }
}

async function readTitleIndex(db: RoleDb): Promise<PackedIndex> {
  const rows = await db.selectFrom('word').selectAll().orderBy('text').execute()
  const facts = await db.selectFrom('title_facts').selectAll().executeTakeFirstOrThrow()
  const own = await db
    .selectFrom('role')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const starts = new Uint32Array(rows.length + 1)
  const postings = new Uint32Array(rows.reduce((sum, row) => sum + row.titles.length, 0))
  let at = 0
  for (const [word, row] of rows.entries()) {
    at = unpack(row.titles, postings, at)
    starts[word + 1] = at
  }
  const roles = Uint16Array.from({ length: facts.lengths.length }, (_, title) => pair(facts.roles, title))
  const breadths = new Uint16Array(own.n)
  for (const role of roles) breadths[role] = (breadths[role] ?? 0) + 1
  return {
    words: rows.map((row) => row.text).join('\n'),
    starts,
    postings: postings.slice(0, at),
    roles,
    breadths,
    lengths: Uint8Array.from(facts.lengths),
    reported: Uint8Array.from(facts.reported),
    ownTitles: own.n,
    shortsOf: Uint32Array.from(
      { length: facts.shorts.length / 4 },
      (_, at) => pair(facts.shorts, at * 2) + pair(facts.shorts, at * 2 + 1) * 65536,
    ),
  }
}

function pair(bytes: Uint8Array, place: number): number {
  return (bytes[place * 2] ?? 0) | ((bytes[place * 2 + 1] ?? 0) << 8)
}

/** Undoes `packed` of the build script. Answers where the next word goes on. */
function unpack(bytes: Uint8Array, into: Uint32Array, from: number): number {
  let at = from
  let number = 0
  let difference = 0
  let shift = 0
  for (const byte of bytes) {
    difference |= (byte & 127) << shift
    shift += 7
    if (byte > 127) continue
    number += difference
    into[at++] = number
    difference = 0
    shift = 0
  }
  return at
}
