import { call } from '@orpc/server'
import { armor, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reviewingRouter as reviewing } from '../../src/main/features/reviewing/index.ts'
import { sharingRouter as sharing } from '../../src/main/features/sharing/index.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { MAX_PACKAGE_BYTES } from '../../src/shared/package/age-header.ts'
import { utf8 } from '../../src/shared/package/bytes.ts'
import { sealToRecipient } from '../../src/shared/package/seal.ts'
import { encodeDocument, joinLines, readReply } from '../../src/shared/package/two-lines.ts'
import type { PackageDocument, ReplyDocument } from '../../src/shared/rules/package-document.ts'
import { sealingCheaply } from '../support/cheap-seal.ts'
import { errorCode } from '../support/error-code.ts'
import { answerOf } from '../support/feedback.ts'
import { type Firm, seatFirm } from '../support/firm.ts'
import { answerTo, replyFile } from '../support/replies.ts'
import { openTestVault, type TestVault } from '../support/vault.ts'

let vault: TestVault
let firm: Firm
let context: TestVault['context']
let document: PackageDocument
let good: ReplyDocument
let reached: Set<string>

beforeAll(async () => {
  reached = new Set()
  vault = await openTestVault()
  context = sealingCheaply(vault)
  firm = await seatFirm(vault)
  const preview = await call(sharing.prepare, { kind: 'plan', participationId: firm.participationId }, { context })
  await call(sharing.save, { token: preview.token, carrier: 'age' }, { context })
  document = preview.document
  good = answerTo(document, { answer: 'received' })
})
afterAll(() => vault.close())

/** What is written in a vault, to see that a refusal wrote nothing. */
async function written(): Promise<number> {
  const row = await vault.deps.db
    .selectFrom('history')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return row.rows
}

async function refusalOf(bytes: Uint8Array | File): Promise<string> {
  const before = await written()
  const file = bytes instanceof File ? bytes : new File([Uint8Array.from(bytes)], 'reply.age')
  const code = await errorCode(call(sharing.readReply, { file }, { context }))
  expect(await written()).toBe(before)
  reached.add(code)
  return code
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())
const line = (text: string) => replyFile(document, utf8(text))

function scryptHeader(logN: number): Uint8Array {
  return utf8(`age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${logN}\n${'A'.repeat(43)}\n--- ${'C'.repeat(43)}\n${'x'.repeat(80)}`)
}

