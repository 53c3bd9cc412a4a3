import { randomUUID } from 'node:crypto'
import { call } from '@orpc/server'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharingRouter as sharing } from '../../src/main/features/sharing/index.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { MAX_PACKAGE_BYTES } from '../../src/shared/package/age-header.ts'
import { utf8 } from '../../src/shared/package/bytes.ts'
import { encodeDocument, readFeedbackReply } from '../../src/shared/package/two-lines.ts'
import type { FeedbackReplyDocument } from '../../src/shared/rules/feedback-document.ts'
import type { PackageDocument } from '../../src/shared/rules/package-document.ts'
import { sealingCheaply } from '../support/cheap-seal.ts'
import { errorCode } from '../support/error-code.ts'
import { answerFile, answerOf, ask, sendOut, takeIn } from '../support/feedback.ts'
import { type Firm, seatFirm } from '../support/firm.ts'
import { answerTo, replyFile } from '../support/replies.ts'
import { openTestVault, type TestVault } from '../support/vault.ts'

let vault: TestVault
let firm: Firm
let context: TestVault['context']
let named: PackageDocument
let anonymous: PackageDocument
let good: FeedbackReplyDocument
let nameless: FeedbackReplyDocument
const reached = new Set<string>()

beforeAll(async () => {
  vault = await openTestVault()
  context = sealingCheaply(vault)
  firm = await seatFirm(vault)
  named = await sendOut(context, await ask(context, firm.gail))
  anonymous = await sendOut(context, await ask(context, firm.roberto, { anonymous: true, direction: 'upward' }))
  good = answerOf(named, ['The handovers'])
  nameless = answerOf(anonymous, ['More numbers'])
})
afterAll(() => vault.close())

/** What is written in a vault, held answers too, to see that a refusal wrote nothing. */
async function written(): Promise<string> {
  const { db } = vault.deps
  const history = await db
    .selectFrom('history')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  const held = await db.selectFrom('private_feedback_held').selectAll().execute()
  return JSON.stringify([history, held.map(({ answers, sealed }) => [answers, sealed?.length])])
}

async function refusal(file: File): Promise<{ code: string; where?: string }> {
  const before = await written()
  const outcome = await call(sharing.readFeedbackReply, { file }, { context }).then(
    () => ({ code: 'TAKEN' }),
    (error: { code: string; data?: { where?: string } }) => ({
      code: error.code,
      ...(error.data?.where ? { where: error.data.where } : {}),
    }),
  )
  expect(await written()).toBe(before)
  reached.add(outcome.code)
  return outcome
}

const file = (bytes: Uint8Array | string) => new File([Uint8Array.from(typeof bytes === 'string' ? utf8(bytes) : bytes)], 'answer.age')

