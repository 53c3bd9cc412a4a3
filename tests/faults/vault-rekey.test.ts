import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import SqlCipher from '@signalapp/sqlcipher'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { openConnection } from '../../src/main/db/connection.ts'
import { createJobPool, type JobPool } from '../../src/main/jobs/pool.ts'
import type { OpenVault, Vaults } from '../../src/main/kernel/session.ts'
import { parseHeader, readHeader, writeReplacing } from '../../src/main/vault/header.ts'
import { linkKeys, openLink, openRecoverySlot, provesKey } from '../../src/main/vault/key-slots.ts'
import { vaultsRouter } from '../../src/main/vault/router.ts'
import { quickJobs } from '../support/quick-jobs.ts'
import { vaultsIn } from '../support/vaults.ts'

const passphrase = 'six plain words make a gate'
const ROWS = 400
// A round derives four keys: 2 in the normal run, 25 in the long one.
const LOCK_ROUNDS = Math.floor(Number(process.env.ROUNDS ?? (process.env.SLOW === '1' ? 50 : 2)) / 2)
let template: string
let root: string
let folder: string
let place: string
let vaults: Vaults
let vaultId: string
let oldCode: string
let oldKey: string

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'perennial-rekey-template-'))
  const maker = vaultsIn(join(template, 'vaults'))
  const made = await maker.create({ name: 'Acme', colour: 'fern', passphrase })
  if (!made.ok) throw new Error(made.error.code)
  vaultId = made.value.vaultId
  oldCode = made.value.recoveryCode
  oldKey = await keyOf(maker)
  await fill(maker, ROWS)
  await maker.close()
})
afterAll(() => rm(template, { recursive: true, force: true }))

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-rekey-'))
  await cp(template, root, { recursive: true })
  folder = join(root, 'vaults')
  place = join(folder, 'Acme.perennial')
  vaults = vaultsIn(folder)
})
afterEach(async () => {
  await vaults.close()
  await rm(root, { recursive: true, force: true })
})

async function keyOf(from: Vaults): Promise<string> {
  const shown = await from.showRawKey({ passphrase })
  if (!shown.ok) throw new Error(shown.error.code)
  return shown.value.hexKey
}

function opened(from: Vaults = vaults): OpenVault {
  const vault = from.current()
  if (!vault) throw new Error('no vault is open')
  return vault
}

async function fill(into: Vaults, count: number): Promise<void> {
  const { deps } = opened(into)
  await change(deps, { verb: 'test.fill', summary: 'Filled' }, async (tx) => {
    for (let n = 0; n < count; n++) {
      await tx
        .insertInto('job_profile')
        .values({ id: deps.newId(), title: `Profile ${n}`, purpose: 'words '.repeat(300) })
        .execute()
    }
  })
}

const open = () => vaults.open({ vaultId, passphrase })
const rows = async () => (await opened().deps.db.selectFrom('job_profile').select('id').execute()).length
const database = () => join(place, 'vault.db')
const formatOf = async () => JSON.parse(await readFile(join(place, 'vault.json'), 'utf8')).format as number
const leftOver = async () => (await readdir(place)).filter((name) => name.startsWith('.'))

async function prepare(): Promise<string> {
  const prepared = await vaults.prepareDataKey({ passphrase })
  if (!prepared.ok) throw new Error(prepared.error.code)
  return prepared.value.recoveryCode
}
const replace = (recoveryCode: string, onProgress: (share: number) => void = () => {}) =>
  vaults.replaceDataKey({ recoveryCode }, onProgress)

/** Jobs in this thread, with something done just before one of them. */
function jobsWith(before: { readonly [name: string]: () => Promise<void> }): JobPool {
  const jobs = quickJobs()
  return {
    ...jobs,
    async run(name, input, options) {
      await before[name]?.()
      return jobs.run(name, input, options)
    },
  }
}

function opens(path: string, hexKey: string): boolean {
  const connection = openConnection({ path, hexKey, readOnly: true })
  if (connection.ok) connection.value.close()
  return connection.ok
}

async function pagesOf(path: string): Promise<string[]> {
  const bytes = await readFile(path)
  return Array.from({ length: bytes.length / 4096 }, (_, page) => bytes.subarray(page * 4096, (page + 1) * 4096).toString('base64'))
}

