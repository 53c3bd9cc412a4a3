import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealingCheaply } from '../../../../tests/support/cheap-seal.ts'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { answerTo, replyFile } from '../../../../tests/support/replies.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { ReviewId } from '../../../shared/kernel/ids.ts'
import { documentHash } from '../../../shared/package/document-hash.ts'
import { openSealed } from '../../../shared/package/open.ts'
import { verifyLine } from '../../../shared/package/signature.ts'
import { encodeDocument, readPackage } from '../../../shared/package/two-lines.ts'
import { passphraseOf } from '../../../shared/package/words.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { planningRouter as planning } from '../planning/index.ts'
import { reviewingRouter as reviewing } from '../reviewing/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import type { PackageRequest } from './build.ts'
import { sharingRouter as sharing } from './index.ts'

let vault: TestVault
let firm: Firm
let context: TestVault['context']

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
  context = sealingCheaply(vault)
})
afterEach(() => vault.close())

const inVault = () => ({ context })
const prepare = (input: PackageRequest) => call(sharing.prepare, input as never, inVault())
const save = (token: string, carrier: 'age' | 'html' = 'age') => call(sharing.save, { token, carrier }, inVault())
const list = () => call(sharing.list, { personId: null }, inVault())
const readReply = (file: File) => call(sharing.readReply, { file }, inVault())
const importReply = (token: string) => call(sharing.importReply, { token }, inVault())

async function finishedReview(summary = 'A year of finding causes.'): Promise<ReviewId> {
  const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, inVault())
  const items = [
    ['goal', firm.goals[0], 4],
    ['goal', firm.goals[1], 4],
    ['competency', 'solving', 4],
    ['competency', 'telling', 3],
  ] as const
  for (const [kind, key, score] of items) {
    await call(reviewing.saveRating, { reviewId, kind, key, by: 'manager', score, notSeen: false, comment: `About ${key}` }, inVault())
  }
  await call(reviewing.saveText, { reviewId, part: 'summary', body: summary }, inVault())
  await call(reviewing.finish, { reviewId, fullName: 'Roberto Tamburello' }, inVault())
  return reviewId
}

async function sentReview() {
  const reviewId = await finishedReview()
  const preview = await prepare({ kind: 'review', reviewId })
  await save(preview.token)
  return { reviewId, document: preview.document }
}

describe('preparing a package', () => {
  it('shows what was read back out of the sealed file, and says what is in it and what is not', async () => {
    context = vault.context
    const body = 'Between us: late three times in May'
    await call(coaching.keepNote, { personId: firm.gail, kind: 'private', body, from: '', observedOn: '2026-05-20' }, inVault())
    const preview = await prepare({ kind: 'review', reviewId: await finishedReview() })
    expect(preview.document).toMatchObject({
      title: 'Review 2026',
      from: 'Test firm',
      author: 'Roberto Tamburello',
      person: { name: 'Gail Erickson' },
      body: { kind: 'review', summary: 'A year of finding causes.', score: { total: 380 } },
    })
    expect(preview.words).toHaveLength(6)
    expect(preview.inside).toContainEqual({ name: 'Goals with results', count: 2 })
    expect(preview.leftOut).toEqual([{ name: 'Private notes', count: 1 }])
    expect(preview.leakCheck).toEqual({ lookedFor: 1, found: 0 })
    expect(await list()).toEqual([])
  }, 60_000)

  it('stops when a private text stands in what would be sent', async () => {
    const body = 'Between us: late   three times in May'
    await call(coaching.keepNote, { personId: firm.gail, kind: 'private', body, from: '', observedOn: '2026-05-20' }, inVault())
    const reviewId = await finishedReview('Good. BETWEEN us: late three times\nin May, which will not do.')
    const data = { where: 'Private notes', part: 'body.summary' }
    await expect(prepare({ kind: 'review', reviewId })).rejects.toMatchObject({ code: 'LEAK_FOUND', data })
  })

  it('stops at one sentence of a longer private text', async () => {
    const body = 'Short day. Asked twice for the numbers before the audit and got none. Be patient.'
    await call(coaching.keepNote, { personId: firm.gail, kind: 'private', body, from: '', observedOn: '2026-05-20' }, inVault())
    const reviewId = await finishedReview('Be patient. Asked twice for the numbers before the audit and got none.')
    expect(await errorCode(prepare({ kind: 'review', reviewId }))).toBe('LEAK_FOUND')
  })

  it('lets pass what somebody also said where both sides can read it', async () => {
    const note = { personId: firm.gail, body: 'Held the line through the audit', from: '', observedOn: '2026-05-20' }
    await call(coaching.keepNote, { ...note, kind: 'private' }, inVault())
    await call(coaching.keepNote, { ...note, kind: 'shared' }, inVault())
    const reviewId = await finishedReview('Held the line through the audit.')
    expect((await prepare({ kind: 'review', reviewId })).leakCheck.found).toBe(0)
  }, 60_000)

  it('says what cannot be sent yet', async () => {
    const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, inVault())
    const nobody = vault.deps.newId() as never
    expect(await errorCode(prepare({ kind: 'review', reviewId }))).toBe('REVIEW_NOT_FINISHED')
    expect(await errorCode(prepare({ kind: 'review', reviewId: nobody }))).toBe('REVIEW_NOT_FOUND')
    expect(await errorCode(prepare({ kind: 'plan', participationId: nobody }))).toBe('PARTICIPATION_NOT_FOUND')
    for (const goalId of firm.goals) await call(planning.removeGoal, { goalId }, inVault())
    expect(await errorCode(prepare({ kind: 'plan', participationId: firm.participationId }))).toBe('NO_GOALS')
  })

  it('never carries the manager’s ratings in a self-review', async () => {
    await finishedReview()
    const { document } = await prepare({ kind: 'self-review', participationId: firm.participationId })
    expect(document.body).toMatchObject({ kind: 'self-review' })
    const items = document.body.kind === 'self-review' ? document.body.items : []
    expect(items).toHaveLength(4)
    expect(items.every((item) => item.score === null && item.comment === '' && item.citations.length === 0)).toBe(true)
    expect(JSON.stringify(document)).not.toContain('About ')
  }, 60_000)
})

