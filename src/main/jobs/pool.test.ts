import { afterEach, describe, expect, it, vi } from 'vitest'
import type { JobName } from './jobs.ts'
import { createJobPool, type JobPool } from './pool.ts'

vi.setConfig({ testTimeout: 120_000 })

let pool: JobPool
afterEach(() => pool.close())

const derive = {
  passphrase: 'six plain words',
  params: { name: 'argon2id', memoryKiB: 65536, passes: 3, lanes: 1, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' },
} as const

describe('jobs in worker threads', () => {
  it('compute the same as in this thread, and hand the result over', async () => {
    pool = createJobPool({ size: 1 })
    const { deriveKey } = await import('../vault/kdf.ts')
    const key = await pool.run('vault.derive', derive)
    expect(key).toEqual(await deriveKey(derive))
  })

  it('leave this thread free while they run', async () => {
    pool = createJobPool({ size: 1 })
    let turns = 0
    let running = true
    const turn = () => {
      turns++
      if (running) setImmediate(turn)
    }
    turn()
    await pool.run('vault.derive', derive)
    running = false
    expect(turns).toBeGreaterThan(100)
  })

  it('reject at once when cancelled, and the next one still runs', async () => {
    pool = createJobPool({ size: 1 })
    const abort = new AbortController()
    const cancelled = pool.run('vault.derive', derive, { signal: abort.signal })
    const waiting = pool.run('vault.derive', derive)
    abort.abort(new Error('not wanted'))
    await expect(cancelled).rejects.toThrow('not wanted')
    expect(await waiting).toHaveLength(32)
    await expect(pool.run('vault.derive', derive, { signal: abort.signal })).rejects.toThrow('not wanted')
  })

  it('say what went wrong inside, code and all', async () => {
    pool = createJobPool({ size: 1 })
    const params = { ...derive.params, memoryKiB: 8 }
    await expect(pool.run('vault.derive', { ...derive, params })).rejects.toMatchObject({ name: 'RangeError' })
    await expect(pool.run('toString' as JobName, undefined as never)).rejects.toThrow('no such job')
  })

  it('end with the pool', async () => {
    pool = createJobPool({ size: 1 })
    const running = pool.run('vault.derive', derive)
    await Promise.all([expect(running).rejects.toThrow(), pool.close()])
    await expect(pool.run('vault.derive', derive)).rejects.toThrow('closed')
  })
})