describe('a new data key', () => {
  it('takes the place of the old one while the vault is open, and nothing under the old one is left', async () => {
    expect((await open()).ok).toBe(true)
    await fill(vaults, 10)
    const before = new Set(await pagesOf(database()))
    const salt = (await readFile(database())).subarray(0, 16)
    const shares: number[] = []
    const code = await prepare()
    const replaced = await replace(code, (share) => shares.push(share))
    expect(replaced).toMatchObject({ ok: true, value: { bytes: expect.any(Number) } })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect([shares.length > 2, shares.at(-1)]).toEqual([true, 1])

    // The same session goes on, and saves.
    expect(await rows()).toBe(ROWS + 10)
    await fill(vaults, 1)
    const newKey = await keyOf(vaults)
    expect(newKey).not.toBe(oldKey)
    await vaults.close()
    expect(await formatOf()).toBe(1)
    expect((await readFile(database())).subarray(0, 16)).not.toEqual(salt)
    expect([opens(database(), oldKey), opens(database(), newKey)]).toEqual([false, true])
    expect((await pagesOf(database())).filter((page) => before.has(page))).toEqual([])
    expect((await readdir(place)).sort()).toEqual(['backups', 'vault.db', 'vault.json'])

    vaults = vaultsIn(folder)
    expect(await open()).toEqual({ ok: true, value: { olderThanLastSeen: false } })
    expect(await rows()).toBe(ROWS + 11)
  })

  it('opens in stock SQLCipher 4, which refuses the old one', async () => {
    await open()
    await replace(await prepare())
    const shown = await vaults.showRawKey({ passphrase })
    await vaults.close()
    const read = (pragma: string) => {
      const db = new SqlCipher(database())
      try {
        db.exec(pragma)
        expect(db.prepare('PRAGMA cipher_integrity_check').all()).toEqual([])
        return db.prepare('SELECT count(*) AS n FROM job_profile').get()
      } finally {
        db.close()
      }
    }
    expect(read(shown.ok ? shown.value.pragma : '')).toEqual({ n: ROWS })
    expect(() => read(`PRAGMA key = "x'${oldKey}'";`)).toThrow()
  })

  it('comes with a new recovery code, which opens the vault; the old one no longer does', async () => {
    await open()
    const code = await prepare()
    expect((await replace(code)).ok).toBe(true)
    await vaults.lock('asked')
    const newPassphrase = 'a gate after the loss'
    expect(await vaults.openWithRecoveryCode({ vaultId, recoveryCode: oldCode, newPassphrase })).toEqual({
      ok: false,
      error: { code: 'WRONG_RECOVERY_CODE' },
    })
    expect((await vaults.openWithRecoveryCode({ vaultId, recoveryCode: code, newPassphrase })).ok).toBe(true)
    expect(await rows()).toBe(ROWS)
  })

  it('is made again after a new passphrase, and again after that', async () => {
    await open()
    const next = 'a longer gate than before'
    await replace(await prepare())
    expect((await vaults.changePassphrase({ current: passphrase, next })).ok).toBe(true)
    const prepared = await vaults.prepareDataKey({ passphrase: next })
    expect((await replace(prepared.ok ? prepared.value.recoveryCode : '')).ok).toBe(true)
    await vaults.lock('asked')
    expect((await vaults.open({ vaultId, passphrase: next })).ok).toBe(true)
    expect(await rows()).toBe(ROWS)
  })

  it('tells through the contract how far it is, and what went otherwise', async () => {
    await open()
    const context = { context: { vaults } }
    const recoveryCode = await prepare()
    const events: unknown[] = []
    for await (const event of await call(vaultsRouter.replaceDataKey, { recoveryCode }, context)) events.push(event)
    expect(events[0]).toEqual({ kind: 'progress', share: 0 })
    expect(events.at(-1)).toEqual({ kind: 'replaced', bytes: expect.any(Number) })
    const again = async () => {
      for await (const event of await call(vaultsRouter.replaceDataKey, { recoveryCode }, context)) events.push(event)
    }
    await expect(again()).rejects.toMatchObject({ code: 'KEY_NOT_PREPARED', defined: true })
    await expect(call(vaultsRouter.prepareDataKey, { passphrase: 'not this one' }, context)).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    })
  })
})

