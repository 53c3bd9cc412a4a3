import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bareShell, vaultsIn } from '../../../tests/support/vaults.ts'
import { change } from '../db/change.ts'
import type { OpenVault, Vaults } from '../kernel/session.ts'
import { vaultsRouter } from './router.ts'

const DAY = 86_400_000
// Every opening derives a key with 64 MiB, and other tests run beside.
vi.setConfig({ testTimeout: 120_000 })
let root: string
let folder: string
let now: number
let vaults: Vaults
const passphrase = 'six plain words make a gate'
const acme = { name: 'Acme & Söhne', colour: 'fern', passphrase } as const

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-vaults-'))
  folder = join(root, 'vaults')
  now = new Date(2026, 10, 10, 9, 12).getTime()
  vaults = vaultsIn(folder, { now: () => now })
})
afterEach(async () => {
  await vaults.close()
  await rm(root, { recursive: true, force: true })
})

const context = () => ({ context: { vaults } })
const create = () => call(vaultsRouter.create, acme, context())
const open = (vaultId: string, words = passphrase) => call(vaultsRouter.open, { vaultId, passphrase: words }, context())
const lock = () => call(vaultsRouter.lock, undefined, context())
const opened = (): OpenVault => {
  const vault = vaults.current()
  if (!vault) throw new Error('no vault is open')
  return vault
}
const rename = (name: string) =>
  change(opened().deps, { verb: 'workspace.update', summary: 'Renamed' }, (tx) => tx.updateTable('workspace').set({ name }).execute())
const nameInside = async () => (await opened().deps.db.selectFrom('workspace').select('name').executeTakeFirstOrThrow()).name

