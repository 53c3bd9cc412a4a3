import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { seatClient } from '../../../tests/support/client-vault.ts'
import { plantPrivate } from '../../../tests/support/private-canaries.ts'
import { openTestVault } from '../../../tests/support/vault.ts'
import { ListState } from '../../shared/contract/list-views.ts'
import { type Connection, type JournalMode, openConnection } from '../db/connection.ts'
import { kyselyOver } from '../db/kysely.ts'
import { saveLooseDraft } from '../features/coaching/service-drafts.ts'
import { find } from '../features/search/service.ts'
import { catchUp } from '../features/search/service-index.ts'
import { readListViews, readPlace } from '../features/workspace/queries-list-views.ts'
import { keepListState, keepPlace, saveListView } from '../features/workspace/service-list-views.ts'
import { isStripped, stripCopy } from './strip.ts'

/** What the words of a canary are called in the index: its own ending. */
const ending = (canary: string) => canary.slice(-16)

it('leaves no private word in the search index of a copy, nor in its free room, and the copy can be searched again', async () => {
  const vault = await openTestVault()
  const folder = await mkdtemp(join(tmpdir(), 'perennial-strip-'))
  try {
    const { personId } = await seatClient(vault.deps, 'Ana')
    const canaries = [...(await plantPrivate(vault.deps)).keys()]
    await catchUp(vault.deps)
    const own = open(vault.path, vault.key, 'wal')
    const first = join(folder, 'first.db')
    own.prepare('VACUUM INTO ?').run(first)
    expect(await clearWords(own, folder, vault.key, canaries)).toBeGreaterThan(3)
    own.close()

    const copy = open(first, vault.key)
    expect(isStripped(copy, [])).toBe(false)
    stripCopy(copy, { along: [], changeId: vault.deps.newId(), at: 1, signing: { public_key: 'p', secret_key: 's' } })
    expect(isStripped(copy, [])).toBe(true)
    expect(await clearWords(copy, folder, vault.key, canaries)).toBe(0)

    const db = kyselyOver(copy)
    await catchUp({ db })
    expect((await find({ db }, 'ana')).hits.map(({ place }) => place.id)).toContain(personId)
    for (const canary of canaries) expect((await find({ db }, canary)).hits).toEqual([])
    await db.destroy()
  } finally {
    await vault.close()
    await rm(folder, { recursive: true, force: true })
  }
})

it('leaves behind where the vault and its lists were left, with what was searched for, and takes along the views somebody named', async () => {
  const vault = await openTestVault()
  const folder = await mkdtemp(join(tmpdir(), 'perennial-strip-'))
  try {
    const view = (text: string) => ListState.parse({ search: { text }, hidden: [], density: 'compact' })
    await saveLooseDraft(vault.deps, { place: 'quick', personId: null, body: 'Begun, and not kept' })
    await keepPlace(vault.deps, '#/people?text=placecanary0123456789')
    await keepPlace(vault.deps, '#/people?text=latercanary0123456789')
    await keepListState(vault.deps, 'people', view('listcanary0123456789'))
    await saveListView(vault.deps, { list: 'people', name: 'Without a goal', state: view('namedcanary123456789') })
    const own = open(vault.path, vault.key, 'wal')
    const first = join(folder, 'first.db')
    own.prepare('VACUUM INTO ?').run(first)
    own.close()
    const canaries = ['placecanary0123456789', 'latercanary0123456789', 'listcanary0123456789']
    const copy = open(first, vault.key)
    expect(await clearWords(copy, folder, vault.key, canaries)).toBe(3)
    stripCopy(copy, { along: [], changeId: vault.deps.newId(), at: 1, signing: { public_key: 'p', secret_key: 's' } })
    expect(isStripped(copy, [])).toBe(true)
    expect(await clearWords(copy, folder, vault.key, canaries)).toBe(0)
    const db = kyselyOver(copy)
    expect(await readListViews(db, 'people')).toMatchObject({ last: null, named: [{ name: 'Without a goal' }] })
    expect(await readPlace(db)).toBeNull()
    // Nor that somebody was writing, which leaves no image and so has no table to be found by.
    const steps = await db.selectFrom('change').select('summary').execute()
    expect(steps.map(({ summary }) => summary).filter((summary) => /draft|remembered/i.test(summary))).toEqual([])
    await db.destroy()
  } finally {
    await vault.close()
    await rm(folder, { recursive: true, force: true })
  }
})

function open(path: string, hexKey: string, journal: JournalMode = 'truncate'): Connection {
  const opened = openConnection({ path, hexKey, journal })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

/** How many of the canaries stand in the pages of a database once they are in the clear. */
async function clearWords(connection: Connection, folder: string, hexKey: string, canaries: readonly string[]): Promise<number> {
  const path = join(folder, `clear-${crypto.randomUUID()}.db`)
  connection.prepare('VACUUM INTO ?').run(path)
  const copy = open(path, hexKey)
  // The types of the driver are those of plain SQLite and know no key.
  ;(copy as unknown as { rekey(key: Buffer): number }).rekey(Buffer.alloc(0))
  copy.close()
  const bytes = await readFile(path)
  expect(bytes.subarray(0, 15).toString('latin1')).toBe('SQLite format 3')
  return canaries.filter((canary) => bytes.includes(ending(canary))).length
}
