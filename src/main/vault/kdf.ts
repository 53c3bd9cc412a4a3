import { argon2id } from 'hash-wasm'
import { z } from 'zod'
import { err, ok, type Result } from '../../shared/kernel/result.ts'

/** Argon2id as stored with the slot it protects. */
export const KdfParams = z.object({
  name: z.literal('argon2id'),
  memoryKiB: z.number().int(),
  passes: z.number().int(),
  lanes: z.number().int(),
  salt: z.base64().min(24).max(88),
})
export type KdfParams = Readonly<z.infer<typeof KdfParams>>
export type KdfCost = Pick<KdfParams, 'memoryKiB' | 'passes' | 'lanes'>

export const KDF_FLOOR: KdfCost = { memoryKiB: 64 * 1024, passes: 3, lanes: 1 }
export const KDF_CEILING: KdfCost = { memoryKiB: 1024 * 1024, passes: 10, lanes: 16 }

/** Below the floor is a downgrade, above the ceiling a way to hang the machine: neither is computed. */
export function checkKdf(cost: KdfCost): Result<KdfCost, { readonly code: 'KDF_OUT_OF_RANGE' }> {
  const within = (value: number, low: number, high: number) => value >= low && value <= high
  const fits =
    within(cost.memoryKiB, KDF_FLOOR.memoryKiB, KDF_CEILING.memoryKiB) &&
    within(cost.passes, KDF_FLOOR.passes, KDF_CEILING.passes) &&
    within(cost.lanes, KDF_FLOOR.lanes, KDF_CEILING.lanes)
  return fits ? ok(cost) : err({ code: 'KDF_OUT_OF_RANGE' })
}

/** Job: 32 bytes from a passphrase. The same letters give the same key however the keyboard composed them. */
export async function deriveKey(input: { readonly passphrase: string; readonly params: KdfParams }): Promise<Uint8Array<ArrayBuffer>> {
  const { passphrase, params } = input
  if (!checkKdf(params).ok) throw new RangeError('key derivation outside its bounds')
  const key = await argon2id({
    password: passphrase.normalize('NFC'),
    salt: Buffer.from(params.salt, 'base64'),
    memorySize: params.memoryKiB,
    iterations: params.passes,
    parallelism: params.lanes,
    hashLength: 32,
    outputType: 'binary',
  })
  return Uint8Array.from(key)
}

const TARGET_MS = 750

/** Job: the cost that takes between half a second and a second on this machine, never below the floor. */
export async function calibrateKdf(): Promise<KdfCost> {
  const salt = Buffer.alloc(16).toString('base64')
  const started = performance.now()
  await deriveKey({ passphrase: 'calibration', params: { name: 'argon2id', ...KDF_FLOOR, salt } })
  return costFor(performance.now() - started)
}

/** Spends the time there is on memory first (up to 256 MiB), then on passes. */
export function costFor(floorMs: number): KdfCost {
  const factor = Math.max(1, TARGET_MS / Math.max(1, floorMs))
  const memoryFactor = Math.min(factor, 4)
  const memoryKiB = Math.floor((KDF_FLOOR.memoryKiB * memoryFactor) / 8192) * 8192
  const passes = Math.min(KDF_CEILING.passes, Math.max(KDF_FLOOR.passes, Math.round((KDF_FLOOR.passes * factor) / memoryFactor)))
  return { memoryKiB, passes, lanes: 1 }
}