describe('is not begun', () => {
  beforeEach(() => open())
  const unchanged = async () => {
    expect(await keyOf(vaults)).toBe(oldKey)
    expect(await rows()).toBe(ROWS)
    expect(await leftOver()).toEqual([])
  }

  it('with a wrong passphrase, a wrong code, or the code of before', async () => {
    expect(await vaults.prepareDataKey({ passphrase: 'not this one' })).toEqual({ ok: false, error: { code: 'WRONG_PASSPHRASE' } })
    const first = await prepare()
    await prepare()
    for (const code of [first, oldCode, 'nothing at all'])
      expect(await replace(code)).toEqual({ ok: false, error: { code: 'WRONG_RECOVERY_CODE' } })
    await unchanged()
  })

  it('when the passphrase or the colour changed since it was prepared', async () => {
    const code = await prepare()
    await vaults.setColour({ colour: 'honey' })
    expect(await replace(code)).toEqual({ ok: false, error: { code: 'KEY_NOT_PREPARED' } })
    await unchanged()
  })

  it('once the vault is locked, and the next session knows nothing of it', async () => {
    const code = await prepare()
    await vaults.lock('asked')
    expect(await replace(code)).toEqual({ ok: false, error: { code: 'VAULT_LOCKED' } })
    await open()
    expect(await replace(code)).toEqual({ ok: false, error: { code: 'KEY_NOT_PREPARED' } })
    await unchanged()
  })

  it('on a database with a page that does not pass its check', async () => {
    const code = await prepare()
    await vaults.close()
    const bytes = await readFile(database())
    bytes[4096 * 40 + 100] = (bytes[4096 * 40 + 100] ?? 0) ^ 1
    // Found only now: the vault was whole when it was opened.
    const spoil = () => writeFile(database(), bytes)
    vaults = vaultsIn(folder, { jobs: jobsWith({ 'vault.rekey': spoil }) })
    await open()
    expect(code).not.toBe('')
    const answer = await replace(await prepare())
    expect(answer).toMatchObject({ ok: false, error: { code: 'KEY_NOT_REPLACED', data: { reason: 'damaged' } } })
    expect(await leftOver()).toEqual([])
    expect(await formatOf()).toBe(1)
  })
})

describe('a vault that locks while its data key is replaced', () => {
  it('keeps the old key, and is open again at once', async () => {
    let locking: Promise<void> | null = null
    vaults = vaultsIn(folder, {
      jobs: jobsWith({
        'vault.rekey': async () => {
          locking = vaults.lock('idle')
        },
      }),
    })
    await open()
    const code = await prepare()
    expect(await replace(code)).toEqual({ ok: false, error: { code: 'VAULT_LOCKED' } })
    await locking
    expect((await open()).ok).toBe(true)
    expect(await rows()).toBe(ROWS)
    expect(await keyOf(vaults)).toBe(oldKey)
    expect([await leftOver(), await formatOf()]).toEqual([[], 1])
  })

  it('takes the change under way along first, and each copy opens with the key it was made under', async () => {
    let meanwhile: ReturnType<Vaults['backUpNow']> | null = null
    vaults = vaultsIn(folder, {
      jobs: jobsWith({
        'vault.rekey': async () => {
          meanwhile = vaults.backUpNow()
        },
      }),
    })
    await open()
    const code = await prepare()
    const [before, , replaced] = await Promise.all([vaults.backUpNow(), fill(vaults, 5), replace(code)])
    const after = await (meanwhile ?? vaults.backUpNow())
    expect([before.ok, replaced.ok, after.ok]).toEqual([true, true, true])
    expect(await rows()).toBe(ROWS + 5)
    const newKey = await keyOf(vaults)
    await vaults.close()
    const keys = [before, after].map((copy) => {
      const path = join(place, 'backups', copy.ok ? copy.value.id : '', 'vault.db')
      return [opens(path, oldKey), opens(path, newKey)]
    })
    expect(keys).toEqual([
      [true, false],
      [false, true],
    ])
  })
})

