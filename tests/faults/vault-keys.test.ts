import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { createJobPool } from '../../src/main/jobs/pool.ts'
import type { OpenVault, Vaults } from '../../src/main/kernel/session.ts'
import { parseHeader, writeHeader } from '../../src/main/vault/header.ts'
import { checkedHeader } from '../../src/main/vault/key-slots.ts'
import { vaultsIn } from '../support/vaults.ts'

const ROUNDS = Number(process.env.ROUNDS ?? (process.env.SLOW === '1' ? 50 : 2))
const first = 'six plain words make a gate'

let root: string
let vaults: Vaults
let vaultId: string
let recoveryCode: string
let place: string

// Jobs in real worker threads: the race is between them and the lock.
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-keys-'))
  vaults = vaultsIn(join(root, 'vaults'), { jobs: createJobPool() })
  const made = await vaults.create({ name: 'Acme', colour: 'fern', passphrase: first })
  if (!made.ok) throw new Error(made.error.code)
  vaultId = made.value.vaultId
  recoveryCode = made.value.recoveryCode
  place = opened().summary.place
})
afterEach(async () => {
  await vaults.close()
  await rm(root, { recursive: true, force: true })
})

const opened = (): OpenVault => {
  const vault = vaults.current()
  if (!vault) throw new Error('no vault is open')
  return vault
}
const opens = async (passphrase: string) => (await vaults.open({ vaultId, passphrase })).ok
const rename = (name: string) =>
  change(opened().deps, { verb: 'workspace.update', summary: 'Renamed' }, (tx) => tx.updateTable('workspace').set({ name }).execute())
const nameInside = async () => (await opened().deps.db.selectFrom('workspace').select('name').executeTakeFirstOrThrow()).name

/** Locks at a moment of its own in every round, while the work runs. */
async function lockDuring<T>(round: number, spanMs: number, work: () => Promise<T>): Promise<T> {
  const working = work()
  await new Promise((resolve) => setTimeout(resolve, (round / ROUNDS) * spanMs))
  await vaults.lock('idle')
  return working
}

describe('a vault that locks while its header is replaced', () => {
  it(`opens with the passphrase that was acknowledged, ${ROUNDS} rounds`, async () => {
    let current = first
    const began = performance.now()
    expect((await vaults.changePassphrase({ current, next: 'the gate of round 0' })).ok).toBe(true)
    const spanMs = performance.now() - began
    current = 'the gate of round 0'
    let changed = 0
    for (let round = 1; round <= ROUNDS; round++) {
      const next = `the gate of round ${round}`
      const answer = await lockDuring(round, spanMs * 1.8, () => vaults.changePassphrase({ current, next }))
      if (answer.ok) changed++
      else expect(answer.error.code).toBe('VAULT_LOCKED')
      expect(await opens(answer.ok ? next : current)).toBe(true)
      if (answer.ok) current = next
    }
    console.log(`lock during a change of passphrase: ${ROUNDS} rounds, ${changed} changed, ${ROUNDS - changed} refused, none shut out`)
    await vaults.lock('asked')
    const recovered = await vaults.openWithRecoveryCode({ vaultId, recoveryCode, newPassphrase: first })
    expect(recovered).toMatchObject({ ok: true })
  })

  it('keeps the old recovery code or hands out a new one that opens, and keeps the colour whole', async () => {
    let code = recoveryCode
    for (let round = 1; round <= Math.ceil(ROUNDS / 4); round++) {
      const [renewed, painted] = await lockDuring(round * 2, 500, () =>
        Promise.all([vaults.newRecoveryCode({ passphrase: first }), vaults.setColour({ colour: round % 2 ? 'honey' : 'fern' })]),
      )
      for (const answer of [renewed, painted]) if (!answer.ok) expect(answer.error.code).toBe('VAULT_LOCKED')
      if (renewed.ok) code = renewed.value.recoveryCode
      expect(await vaults.openWithRecoveryCode({ vaultId, recoveryCode: code, newPassphrase: first })).toMatchObject({ ok: true })
    }
  })

  it('shows the real key or none', async () => {
    const shown = await vaults.showRawKey({ passphrase: first })
    const again = await lockDuring(1, 100, () => vaults.showRawKey({ passphrase: first }))
    expect(again.ok ? again : again.error.code).toEqual(again.ok ? shown : 'VAULT_LOCKED')
  })

  it('is not left open when a lock comes while the recovery code opens it, or opens with the new passphrase', async () => {
    await vaults.lock('asked')
    const opening = vaults.openWithRecoveryCode({ vaultId, recoveryCode, newPassphrase: 'a gate after the loss' })
    await vaults.lock('suspended')
    expect((await opening).ok).toBe(true)
    await vaults.lock('asked')
    expect(await opens('a gate after the loss')).toBe(true)
  })
})