describe('saving a package', () => {
  it('hands out a file that opens with the words, verifies, and is what was recorded', async () => {
    context = vault.context
    const reviewId = await finishedReview()
    const preview = await prepare({ kind: 'review', reviewId })
    const { file, fileName } = await save(preview.token)
    expect(fileName).toBe('Gail Erickson - Review 2026.age')
    const opened = await openSealed(new Uint8Array(await file.arrayBuffer()), { kind: 'words', words: passphraseOf(preview.words) })
    const lines = opened.ok ? readPackage(opened.value) : opened
    if (!lines.ok || !lines.value.signature) throw new Error('the package does not open')
    expect(verifyLine(lines.value.line1, lines.value.signature)).toBe(true)
    expect(lines.value.signature.publicKey).toBe(vault.vault.signer.publicKey)
    const row = await vault.deps.db.selectFrom('package').selectAll().executeTakeFirstOrThrow()
    expect(Buffer.from(row.document).equals(lines.value.line1)).toBe(true)
    expect(row.document_hash).toBe(documentHash(lines.value.line1))
    expect((await call(reviewing.get, { reviewId }, inVault())).state).toBe('shared')
    expect(await list()).toMatchObject([{ personName: 'Gail Erickson', state: 'saved', carrier: 'age', reply: null }])
  }, 60_000)

  it('is final: neither it nor the signature it stands on can be undone, so what went out stays as it was', async () => {
    const reviewId = await finishedReview()
    const finished = await call(workspace.lastChange, undefined, inVault())
    const { token } = await prepare({ kind: 'review', reviewId })
    const { change } = await save(token)
    const undo = (changeId: typeof change.id) => errorCode(call(workspace.undo, { changeId }, inVault()))
    expect(await undo(change.id)).toBe('CHANGE_FINAL')
    expect(await undo(finished?.id ?? change.id)).toBe('CHANGE_OVERTAKEN')
    expect(await call(reviewing.get, { reviewId }, inVault())).toMatchObject({ state: 'shared', signOffs: [{ side: 'manager' }] })
    expect(await list()).toHaveLength(1)
  })

  it('is one package in whichever carrier it is saved again', async () => {
    const preview = await prepare({ kind: 'plan', participationId: firm.participationId })
    const age = await save(preview.token)
    const again = await save(preview.token)
    expect(again.packageId).toBe(age.packageId)
    expect(await list()).toHaveLength(1)
  }, 60_000)

  it('is refused once the plan says something else than the preview did', async () => {
    const { token } = await prepare({ kind: 'plan', participationId: firm.participationId })
    await call(planning.updateGoal, { goalId: firm.goals[1], fields: { title: 'Release 14 drawings' } }, inVault())
    expect(await errorCode(save(token))).toBe('PREVIEW_GONE')
    expect(await errorCode(save('nothing'))).toBe('PREVIEW_GONE')
    expect(await list()).toEqual([])
  }, 60_000)
})

