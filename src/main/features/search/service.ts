import type { Kysely } from 'kysely'
import { SEARCH_GROUPS, type SearchGroup, type SearchHit } from '../../../shared/contract/search.ts'
import { readSearch } from '../../../shared/rules/search-query.ts'
import type { Database } from '../../db/database.ts'
import { shareableDb } from '../../db/shareable.ts'
import type { Deps } from '../../kernel/deps.ts'
import { openSelfReviews } from '../reviewing/index.ts'
import { bestIds, countRows, type Found, type Match, newestIds, type Pointers, peopleNamed, pointersOf, readFound } from './queries.ts'
import { phrasesOf } from './rules.ts'
import { type Asked, expressionFor, nameExpression, rangeFor } from './rules-match.ts'
import { markAll, markedLine, type Needle, needlesOf } from './rules-snippet.ts'
import { catchUp, rowsBehind } from './service-index.ts'

const MOST = 5
/** Enough for most searches to be settled by one question. */
const AT_ONCE = 60
/** A word that begins the names of more people than that means none of them. */
const MOST_PEOPLE = 20
/** What was just written is brought in first, but nobody waits for a large import. */
const PATIENCE = { rows: 300, ms: 50 }

interface Search {
  readonly asked: Asked
  readonly needles: readonly Needle[]
}

/** Newest first, at most five of each group. Words may be beginnings of words. */
export async function find({ db }: Pick<Deps, 'db'>, text: string): Promise<{ hits: SearchHit[]; ready: number }> {
  const whole = await catchUp({ db }, { patience: PATIENCE })
  return db.transaction().execute(async (tx) => {
    const search = await understand(tx, text)
    const hits = await newestOfGroups(tx, search)
    return { hits, ready: whole ? 1 : await readiness(tx) }
  })
}

interface PageInput {
  readonly text: string
  readonly order: 'best' | 'newest'
  readonly limit: number
}

/** The best first: whole words by how much they say, then what only begins so. Or the newest first. */
export async function page({ db }: Pick<Deps, 'db'>, input: PageInput): Promise<{ hits: SearchHit[]; more: boolean; ready: number }> {
  const whole = await catchUp({ db }, { patience: PATIENCE })
  return db.transaction().execute(async (tx) => {
    const search = await understand(tx, input.text)
    const wanted = input.limit + 1
    const hits =
      input.order === 'best' ? await best(tx, search, wanted) : await newest(tx, search, { groups: SEARCH_GROUPS, limit: wanted })
    return { hits: hits.slice(0, input.limit), more: hits.length > input.limit, ready: whole ? 1 : await readiness(tx) }
  })
}

type Tx = Parameters<Parameters<ReturnType<Kysely<Database>['transaction']>['execute']>[0]>[0]

async function understand(tx: Tx, text: string): Promise<Search> {
  const { words, filters } = readSearch(text)
  const understood = filters.flatMap(({ filter }) => (filter === null ? [] : [filter]))
  const asked: Asked = {
    words: await Promise.all(words.map(async (word) => ({ phrases: phrasesOf(word), personIds: await meant(tx, word) }))),
    people: await Promise.all(understood.flatMap((filter) => (filter.by === 'person' ? [named(tx, filter.value, 50)] : []))),
    filters: understood,
  }
  return { asked, needles: needlesOf(words) }
}

/** A name among the words finds what is about its bearer. */
async function meant(tx: Tx, word: string): Promise<string[]> {
  const people = await named(tx, word, MOST_PEOPLE + 1)
  return people.length > MOST_PEOPLE ? [] : people
}

async function named(tx: Tx, name: string, limit: number): Promise<string[]> {
  const expression = nameExpression(name)
  return expression === null ? [] : await peopleNamed(tx, expression, limit)
}

/**
 * The newest of each group, asked of all groups at once: what a beginning of a word stands for is gathered anew for every question. The
 * groups that one answer does not settle are asked again, without those that it does.
 */