describe('a vault', () => {
  it('is created open, locks, and opens again with its passphrase', async () => {
    const { vaultId, recoveryCode } = await create()
    expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
    expect(opened().summary).toMatchObject({ id: vaultId, name: 'Acme & Söhne', colour: 'fern', problem: null })
    await rename('Acme GmbH')
    await lock()
    expect(vaults.current()).toBeNull()
    expect(await open(vaultId)).toEqual({ olderThanLastSeen: false })
    expect(await nameInside()).toBe('Acme GmbH')
  })

  it('says that the passphrase does not match, and stays locked', async () => {
    const { vaultId } = await create()
    await lock()
    await expect(open(vaultId, 'something else')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE', defined: true })
    expect(vaults.current()).toBeNull()
    expect(await open(vaultId)).toEqual({ olderThanLastSeen: false })
  })

  it('opens whichever way an accent was typed', async () => {
    const made = await call(vaultsRouter.create, { ...acme, passphrase: 'gr\u00fcne W\u00e4lder im Mai' }, context())
    await lock()
    expect(await open(made.vaultId, 'gru\u0308ne Wa\u0308lder im Mai')).toEqual({ olderThanLastSeen: false })
  })

  it('is not made twice under one name', async () => {
    await create()
    await expect(create()).rejects.toMatchObject({ code: 'VAULT_EXISTS' })
    const { vaults: listed } = await call(vaultsRouter.status, undefined, context())
    expect(listed).toHaveLength(1)
  })

  it('opens with the recovery code however it is typed, and takes a new passphrase', async () => {
    const { vaultId, recoveryCode } = await create()
    await lock()
    const recover = (code: string) =>
      call(vaultsRouter.openWithRecoveryCode, { vaultId, recoveryCode: code, newPassphrase: 'a new gate altogether' }, context())
    const mistyped = `${recoveryCode.slice(0, -1)}${recoveryCode.endsWith('7') ? '8' : '7'}`
    await expect(recover(mistyped)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' })
    expect(await recover(recoveryCode.toLowerCase().replaceAll('-', ' '))).toEqual({ olderThanLastSeen: false })
    await lock()
    await expect(open(vaultId)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    expect(await open(vaultId, 'a new gate altogether')).toEqual({ olderThanLastSeen: false })
  })

  it('takes a new passphrase or recovery code only from who knows the present passphrase', async () => {
    const { vaultId, recoveryCode } = await create()
    const next = 'a longer gate than before'
    await expect(call(vaultsRouter.changePassphrase, { current: 'no', next }, context())).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    })
    now += DAY
    expect(await call(vaultsRouter.changePassphrase, { current: passphrase, next }, context())).toEqual({ changedAt: now })
    const renewed = await call(vaultsRouter.newRecoveryCode, { passphrase: next }, context())
    expect(renewed.recoveryCode).not.toBe(recoveryCode)
    expect(await call(vaultsRouter.keyFacts, undefined, context())).toEqual({
      passphraseChangedAt: now,
      recoveryMadeAt: now,
      kdf: { memoryMiB: 64, passes: 3 },
      bytes: expect.any(Number),
    })
    await lock()
    const old = { vaultId, recoveryCode, newPassphrase: passphrase }
    await expect(call(vaultsRouter.openWithRecoveryCode, old, context())).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' })
    expect(await open(vaultId, next)).toEqual({ olderThanLastSeen: false })
  })

  it('keeps a new colour across locking', async () => {
    const { vaultId } = await create()
    expect(await call(vaultsRouter.setColour, { colour: 'honey' }, context())).toMatchObject({ colour: 'honey' })
    await lock()
    expect(await open(vaultId)).toEqual({ olderThanLastSeen: false })
    expect(opened().summary.colour).toBe('honey')
  })

  it('tells the page that it locked, why, and how to come back', async () => {
    await create()
    const events = await call(vaultsRouter.events, undefined, context())
    const next = events.next()
    await vaults.lock('suspended')
    expect((await next).value).toEqual({ kind: 'locked', reason: 'suspended', next: 'the next way in' })
    expect((await events.next()).done).toBe(true)
  })

  it('answers VAULT_LOCKED to what needs it open', async () => {
    await expect(call(vaultsRouter.keyFacts, undefined, context())).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  })

  it('gives way to the next one opened, and its key goes', async () => {
    const first = await create()
    const before = opened()
    const second = await call(vaultsRouter.create, { ...acme, name: 'Other client' }, context())
    expect(opened().workspaceId).toBe(second.vaultId)
    expect(before.closing.aborted).toBe(true)
    await expect(before.deps.db.selectFrom('workspace').selectAll().execute()).rejects.toThrow()
    expect(await open(first.vaultId)).toEqual({ olderThanLastSeen: false })
  })

  it('stays open when the next one does not open', async () => {
    const first = await create()
    await lock()
    const second = await call(vaultsRouter.create, { ...acme, name: 'Other client' }, context())
    await expect(open(first.vaultId, 'not the words')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    expect(opened().workspaceId).toBe(second.vaultId)
    expect(await nameInside()).toBe('Other client')
  })

  it('is known again when it lies elsewhere', async () => {
    const { vaultId } = await create()
    const place = opened().summary.place
    await lock()
    await vaults.close()
    vaults = vaultsIn(join(root, 'elsewhere'), { now: () => now })
    await expect(call(vaultsRouter.add, { path: root }, context())).rejects.toMatchObject({ code: 'NOT_A_VAULT' })
    await expect(call(vaultsRouter.add, { path: null }, context())).rejects.toMatchObject({ code: 'PATH_NEEDED' })
    expect(await call(vaultsRouter.add, { path: place }, context())).toMatchObject({ id: vaultId, name: 'Acme & Söhne' })
    expect(await open(vaultId)).toEqual({ olderThanLastSeen: false })
  })

  it('is filled before it is seen, when it is the demo', async () => {
    vaults = vaultsIn(folder, {
      now: () => now,
      seedDemo: async ({ deps }) => {
        await change(deps, { verb: 'demo.seed', summary: 'Seeded' }, (tx) =>
          tx.updateTable('workspace').set({ mission: 'Bikes' }).execute(),
        )
      },
    })
    const { passphrase: shown } = await call(vaultsRouter.openDemo, undefined, context())
    expect(opened().summary).toMatchObject({ name: 'Adventure Works (demo)', demo: true })
    const row = await opened().deps.db.selectFrom('workspace').select('mission').executeTakeFirstOrThrow()
    expect(row.mission).toBe('Bikes')
    const { vaultId } = { vaultId: opened().summary.id }
    await lock()
    expect(await open(vaultId, shown)).toEqual({ olderThanLastSeen: false })
    await lock()
    expect(await call(vaultsRouter.openDemo, undefined, context())).toEqual({ passphrase: shown })
  })

  it('leaves alone what another window is making at the same time, and sweeps what was left a day ago', async () => {
    let began = () => {}
    const beginning = new Promise<void>((resolve) => {
      began = resolve
    })
    let finish = () => {}
    const finishing = new Promise<void>((resolve) => {
      finish = resolve
    })
    const other = vaultsIn(folder, {
      seedDemo: async () => {
        began()
        await finishing
      },
    })
    const demo = other.openDemo()
    await beginning
    const left = join(folder, '.perennial-temp-left-over')
    await mkdir(left)
    const before = new Date(Date.now() - 2 * DAY)
    await utimes(left, before, before)
    await create()
    finish()
    expect((await demo).ok).toBe(true)
    expect((await readdir(folder)).sort()).toEqual(['Acme & Söhne.perennial', 'Adventure Works (demo).perennial'])
    await other.close()
  })

  it('is not left half filled when the demo cannot be seeded', async () => {
    vaults = vaultsIn(folder, { seedDemo: () => Promise.reject(new Error('no people')) })
    await expect(vaults.openDemo()).rejects.toThrow('no people')
    expect((await vaults.status()).vaults).toEqual([])
  })
})

describe('backups', () => {
  it('are made on closing when something changed, verified, and told without a key', async () => {
    const { vaultId } = await create()
    await rename('Acme One')
    await lock()
    await open(vaultId)
    const list = await call(vaultsRouter.backups, { vaultId }, context())
    expect(list).toMatchObject([{ keptAs: 'daily', verified: true, at: now }])
    await lock()
    await open(vaultId)
    expect(await call(vaultsRouter.backups, { vaultId }, context())).toEqual(list)
  })

  it('are made once a day, on opening when the last one is older', async () => {
    const { vaultId } = await create()
    await lock()
    now += 2 * DAY
    await open(vaultId)
    await lock()
    await open(vaultId)
    const list = await call(vaultsRouter.backups, { vaultId }, context())
    expect(list.map(({ at }) => at)).toContain(now)
  })

  it('bring back what was there, and keep what they replaced', async () => {
    const { vaultId } = await create()
    await rename('Before')
    const backup = await call(vaultsRouter.backUpNow, undefined, context())
    const choice = { vaultId, backupId: backup.id }
    await expect(call(vaultsRouter.restore, choice, context())).rejects.toMatchObject({ code: 'VAULT_IN_USE' })
    now += 60_000
    await rename('After')
    await call(vaultsRouter.changePassphrase, { current: passphrase, next: 'the newest gate of all' }, context())
    await lock()

    const preview = await call(vaultsRouter.restorePreview, choice, context())
    expect(preview.backup).toMatchObject({ id: backup.id, verified: true })
    const { replacedKeptAs } = await call(vaultsRouter.restore, choice, context())
    // The header of today stays: it seals the same key under the newest passphrase.
    expect(await open(vaultId, 'the newest gate of all')).toEqual({ olderThanLastSeen: false })
    expect(await nameInside()).toBe('Before')

    await lock()
    if (replacedKeptAs === null) throw new Error('nothing was kept')
    await call(vaultsRouter.restore, { vaultId, backupId: replacedKeptAs }, context())
    await open(vaultId, 'the newest gate of all')
    expect(await nameInside()).toBe('After')
  })

  it('leave the warning to copies that nobody asked for', async () => {
    const { vaultId } = await create()
    const place = opened().summary.place
    const { copyFile } = await import('node:fs/promises')
    await rename('One')
    await lock()
    await vaults.close()
    await copyFile(join(place, 'vault.db'), join(root, 'older.db'))
    vaults = vaultsIn(folder, { now: () => now })
    await open(vaultId)
    await rename('Two')
    await lock()
    await vaults.close()
    await copyFile(join(root, 'older.db'), join(place, 'vault.db'))
    vaults = vaultsIn(folder, { now: () => now })
    expect(await open(vaultId)).toEqual({ olderThanLastSeen: true })
    await lock()
    expect(await open(vaultId)).toEqual({ olderThanLastSeen: false })
  })
})

describe('the idle clock', () => {
  it('locks after the minutes chosen, by a clock that cannot be set', async () => {
    let monotonic = 0
    vaults = vaultsIn(folder, { now: () => now, monotonic: () => monotonic, shell: bareShell })
    await create()
    monotonic += 9 * 60_000
    now += 9 * 60_000
    await call(vaultsRouter.touch, undefined, context())
    monotonic += 9 * 60_000
    now += 9 * 60_000
    expect(await call(vaultsRouter.touch, undefined, context())).toEqual({ idleMinutes: 10 })
    expect(vaults.current()).not.toBeNull()
    now -= 10 * 365 * DAY
    monotonic += 10 * 60_000
    await call(vaultsRouter.touch, undefined, context())
    expect(vaults.current()).toBeNull()
  })
})

describe('a folder that somebody else took meanwhile', () => {
  it('locks the vault, and stays theirs', async () => {
    await create()
    const lockFile = join(opened().summary.place, 'lock')
    const token = '01993b1a-7a4e-4000-8000-000000000002'
    const theirs = JSON.stringify({ token, pid: 1, born: '', host: 'the other laptop', since: 5 })
    await writeFile(lockFile, theirs)
    expect(await vaults.setColour({ colour: 'honey' })).toEqual({ ok: false, error: { code: 'VAULT_LOCKED' } })
    const locked = new Promise((resolve) => vaults.onLocked(({ reason }) => resolve(reason)))
    await call(vaultsRouter.touch, undefined, context())
    expect(await locked).toBe('suspended')
    await vaults.close()
    expect(await readFile(lockFile, 'utf8')).toBe(theirs)
  })
})

describe('a copy that is of no use', () => {
  it('is not there, or is damaged: each its own word, and the vault stays as it was', async () => {
    const { vaultId } = await create()
    const { id: backupId } = await call(vaultsRouter.backUpNow, undefined, context())
    const place = opened().summary.place
    await rename('Acme GmbH')
    await lock()
    const unknown = { vaultId, backupId: 'no-such-copy' }
    await expect(call(vaultsRouter.restorePreview, unknown, context())).rejects.toMatchObject({ code: 'BACKUP_NOT_FOUND' })
    await expect(call(vaultsRouter.restore, unknown, context())).rejects.toMatchObject({ code: 'BACKUP_NOT_FOUND' })
    const outside = { vaultId, backupId: '../../vaults' }
    await expect(call(vaultsRouter.restore, outside, context())).rejects.toMatchObject({ code: 'BACKUP_NOT_FOUND' })
    const copy = join(place, 'backups', backupId, 'vault.db')
    const bytes = await readFile(copy)
    bytes[5000] = (bytes[5000] ?? 0) ^ 1
    await writeFile(copy, bytes)
    await expect(call(vaultsRouter.restore, { vaultId, backupId }, context())).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
    await open(vaultId)
    expect(await nameInside()).toBe('Acme GmbH')
  })

  it('is not made of a database that went missing under it', async () => {
    await create()
    await rm(join(opened().summary.place, 'vault.db'))
    await expect(call(vaultsRouter.backUpNow, undefined, context())).rejects.toMatchObject({
      code: 'BACKUP_FAILED',
      data: { reason: 'damaged' },
    })
  })
})
