import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '../../src/shared/package/bytes.ts'
import { carryInHtml } from '../../src/shared/package/html-carrier.ts'
import { openSealed } from '../../src/shared/package/open.ts'
import { sealToRecipient, sealWithWords } from '../../src/shared/package/seal.ts'
import { signingKey, signLine } from '../../src/shared/package/signature.ts'
import { joinLines } from '../../src/shared/package/two-lines.ts'
import { age, ageWithWords, whyNoAge } from '../support/age-command.ts'

const WORDS = 'velvet harbor yo-yo thimble lantern juniper'
const LINE_1 = utf8(JSON.stringify({ title: 'Review 2026', summary: 'Zażółć gęślą jaźń. '.repeat(6000) }))
const PLAINTEXT = joinLines(LINE_1, signLine(LINE_1, signingKey(new Uint8Array(32).fill(3))))

const missing = whyNoAge()
let folder: string
const at = (name: string) => join(folder, name)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-age-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** The block of shell in the format's own page that begins with this comment. */
async function recipe(comment: string): Promise<string> {
  const page = await readFile(new URL('../../docs/package-format.md', import.meta.url), 'utf8')
  const block = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) => text).find((text) => text.includes(comment))
  if (!block) throw new Error(`no recipe: ${comment}`)
  return block
}

describe.runIf(missing === null)('the age command, as a second opinion', () => {
  it('opens what Perennial sealed with words', async () => {
    await writeFile(at('package.age'), await sealWithWords(PLAINTEXT, WORDS))
    ageWithWords(WORDS, ['-d', '-o', at('package.txt'), at('package.age')])
    expect((await readFile(at('package.txt'))).equals(PLAINTEXT)).toBe(true)
  }, 120_000)

  it('seals with words what Perennial opens, armoured or not', async () => {
    await writeFile(at('in'), PLAINTEXT)
    for (const armour of [[], ['-a']]) {
      ageWithWords(WORDS, ['-p', ...armour, '-o', at('out.age'), at('in')])
      const opened = await openSealed(await readFile(at('out.age')), { kind: 'words', words: WORDS })
      expect(opened.ok && Buffer.from(opened.value).equals(PLAINTEXT)).toBe(true)
      await rm(at('out.age'))
    }
  }, 120_000)

  it('seals to and opens with the same keys', async () => {
    const identity = await generateX25519Identity()
    const recipient = await identityToRecipient(identity)
    await writeFile(at('key'), `${identity}\n`, { mode: 0o600 })
    await writeFile(at('in'), PLAINTEXT)
    await writeFile(at('ours.age'), await sealToRecipient(PLAINTEXT, recipient))
    expect(age(['-d', '-i', at('key'), at('ours.age')]).equals(PLAINTEXT)).toBe(true)
    age(['-r', recipient, '-o', at('theirs.age'), at('in')])
    const opened = await openSealed(await readFile(at('theirs.age')), { kind: 'key', identity })
    expect(opened.ok && Buffer.from(opened.value).equals(PLAINTEXT)).toBe(true)
  })
})

describe.runIf(missing === null)('the recipes of the format’s page', () => {
  it('verify the signature with OpenSSL, and notice a changed letter', async () => {
    const verify = await recipe('# verify with openssl')
    await writeFile(at('package.txt'), PLAINTEXT)
    expect(execFileSync('sh', ['-ec', verify], { cwd: folder }).toString()).toContain('Verified Successfully')
    await writeFile(at('package.txt'), Buffer.from(PLAINTEXT).toString().replace('2026', '2027'))
    expect(() => execFileSync('sh', ['-ec', verify], { cwd: folder, stdio: 'pipe' })).toThrow()
  })

  it('take the age file out of the HTML', async () => {
    const page = '<!doctype html><html><body>\n<script type="text/plain" id="perennial-package"></script>\n</body></html>\n'
    const sealed = await sealToRecipient(PLAINTEXT, await identityToRecipient(await generateX25519Identity()))
    await writeFile(at('Gail Erickson - Review 2026.html'), carryInHtml(page, sealed))
    execFileSync('sh', ['-ec', await recipe('perennial-package')], { cwd: folder })
    expect((await readFile(at('package.age'))).equals(sealed)).toBe(true)
  })
})

describe('the second opinion', () => {
  it('was asked, or it is said why not', () => {
    if (missing) process.stderr.write(`age-command: ${missing}\n`)
    expect(missing ?? 'asked').toMatch(/^(asked|not run: )/)
  })
})