async function newestOfGroups(tx: Tx, { asked, needles }: Search): Promise<SearchHit[]> {
  const found = new Map<SearchGroup, Pointers>(SEARCH_GROUPS.map((group) => [group, new Map()]))
  let open: readonly SearchGroup[] = SEARCH_GROUPS
  while (open.length > 0) {
    const expression = expressionFor(asked, open)
    if (expression === null) break
    const ids = await newestIds(tx, { expression, ...rangeFor(asked.filters) }, AT_ONCE)
    const pointers = [...(await pointersOf(tx, ids))]
    for (const group of open) found.set(group, new Map(pointers.filter(([, { source }]) => source.group === group)))
    if (ids.length < AT_ONCE) break
    open = open.filter((group) => (found.get(group)?.size ?? 0) < MOST)
  }
  const hits: SearchHit[] = []
  for (const [group, pointers] of found) hits.push(...(await shown(tx, { asked, needles }, group, pointers)))
  return hits
}

/** Those that are still there; where too few are, the next are asked for. */
async function shown(tx: Tx, search: Search, group: SearchGroup, pointers: Pointers): Promise<SearchHit[]> {
  const hits = await hitsOf(tx, search.needles, new Map([...pointers].slice(0, MOST)))
  if (hits.length === MOST || pointers.size <= hits.length) return hits
  return newest(tx, search, { groups: [group], limit: MOST })
}

async function newest(
  tx: Tx,
  { asked, needles }: Search,
  { groups, limit }: { readonly groups: readonly SearchGroup[]; readonly limit: number },
): Promise<SearchHit[]> {
  const expression = expressionFor(asked, groups)
  if (expression === null) return []
  const range = rangeFor(asked.filters)
  let to = range.to
  return collect(tx, needles, limit, async (missing) => {
    const ids = await newestIds(tx, { expression, from: range.from, to }, missing)
    to = (ids.at(-1) ?? 0) - 1
    return ids
  })
}

async function best(tx: Tx, { asked, needles }: Search, limit: number): Promise<SearchHit[]> {
  const whole = expressionFor(asked, SEARCH_GROUPS, true)
  const begun = expressionFor(asked, SEARCH_GROUPS)
  if (whole === null || begun === null) return []
  const range = rangeFor(asked.filters)
  const match: Match = { expression: whole, ...range }
  let offset = 0
  const ranked = await collect(tx, needles, limit, async (missing) => {
    const ids = await bestIds(tx, match, { limit: missing, offset })
    offset += ids.length
    return ids
  })
  if (ranked.length === limit || whole === begun) return ranked
  let { to } = range
  const rest = await collect(tx, needles, limit - ranked.length, async (missing) => {
    const ids = await newestIds(tx, { expression: `(${begun}) NOT (${whole})`, from: range.from, to }, missing)
    to = (ids.at(-1) ?? 0) - 1
    return ids
  })
  return [...ranked, ...rest]
}

/** Reads on until there are enough that are still there. */
async function collect(
  tx: Tx,
  needles: readonly Needle[],
  limit: number,
  next: (missing: number) => Promise<number[]>,
): Promise<SearchHit[]> {
  const hits: SearchHit[] = []
  while (hits.length < limit) {
    const missing = limit - hits.length
    const ids = await next(missing)
    hits.push(...(await hitsOf(tx, needles, await pointersOf(tx, ids))))
    if (ids.length < missing) break
  }
  return hits
}

async function hitsOf(tx: Tx, needles: readonly Needle[], pointers: Pointers): Promise<SearchHit[]> {
  const found = await withoutSealed(tx, await readFound(tx, pointers))
  return [...pointers.keys()].flatMap((id) => {
    const row = found.get(id)
    return row ? [hitOf(row, needles)] : []
  })
}

/** What somebody says of themselves is not found before it may be read: it would anchor the rating to come. */
async function withoutSealed(tx: Tx, found: ReadonlyMap<number, Found>): Promise<ReadonlyMap<number, Found>> {
  const people = new Set(
    [...found.values()].flatMap(({ sealedIn, personId }) => (sealedIn === null || personId === null ? [] : [personId])),
  )
  const open = new Set<string>()
  for (const personId of people) for (const id of await openSelfReviews(shareableDb(tx), { personId })) open.add(id)
  return new Map([...found].filter(([, { sealedIn }]) => sealedIn === null || open.has(sealedIn)))
}

function hitOf({ title, text, sealedIn: _, ...rest }: Found, needles: readonly Needle[]): SearchHit {
  return { ...rest, title: markAll(title, needles), text: markedLine(text, needles) }
}

async function readiness(tx: Tx): Promise<number> {
  if ((await rowsBehind(tx)) === 0) return 1
  const { rows, indexed } = await countRows(tx)
  return rows === 0 ? 0 : Math.min(0.99, indexed / rows)
}
