import { argon2Sync } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { checkKdf, costFor, deriveKey, KDF_CEILING, KDF_FLOOR } from './kdf.ts'

vi.setConfig({ testTimeout: 120_000 })

describe('key derivation', () => {
  it('is refused outside its bounds, below as a downgrade and above as a trap', () => {
    const outside = [
      { memoryKiB: KDF_FLOOR.memoryKiB - 1 },
      { passes: KDF_FLOOR.passes - 1 },
      { lanes: 0 },
      { memoryKiB: KDF_CEILING.memoryKiB + 1 },
      { passes: KDF_CEILING.passes + 1 },
      { lanes: KDF_CEILING.lanes + 1 },
    ]
    for (const cost of outside) expect(checkKdf({ ...KDF_FLOOR, ...cost })).toEqual({ ok: false, error: { code: 'KDF_OUT_OF_RANGE' } })
    expect(checkKdf(KDF_FLOOR).ok).toBe(true)
    expect(checkKdf(KDF_CEILING).ok).toBe(true)
  })

  it('calibrates to between half a second and a second, and never below the floor', () => {
    for (const floorMs of [40, 90, 160, 250, 400, 700, 3000]) {
      const cost = costFor(floorMs)
      expect(checkKdf(cost).ok).toBe(true)
      const work = (cost.memoryKiB * cost.passes) / (KDF_FLOOR.memoryKiB * KDF_FLOOR.passes)
      const expected = floorMs * work
      if (floorMs < 700 && cost.passes < KDF_CEILING.passes) {
        expect(expected).toBeGreaterThanOrEqual(500)
        expect(expected).toBeLessThanOrEqual(1000)
      }
    }
  })

  it('agrees with another implementation of Argon2id', async () => {
    const salt = Buffer.from('a salt of sixteen and more')
    const key = await deriveKey({ passphrase: 'grüne Wälder', params: { name: 'argon2id', ...KDF_FLOOR, salt: salt.toString('base64') } })
    const message = Buffer.from('grüne Wälder'.normalize('NFC'))
    const other = argon2Sync('argon2id', { message, nonce: salt, memory: 65536, passes: 3, parallelism: 1, tagLength: 32 })
    expect(Buffer.from(key).equals(other)).toBe(true)
  })
})