describe('with jobs in real worker threads', () => {
  it(`a lock at any moment leaves one key and one code that open it, ${LOCK_ROUNDS} rounds`, async () => {
    vaults = vaultsIn(folder, { jobs: createJobPool() })
    await open()
    await fill(vaults, 500)
    const progress: number[] = []
    let code = await prepare()
    const beganReplacing = performance.now()
    expect((await replace(code, (share) => progress.push(share))).ok).toBe(true)
    const spanMs = performance.now() - beganReplacing
    expect(progress.length).toBeGreaterThan(2)
    let replacedInSpite = 0
    for (let round = 1; round <= LOCK_ROUNDS; round++) {
      const next = await prepare()
      const replacing = replace(next)
      await new Promise((resolve) => setTimeout(resolve, (round / LOCK_ROUNDS) * spanMs * 1.2))
      await vaults.lock('idle')
      const answer = await replacing
      if (!answer.ok) expect(answer.error.code).toBe('VAULT_LOCKED')
      if (answer.ok) replacedInSpite++
      expect((await open()).ok).toBe(true)
      expect([await rows(), await formatOf()]).toEqual([ROWS + 500, 1])
      const header = await readHeader(place)
      const papers = await Promise.all([code, next].map(async (paper) => header.ok && (await openRecoverySlot(header.value, paper)).ok))
      expect(papers).toEqual([!answer.ok, answer.ok])
      if (answer.ok) code = next
    }
    console.log(
      `lock during a new data key: ${LOCK_ROUNDS} rounds, ${replacedInSpite} replaced, ${LOCK_ROUNDS - replacedInSpite} kept the old, none shut out`,
    )
  })
})

describe('a copy made before the data key was replaced', () => {
  it('opens with the passphrase and the code of its time, and says so before it is restored', async () => {
    await open()
    const before = await vaults.backUpNow()
    await replace(await prepare())
    const next = 'a longer gate than before'
    await vaults.changePassphrase({ current: passphrase, next })
    await fill(vaults, 1)
    const after = await vaults.backUpNow()
    if (!before.ok || !after.ok) throw new Error('no copies')
    await vaults.lock('asked')
    const preview = async (backupId: string) => {
      const answer = await vaults.restorePreview({ vaultId, backupId })
      return answer.ok ? answer.value.opensWith : answer.error.code
    }
    expect([await preview(before.value.id), await preview(after.value.id)]).toEqual(['keys-of-its-time', 'present-keys'])

    const restored = await vaults.restore({ vaultId, backupId: before.value.id })
    expect(await vaults.open({ vaultId, passphrase: next })).toEqual({ ok: false, error: { code: 'WRONG_PASSPHRASE' } })
    expect((await open()).ok).toBe(true)
    expect(await rows()).toBe(ROWS)
    expect(await keyOf(vaults)).toBe(oldKey)
    await vaults.lock('asked')
    expect((await vaults.openWithRecoveryCode({ vaultId, recoveryCode: oldCode, newPassphrase: passphrase })).ok).toBe(true)

    // And back to what it replaced, with the keys of today.
    await vaults.lock('asked')
    const kept = restored.ok ? (restored.value.replacedKeptAs ?? '') : ''
    expect((await vaults.restore({ vaultId, backupId: kept })).ok).toBe(true)
    expect((await vaults.open({ vaultId, passphrase: next })).ok).toBe(true)
    expect(await rows()).toBe(ROWS + 1)
  })
})

