import { call } from '@orpc/server'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seatClient } from '../../../../tests/support/client-vault.ts'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { plantPrivate } from '../../../../tests/support/private-canaries.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { shareableDb } from '../../db/shareable.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { peopleRouter as people } from '../people/index.ts'
import { planningRouter as planning } from '../planning/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import { find } from './service.ts'
import { catchUp } from './service-index.ts'
import { nameOf } from './source.ts'
import { NOT_FOUND, SOURCES } from './sources.ts'

let vault: TestVault
let firm: Firm
beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const keep = (at: TestVault, personId: Firm['gail'], body: string, observedOn = '2026-05-20') =>
  call(coaching.keepNote, { personId, kind: 'private', body, from: '', observedOn }, { context: at.context })

/** What the index holds, in words; and whether what it is searched by says the same. */
async function contents(at: TestVault) {
  await sql`INSERT INTO private_search (private_search, rank) VALUES ('integrity-check', 1)`.execute(at.deps.db)
  const rows = await at.deps.db.selectFrom('private_search_entry').selectAll().orderBy('source').orderBy('key').execute()
  // Within a day the order is that of arrival.
  return rows.map(({ id, ...row }) => ({ day: Math.floor((id - 1) / 2 ** 22), ...row }))
}

async function rebuilt(at: TestVault) {
  await at.deps.db.updateTable('private_search_state').set({ made_by: 'another version' }).execute()
  await catchUp(at.deps)
  return contents(at)
}

describe('what is found', () => {
  it('is every column of text in the vault, or one that is left out for a reason', async () => {
    const { rows } = await sql<{ tbl: string; col: string; pointer: number }>`
      SELECT l.name AS tbl, c.name AS col,
        EXISTS (SELECT 1 FROM pragma_foreign_key_list(l.name) AS f WHERE f."from" = c.name) AS pointer
      FROM pragma_table_list AS l, pragma_table_info(l.name) AS c
      WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT GLOB 'sqlite_*' AND c.type = 'TEXT'
        AND l.name NOT IN ('change', 'history', 'open_change', 'schema_migration')`.execute(vault.deps.db)
    const said = (tbl: string, col: string) => {
      const found = SOURCES.filter(({ table }) => table === tbl).flatMap(({ title, text }) => [...title, ...text])
      return found.includes(col) || `${tbl}.${col}` in NOT_FOUND || `${tbl}.*` in NOT_FOUND
    }
    // Ids, days and words from a fixed list are no text.
    const enumerated = await enumeratedColumns(vault)
    const noText = ({ tbl, col, pointer }: (typeof rows)[number]) =>
      pointer === 1 || /(^|_)(id|key|ids)$|_on$|_by$/.test(col) || enumerated.has(`${tbl}.${col}`) || NO_TEXT.includes(col)
    expect(rows.filter((row) => !noText(row) && !said(row.tbl, row.col)).map(({ tbl, col }) => `${tbl}.${col}`)).toEqual([])
  })

  it('names only columns and tables that are there, and gives no reason for one that is not', async () => {
    for (const name of Object.keys(NOT_FOUND)) {
      const [table = '', column] = name.split('.')
      const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(vault.deps.db)
      expect([name, rows.some((row) => column === '*' || row.name === column)]).toEqual([name, true])
    }
    expect(new Set(SOURCES.map(nameOf)).size).toBe(SOURCES.length)
  })

  it('is under the journal, which the index follows', async () => {
    for (const table of new Set(SOURCES.flatMap((source) => [source.table, ...(source.follows ?? []).map((other) => other.table)]))) {
      const { rows } = await sql<{ name: string }>`
        SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ${table} AND name GLOB '*_journal'`.execute(vault.deps.db)
      expect([table, rows.length]).toEqual([table, 3])
    }
  })

  it('is also what stands in every private table, and is then marked as private', async () => {
    const client = await openTestVault()
    await seatClient(client.deps, 'Ana')
    const canaries = await plantPrivate(client.deps)
    await catchUp(client.deps)
    const wrong: string[] = []
    for (const [canary, where] of canaries) {
      const leftOut = where in NOT_FOUND || `${where.split('.')[0]}.*` in NOT_FOUND || /(_on|_key|_id|kind)$/.test(where)
      const { hits } = await find(client.deps, canary)
      const readers = hits.map((hit) => hit.readers)
      if (JSON.stringify(readers) !== JSON.stringify(leftOut ? [] : ['only-you']))
        wrong.push(`${where}: found by ${readers.join(', ') || 'nobody'}`)
    }
    expect(wrong).toEqual([])
    await client.close()
  })

  it('is nothing that a package could ask for', () => {
    const db = shareableDb(vault.deps.db)
    for (const table of ['private_search', 'private_search_entry', 'private_search_data']) {
      expect(() =>
        db
          .selectFrom(table as never)
          .selectAll()
          .compile(),
      ).toThrow(table)
    }
  })
})