describe('importing a reply', () => {
  it('puts the employee’s answer on the signed record, disagreeing, with statement and comments', async () => {
    const { reviewId, document } = await sentReview()
    const comments = [{ part: 'summary', body: 'The second review was moved twice.' }]
    const reply = answerTo(document, { answer: 'disagree', statement: 'One of two does not describe it.', comments })
    const preview = await readReply(await replyFile(document, reply))
    expect(preview).toMatchObject({ answer: 'disagree', fullName: 'Gail Erickson', key: { state: 'first' } })
    expect(preview.changes).toEqual([
      { part: 'answer', label: 'Answer', here: '', incoming: 'I disagree', effect: 'adds' },
      { part: 'summary', label: 'Summary', here: '', incoming: 'The second review was moved twice.', effect: 'adds' },
    ])
    expect((await call(reviewing.get, { reviewId }, inVault())).state).toBe('shared')

    await importReply(preview.token)
    const review = await call(reviewing.get, { reviewId }, inVault())
    expect(review.state).toBe('signed')
    expect(review.signOffs.map(({ side, answer, statement }) => [side, answer, statement])).toEqual([
      ['manager', 'signed', ''],
      ['employee', 'disagree', 'One of two does not describe it.'],
    ])
    expect(review.comments).toEqual([{ part: 'summary', body: 'The second review was moved twice.' }])
    expect(await list()).toMatchObject([{ state: 'replied', reply: { answer: 'disagree' } }])
  }, 60_000)

  it('happens once, and can be taken back whole and done again', async () => {
    const { reviewId, document } = await sentReview()
    const file = await replyFile(document, answerTo(document, { answer: 'agree' }))
    const preview = await readReply(file)
    const change = await importReply(preview.token)
    await expect(importReply(preview.token)).rejects.toMatchObject({ code: 'REPLY_ALREADY_IMPORTED', data: { at: vault.deps.now() } })
    expect(await errorCode(readReply(file))).toBe('REPLY_ALREADY_IMPORTED')

    await call(workspace.undo, { changeId: change.id }, inVault())
    expect((await call(reviewing.get, { reviewId }, inVault())).signOffs).toHaveLength(1)
    await importReply((await readReply(file)).token)
    expect((await call(reviewing.get, { reviewId }, inVault())).state).toBe('signed')
  }, 60_000)

  it('keeps a second, different answer beside the first and changes nothing that was signed', async () => {
    const { reviewId, document } = await sentReview()
    await importReply((await readReply(await replyFile(document, answerTo(document, { answer: 'agree' })))).token)
    const comments = [{ part: 'summary', body: 'On second thoughts' }]
    const second = await readReply(await replyFile(document, answerTo(document, { answer: 'disagree', comments })))
    expect(second.changes.map(({ effect }) => effect)).toEqual(['conflict', 'conflict'])
    expect(second.key.state).toBe('pinned')
    await importReply(second.token)
    const review = await call(reviewing.get, { reviewId }, inVault())
    expect(review.signOffs.at(-1)?.answer).toBe('agree')
    expect(review.comments).toEqual([])
    expect(await vault.deps.db.selectFrom('reply').select('id').execute()).toHaveLength(2)
  }, 60_000)

  it('says when the key is another than the one pinned for this person', async () => {
    const { document } = await sentReview()
    await importReply((await readReply(await replyFile(document, answerTo(document, { answer: 'agree' })))).token)
    const other = await readReply(await replyFile(document, answerTo(document, { answer: 'agree' }), { seed: 9 }))
    expect(other.key.state).toBe('changed')
  }, 60_000)

  it('keeps own ratings sealed until the manager has rated, in the preview too', async () => {
    const preview = await prepare({ kind: 'self-review', participationId: firm.participationId })
    await save(preview.token)
    const ratings = [{ kind: 'competency' as const, key: 'solving', score: 5, comment: 'Solved the datum question' }]
    const reply = answerTo(preview.document, { answer: null, ratings, comments: [{ part: 'summary', body: 'A good year' }] })
    const read = await readReply(await replyFile(preview.document, reply))
    expect(JSON.stringify(read)).not.toContain('datum question')
    expect(JSON.stringify(read)).not.toContain('A good year')
    expect(read.changes.map(({ effect }) => effect)).toEqual(['adds', 'adds'])
    await importReply(read.token)
    const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, inVault())
    expect((await call(reviewing.get, { reviewId }, inVault())).selfReview.state).toBe('sealed')
  }, 60_000)

  it('keeps them sealed in a self-review prepared again, in the list of packages and in the export, until every item is rated', async () => {
    const SAID = 'Solved the datum question'
    const ratings = [{ kind: 'competency' as const, key: 'solving', score: 5, comment: SAID }]
    const preview = await prepare({ kind: 'self-review', participationId: firm.participationId })
    await save(preview.token)
    const comments = [{ part: 'summary', body: 'A good year' }]
    const reply = answerTo(preview.document, { answer: null, ratings, comments, statement: 'In short: proud' })
    await importReply((await readReply(await replyFile(preview.document, reply))).token)
    const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, inVault())
    const read = async (format: 'json' | 'csv' | 'markdown') =>
      await (await call(sharing.exportAll, { format, personId: null }, inVault())).text()
    const everywhere = async () => ({
      again: JSON.stringify(await prepare({ kind: 'self-review', participationId: firm.participationId })),
      list: JSON.stringify(await list()),
      review: JSON.stringify(await call(reviewing.get, { reviewId }, inVault())),
      json: await read('json'),
      csv: await read('csv'),
      markdown: await read('markdown'),
    })
    for (const [where, text] of Object.entries(await everywhere())) {
      for (const words of [SAID, 'A good year', 'In short: proud'])
        expect([where, words, text.includes(words)]).toEqual([where, words, false])
    }
    for (const format of ['json', 'csv', 'markdown'] as const) expect(await read(format)).toContain('one self-review that is still sealed')

    const items = [
      ...firm.goals.map((key) => ['goal', key] as const),
      ['competency', 'solving'] as const,
      ['competency', 'telling'] as const,
    ]
    for (const [kind, key] of items) {
      await call(reviewing.saveRating, { reviewId, kind, key, by: 'manager', score: 3, notSeen: false, comment: '' }, inVault())
    }
    const opened = await everywhere()
    for (const where of ['again', 'review', 'json', 'csv', 'markdown'] as const) {
      expect([where, opened[where].includes(SAID)]).toEqual([where, true])
    }
    expect(opened.json).not.toContain('still sealed')
  }, 60_000)

  it('agrees to the plan, comments on it and proposes a goal', async () => {
    const preview = await prepare({ kind: 'plan', participationId: firm.participationId })
    await save(preview.token)
    const [goal] = firm.goals
    const said = { comments: [{ part: goal, body: 'With the new jig' }], proposals: [{ title: 'Learn GD&T', outcome: 'Certificate' }] }
    const read = await readReply(await replyFile(preview.document, answerTo(preview.document, { answer: 'agree', ...said })))
    expect(read.changes.map(({ effect }) => effect)).toEqual(['adds', 'adds', 'adds'])
    await importReply(read.token)
    const plan = await call(planning.plan, { participationId: firm.participationId }, inVault())
    expect(plan.agreement).toMatchObject({ revision: 1, employeeAt: expect.any(Number) })
    expect(plan.goals[0]?.comments).toMatchObject([{ author: 'employee', body: 'With the new jig' }])
    expect(plan.goals.at(-1)).toMatchObject({ title: 'Learn GD&T', state: 'proposed', proposedBy: 'employee' })
  }, 60_000)

  it('does not take an agreement for a plan that changed since, and says so', async () => {
    const preview = await prepare({ kind: 'plan', participationId: firm.participationId })
    await save(preview.token)
    await call(planning.updateGoal, { goalId: firm.goals[1], fields: { title: 'Release 14 drawings' } }, inVault())
    const read = await readReply(await replyFile(preview.document, answerTo(preview.document, { answer: 'agree' })))
    expect(read.changes).toMatchObject([{ part: 'answer', effect: 'conflict' }])
  }, 60_000)
})

