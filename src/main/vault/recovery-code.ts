import { err, ok, type Result } from '../../shared/kernel/result.ts'

/** No I, L, O, U: what is printed cannot be misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SECRET_SYMBOLS = 26 // 130 bits
const CHECK_SYMBOLS = 2
const GROUP = 4

/** A new code: 130 random bits and two check symbols, in seven groups of four. */
export function makeRecoveryCode(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  // 32 divides 256, so the low five bits of a random byte are even.
  const secret = [...random(new Uint8Array(SECRET_SYMBOLS))].map((byte) => byte & 31)
  const text = [...secret, ...checkSymbols(secret)].map((symbol) => ALPHABET.charAt(symbol)).join('')
  return (text.match(/.{4}/g) ?? []).join('-')
}

export type RecoveryTypo = {
  readonly code: 'WRONG_RECOVERY_CODE'
  /** The group that cannot be right, from 1; null when only the whole does not add up. */
  readonly group: number | null
}

/**
 * The secret symbols of a typed code. Case, spaces and dashes do not matter, O reads as 0, I and L as 1. Any one or two wrong
 * symbols and any two swapped ones are detected.
 */
export function readRecoveryCode(typed: string): Result<Uint8Array<ArrayBuffer>, RecoveryTypo> {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s\-–—_.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const symbols = [...plain].map((letter) => ALPHABET.indexOf(letter))
  const unknown = symbols.indexOf(-1)
  if (unknown >= 0) return err({ code: 'WRONG_RECOVERY_CODE', group: Math.floor(unknown / GROUP) + 1 })
  if (symbols.length !== SECRET_SYMBOLS + CHECK_SYMBOLS) return err({ code: 'WRONG_RECOVERY_CODE', group: null })
  const secret = symbols.slice(0, SECRET_SYMBOLS)
  const expected = checkSymbols(secret)
  if (symbols.slice(SECRET_SYMBOLS).some((symbol, index) => symbol !== expected[index]))
    return err({ code: 'WRONG_RECOVERY_CODE', group: null })
  return ok(Uint8Array.from(secret))
}

/** Reed–Solomon over GF(32) with the roots 1 and 2: distance three over up to 31 symbols. */
function checkSymbols(secret: readonly number[]): [number, number] {
  // Remainder of secret(x)·x² by (x + 1)(x + 2) = x² + 3x + 2.
  let high = 0
  let low = 0
  for (const symbol of secret) {
    const lead = high ^ symbol
    high = low ^ multiply(lead, 3)
    low = multiply(lead, 2)
  }
  return [high, low]
}

/** In GF(2⁵) modulo x⁵ + x² + 1. */
function multiply(a: number, b: number): number {
  let product = 0
  for (let left = a, right = b; right > 0; right >>= 1) {
    if (right & 1) product ^= left
    left = left & 16 ? ((left << 1) ^ 37) & 31 : left << 1
  }
  return product
}