describe('a file somebody hands in as an answer', () => {
  it('is told in words when it is no package, not all of one, or sealed for somebody else', async () => {
    const whole = new Uint8Array(await (await answerFile(named, good)).arrayBuffer())
    const altered = Uint8Array.from(whole)
    altered[altered.length - 3] = (altered.at(-3) ?? 0) ^ 4
    expect(await refusal(file(''))).toEqual({ code: 'PACKAGE_EMPTY' })
    expect(await refusal(file('Dear Roberto, here is what I think.'))).toEqual({ code: 'NOT_A_PACKAGE' })
    expect(await refusal(file(new Uint8Array(MAX_PACKAGE_BYTES + 1).fill(65)))).toEqual({ code: 'PACKAGE_TOO_LARGE' })
    expect(await refusal(file(whole.subarray(0, whole.length - 60)))).toEqual({ code: 'PACKAGE_TRUNCATED' })
    expect(await refusal(file(altered))).toEqual({ code: 'PACKAGE_ALTERED' })
    const scrypt = (logN: number) =>
      `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${logN}\n${'A'.repeat(43)}\n--- ${'C'.repeat(43)}\n${'x'.repeat(80)}`
    expect(await refusal(file(scrypt(22)))).toEqual({ code: 'PACKAGE_WORK_FACTOR' })
    expect(await refusal(file(scrypt(18)))).toEqual({ code: 'PACKAGE_NEEDS_WORDS' })
    const stranger = { ...named, replyTo: await identityToRecipient(await generateHybridIdentity()) }
    expect(await refusal(await answerFile(stranger, good))).toEqual({ code: 'PACKAGE_NOT_FOR_THIS_VAULT' })
  })

  it('is refused for what it contains, and says where', async () => {
    const cases: [unknown, string][] = [
      [{ ...good, salary: 1 }, 'line 1: salary'],
      [{ ...good, answers: [{ key: 'q1', body: '' }] }, 'line 1: answers.0.body'],
      [{ ...good, answers: [{ key: 'q1', body: 'x'.repeat(20_001) }] }, 'line 1: answers.0.body'],
      [{ ...good, answers: [{ key: 'q9', body: 'Unasked' }] }, 'line 1: answers'],
      [{ ...good, answers: [] }, 'line 1: answers'],
      [{ ...good, answers: [...good.answers, ...good.answers] }, 'line 1: answers'],
      [{ ...good, padding: 'Gail wrote this' }, 'line 1: padding'],
      [{ ...good, signed: null }, 'line 1: signed'],
    ]
    for (const [document, where] of cases)
      expect(await refusal(await replyFile(named, document as object))).toEqual({ code: 'PACKAGE_CONTENT_REFUSED', where })
    const polluting = JSON.stringify(good).replace('{', '{"__proto__":{"polluted":true},')
    expect(await refusal(await replyFile(named, utf8(polluting)))).toEqual({ code: 'PACKAGE_CONTENT_REFUSED', where: 'line 1: __proto__' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(await refusal(await replyFile(named, { ...good, format: 2 }))).toEqual({ code: 'PACKAGE_FORMAT_NEWER' })
  })

  it('by name is not trusted without a signature that holds', async () => {
    expect(await refusal(await replyFile(named, good, { signature: 'none' }))).toEqual({ code: 'REPLY_UNSIGNED' })
    expect(await refusal(await replyFile(named, good, { signature: 'wrong' }))).toEqual({ code: 'REPLY_SIGNATURE_WRONG' })
  })

  it('without a name is refused as soon as something in it says who wrote it', async () => {
    const signed = { fullName: 'Diane Margheim', at: 1 }
    expect(await refusal(await replyFile(anonymous, { ...nameless, signed }))).toEqual({
      code: 'PACKAGE_CONTENT_REFUSED',
      where: 'line 1: signed',
    })
    expect(await refusal(await replyFile(anonymous, nameless))).toEqual({ code: 'PACKAGE_CONTENT_REFUSED', where: 'line 2' })
  })

  it('is told when it belongs elsewhere, or is something else', async () => {
    const id = randomUUID()
    expect(await refusal(await answerFile(named, { ...good, workspaceId: id }))).toEqual({ code: 'REPLY_OTHER_WORKSPACE' })
    expect(await refusal(await answerFile(named, { ...good, packageId: id }))).toEqual({ code: 'REPLY_UNKNOWN_PACKAGE' })
    expect(await refusal(await answerFile(named, { ...good, documentHash: '0'.repeat(64) }))).toEqual({ code: 'REPLY_DOCUMENT_CHANGED' })
    expect(await refusal(await replyFile(named, encodeDocument(named)))).toEqual({ code: 'REPLY_NOT_A_REPLY' })
    expect(await refusal(await replyFile(named, answerTo(named, {})))).toEqual({ code: 'REPLY_NOT_A_REPLY' })
  })

  it('is told when it was taken in before', async () => {
    const files = [await answerFile(named, good), await answerFile(anonymous, nameless)]
    await takeIn(context, ...files)
    expect(await refusal(files[0] as File)).toEqual({ code: 'REPLY_ALREADY_IMPORTED' })
    expect(await refusal(files[1] as File)).toEqual({ code: 'ANSWER_ALREADY_HERE' })
  })

  it('has met every refusal the contract declares', () => {
    const declared = Object.keys(contract.sharing.readFeedbackReply['~orpc'].errorMap).filter(
      (code) => !['VAULT_LOCKED', 'DISK_FULL'].includes(code),
    )
    expect(declared.filter((code) => !reached.has(code))).toEqual([])
  })

  it('handed in as a reply to something else is shown the way', async () => {
    const other = await answerFile(named, answerOf(named, ['Again']))
    expect(await errorCode(call(sharing.readReply, { file: other }, { context }))).toBe('REPLY_IS_FEEDBACK')
  })

  it('never gets past the reader by being broken in a new way', () => {
    const text = JSON.stringify(good)
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 12 }), fc.nat(8), (at, insert, cut) => {
        const result = readFeedbackReply(utf8(text.slice(0, at) + insert + text.slice(at + cut)))
        return (!result.ok || result.value.document.kind === 'feedback-reply') && Object.keys(Object.prototype).length === 0
      }),
      { numRuns: process.env.SLOW === '1' ? 50_000 : 1000 },
    )
  })
})
