import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { call } from '@orpc/server'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { openConnection } from '../../src/main/db/connection.ts'
import type { JobPool } from '../../src/main/jobs/pool.ts'
import type { OpenVault, Vaults } from '../../src/main/kernel/session.ts'
import { readHeader } from '../../src/main/vault/header.ts'
import { openPassphraseSlot, openRecoverySlot } from '../../src/main/vault/key-slots.ts'
import { vaultsRouter } from '../../src/main/vault/router.ts'
import type { PrivatePart } from '../../src/shared/contract/vault-facts.ts'
import { formsOf } from '../support/canary.ts'
import { seatClient } from '../support/client-vault.ts'
import { plantPrivate } from '../support/private-canaries.ts'
import { startChild } from '../support/processes.ts'
import { quickJobs } from '../support/quick-jobs.ts'
import { vaultsIn } from '../support/vaults.ts'

vi.setConfig({ testTimeout: 120_000 })
// 3 in the normal run, 30 in the long one.
const ROUNDS = Number(process.env.ROUNDS ?? (process.env.SLOW === '1' ? 30 : 2))
const passphrase = 'six plain words make a gate'
const nextPassphrase = 'another gate of other plain words'
let root: string
let folder: string
let vaults: Vaults
let canaries: Map<string, string>

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-handover-'))
  folder = join(root, 'vaults')
  await begin()
})
afterEach(async () => {
  await vaults.close()
  await rm(root, { recursive: true, force: true })
})

async function begin(jobs: JobPool = quickJobs()): Promise<void> {
  vaults = vaultsIn(folder, { jobs })
  const made = await vaults.create({ name: 'Acme', colour: 'lagoon', passphrase })
  if (!made.ok) throw new Error(made.error.code)
  await seatClient(opened().deps, 'Gail')
  canaries = await plantPrivate(opened().deps)
}

const context = () => ({ context: { vaults } })
const opened = (): OpenVault => {
  const vault = vaults.current()
  if (!vault) throw new Error('no vault is open')
  return vault
}
const prepare = (along: readonly PrivatePart[] = []) =>
  call(vaultsRouter.prepareHandOver, { passphrase, nextPassphrase, along: [...along] }, context())

type Handed = { readonly place: string; readonly bytes: number; readonly sha256: string; readonly shares: number[] }

async function handOver(recoveryCode: string, place: string): Promise<Handed> {
  const shares: number[] = []
  for await (const event of await call(vaultsRouter.handOver, { recoveryCode, place }, context())) {
    if (event.kind === 'handed-over') return { ...event, shares }
    shares.push(event.share)
  }
  throw new Error('it ended without saying how')
}

async function keyOf(place: string, words: string): Promise<string | null> {
  const header = await readHeader(place)
  if (!header.ok) throw new Error(header.error.code)
  const key = await openPassphraseSlot(quickJobs(), header.value, words)
  return key.ok ? Buffer.from(key.value).toString('hex') : null
}

/** Every page of a database in the clear. */
async function clearPages(place: string, hexKey: string): Promise<Buffer> {
  const copy = join(root, `clear-${crypto.randomUUID()}`)
  await mkdir(copy)
  await cp(join(place, 'vault.db'), join(copy, 'vault.db'))
  const connection = openConnection({ path: join(copy, 'vault.db'), hexKey, journal: 'truncate' })
  if (!connection.ok) throw new Error(connection.error.code)
  ;(connection.value as unknown as { rekey(key: Buffer): number }).rekey(Buffer.alloc(0))
  connection.value.close()
  const bytes = await readFile(join(copy, 'vault.db'))
  expect(bytes.subarray(0, 15).toString('latin1')).toBe('SQLite format 3')
  return bytes
}

const found = (bytes: Buffer) =>
  [...canaries].filter(([canary]) => formsOf(canary).some((form) => bytes.includes(form))).map(([, where]) => where)
