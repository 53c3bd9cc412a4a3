import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { openConnection } from '../../src/main/db/connection.ts'
import type { Vaults } from '../../src/main/kernel/session.ts'
import { readHeader } from '../../src/main/vault/header.ts'
import { openRecoverySlot } from '../../src/main/vault/key-slots.ts'
import { type Child, startChild } from '../support/processes.ts'
import { vaultsIn } from '../support/vaults.ts'

// 2 in the normal run, 50 in the long one.
const ROUNDS = Number(process.env.ROUNDS ?? (process.env.SLOW === '1' ? 50 : 2))
const passphrase = 'six plain words make a gate'
const PROFILES = 3000

let root: string
let folder: string
let place: string
let vaults: Vaults
let vaultId: string
let code: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-kill-rekey-'))
  folder = join(root, 'vaults')
  vaults = vaultsIn(folder)
  const made = await vaults.create({ name: 'Acme', colour: 'fern', passphrase })
  const vault = vaults.current()
  if (!made.ok || !vault) throw new Error('the vault was not made')
  vaultId = made.value.vaultId
  code = made.value.recoveryCode
  place = vault.summary.place
  await change(vault.deps, { verb: 'test.fill', summary: 'Filled' }, async (tx) => {
    for (let n = 0; n < PROFILES; n++) {
      await tx
        .insertInto('job_profile')
        .values({ id: vault.deps.newId(), title: `Filler ${n}`, purpose: 'words '.repeat(500) })
        .execute()
    }
  })
  await vaults.close()
})
afterAll(async () => {
  await vaults.close()
  await rm(root, { recursive: true, force: true })
})

const storedFormat = async () => Number(/"format": (\d)/.exec(await readFile(join(place, 'vault.json'), 'utf8'))?.[1])

/** In two rounds of three at a moment that moves through the work; in the third as soon as both wraps are seen on the disk. */
async function killDuring(child: Child, round: number, spanMs: number): Promise<void> {
  const isTimed = round % 3 !== 2
  const until = performance.now() + (isTimed ? (((round * 37) % 100) * spanMs) / 100 : 20_000)
  while (performance.now() < until) {
    if (!isTimed && (await storedFormat()) === 2) break
    if (isTimed) await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - performance.now())))
  }
  await child.kill()
}

/** The key that this code seals in the present header, or null. */
async function keyBehind(paper: string): Promise<string | null> {
  const header = await readHeader(place)
  const key = header.ok ? await openRecoverySlot(header.value, paper) : header
  return key.ok ? Buffer.from(key.value).toString('hex') : null
}

function opens(hexKey: string): boolean {
  const opened = openConnection({ path: join(place, 'vault.db'), hexKey, readOnly: true })
  if (opened.ok) opened.value.close()
  return opened.ok
}

async function measureSpan(): Promise<number> {
  const child = startChild('./vault-child.ts', ['replace-key', folder, passphrase])
  await child.line('begins')
  const began = performance.now()
  const replaced = await child.line('replaced')
  const spanMs = performance.now() - began
  await child.kill()
  // The next round may have begun: what is on the papers is settled below, as after any other kill.
  const papers = [replaced, ...child.lines.filter((line) => line.startsWith('begins '))].map((line) => line.split(' ')[1] ?? '')
  await vaults.open({ vaultId, passphrase })
  await vaults.close()
  for (const paper of papers) if ((await keyBehind(paper)) !== null) code = paper
  return spanMs
}

it(`kill -9 while the data key is replaced leaves the old key or the new one, ${ROUNDS} rounds`, async () => {
  const spanMs = await measureSpan()
  const seen = { old: 0, next: 0, both: 0 }
  const saved: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const oldKey = await keyBehind(code)
    const child = startChild('./vault-child.ts', ['replace-key', folder, passphrase])
    await child.line('begins')
    await killDuring(child, round, spanMs * 1.1)
    saved.push(...child.lines.filter((line) => line.startsWith('saved ')).map((line) => line.split(' ')[1] ?? ''))
    const papers = child.lines.filter((line) => line.startsWith('begins ')).map((line) => line.split(' ')[1] ?? '')
    const acknowledged = child.lines.filter((line) => line.startsWith('replaced ')).length
    if ((await storedFormat()) === 2) seen.both++

    vaults = vaultsIn(folder)
    expect(await vaults.open({ vaultId, passphrase })).toMatchObject({ ok: true })
    const db = vaults.current()?.deps.db
    if (!db) throw new Error('no vault is open')
    expect(await db.selectFrom('job_profile').select('id').execute()).toHaveLength(PROFILES)
    const units = new Set((await db.selectFrom('org_unit').select('id').execute()).map(({ id }) => id))
    expect(saved.filter((id) => !units.has(id))).toEqual([])
    await vaults.close()

    expect(await storedFormat()).toBe(1)
    expect((await readdir(place)).sort()).toEqual(['backups', 'vault.db', 'vault.json'])
    // Of the papers exactly one opens it, none older than what was acknowledged; and it seals the key of the database.
    const keys = await Promise.all([code, ...papers].map(keyBehind))
    expect(keys.filter((key) => key !== null)).toHaveLength(1)
    const which = keys.findIndex((key) => key !== null)
    expect(which).toBeGreaterThanOrEqual(acknowledged)
    expect(opens(keys[which] ?? '')).toBe(true)
    if (which > 0) expect(opens(oldKey ?? '')).toBe(false)
    seen[which > 0 ? 'next' : 'old']++
    code = [code, ...papers][which] ?? ''
  }
  console.log(
    `kill -9 in a new data key: ${ROUNDS} rounds, ${seen.old} kept the old key, ${seen.next} have the new one, ${seen.both} found both wraps; ${saved.length} acknowledged changes, none lost`,
  )
})
