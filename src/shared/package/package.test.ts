import { Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeAgeFile, MAX_PACKAGE_BYTES } from './age-header.ts'
import { base64, fromBase64, fromUtf8, utf8 } from './bytes.ts'
import { parseGuarded } from './guarded-json.ts'
import { carryInHtml, packageBytes } from './html-carrier.ts'
import { openSealed } from './open.ts'
import { sealToRecipient, sealWithWords } from './seal.ts'
import { keyFingerprint, signingKey, signLine, verifyLine } from './signature.ts'
import { passphraseOf, pickWords } from './words.ts'

const identity = await generateHybridIdentity()
const recipient = await identityToRecipient(identity)
const withKey = { kind: 'key', identity } as const
const READER = '<!doctype html><html><body><script type="text/plain" id="perennial-package"></script><div></div></body></html>'

/** As a package is sealed, at a cost a test can pay many times. */
async function sealCheaply(plaintext: Uint8Array, passphrase: string, logN = 2): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(logN)
  return await encrypter.encrypt(plaintext)
}

async function codeOf(bytes: Uint8Array, opener: Parameters<typeof openSealed>[1] = withKey): Promise<string> {
  const result = await openSealed(bytes, opener)
  return result.ok ? 'ok' : result.error.code
}

const lines = (filler: number) => utf8(`{"text":"${'Gail häufte Belege. '.repeat(filler)}"}\n{"alg":"Ed25519","signature":"abc="}\n`)

describe('sealing and opening', () => {
  it('gives back exactly what was sealed, to words and to a key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200_000 }), fc.string({ minLength: 1 }), async (plaintext, words) => {
        const byWords = await openSealed(await sealCheaply(plaintext, words), { kind: 'words', words })
        const byKey = await openSealed(await sealToRecipient(plaintext, recipient), withKey)
        expect(byWords.ok && Buffer.from(byWords.value).equals(plaintext)).toBe(true)
        expect(byKey.ok && Buffer.from(byKey.value).equals(plaintext)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('seals at the work factor that opening allows at most, and reports progress while opening', async () => {
    const sealed = await sealWithWords(lines(1), 'six words')
    expect(fromUtf8(sealed.subarray(0, 80))).toContain('-> scrypt ')
    expect(judgeAgeFile(sealed)).toMatchObject({ ok: true, value: { kind: 'words' } })
    const shares: number[] = []
    const opened = await openSealed(sealed, { kind: 'words', words: 'six words', onProgress: (share) => shares.push(share) })
    expect(opened.ok).toBe(true)
    expect(shares.length).toBeGreaterThan(10)
    expect(shares.at(-1)).toBeCloseTo(1, 1)
  }, 20_000)

  it('refuses a file in which any byte was changed', async () => {
    const sealed = await sealToRecipient(lines(3), recipient)
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = Uint8Array.from(sealed)
        changed[at] = (changed[at] ?? 0) ^ mask
        expect(await codeOf(changed)).not.toBe('ok')
      }),
      { numRuns: 150 },
    )
  })

  it('tells a file that was cut from one that was changed', async () => {
    for (const filler of [1, 5000]) {
      const sealed = await sealToRecipient(lines(filler), recipient)
      const header = judgeAgeFile(sealed)
      const start = header.ok ? header.value.headerBytes : 0
      const cuts = [10, 100, start - 5, start, start + 10, start + 40, sealed.length - 40, sealed.length - 17, sealed.length - 1]
      for (const cut of cuts) expect([cut, await codeOf(sealed.subarray(0, cut))]).toEqual([cut, 'PACKAGE_TRUNCATED'])
      for (const at of [start + 20, start + 60, sealed.length - 20, sealed.length - 1]) {
        const changed = Uint8Array.from(sealed)
        changed[at] = (changed[at] ?? 0) ^ 1
        expect([at, await codeOf(changed)]).toEqual([at, 'PACKAGE_ALTERED'])
      }
    }
  })

  it('calls a file cut on the edge of a block cut, not changed', async () => {
    const sealed = await sealToRecipient(lines(9000), recipient)
    const header = judgeAgeFile(sealed)
    const start = header.ok ? header.value.headerBytes : 0
    expect(await codeOf(sealed.subarray(0, start + 16 + 65_552))).toBe('PACKAGE_TRUNCATED')
  })

  it('says what kind of key is missing, and when it is the wrong one', async () => {
    const other = await generateHybridIdentity()
    const sealed = await sealToRecipient(lines(1), recipient)
    const worded = await sealCheaply(lines(1), 'a b c d e f')
    expect(await codeOf(sealed, { kind: 'key', identity: other })).toBe('PACKAGE_NOT_FOR_THIS_VAULT')
    expect(await codeOf(worded)).toBe('PACKAGE_NEEDS_WORDS')
    expect(await codeOf(worded, { kind: 'words', words: 'a b c d e g' })).toBe('WORDS_DO_NOT_MATCH')
    expect(await codeOf(sealed, { kind: 'words', words: 'a' })).toBe('PACKAGE_NEEDS_KEY')
  })
})

