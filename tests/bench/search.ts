import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openConnection } from '../../src/main/db/connection.ts'
import { groupMark } from '../../src/main/features/search/rules-index.ts'
import { find, page } from '../../src/main/features/search/service.ts'
import { catchUp } from '../../src/main/features/search/service-index.ts'
import { createJobPool } from '../../src/main/jobs/pool.ts'
import { isCheckpointDue } from '../../src/main/vault/checkpoint-job.ts'
import { SEARCH_GROUPS } from '../../src/shared/contract/search.ts'
import { seatFirm } from '../support/firm.ts'
import { seeded, writeNotes } from '../support/note-generator.ts'
import { openTestVault, type TestVault } from '../support/vault.ts'
import { type Figure, percentile, timed } from './figures.ts'

const NOTES = 100_000
const ROUNDS = 200

/** Search of 100,000 notes while typing and on Enter, beside the bare queries of the index, and how the index comes to be. */
export async function searchFigures(): Promise<Figure[]> {
  const vault = await openTestVault()
  try {
    const { gail } = await seatFirm(vault)
    const words = await writeNotes(vault.deps, gail, { count: NOTES, characters: 500 })
    const filled = await fill(vault)
    const typed = beginnings(words)
    return [
      ...filled,
      ...(await typingFigures(vault, typed)),
      await rankedFigure(vault, words),
      await saveFigure(vault, gail),
      ...(await longFigures()),
    ]
  } finally {
    await vault.close()
  }
}

async function fill(vault: TestVault): Promise<Figure[]> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const jobs = createJobPool()
  // As in an open vault: what was written is moved into the database by a worker, before it has to be moved here.
  const rest = async () => {
    if (await isCheckpointDue(vault.path)) await jobs.run('vault.checkpoint', { path: vault.path, hexKey: vault.key })
  }
  const total = await timed(() => catchUp(vault.deps, { rest }))
  await jobs.close()
  delay.disable()
  const raw = { what: 'the same rows into a bare index in one transaction', figure: await rawFill(vault) }
  return [
    { name: 'first fill of the search index, 100,000 notes', figure: total, budget: Number.POSITIVE_INFINITY, raw },
    { name: 'event loop of main while the index is filled, p99', figure: delay.percentile(99) / 1e6, budget: 50 },
    { name: 'event loop of main while the index is filled, longest', figure: delay.max / 1e6, budget: 150 },
  ]
}

function connect(vault: TestVault) {
  const opened = openConnection({ path: vault.path, hexKey: vault.key, journal: 'wal' })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

async function rawFill(vault: TestVault): Promise<number> {
  const db = connect(vault)
  db.exec(
    "CREATE VIRTUAL TABLE bare USING fts5(title, body, marks, content='private_search_entry', content_rowid='id', tokenize='ascii', prefix='2 3')",
  )
  const took = await timed(() =>
    db.transaction(() => db.exec('INSERT INTO bare (rowid, title, body, marks) SELECT id, title, body, marks FROM private_search_entry'))(),
  )
  db.exec('DROP TABLE bare')
  db.close()
  return took
}

/** Words as they are while somebody types them: from two letters to the whole word. */
function beginnings(words: readonly string[]): readonly string[] {
  const random = seeded(11)
  return Array.from({ length: ROUNDS }, () => {
    const word = words[Math.floor(words.length * random() ** 4)] ?? 'the'
    return word.slice(0, 2 + Math.floor(random() * (word.length - 1)))
  })
}

const SHOWN = `SELECT rowid, snippet(private_search, 1, '[', ']', '…', 12) AS line FROM private_search
  WHERE private_search MATCH ? ORDER BY rowid DESC LIMIT 5`

/**
 * The first page is the newest five of each group with the words around the hit. Anybody would ask FTS5 for it group by group; beside
 * it stands the one question for the newest five of anything, which is less than the page shows.
 */
async function typingFigures(vault: TestVault, typed: readonly string[]): Promise<Figure[]> {
  const db = connect(vault)
  const bare = db.prepare(SHOWN)
  const [ours, whole, one]: [number[], number[], number[]] = [[], [], []]
  for (const text of typed) {
    one.push(await timed(() => bare.all(`"${text}"*`)))
    whole.push(await timed(() => SEARCH_GROUPS.map((group) => bare.all(`"${groupMark(group)}" AND "${text}"*`))))
    ours.push(await timed(() => find(vault.deps, text)))
  }
  db.close()
  return [
    {
      name: 'search of 100,000 notes while typing, p95',
      figure: percentile(ours, 0.95),
      budget: 30,
      raw: { what: 'FTS5 queries for the same page', figure: percentile(whole, 0.95), atMost: 2 },
    },
    {
      name: 'search of 100,000 notes while typing, p50',
      figure: percentile(ours, 0.5),
      budget: 30,
      raw: { what: 'FTS5 queries for the same page', figure: percentile(whole, 0.5), atMost: 2 },
    },
    {
      name: 'the same p95 beside one question for any five',
      figure: percentile(ours, 0.95),
      budget: Number.POSITIVE_INFINITY,
      raw: { what: 'FTS5 query', figure: percentile(one, 0.95) },
    },
  ]
}

async function rankedFigure(vault: TestVault, words: readonly string[]): Promise<Figure> {
  const db = connect(vault)
  const bare = db.prepare(`SELECT rowid, snippet(private_search, 1, '[', ']', '…', 12) AS line FROM private_search
    WHERE private_search MATCH ? ORDER BY rank LIMIT 50`)
  const [ours, raw]: [number[], number[]] = [[], []]
  for (let round = 0; round < 60; round += 1) {
    const word = words[round < 10 ? round : round * 97] ?? 'the'
    raw.push(await timed(() => bare.all(`"${word}"`)))
    ours.push(await timed(() => page(vault.deps, { text: word, order: 'best', limit: 50 })))
  }
  db.close()
  const against = { what: 'FTS5 query by rank', figure: percentile(raw, 0.95), atMost: 1.5 }
  return {
    name: 'ranked search of 100,000 notes, first 50, p95',
    figure: percentile(ours, 0.95),
    budget: Number.POSITIVE_INFINITY,
    raw: against,
  }
}

/** What a note costs from its save until it is found. */
async function saveFigure(vault: TestVault, personId: string): Promise<Figure> {
  await writeNotes(vault.deps, personId, { count: 1, characters: 500, seed: 99 })
  return { name: 'a note just written is brought into the index', figure: await timed(() => catchUp(vault.deps)), budget: 50 }
}

async function longFigures(): Promise<Figure[]> {
  const vault = await openTestVault()
  try {
    const { gail } = await seatFirm(vault)
    const words = await writeNotes(vault.deps, gail, { count: 20, characters: 400_000 })
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    await catchUp(vault.deps)
    delay.disable()
    const times: number[] = []
    for (const text of ['the', 'mee', words[5000] ?? '', words[19_000] ?? '', 'meeting goal']) {
      times.push(await timed(() => find(vault.deps, text)), await timed(() => page(vault.deps, { text, order: 'best', limit: 50 })))
    }
    return [
      { name: 'search of 20 notes of 400,000 characters, longest of ten', figure: Math.max(...times), budget: 150 },
      { name: 'event loop of main while 20 such notes are indexed, longest', figure: delay.max / 1e6, budget: 150 },
    ]
  } finally {
    await vault.close()
  }
}