describe('a file somebody hands in as a reply', () => {
  it('is told in words when it is no package, or not all of one', async () => {
    const whole = await bytesOf(await replyFile(document, good))
    const altered = Uint8Array.from(whole)
    altered[altered.length - 3] = (altered.at(-3) ?? 0) ^ 4
    expect(await refusalOf(new Uint8Array())).toBe('PACKAGE_EMPTY')
    expect(await refusalOf(utf8('Dear Roberto, attached is my reply.'))).toBe('NOT_A_PACKAGE')
    expect(await refusalOf(new Uint8Array(MAX_PACKAGE_BYTES + 1).fill(65))).toBe('PACKAGE_TOO_LARGE')
    expect(await refusalOf(new File([new Uint8Array(2 * MAX_PACKAGE_BYTES + 1)], 'huge.age'))).toBe('PACKAGE_TOO_LARGE')
    expect(await refusalOf(whole.subarray(0, whole.length - 60))).toBe('PACKAGE_TRUNCATED')
    expect(await refusalOf(utf8(armor.encode(whole).slice(0, 900)))).toBe('PACKAGE_TRUNCATED')
    expect(await refusalOf(altered)).toBe('PACKAGE_ALTERED')
  })

  it('costs nothing when its work factor is meant to', async () => {
    const started = performance.now()
    expect(await refusalOf(scryptHeader(22))).toBe('PACKAGE_WORK_FACTOR')
    expect(await refusalOf(scryptHeader(20))).toBe('PACKAGE_WORK_FACTOR')
    expect(performance.now() - started).toBeLessThan(1500)
  })

  it('is told when it is sealed for somebody else, or with words', async () => {
    const stranger = { ...document, replyTo: await identityToRecipient(await generateHybridIdentity()) }
    const older = { ...document, replyTo: await identityToRecipient(await generateX25519Identity()) }
    expect(await refusalOf(await replyFile(stranger, good))).toBe('PACKAGE_NOT_FOR_THIS_VAULT')
    expect(await refusalOf(await replyFile(older, good))).toBe('PACKAGE_NOT_FOR_THIS_VAULT')
    const encrypter = new Encrypter()
    encrypter.setPassphrase('six words')
    encrypter.setScryptWorkFactor(2)
    expect(await refusalOf(await encrypter.encrypt('{}'))).toBe('PACKAGE_NEEDS_WORDS')
  })

  it('is refused for what it contains, and says where', async () => {
    const cases: [string, string][] = [
      [`${'['.repeat(150_000)}`, 'line 1: depth'],
      ['{"a":{"__proto__":{"polluted":true}}}', 'line 1: __proto__'],
      [JSON.stringify(good).replace('{', '{"constructor":{"prototype":{"polluted":true}},'), 'line 1: constructor'],
      [JSON.stringify({ ...good, salary: 1 }), 'line 1: salary'],
      [JSON.stringify({ ...good, statement: 7 }), 'line 1: statement'],
      [JSON.stringify({ ...good, statement: 'x'.repeat(100_001) }), 'line 1: statement'],
      ['not json', 'line 1: json'],
      ['', 'line 1: json'],
      ['null', 'line 1: document'],
    ]
    for (const [text, where] of cases) {
      const before = await written()
      const refused = call(sharing.readReply, { file: await line(text) }, { context })
      await expect(refused, where).rejects.toMatchObject({ code: 'PACKAGE_CONTENT_REFUSED', data: { where } })
      expect(await written()).toBe(before)
    }
    expect(await refusalOf(await replyFile(document, Uint8Array.from([0xff, 0xfe, 0x7b])))).toBe('PACKAGE_CONTENT_REFUSED')
    const threeLines = joinLines(utf8(JSON.stringify(good)), { alg: 'Ed25519', publicKey: 'A', signature: 'B' })
    expect(await refusalOf(await sealToRecipient(new Uint8Array([...threeLines, ...threeLines]), document.replyTo))).toBe(
      'PACKAGE_CONTENT_REFUSED',
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('is told when a newer Perennial wrote it', async () => {
    expect(await refusalOf(await replyFile(document, { ...good, format: 2, later: true }))).toBe('PACKAGE_FORMAT_NEWER')
  })

  it('is not trusted without a signature that holds', async () => {
    expect(await refusalOf(await replyFile(document, good, { signature: 'none' }))).toBe('REPLY_UNSIGNED')
    expect(await refusalOf(await replyFile(document, good, { signature: 'wrong' }))).toBe('REPLY_SIGNATURE_WRONG')
  })

  it('is told when it belongs elsewhere', async () => {
    const id = vault.deps.newId()
    expect(await refusalOf(await replyFile(document, { ...good, workspaceId: id }))).toBe('REPLY_OTHER_WORKSPACE')
    expect(await refusalOf(await replyFile(document, { ...good, packageId: id }))).toBe('REPLY_UNKNOWN_PACKAGE')
    expect(await refusalOf(await replyFile(document, { ...good, personId: firm.rob }))).toBe('REPLY_OTHER_PERSON')
    expect(await refusalOf(await replyFile(document, { ...good, documentHash: '0'.repeat(64) }))).toBe('REPLY_DOCUMENT_CHANGED')
    expect(await refusalOf(await replyFile(document, encodeDocument(document)))).toBe('REPLY_NOT_A_REPLY')
    expect(await refusalOf(await replyFile(document, answerOf(document, ['Words']), { signature: 'none' }))).toBe('REPLY_IS_FEEDBACK')
  })

  it('is told when it was taken before, or when what it answers was replaced', async () => {
    const file = await replyFile(document, good)
    const { token } = await call(sharing.readReply, { file }, { context })
    await call(sharing.importReply, { token }, { context })
    expect(await refusalOf(file)).toBe('REPLY_ALREADY_IMPORTED')

    const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, { context })
    const rating = { reviewId, kind: 'competency' as const, key: 'solving', by: 'manager' as const, notSeen: false, comment: '' }
    await call(reviewing.saveRating, { ...rating, score: 4 }, { context })
    await call(reviewing.finish, { reviewId, fullName: 'Roberto Tamburello' }, { context })
    const preview = await call(sharing.prepare, { kind: 'review', reviewId }, { context })
    await call(sharing.save, { token: preview.token, carrier: 'age' }, { context })
    await call(reviewing.newVersion, { reviewId, reason: 'A number was wrong' }, { context })
    expect(await refusalOf(await replyFile(preview.document, answerTo(preview.document, {})))).toBe('REPLY_VERSION_REPLACED')
  })

  it('has met every refusal the contract declares', () => {
    const declared = Object.keys(contract.sharing.readReply['~orpc'].errorMap).filter(
      (code) => !['VAULT_LOCKED', 'DISK_FULL'].includes(code),
    )
    expect(declared.filter((code) => !reached.has(code))).toEqual([])
  })

  it('never gets past the reader by being broken in a new way', async () => {
    const text = JSON.stringify(good)
    const runs = process.env.SLOW === '1' ? 50_000 : 2000
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 12 }), fc.nat(8), (at, insert, cut) => {
        const broken = text.slice(0, at) + insert + text.slice(at + cut)
        const result = readReply(utf8(broken))
        // Whatever is still taken is a whole document of the schema, and nothing reached a prototype.
        return (!result.ok || result.value.document.kind === 'reply') && Object.keys(Object.prototype).length === 0
      }),
      { numRuns: runs },
    )
  })
})
