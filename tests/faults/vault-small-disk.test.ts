import { appendFileSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { faultOf } from '../../src/main/db/connection.ts'
import type { OpenVault, Vaults } from '../../src/main/kernel/session.ts'
import { growSmallDisk, mountSmallDisk, unmountSmallDisk, whyNoSmallDisk } from '../support/small-disk.ts'
import { vaultsIn } from '../support/vaults.ts'

const missing = whyNoSmallDisk()
const passphrase = 'six plain words make a gate'

describe.runIf(missing === null)('on a disk of 6 MB that is really full', () => {
  let root: string
  let disk: string
  let vaults: Vaults
  let vaultId: string
  let place: string
  const filler = () => join(disk, 'somebody-elses-file')

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'perennial-small-disk-'))
    disk = join(root, 'disk')
    await mkdir(disk)
    mountSmallDisk(disk, 6)
    vaults = vaultsIn(join(disk, 'vaults'), { state: root })
    const made = await vaults.create({ name: 'Acme', colour: 'fern', passphrase })
    if (!made.ok) throw new Error(made.error.code)
    vaultId = made.value.vaultId
    place = opened().summary.place
  })
  afterEach(async () => {
    await vaults.close()
    unmountSmallDisk(disk)
    await rm(root, { recursive: true, force: true })
  })

  const opened = (): OpenVault => {
    const vault = vaults.current()
    if (!vault) throw new Error('no vault is open')
    return vault
  }
  const open = async () => expect(await vaults.open({ vaultId, passphrase })).toMatchObject({ ok: true })
  const ids = async () => (await opened().deps.db.selectFrom('job_profile').select('id').orderBy('id').execute()).map(({ id }) => id)
  const named = async (folder: string) => (await readdir(folder)).filter((name) => !name.startsWith('.'))

  /** Two rows in one change, or nothing; the fault when it was refused. */
  async function save(id: string) {
    const saving = change(opened().deps, { verb: 'test.write', summary: 'Written' }, async (tx) => {
      await tx
        .insertInto('org_unit')
        .values({ id, name: `Unit ${id}`, parent_id: null })
        .execute()
      await tx
        .insertInto('job_profile')
        .values({ id, title: 'Profile', purpose: 'words '.repeat(2000) })
        .execute()
    })
    return saving.then(
      () => null,
      (error: unknown) => faultOf(error) ?? { code: String(error) },
    )
  }

  async function fill(): Promise<void> {
    for (const size of [64 * 1024, 4096]) {
      let full = false
      while (!full)
        full = await appendFile(filler(), Buffer.alloc(size)).then(
          () => false,
          () => true,
        )
    }
  }

  it('a save is refused, all that was acknowledged is there after the next start, and saving goes on', async () => {
    const saved: string[] = []
    let fault: Awaited<ReturnType<typeof save>> = null
    while (!fault && saved.length < 2000) {
      const id = opened().deps.newId()
      fault = await save(id)
      if (!fault) saved.push(id)
    }
    expect(fault).toEqual({ code: 'DISK_FULL' })
    expect(saved.length).toBeGreaterThan(10)
    expect(await ids()).toEqual(saved)
    await vaults.close()

    vaults = vaultsIn(join(disk, 'vaults'), { state: root })
    const reopened = await vaults.open({ vaultId, passphrase })
    // With not a byte to spare even the lock cannot be taken: said, and nothing touched.
    if (!reopened.ok) expect(reopened.error.code).toBe('DISK_FULL')
    await vaults.close()
    growSmallDisk(disk, 12)
    vaults = vaultsIn(join(disk, 'vaults'), { state: root })
    await open()
    expect(await ids()).toEqual(saved)
    expect(await opened().deps.db.selectFrom('org_unit').select('id').execute()).toHaveLength(saved.length)
    expect(await save(opened().deps.newId())).toBeNull()
    expect((await readdir(place)).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('a backup is refused, the old one stays, and nothing half made is left', async () => {
    expect(await save(opened().deps.newId())).toBeNull()
    expect((await vaults.backUpNow()).ok).toBe(true)
    const before = await named(join(place, 'backups'))
    await fill()
    expect(await vaults.backUpNow()).toEqual({ ok: false, error: { code: 'BACKUP_FAILED', data: { reason: 'disk-full' } } })
    expect(await readdir(join(place, 'backups'))).toEqual(before)
    await vaults.close()
    await rm(filler())
    vaults = vaultsIn(join(disk, 'vaults'), { state: root })
    expect((await vaults.restore({ vaultId, backupId: before[0] ?? '' })).ok).toBe(true)
    await open()
    expect(await ids()).toHaveLength(1)
    expect((await readdir(join(place, 'backups'))).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('a new passphrase, code or colour is refused, and the header stays byte for byte what it was', async () => {
    const header = await readFile(join(place, 'vault.json'))
    await fill()
    const refused = { ok: false, error: { code: 'DISK_FULL' } }
    expect(await vaults.changePassphrase({ current: passphrase, next: 'a gate that never was' })).toEqual(refused)
    expect(await vaults.newRecoveryCode({ passphrase })).toEqual(refused)
    expect(await vaults.setColour({ colour: 'honey' })).toEqual(refused)
    expect(await readFile(join(place, 'vault.json'))).toEqual(header)
    await vaults.close()
    await rm(filler())
    vaults = vaultsIn(join(disk, 'vaults'), { state: root })
    await open()
    expect((await readdir(place)).filter((name) => name.startsWith('.'))).toEqual([])
    expect((await vaults.changePassphrase({ current: passphrase, next: 'a gate with room' })).ok).toBe(true)
  })

  it('a new data key is refused beforehand or in the middle, the old one stays, and nothing half made is left', async () => {
    expect(await save(opened().deps.newId())).toBeNull()
    const header = await readFile(join(place, 'vault.json'))
    const before = await ids()
    const replace = async (onProgress: (share: number) => void = () => {}) => {
      const prepared = await vaults.prepareDataKey({ passphrase })
      return vaults.replaceDataKey({ recoveryCode: prepared.ok ? prepared.value.recoveryCode : '' }, onProgress)
    }
    const refused = { ok: false, error: { code: 'KEY_NOT_REPLACED', data: { reason: 'disk-full', bytesNeeded: expect.any(Number) } } }
    const unchanged = async () => {
      expect(await readFile(join(place, 'vault.json'))).toEqual(header)
      expect(await ids()).toEqual(before)
      expect((await readdir(place)).filter((name) => name.startsWith('.'))).toEqual([])
    }
    await fill()
    expect(await replace()).toEqual(refused)
    await unchanged()
    await rm(filler())

    // There was room when it began; somebody else took it once the copy was made.
    const shares: number[] = []
    const takeRoom = (share: number) => {
      if (shares.push(share) === 1) fillAtOnce(filler())
    }
    expect(await replace(takeRoom)).toEqual(refused)
    expect(shares).toHaveLength(1)
    await unchanged()
    await rm(filler())
    expect(await save(opened().deps.newId())).toBeNull()
    expect((await replace()).ok).toBe(true)
    await vaults.close()
    vaults = vaultsIn(join(disk, 'vaults'), { state: root })
    await open()
    expect(await ids()).toHaveLength(before.length + 1)
  })
})

function fillAtOnce(path: string): void {
  for (const size of [64 * 1024, 4096]) {
    for (let full = false; !full; ) {
      try {
        appendFileSync(path, Buffer.alloc(size))
      } catch {
        full = true
      }
    }
  }
}

describe('the full disk', () => {
  it('was a real one, or it is said why not', () => {
    if (missing) process.stderr.write(`small-disk: ${missing}\n`)
    expect(missing ?? 'mounted').toMatch(/^(mounted|not run: )/)
  })
})