it('two headers written at once keep each other’s slot', async () => {
  const next = 'a longer gate than before'
  const [changed, renewed, painted] = await Promise.all([
    vaults.changePassphrase({ current: first, next }),
    vaults.newRecoveryCode({ passphrase: next }),
    vaults.setColour({ colour: 'honey' }),
  ])
  if (!renewed.ok) throw new Error(renewed.error.code)
  expect([changed.ok, painted.ok]).toEqual([true, true])
  await vaults.lock('asked')
  expect(await opens(next)).toBe(true)
  expect(opened().summary.colour).toBe('honey')
  await vaults.lock('asked')
  const recovered = await vaults.openWithRecoveryCode({ vaultId, recoveryCode: renewed.value.recoveryCode, newPassphrase: first })
  expect(recovered.ok).toBe(true)
})

describe('a header that no longer fits its database', () => {
  /** Whole to look at and under the same name of the key, but made over another key. */
  async function spoilHeader(): Promise<void> {
    const header = parseHeader(await readFile(join(place, 'vault.json'), 'utf8'))
    if (!header.ok) throw new Error(header.error.code)
    await writeHeader(place, await checkedHeader(header.value.vault, header.value.slots, new Uint8Array(32)))
  }

  it('is brought back by a copy, and then what was replaced opens too', async () => {
    await rename('In the copy')
    const copy = await vaults.backUpNow()
    if (!copy.ok) throw new Error(copy.error.code)
    await rename('The newest')
    await vaults.lock('asked')
    expect(await opens(first)).toBe(true)
    await vaults.lock('asked')
    await spoilHeader()
    expect(await vaults.open({ vaultId, passphrase: first })).toEqual({ ok: false, error: { code: 'HEADER_DAMAGED' } })

    const restored = await vaults.restore({ vaultId, backupId: copy.value.id })
    expect(await opens(first)).toBe(true)
    expect(await nameInside()).toBe('In the copy')
    await vaults.lock('asked')
    const kept = restored.ok ? (restored.value.replacedKeptAs ?? '') : ''
    expect((await vaults.restore({ vaultId, backupId: kept })).ok).toBe(true)
    expect(await opens(first)).toBe(true)
    expect(await nameInside()).toBe('The newest')
  })

  it('that cannot be shown to fit gives way to the one of the copy', async () => {
    const copy = await vaults.backUpNow()
    if (!copy.ok) throw new Error(copy.error.code)
    await vaults.lock('asked')
    expect(await opens(first)).toBe(true)
    await vaults.lock('asked')
    const header = parseHeader(await readFile(join(place, 'vault.json'), 'utf8'))
    if (!header.ok) throw new Error(header.error.code)
    // As the first headers were: without a mark.
    const { keyMark: _mark, ...unmarked } = header.value
    await writeHeader(place, unmarked)
    expect((await vaults.restore({ vaultId, backupId: copy.value.id })).ok).toBe(true)
    expect(await readFile(join(place, 'vault.json'))).toEqual(await readFile(join(place, 'backups', copy.value.id, 'vault.json')))
    expect(await opens(first)).toBe(true)
  })
})