describe('what a reply is refused for', () => {
  it('changes nothing and says which of the ways it does not belong', async () => {
    const { reviewId, document } = await sentReview()
    const before = await vault.deps.db.selectFrom('change').select('id').execute()
    const good = answerTo(document, { answer: 'agree' })
    const other = vault.deps.newId()
    const code = async (reply: object, how = {}) => errorCode(readReply(await replyFile(document, { ...good, ...reply }, how)))

    await expect(readReply(await replyFile(document, { ...good, workspaceId: other }))).rejects.toMatchObject({
      code: 'REPLY_OTHER_WORKSPACE',
      data: { open: vault.vault.summary.name, workspaceId: other, signedBy: good.fullName },
    })
    const client = await openTestVault()
    const sealedForAnother = await replyFile({ ...document, replyTo: client.vault.signer.replyTo }, good)
    await client.close()
    await expect(readReply(sealedForAnother)).rejects.toMatchObject({
      code: 'PACKAGE_NOT_FOR_THIS_VAULT',
      data: { open: vault.vault.summary.name },
    })
    expect(await code({ packageId: other })).toBe('REPLY_UNKNOWN_PACKAGE')
    await expect(readReply(await replyFile(document, { ...good, personId: firm.rob }))).rejects.toMatchObject({
      code: 'REPLY_OTHER_PERSON',
      data: { name: 'Rob Walters' },
    })
    expect(await code({ documentHash: 'ab'.repeat(32) })).toBe('REPLY_DOCUMENT_CHANGED')
    expect(await code({ version: 2 })).toBe('REPLY_DOCUMENT_CHANGED')
    expect(await code({}, { signature: 'none' })).toBe('REPLY_UNSIGNED')
    expect(await code({}, { signature: 'wrong' })).toBe('REPLY_SIGNATURE_WRONG')
    expect(await code({ answer: null })).toBe('PACKAGE_CONTENT_REFUSED')
    await expect(readReply(await replyFile(document, { ...good, format: 2, surprise: 1 }))).rejects.toMatchObject({
      code: 'PACKAGE_FORMAT_NEWER',
      data: { format: 2 },
    })
    expect(await vault.deps.db.selectFrom('change').select('id').execute()).toEqual(before)

    await call(reviewing.newVersion, { reviewId, reason: 'A number was wrong' }, inVault())
    expect(await code({})).toBe('REPLY_VERSION_REPLACED')
  }, 30_000)

  it('tells a package from a reply', async () => {
    const { document } = await sentReview()
    const line1 = encodeDocument(document)
    expect(await errorCode(readReply(await replyFile(document, line1)))).toBe('REPLY_NOT_A_REPLY')
  }, 60_000)
})