describe('the header, before any work', () => {
  const scrypt = (logN: string, extra = '') =>
    utf8(`age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${logN}\n${'B'.repeat(42)}A\n${extra}--- ${'C'.repeat(43)}\n${'x'.repeat(64)}`)
  const codes = (file: Uint8Array) => {
    const judged = judgeAgeFile(file)
    return judged.ok ? 'ok' : judged.error
  }

  it.each([
    ['nothing at all', new Uint8Array(), { code: 'PACKAGE_EMPTY' }],
    ['only line ends', utf8('\r\n\n  '), { code: 'PACKAGE_EMPTY' }],
    ['a letter', utf8('Dear Gail,\n'), { code: 'NOT_A_PACKAGE' }],
    ['an archive', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), { code: 'NOT_A_PACKAGE' }],
    ['the first bytes only', utf8('age-encryption'), { code: 'PACKAGE_TRUNCATED' }],
    ['work factor 22', scrypt('22'), { code: 'PACKAGE_WORK_FACTOR', data: { logN: 22, limit: 18 } }],
    ['work factor 20', scrypt('20'), { code: 'PACKAGE_WORK_FACTOR', data: { logN: 20, limit: 18 } }],
    ['work factor 1e9', scrypt('99999999'), { code: 'PACKAGE_WORK_FACTOR', data: { logN: 99_999_999, limit: 18 } }],
    ['work factor 0', scrypt('0'), { code: 'PACKAGE_ALTERED' }],
    ['work factor in hexadecimal', scrypt('0x12'), { code: 'PACKAGE_ALTERED' }],
    [
      'a wrapped key that is too long',
      utf8(`age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} 10\n${'B'.repeat(55)}\n--- ${'C'.repeat(43)}\n`),
      { code: 'PACKAGE_ALTERED' },
    ],
    [
      'a salt in two spellings',
      utf8(`age-encryption.org/v1\n-> scrypt ${'A'.repeat(21)}B 10\n${'A'.repeat(43)}\n--- ${'C'.repeat(43)}\n`),
      { code: 'PACKAGE_ALTERED' },
    ],
    ['two passphrase stanzas', scrypt('10', `-> scrypt ${'A'.repeat(22)} 10\nBBBB\n`), { code: 'PACKAGE_ALTERED' }],
    ['a passphrase and a key', scrypt('10', '-> X25519 AAAA\nBBBB\n'), { code: 'PACKAGE_ALTERED' }],
    ['65 stanzas', utf8(`age-encryption.org/v1\n${'-> X25519 AAAA\nBBBB\n'.repeat(65)}--- ${'C'.repeat(43)}\n`), { code: 'NOT_A_PACKAGE' }],
    [
      'a header without end',
      utf8(`age-encryption.org/v1\n-> X ${'A'.repeat(70_000)}`),
      { code: 'PACKAGE_TOO_LARGE', data: { limitBytes: 65_536 } },
    ],
    [
      'a file over the limit',
      new Uint8Array(MAX_PACKAGE_BYTES + 1).fill(65),
      { code: 'PACKAGE_TOO_LARGE', data: { limitBytes: MAX_PACKAGE_BYTES } },
    ],
  ])('refuses %s', (_name, file, error) => {
    expect(codes(file)).toEqual(error)
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => typeof judgeAgeFile(bytes).ok === 'boolean'))
    fc.assert(fc.property(fc.string(), (tail) => typeof judgeAgeFile(utf8(`age-encryption.org/v1\n${tail}`)).ok === 'boolean'))
  })
})

