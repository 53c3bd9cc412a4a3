import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './lock-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const holder = (change: object) => {
  const token = '01993b1a-7a4e-4000-8000-000000000002'
  return writeFile(join(folder, 'lock'), JSON.stringify({ token, pid: process.pid, born: '', host: hostname(), since: 5, ...change }))
}

describe('the lock of a vault', () => {
  it('is held once, and says since when', async () => {
    const first = await lockFolder(folder, 17)
    expect(await lockFolder(folder, 18)).toEqual({ ok: false, error: { code: 'VAULT_IN_USE', data: { since: 17 } } })
    if (first.ok) await first.value.release()
    expect((await lockFolder(folder, 19)).ok).toBe(true)
  })

  it('is taken over from a process that is gone', async () => {
    await holder({ pid: 2 ** 22 + 1 })
    expect((await lockFolder(folder, 1)).ok).toBe(true)
    expect(await readdir(folder)).toEqual(['lock'])
  })

  it('is taken over from a process whose number somebody else has now', async () => {
    await holder({ born: 'long ago' })
    expect((await lockFolder(folder, 1)).ok).toBe(true)
  })

  it('is taken over when it was cut short while being written, but not while it may still be', async () => {
    await writeFile(join(folder, 'lock'), '{"tok')
    expect(await lockFolder(folder, 1)).toEqual({ ok: false, error: { code: 'VAULT_IN_USE', data: { since: null } } })
    const minuteAgo = new Date(Date.now() - 60_000)
    await utimes(join(folder, 'lock'), minuteAgo, minuteAgo)
    expect((await lockFolder(folder, 1)).ok).toBe(true)
  })

  it('of another computer holds while its heart beats', async () => {
    await holder({ host: 'the other laptop' })
    expect(await lockFolder(folder, 1)).toEqual({ ok: false, error: { code: 'VAULT_IN_USE', data: { since: 5 } } })
    const hourAgo = new Date(Date.now() - 3_600_000)
    await utimes(join(folder, 'lock'), hourAgo, hourAgo)
    expect((await lockFolder(folder, 1)).ok).toBe(true)
  })

  it('is released by its holder only', async () => {
    const mine = await lockFolder(folder, 1)
    await holder({ since: 99 })
    if (mine.ok) await mine.value.release()
    expect(await readFile(join(folder, 'lock'), 'utf8')).toContain('99')
  })

  it('goes to one of many that find it stale together', async () => {
    await holder({ pid: 2 ** 22 + 1 })
    const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => lockFolder(folder, n)))
    expect(tries.filter((attempt) => attempt.ok)).toHaveLength(1)
  })

  it('goes to one of many that come together, and never lies there without its holder', async () => {
    let looking = true
    const look = async () => {
      const seen: string[] = []
      while (looking) seen.push(await readFile(join(folder, 'lock'), 'utf8').catch(() => 'absent'))
      return seen
    }
    const looks = look()
    const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => lockFolder(folder, n)))
    looking = false
    expect(tries.filter((attempt) => attempt.ok)).toHaveLength(1)
    for (const text of await looks) if (text !== 'absent') expect(JSON.parse(text)).toHaveProperty('token')
    expect(await readdir(folder)).toEqual(['lock'])
  })

  it('is held once where the file system knows no links', async () => {
    const noLinks = () => Promise.reject(Object.assign(new Error('no links here'), { code: 'EPERM' }))
    const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => lockFolder(folder, n, noLinks)))
    expect(tries.filter((attempt) => attempt.ok)).toHaveLength(1)
    expect(await readdir(folder)).toEqual(['lock'])
  })

  it('is known to be lost when somebody else has it, and is put back when it was swept away', async () => {
    const mine = await lockFolder(folder, 1)
    if (!mine.ok) throw new Error(mine.error.code)
    expect(await mine.value.beat()).toBe(true)
    await rm(join(folder, 'lock'))
    expect(await mine.value.beat()).toBe(true)
    expect(await lockFolder(folder, 2)).toMatchObject({ ok: false, error: { code: 'VAULT_IN_USE' } })
    await holder({ host: 'the other laptop' })
    expect(await mine.value.beat()).toBe(false)
  })
})