describe('the owner’s own export', () => {
  const NOTE = '=cmd|calc!A1 between us'
  beforeEach(async () => {
    await call(coaching.keepNote, { personId: firm.gail, kind: 'private', body: NOTE, from: '', observedOn: '2026-05-20' }, inVault())
    await call(coaching.keepNote, { personId: firm.rob, kind: 'private', body: 'About Rob', from: '', observedOn: '2026-05-21' }, inVault())
  })
  const exported = async (format: 'json' | 'csv' | 'markdown', personId: Firm['gail'] | null = null) => {
    const file = await call(sharing.exportAll, { format, personId }, inVault())
    return Buffer.from(await file.arrayBuffer()).toString('utf8')
  }

  it('holds everything in JSON, private things apart and no secret key', async () => {
    const json = JSON.parse(await exported('json'))
    expect(json.readers.onlyYou.private_note).toHaveLength(2)
    expect(json.readers.both.goal).toHaveLength(2)
    expect(JSON.stringify(json)).not.toContain('AGE-SECRET-KEY')
  })

  it('runs no formula in a spreadsheet and says who can read each row', async () => {
    const csv = await exported('csv')
    expect(csv.startsWith('\uFEFFrecord,person,')).toBe(true)
    expect(csv).toContain(`'${NOTE}`)
    expect(csv).toMatch(/Private note,Gail Erickson,2026-05-20,.*"?Only you, in this vault"?/)
  })

  it('reads as a document in Markdown, person by person', async () => {
    const text = await exported('markdown', firm.gail)
    expect(text).toContain('## Gail Erickson')
    expect(text).toContain('### Private note (only you, in this vault)')
    expect(text).not.toContain('Rob')
  })
})