/** Words of a fixed list, in tables that do not say so themselves. */
const NO_TEXT = [
  'kind',
  'state',
  'author',
  'owner',
  'raised_by',
  'proposed_by',
  'side',
  'answer',
  'carrier',
  'status',
  'direction',
  'theme',
  'source_kind',
  'part',
]

async function enumeratedColumns(at: TestVault): Promise<Set<string>> {
  const { rows } = await sql<{ name: string; sql: string }>`SELECT name, sql FROM sqlite_schema WHERE type = 'table'`.execute(at.deps.db)
  return new Set(rows.flatMap(({ name, sql: text }) => [...text.matchAll(/CHECK \(+(\w+) IN \(/g)].map((match) => `${name}.${match[1]}`)))
}

describe('the index', () => {
  it('holds the same as one made anew, whatever was written and undone', async () => {
    const body = fc.constantFrom('Calm release', 'Ruhe nach Straße', '東京で会議', '', 'ประชุมทีม')
    const deed = fc.oneof(
      fc.record({ kind: fc.constant('keep' as const), body: body.filter(Boolean), on: fc.constantFrom('2026-05-20', '2026-06-01') }),
      fc.record({
        kind: fc.constantFrom('rewrite' as const, 'goal' as const, 'margin' as const, 'rename' as const),
        body: body.filter(Boolean),
      }),
      fc.record({ kind: fc.constantFrom('remove' as const, 'undo' as const, 'move' as const, 'catch-up' as const, 'leave' as const) }),
    )
    const play = async (deeds: readonly { readonly kind: string; readonly body?: string; readonly on?: string }[]) => {
      const at = await openTestVault()
      try {
        const seated = await seatFirm(at)
        const context = { context: at.context }
        const { oneToOneId } = await call(coaching.schedule, { personId: seated.gail, startsAt: daysFromStart(1), minutes: 30 }, context)
        await call(coaching.addAgendaItem, { oneToOneId, title: 'Fixtures', raisedBy: 'manager' }, context)
        const notes: string[] = []
        const acts: Record<string, (body: string, on: string) => Promise<unknown>> = {
          keep: async (text, on) => notes.push((await keep(at, seated.gail, text, on)).note.id),
          rewrite: (text) => call(coaching.updateNote, { noteId: notes.at(-1) as never, body: text, observedOn: '2026-07-01' }, context),
          goal: (text) => call(planning.updateGoal, { goalId: seated.goals[0], fields: { title: text } }, context),
          margin: (text) => call(coaching.saveMargin, { oneToOneId, body: text }, context),
          rename: (text) => call(people.update, { personId: seated.gail, fields: { jobTitle: text } }, context),
          remove: () => call(coaching.removeNote, { noteId: notes.pop() as never }, context),
          move: () => call(coaching.reschedule, { oneToOneId, startsAt: daysFromStart(3), minutes: 30 }, context),
          leave: () => call(people.remove, { personIds: [seated.rob] }, context),
          'catch-up': () => catchUp(at.deps),
          undo: async () => {
            const last = await call(workspace.lastChange, undefined, context)
            if (last && last.summary !== 'Firm seated') await call(workspace.undo, { changeId: last.id }, context)
          },
        }
        for (const { kind, body: text = '', on = '' } of deeds) {
          at.setNow(at.deps.now() + 60_000)
          // What is refused changes nothing.
          await acts[kind]?.(text, on)?.catch(() => null)
        }
        await catchUp(at.deps)
        const followed = await contents(at)
        expect(followed.length).toBeGreaterThan(5)
        expect(await rebuilt(at)).toEqual(followed)
      } finally {
        await at.close()
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(deed, { maxLength: 20 }), play), { numRuns: process.env.SLOW === '1' ? 150 : 6 })
  })

  it('finds a text by any beginning of any of its words, of two letters or more', async () => {
    await catchUp(vault.deps)
    const word = fc.string({ unit: fc.constantFrom(...'abcéßøİ東京ประ한0'), minLength: 2, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), async (all, which, length) => {
        const text = all.join(' ')
        await keep(vault, firm.rob, text)
        const chosen = [...(all[which % all.length] ?? '')]
        const beginning = chosen.slice(0, 2 + (length % (chosen.length - 1))).join('')
        const { hits } = await find(vault.deps, beginning)
        const shown = hits.map((hit) => hit.text.map((part) => part.text).join(''))
        const older = hits.length === 5
        expect([beginning, older || shown.includes(text)]).toEqual([beginning, true])
      }),
      { numRuns: process.env.SLOW === '1' ? 500 : 40 },
    )
  })

  it('is made anew where the journal no longer goes on from it, and by a version that finds other things', async () => {
    await keep(vault, firm.gail, 'Anemone')
    await catchUp(vault.deps)
    const before = await contents(vault)
    await sql`DELETE FROM private_search_entry`.execute(vault.deps.db)
    await sql`INSERT INTO private_search (private_search) VALUES ('delete-all')`.execute(vault.deps.db)
    await vault.deps.db.updateTable('private_search_state').set({ change_id: 'of a journal that was cut' }).execute()
    await catchUp(vault.deps)
    expect(await contents(vault)).toEqual(before)
    await vault.deps.db.deleteFrom('private_search_state').execute()
    await catchUp(vault.deps)
    expect(await contents(vault)).toEqual(before)
  })

  it('goes on where it was interrupted, and says meanwhile how much can be found', async () => {
    for (let index = 0; index < 100; index++) await keep(vault, firm.gail, `Reed ${index}`)
    await catchUp(vault.deps, { patience: { rows: 0, ms: 0 } })
    expect(await vault.deps.db.selectFrom('private_search_entry').select('id').execute()).toEqual([])
    const interrupted = new AbortController()
    interrupted.abort()
    await catchUp(vault.deps, { signal: interrupted.signal })
    await catchUp(vault.deps)
    expect((await find(vault.deps, 'reed')).ready).toBe(1)
    expect(await rebuilt(vault)).toHaveLength(100 + 2 + 1 + 3 + 1)
  })

  it('lets go of a word with the text it stood in: not even in the free room of the file', async () => {
    const secret = 'chrysanthemumsecret'
    const { note } = await keep(vault, firm.gail, `Before ${secret} after`)
    for (let index = 0; index < 30; index++) await keep(vault, firm.gail, `Other words ${index}`)
    await catchUp(vault.deps)
    expect(await indexHolds(vault, secret)).toBe(true)
    await call(coaching.removeNote, { noteId: note.id }, { context: vault.context })
    await catchUp(vault.deps)
    expect(await indexHolds(vault, secret)).toBe(false)
    expect(await contents(vault)).not.toContainEqual(expect.objectContaining({ key: note.id }))
  })
})

/** Whether a word is anywhere in what the index keeps, pages and all. */
async function indexHolds(at: TestVault, word: string): Promise<boolean> {
  const blocks = await sql<{ block: Buffer }>`SELECT block FROM private_search_data`.execute(at.deps.db)
  const terms = await sql<{ term: Buffer | string }>`SELECT term FROM private_search_idx`.execute(at.deps.db)
  const entries = await at.deps.db.selectFrom('private_search_entry').select('body').execute()
  const bytes = Buffer.concat([
    ...blocks.rows.map(({ block }) => Buffer.from(block)),
    ...terms.rows.map(({ term }) => Buffer.from(term)),
    ...entries.map(({ body }) => Buffer.from(body)),
  ])
  return bytes.includes(word.slice(4))
}