describe('the two carriers', () => {
  it('carry the same bytes', async () => {
    const sealed = await sealToRecipient(lines(400), recipient)
    const page = utf8(carryInHtml(READER, sealed))
    const inside = packageBytes(page)
    expect(inside.ok && Buffer.from(inside.value).equals(sealed)).toBe(true)
    expect(await codeOf(page)).toBe('ok')
    expect(await codeOf(page.subarray(0, 600))).toBe('PACKAGE_TRUNCATED')
    expect(await codeOf(utf8('<!doctype html><p>Hello</p>'))).toBe('NOT_A_PACKAGE')
    expect(await codeOf(utf8(READER))).toBe('PACKAGE_EMPTY')
  })

  it('does not put a package into a page that has no place for one', () => {
    expect(() => carryInHtml('<html></html>', new Uint8Array(3))).toThrow()
  })
})

describe('what is signed', () => {
  const key = signingKey(new Uint8Array(32).fill(7))

  it('verifies over exactly these bytes and no others', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (line, at) => {
        const block = signLine(line, key)
        const changed = Uint8Array.from(line)
        changed[at % line.length] = (changed[at % line.length] ?? 0) ^ 1
        return verifyLine(line, block) && !verifyLine(changed, block)
      }),
      { numRuns: 30 },
    )
  })

  it('does not verify with a key or signature that is not one', () => {
    const line = utf8('{}')
    const block = signLine(line, key)
    expect(verifyLine(line, { ...block, publicKey: base64(new Uint8Array(32)) })).toBe(false)
    expect(verifyLine(line, { ...block, signature: base64(new Uint8Array(64)) })).toBe(false)
    expect(verifyLine(line, { ...block, publicKey: '='.repeat(44) })).toBe(false)
  })

  it('has a fingerprint a person can read aloud', () => {
    expect(keyFingerprint(key.publicKey)).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/)
  })
})

describe('words, bytes and foreign JSON', () => {
  it('chooses six words of the list, every one as likely as another', () => {
    const list = ['ant', 'bee', 'cow', 'doe', 'elk', 'fox', 'gnu']
    const words = pickWords(
      list,
      Uint8Array.from({ length: 64 }, (_, at) => at * 37),
    )
    expect(words).toHaveLength(6)
    expect(words.every((word) => list.includes(word))).toBe(true)
    expect(pickWords(list, new Uint8Array(64).fill(255).fill(1, 40))).toHaveLength(6)
    expect(() => pickWords(list, new Uint8Array(64).fill(255))).toThrow(RangeError)
  })

  it('takes the words however they are typed, and leaves hyphens alone', () => {
    expect(passphraseOf('  Velvet, harbor\n yo-yo ')).toBe('velvet harbor yo-yo')
    expect(passphraseOf(['velvet', 'harbor', 'yo-yo'])).toBe('velvet harbor yo-yo')
  })

  it('reads back any bytes from base64 and refuses what is not canonical', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => base64(bytes) === Buffer.from(bytes).toString('base64')))
    fc.assert(fc.property(fc.uint8Array(), (bytes) => Buffer.from(fromBase64(base64(bytes)) ?? [0]).equals(bytes)))
    for (const text of ['A', 'AB==', 'AA=A', 'A===', 'AA\n=', '_-AA']) expect(fromBase64(text)).toBeNull()
  })

  it('refuses JSON that is nested too deep or reaches for a prototype', () => {
    const where = (text: string) => {
      const parsed = parseGuarded(text)
      return parsed.ok ? 'ok' : parsed.error
    }
    const refused = (place: string) => ({ code: 'PACKAGE_CONTENT_REFUSED', data: { where: place } })
    expect(where('['.repeat(200_000))).toEqual(refused('depth'))
    expect(where(`${'['.repeat(32)}${']'.repeat(32)}`)).toBe('ok')
    expect(where('{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\"["}')).toBe('ok')
    expect(where('{"a":{"__proto__":{"x":1}}}')).toEqual(refused('__proto__'))
    expect(where('{"constructor":1}')).toEqual(refused('constructor'))
    expect(where('{')).toEqual(refused('json'))
    expect('x' in {}).toBe(false)
  })
})