describe('cut short while the header keeps both wraps', () => {
  let code: string
  let newKey: string
  const files: Record<'oldDatabase' | 'oldHeader' | 'newDatabase' | 'newHeader' | 'both', Buffer> = Object.create(null)

  beforeAll(async () => {
    const made = await mkdtemp(join(tmpdir(), 'perennial-both-'))
    await cp(template, made, { recursive: true })
    const at = join(made, 'vaults', 'Acme.perennial')
    const read = (name: string) => readFile(join(at, name))
    files.oldDatabase = await read('vault.db')
    files.oldHeader = await read('vault.json')
    const maker = vaultsIn(join(made, 'vaults'))
    await maker.open({ vaultId, passphrase })
    const prepared = await maker.prepareDataKey({ passphrase })
    code = prepared.ok ? prepared.value.recoveryCode : ''
    expect((await maker.replaceDataKey({ recoveryCode: code }, () => {})).ok).toBe(true)
    newKey = await keyOf(maker)
    await maker.close()
    files.newDatabase = await read('vault.db')
    files.newHeader = await read('vault.json')
    const [present, next] = [files.oldHeader, files.newHeader].map((bytes) => parseHeader(bytes.toString()))
    if (!present?.ok || !next?.ok) throw new Error('the headers are damaged')
    const keys = [oldKey, newKey].map((key) => Uint8Array.from(Buffer.from(key, 'hex')))
    const [fromKey = new Uint8Array(), toKey = new Uint8Array()] = keys
    const link = await linkKeys({ header: present.value, dataKey: fromKey }, { header: next.value, dataKey: toKey })
    await writeReplacing(at, present.value, next.value, link)
    files.both = await read('vault.json')
    await rm(made, { recursive: true })
  })

  async function lay(file: Buffer): Promise<void> {
    await writeFile(join(place, 'vault.json'), files.both)
    await writeFile(database(), file)
    await writeFile(join(place, '.perennial-temp-1-vault.db'), 'half a copy')
  }
  const header = () => readFile(join(place, 'vault.json'))

  it('before the swap, the old key opens it and stays alone', async () => {
    await lay(files.oldDatabase)
    expect((await vaults.status()).vaults[0]).toMatchObject({ id: vaultId, name: 'Acme', problem: null })
    expect((await open()).ok).toBe(true)
    expect([await keyOf(vaults), await rows(), await leftOver()]).toEqual([oldKey, ROWS, []])
    expect(parseHeader((await header()).toString())).toEqual(parseHeader(files.oldHeader.toString()))
  })

  it('after the swap, the new key opens it and stays alone', async () => {
    await lay(files.newDatabase)
    expect((await open()).ok).toBe(true)
    expect([await keyOf(vaults), await rows(), await leftOver()]).toEqual([newKey, ROWS, []])
    expect(parseHeader((await header()).toString())).toEqual(parseHeader(files.newHeader.toString()))
  })

  it.each(['oldDatabase', 'newDatabase'] as const)('%s opens with the new recovery code', async (which) => {
    await lay(files[which])
    const next = 'a gate after the loss'
    expect((await vaults.openWithRecoveryCode({ vaultId, recoveryCode: code, newPassphrase: next })).ok).toBe(true)
    expect([await rows(), await formatOf()]).toEqual([ROWS, 1])
    await vaults.lock('asked')
    expect((await vaults.open({ vaultId, passphrase: next })).ok).toBe(true)
  })

  it('the old recovery code opens it for as long as the old key does', async () => {
    const withOldCode = () => vaults.openWithRecoveryCode({ vaultId, recoveryCode: oldCode, newPassphrase: passphrase })
    await lay(files.newDatabase)
    expect(await withOldCode()).toEqual({ ok: false, error: { code: 'WRONG_RECOVERY_CODE' } })
    expect(await header()).toEqual(files.both)
    await lay(files.oldDatabase)
    expect((await withOldCode()).ok).toBe(true)
    expect([await keyOf(vaults), await formatOf()]).toEqual([oldKey, 1])
  })

  it('a wrong passphrase is called so, and a database that neither key opens is called damaged: both wraps stay', async () => {
    await lay(files.newDatabase)
    expect(await vaults.open({ vaultId, passphrase: 'not this one' })).toEqual({ ok: false, error: { code: 'WRONG_PASSPHRASE' } })
    await lay(Buffer.alloc(files.newDatabase.length, 7))
    expect(await open()).toEqual({ ok: false, error: { code: 'DATABASE_DAMAGED' } })
    expect(await header()).toEqual(files.both)
    // A copy from before brings its own header, and the vault is in order again.
    await lay(files.newDatabase)
    expect((await open()).ok).toBe(true)
  })

  it('a bit that flipped in it is a damaged header', async () => {
    await lay(files.newDatabase)
    const spoilt = files.both.toString().replace('"link"', '"lint"')
    await writeFile(join(place, 'vault.json'), spoilt)
    expect((await vaults.status()).vaults[0]).toMatchObject({ problem: 'header-damaged' })
  })

  it('the old key alone does not reach the new one', async () => {
    const { next, present } = JSON.parse(files.both.toString())
    const old = Uint8Array.from(Buffer.from(oldKey, 'hex'))
    expect((await provesKey(present, old)).ok).toBe(true)
    expect((await provesKey(next, old)).ok).toBe(false)
    expect(await openLink(JSON.parse(files.both.toString()).link, next, { header: present, dataKey: old })).toBeNull()
  })
})
