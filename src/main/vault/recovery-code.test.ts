import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secrets = fc.uint8Array({ minLength: 26, maxLength: 26 })
const codeOf = (bytes: Uint8Array) => makeRecoveryCode(() => bytes)
const position = fc.nat(27)

function replaceAt(plain: string, index: number, letter: string): string {
  return plain.slice(0, index) + letter + plain.slice(index + 1)
}

describe('a recovery code', () => {
  it('reads back, in any case and spacing, with look-alikes forgiven', () => {
    fc.assert(
      fc.property(secrets, (bytes) => {
        const code = codeOf(bytes)
        const sloppy = ` ${code.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l')} `
        const read = readRecoveryCode(code)
        const again = readRecoveryCode(sloppy)
        return (
          read.ok &&
          again.ok &&
          Buffer.from(read.value).equals(Buffer.from(again.value)) &&
          read.value.every((symbol, i) => symbol === (bytes[i] ?? 0) % 32)
        )
      }),
    )
  })

  it('shows any one or two wrong letters', () => {
    fc.assert(
      fc.property(secrets, position, position, fc.nat(31), fc.nat(31), (bytes, first, second, a, b) => {
        const plain = codeOf(bytes).replaceAll('-', '')
        const typed = replaceAt(replaceAt(plain, first, ALPHABET.charAt(a)), second, ALPHABET.charAt(b))
        return typed === plain || !readRecoveryCode(typed).ok
      }),
    )
  })

  it('shows any two letters swapped', () => {
    fc.assert(
      fc.property(secrets, position, position, (bytes, first, second) => {
        const plain = codeOf(bytes).replaceAll('-', '')
        const typed = replaceAt(replaceAt(plain, first, plain.charAt(second)), second, plain.charAt(first))
        return typed === plain || !readRecoveryCode(typed).ok
      }),
    )
  })

  it('is refused when too short, too long or in other letters', () => {
    const code = makeRecoveryCode()
    for (const typed of ['', code.slice(0, -1), `${code}0`, code.replace(/.$/, 'U'), code.replace(/.$/, '€')]) {
      expect(readRecoveryCode(typed).ok).toBe(false)
    }
  })
})