// Beside the folder of the vaults lies what this computer remembers, for a moment under a temporary name too.
const besides = async () => (await readdir(root)).filter((name) => !name.includes('vaults'))
const leftovers = async (place: string) => (await readdir(place)).filter((name) => name.startsWith('.perennial-temp-'))

describe('handing over a vault', () => {
  it('gives a whole vault with a key, a passphrase and a code of its own, and leaves the first as it was', async () => {
    const { place: first } = opened().summary
    const facts = await call(vaultsRouter.handOverFacts, undefined, context())
    expect(facts.place).toBe(join(folder, 'Handed over', 'Acme.perennial'))
    const before = await readFile(join(first, 'vault.json'), 'utf8')
    const { recoveryCode } = await prepare()
    const handed = await handOver(recoveryCode, facts.place)
    expect(handed.place).toBe(facts.place)
    expect(handed.shares.at(-1)).toBe(1)
    expect((await readdir(handed.place)).sort()).toEqual(['backups', 'vault.db', 'vault.json'])
    expect(await readFile(join(first, 'vault.json'), 'utf8')).toBe(before)
    expect(await leftovers(first)).toEqual([])
    expect(await leftovers(dirname(handed.place))).toEqual([])

    // It is none of the vaults of this computer until somebody adds it.
    expect((await vaults.status()).vaults.map(({ name }) => name)).toEqual(['Acme'])
    const [oldKey, newKey] = [await keyOf(first, passphrase), await keyOf(handed.place, nextPassphrase)]
    expect(newKey).not.toBe(oldKey)
    expect(await keyOf(handed.place, passphrase)).toBeNull()
    expect(await keyOf(first, nextPassphrase)).toBeNull()
    const header = await readHeader(handed.place)
    expect(header.ok && (await openRecoverySlot(header.value, recoveryCode)).ok).toBe(true)
    expect(openConnection({ path: join(handed.place, 'vault.db'), hexKey: oldKey ?? '', readOnly: true }).ok).toBe(false)
  })

  it('takes nothing private along unless it was asked to, not even in the journal, searched page by page in the clear', async () => {
    const { recoveryCode } = await prepare()
    const { place } = await handOver(recoveryCode, join(root, 'for the client', 'Acme'))
    const bytes = await clearPages(place, (await keyOf(place, nextPassphrase)) ?? '')
    expect(found(bytes)).toEqual([])
    expect(bytes.includes('Said to both sides')).toBe(true)
    // The proof that the search finds what is there: the vault itself, once it is closed.
    await vaults.close()
    const own = await clearPages(join(folder, 'Acme.perennial'), (await keyOf(join(folder, 'Acme.perennial'), passphrase)) ?? '')
    expect(found(own).length).toBe(canaries.size)
  })

  it.each<{ along: PrivatePart[]; tables: string[] }>([
    {
      along: ['notes'],
      tables: [
        'private_assessment',
        'private_attachment',
        'private_attachment_part',
        'private_draft',
        'private_feedback',
        'private_feedback_follow_up',
        'private_margin',
        'private_note',
        'private_note_about',
        'private_note_draft',
        'private_note_link',
        'private_note_tag',
      ],
    },
    { along: ['fairness', 'wording'], tables: ['private_phrase', 'private_protected_attribute'] },
  ])('takes along what was asked for: $along', async ({ along, tables }) => {
    const { recoveryCode } = await prepare(along)
    const { place } = await handOver(recoveryCode, join(root, 'Acme.perennial'))
    const there = new Set(found(await clearPages(place, (await keyOf(place, nextPassphrase)) ?? '')).map((where) => where.split('.')[0]))
    expect([...there].sort()).toEqual(tables)
  })

  it('asks the next owner who they are, keeps what opens replies, and signs with a key of its own', async () => {
    const keys = () => opened().deps.db.selectFrom('private_workspace_key').selectAll().orderBy('kind').execute()
    const [age, signing] = await keys()
    const { recoveryCode } = await prepare()
    const { place } = await handOver(recoveryCode, join(root, 'Acme.perennial'))
    const known = await call(vaultsRouter.add, { path: place }, context())
    expect(await vaults.open({ vaultId: known?.id ?? '', passphrase: nextPassphrase })).toEqual({
      ok: true,
      value: { olderThanLastSeen: false },
    })
    const { db } = opened().deps
    const workspace = await db.selectFrom('workspace').selectAll().executeTakeFirstOrThrow()
    expect(workspace).toMatchObject({ role: null, own_person_id: null, recovery_confirmed_at: null, fairness_on: 0 })
    const next = await keys()
    expect(next[0]).toEqual(age)
    expect(next[1]?.secret_key).not.toBe(signing?.secret_key)
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM history WHERE tbl GLOB 'private_*'`.execute(db)
    expect(rows[0]?.n).toBe(0)
    expect((await db.selectFrom('change').select('summary').execute()).filter(({ summary }) => summary.startsWith('Planted'))).toEqual([])
    // It can be worked in: the journal goes on.
    await change(opened().deps, { verb: 'test.write', summary: 'Written' }, (tx) =>
      tx.updateTable('workspace').set({ mission: 'On' }).execute(),
    )
  })

  it('needs the passphrase, another one for the copy, and the code that came with it', async () => {
    await expect(call(vaultsRouter.handOver, { recoveryCode: 'any', place: join(root, 'A') }, context()).then(drain)).rejects.toMatchObject(
      {
        code: 'HAND_OVER_NOT_PREPARED',
      },
    )
    const wrong = { passphrase: 'not this one', nextPassphrase, along: [] }
    await expect(call(vaultsRouter.prepareHandOver, wrong, context())).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    const same = { passphrase, nextPassphrase: passphrase, along: [] }
    await expect(call(vaultsRouter.prepareHandOver, same, context())).rejects.toMatchObject({ code: 'PASSPHRASE_NOT_NEW' })
    const { recoveryCode } = await prepare()
    await prepare()
    await expect(handOver(recoveryCode, join(root, 'Acme.perennial'))).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' })
  })

  it('writes only where it was told to, to a free name outside the vault', async () => {
    const { recoveryCode } = await prepare()
    const inside = join(opened().summary.place, 'backups', 'Copy.perennial')
    await symlink(opened().summary.place, join(root, 'way in'))
    const refused = ['Acme', 'relative/Acme.perennial', inside, join(root, 'way in', 'Copy'), join(root, 'no', 'such', 'folder', 'Acme')]
    for (const place of refused) await expect(handOver(recoveryCode, place)).rejects.toMatchObject({ code: 'PLACE_NOT_FOUND' })
    await expect(handOver(recoveryCode, opened().summary.place)).rejects.toMatchObject({ code: 'PLACE_TAKEN' })
    await symlink(join(root, 'nowhere'), join(root, 'Link.perennial'))
    await expect(handOver(recoveryCode, join(root, 'Link'))).rejects.toMatchObject({ code: 'PLACE_TAKEN' })
    // What was refused for its place is still prepared.
    expect((await handOver(recoveryCode, join(root, 'Acme'))).place).toBe(join(root, 'Acme.perennial'))
  })

  it.skipIf(process.getuid?.() === 0)('says that the place cannot be written', async () => {
    await mkdir(join(root, 'shut'), { mode: 0o500 })
    const { recoveryCode } = await prepare()
    await expect(handOver(recoveryCode, join(root, 'shut', 'Acme'))).rejects.toMatchObject({
      code: 'NOT_HANDED_OVER',
      data: { reason: 'read-only' },
    })
    await chmod(join(root, 'shut'), 0o700)
  })

  it('leaves nothing under the name when it is cancelled, or the vault is locked, and can be done again', async () => {
    await vaults.close()
    await rm(folder, { recursive: true })
    const stop = new AbortController()
    let during = () => stop.abort(new DOMException('Cancelled', 'AbortError'))
    const inline = quickJobs()
    await begin({
      ...inline,
      run: (name, input, options) =>
        name === 'vault.hand-over' ? inline.run(name, input, { ...options, onProgress: () => during() }) : inline.run(name, input, options),
    })
    const place = join(root, 'Acme.perennial')
    const { recoveryCode } = await prepare()
    await expect(vaults.handOver({ recoveryCode, place }, { onProgress: () => {}, signal: stop.signal })).rejects.toThrow('Cancelled')
    expect(await besides()).toEqual([])
    during = () => void vaults.lock('asked')
    const own = opened().summary.place
    expect(await vaults.handOver({ recoveryCode, place }, { onProgress: () => {} })).toMatchObject({
      ok: false,
      error: { code: 'VAULT_LOCKED' },
    })
    expect(await besides()).toEqual([])
    during = () => {}
    await vaults.open({ vaultId: (await vaults.status()).vaults[0]?.id ?? '', passphrase })
    expect(await leftovers(own)).toEqual([])
    expect(await handOver((await prepare()).recoveryCode, place)).toMatchObject({ place })
  })

  it('says that the disk is too small, and that the copy did not come out as it should', async () => {
    await vaults.close()
    await rm(folder, { recursive: true })
    const inline = quickJobs()
    let fault: 'disk-full' | 'not-verified' = 'disk-full'
    const failing = { ok: false, error: { code: 'NOT_HANDED_OVER' } } as const
    await begin({
      ...inline,
      run: async (name, input, options) =>
        name === 'vault.hand-over'
          ? ({ ...failing, error: { ...failing.error, reason: fault } } as never)
          : inline.run(name, input, options),
    })
    const { recoveryCode } = await prepare()
    for (fault of ['disk-full', 'not-verified'] as const)
      await expect(handOver(recoveryCode, join(root, 'Acme'))).rejects.toMatchObject({ code: 'NOT_HANDED_OVER', data: { reason: fault } })
    expect(await besides()).toEqual([])
    await writeFile(join(root, 'file'), '')
    await expect(handOver(recoveryCode, join(root, 'file', 'Acme'))).rejects.toMatchObject({ code: 'PLACE_NOT_FOUND' })
  })
})

describe('a hand-over that was cut short', () => {
  it(`by kill -9 leaves whole copies or none under their names, and the vault as it was: ${ROUNDS} rounds`, async () => {
    await vaults.close()
    const target = join(root, 'out', 'Copy')
    await mkdir(join(root, 'out'))
    let whole = 0
    for (let round = 0; round < ROUNDS; round++) {
      const child = startChild('./vault-child.ts', ['hand-over', folder, passphrase, `${target}-${round}`])
      await child.line('begins')
      await new Promise((resolve) => setTimeout(resolve, (round * 397) % 2600))
      await child.kill()
      const names = (await readdir(join(root, 'out'))).filter((name) => name.endsWith('.perennial') && !name.startsWith('.'))
      for (const name of names) {
        expect((await readdir(join(root, 'out', name))).sort()).toEqual(['backups', 'vault.db', 'vault.json'])
        const key = await keyOf(join(root, 'out', name), `${passphrase} of the client`)
        expect(found(await clearPages(join(root, 'out', name), key ?? ''))).toEqual([])
        await rm(join(root, 'out', name), { recursive: true })
        whole++
      }
      vaults = vaultsIn(folder)
      const [vault] = (await vaults.status()).vaults
      expect(await vaults.open({ vaultId: vault?.id ?? '', passphrase })).toMatchObject({ ok: true })
      expect(await leftovers(vault?.place ?? '')).toEqual([])
      await vaults.close()
    }
    console.log(`kill -9 in a hand-over: ${ROUNDS} rounds, ${whole} whole copies, the others left none`)
  })
})

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}
