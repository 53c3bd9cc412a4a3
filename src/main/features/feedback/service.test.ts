import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealingCheaply } from '../../../../tests/support/cheap-seal.ts'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { answerFile, answerOf, ask, COLLEAGUES, sendOut, takeIn } from '../../../../tests/support/feedback.ts'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { FeedbackId } from '../../../shared/kernel/ids.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { insightsRouter as insights } from '../insights/index.ts'
import { reviewingRouter as reviewing } from '../reviewing/index.ts'
import { rewardingRouter as rewarding } from '../rewarding/index.ts'
import { sharingRouter as sharing } from '../sharing/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import { feedbackRouter as feedback, feedbackNotices } from './index.ts'

let vault: TestVault
let firm: Firm
let context: TestVault['context']

beforeEach(async () => {
  vault = await openTestVault()
  context = sealingCheaply(vault)
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const given = () => ({
  feedbackId: null,
  personId: firm.gail,
  direction: 'downward' as const,
  giver: { personId: firm.roberto },
  body: 'The report named the cause on page one.',
  observedOn: '2026-11-09',
})

describe('feedback that is written down', () => {
  it('has a direction, a giver and a day, and stands with both of them', async () => {
    const { change } = await call(feedback.save, given(), { context })
    const [about] = await call(feedback.list, { personId: firm.gail }, { context })
    const [by] = await call(feedback.list, { personId: firm.roberto }, { context })
    expect(about).toMatchObject({ direction: 'downward', giverName: 'Roberto Tamburello', fromYou: true, aboutYou: false, readers: 'both' })
    expect(by).toEqual(about)
    expect(await call(feedback.list, { personId: firm.rob }, { context })).toEqual([])
    await call(workspace.undo, { changeId: change.id }, { context })
    expect(await call(feedback.list, { personId: null }, { context })).toEqual([])
  })

  it('is told apart by the name, where a note of kind feedback is kept on a person’s page', async () => {
    const note = { personId: firm.gail, kind: 'feedback' as const, body: 'As said', observedOn: '2026-11-09' }
    for (const from of ['', 'Rob Walters', 'Gail Erickson', 'Quality', 'Janice Galvin, upward'])
      await call(coaching.keepNote, { ...note, from }, { context })
    await call(coaching.keepNote, { ...note, personId: firm.roberto, from: 'Gail Erickson' }, { context })
    const all = await call(feedback.list, { personId: null }, { context })
    expect(all.map(({ giverName, giverId, direction }) => [giverName, giverId, direction]).reverse()).toEqual([
      ['Roberto Tamburello', firm.roberto, 'downward'],
      ['Rob Walters', firm.rob, 'peer'],
      ['Gail Erickson', firm.gail, 'self'],
      ['Quality', null, 'peer'],
      ['Janice Galvin', null, 'upward'],
      ['Gail Erickson', firm.gail, 'upward'],
    ])
  })

  it('can still be changed and removed as a note', async () => {
    const { note } = await call(
      coaching.keepNote,
      { personId: firm.gail, kind: 'feedback', from: 'Quality', body: 'First', observedOn: '2026-11-09' },
      { context },
    )
    await call(coaching.updateNote, { noteId: note.id, body: 'Second', observedOn: '2026-11-08' }, { context })
    const [changed] = await call(feedback.list, { personId: firm.gail }, { context })
    expect(changed).toMatchObject({ body: 'Second', observedOn: '2026-11-08', giverName: 'Quality' })
    expect((await call(coaching.removeNote, { noteId: note.id }, { context })).summary).toBe('Feedback removed')
    expect(await call(feedback.list, { personId: firm.gail }, { context })).toEqual([])
  })

  it('is evidence in a review and for a reward', async () => {
    const { feedbackId } = await call(feedback.save, given(), { context })
    const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, { context })
    const source = { sourceKind: 'feedback', sourceId: feedbackId }
    const cited = await call(reviewing.cite, { reviewId, kind: 'competency', key: 'solving', ...source }, { context })
    expect(cited).toMatchObject({ label: 'Feedback from Roberto Tamburello', text: 'The report named the cause on page one.' })
  })

  it('has a follow-up of the manager’s own, with a day it reminds of', async () => {
    const upward = { ...given(), personId: firm.roberto, direction: 'upward' as const, giver: { personId: firm.gail } }
    const { feedbackId } = await call(feedback.save, upward, { context })
    await call(feedback.saveFollowUp, { feedbackId, body: 'Send agendas on Thursdays', dueOn: '2026-11-20' }, { context })
    expect(await feedbackNotices(vault.deps.db, '2026-11-19')).not.toContainEqual(expect.objectContaining({ kind: 'feedback-follow-up' }))
    expect(await feedbackNotices(vault.deps.db, '2026-11-20')).toContainEqual(
      expect.objectContaining({ kind: 'feedback-follow-up', title: 'Follow up on feedback from Gail Erickson', targetId: feedbackId }),
    )
    const done = await call(feedback.completeFollowUp, { feedbackId, done: true }, { context })
    expect(await feedbackNotices(vault.deps.db, '2026-11-20')).not.toContainEqual(expect.objectContaining({ kind: 'feedback-follow-up' }))
    await call(workspace.undo, { changeId: done.id }, { context })
    const [again] = await call(feedback.list, { personId: firm.roberto }, { context })
    expect(again).toMatchObject({ aboutYou: true, followUp: { body: 'Send agendas on Thursdays', dueOn: '2026-11-20', doneOn: null } })
  })
})

describe('a request by name', () => {
  it('goes to each name as a package of its own, and comes back as feedback that one undo takes back', async () => {
    const requestId = await ask(context, firm.gail)
    const document = await sendOut(context, requestId)
    expect(document).toMatchObject({ person: { name: 'Gail Erickson' }, body: { to: { name: 'Diane Margheim' }, anonymity: null } })
    const file = await answerFile(document, answerOf(document, ['The handovers', 'Drawings a day earlier']))
    const preview = await call(sharing.readFeedbackReply, { file }, { context })
    expect(preview).toMatchObject({ kind: 'named', fullName: 'Diane Margheim', key: null, earlier: 0 })
    const { change } = await call(sharing.importFeedbackReplies, { tokens: [preview.token] }, { context })
    const [came] = await call(feedback.list, { personId: firm.gail }, { context })
    expect(came?.body).toBe('**What should stay as it is?**\n\nThe handovers\n\n**What would help more?**\n\nDrawings a day earlier')
    expect(came).toMatchObject({ giverName: 'Diane Margheim', direction: 'peer', readers: 'both', requestId })
    expect(await call(feedback.request, { requestId }, { context })).toMatchObject({ sent: true, answered: 1 })
    expect(await call(sharing.list, { personId: null }, { context })).toMatchObject([{ kind: 'feedback-request', state: 'replied' }])
    expect(await errorCode(call(sharing.readFeedbackReply, { file }, { context }))).toBe('REPLY_ALREADY_IMPORTED')
    await call(workspace.undo, { changeId: change?.id as never }, { context })
    expect(await call(feedback.list, { personId: firm.gail }, { context })).toEqual([])
    expect(await call(feedback.request, { requestId }, { context })).toMatchObject({ answered: 0 })
    expect((await call(sharing.readFeedbackReply, { file }, { context })).kind).toBe('named')
  })

  it('remembers the key of somebody in the vault, and is read by the manager alone where it said so', async () => {
    const requestId = await ask(context, firm.gail, { readers: 'only-you', recipients: [{ personId: firm.rob }] })
    const document = await sendOut(context, requestId)
    await takeIn(context, await answerFile(document, answerOf(document, ['Only for you'])))
    expect(await call(feedback.list, { personId: firm.gail }, { context })).toMatchObject([{ readers: 'only-you', giverId: firm.rob }])
    expect(await vault.deps.db.selectFrom('feedback').selectAll().execute()).toEqual([])
    const second = await answerFile(document, answerOf(document, ['More']), { seed: 9 })
    expect(await call(sharing.readFeedbackReply, { file: second }, { context })).toMatchObject({ key: { state: 'changed' }, earlier: 1 })
    const timeline = await call(insights.timeline, { personId: firm.gail }, { context })
    expect(timeline.filter(({ kind }) => kind === 'feedback')).toMatchObject([{ readers: 'only-you', fixed: true }])
  })

  it('stands as it is once a file of it is out, and cannot be rewritten as an answer', async () => {
    const requestId = await ask(context, firm.gail)
    const document = await sendOut(context, requestId)
    const again = ask(context, firm.gail, { recipients: [] })
    await expect(again).rejects.toThrow()
    expect(await errorCode(call(feedback.removeRequest, { requestId }, { context }))).toBe('FEEDBACK_REQUEST_SENT')
    await takeIn(context, await answerFile(document, answerOf(document, ['So'])))
    const [{ id } = { id: '' as FeedbackId }] = await call(feedback.list, { personId: firm.gail }, { context })
    expect(await errorCode(call(feedback.save, { ...given(), feedbackId: id }, { context }))).toBe('FEEDBACK_IS_AN_ANSWER')
    expect(await errorCode(call(coaching.updateNote, { noteId: id as never, body: 'Nicer', observedOn: '2026-11-09' }, { context }))).toBe(
      'NOTE_NOT_FOUND',
    )
  })

  it('asks after answers once their day is over', async () => {
    const requestId = await ask(context, firm.gail, { answerBy: '2026-11-12' })
    expect(await feedbackNotices(vault.deps.db, '2026-11-13')).not.toContainEqual(expect.objectContaining({ targetId: requestId }))
    await sendOut(context, requestId)
    expect(await feedbackNotices(vault.deps.db, '2026-11-13')).toContainEqual(
      expect.objectContaining({ kind: 'feedback-asked', title: '4 of 4 asked for feedback have not answered', dueOn: '2026-11-12' }),
    )
  })
})

describe('an anonymous request', () => {
  const asked = () => ask(context, firm.roberto, { anonymous: true, direction: 'upward', readers: 'only-you' })

  it('asks at least three, in one file that is the same however often it is made', async () => {
    const two = ask(context, firm.roberto, { anonymous: true, recipients: COLLEAGUES.slice(0, 2) })
    await expect(two).rejects.toMatchObject({ code: 'TOO_FEW_ASKED', data: { asked: 2, needed: 3 } })
    const requestId = await asked()
    const first = await sendOut(context, requestId)
    expect(first.body).toMatchObject({ to: null, anonymity: { asked: 4, readFrom: 3 } })
    vault.setNow(vault.deps.now() + 86_400_000)
    expect(await sendOut(context, requestId)).toEqual(first)
    const { recipients } = await call(feedback.request, { requestId }, { context })
    const own = call(sharing.prepare, { kind: 'feedback-request', requestId, recipientId: recipients[0]?.id as never }, { context })
    expect(await errorCode(own)).toBe('FEEDBACK_REQUEST_NOT_FOUND')
  })

  it('shows nothing of an answer before three are there, and then all of them under their questions', async () => {
    const requestId = await asked()
    const document = await sendOut(context, requestId)
    const said = ['Alpha', 'Beta', 'Gamma'].map((word) => [`${word} stays`, `${word} helps`])
    const files = await Promise.all(said.map((texts) => answerFile(document, answerOf(document, texts))))
    const preview = await call(sharing.readFeedbackReply, { file: files[0] as File }, { context })
    expect(JSON.stringify(preview)).not.toContain('Alpha')
    await takeIn(context, files[0] as File)
    await takeIn(context, files[1] as File)
    expect(await call(feedback.request, { requestId }, { context })).toMatchObject({ held: 2, answered: 0, readFrom: 3 })
    await expect(call(feedback.release, { requestId }, { context })).rejects.toMatchObject({
      code: 'TOO_FEW_ANSWERS',
      data: { held: 2, needed: 3 },
    })
    await takeIn(context, files[2] as File)
    expect(await feedbackNotices(vault.deps.db, '2026-11-10')).toContainEqual(
      expect.objectContaining({ title: '3 anonymous answers can be read', targetId: requestId }),
    )
    expect(await call(feedback.release, { requestId }, { context })).toMatchObject({ answers: 3 })
    const [read] = await call(feedback.list, { personId: firm.roberto }, { context })
    expect(read).toMatchObject({ answers: 3, giverName: '', giverId: null, readers: 'only-you', aboutYou: true })
    for (const text of said.flat()) expect(read?.body).toContain(`> ${text}`)
    expect(await call(feedback.request, { requestId }, { context })).toMatchObject({ held: 0, answered: 3 })
    expect(await call(sharing.list, { personId: null }, { context })).toMatchObject([{ state: 'replied' }])
  })

  it('cannot be taken back once it was read, and holds those who come later for each other', async () => {
    const requestId = await asked()
    const document = await sendOut(context, requestId)
    const files = await Promise.all([1, 2, 3, 4].map((n) => answerFile(document, answerOf(document, [`Voice ${n}`]))))
    await takeIn(context, ...files.slice(0, 3))
    await call(feedback.release, { requestId }, { context })
    const { id } = await vault.deps.db.selectFrom('change').select('id').where('verb', '=', 'feedback.release').executeTakeFirstOrThrow()
    expect(await errorCode(call(workspace.undo, { changeId: id as never }, { context }))).toBe('CHANGE_FINAL')
    await takeIn(context, files[3] as File)
    expect(await errorCode(call(feedback.release, { requestId }, { context }))).toBe('TOO_FEW_ANSWERS')
  })

  it('knows a file it has taken in, held or released, and takes the last ones back without a trace', async () => {
    const requestId = await asked()
    const document = await sendOut(context, requestId)
    const files = await Promise.all([1, 2, 3].map((n) => answerFile(document, answerOf(document, [`Voice ${n}`]))))
    const taken = await takeIn(context, files[0] as File)
    expect(taken).toMatchObject({ change: null, held: [{ requestId, added: 1, held: 1 }] })
    expect(await errorCode(call(sharing.readFeedbackReply, { file: files[0] as File }, { context }))).toBe('ANSWER_ALREADY_HERE')
    expect(await call(sharing.takeBackAnswers, { token: taken.takeBack ?? '' }, { context })).toEqual({ takenBack: 1 })
    expect(await call(feedback.request, { requestId }, { context })).toMatchObject({ held: 0 })
    const first = await takeIn(context, files[0] as File)
    await takeIn(context, ...files.slice(1))
    expect(await errorCode(call(sharing.takeBackAnswers, { token: first.takeBack ?? '' }, { context }))).toBe('PREVIEW_GONE')
    await call(feedback.release, { requestId }, { context })
    for (const file of files) expect(await errorCode(call(sharing.readFeedbackReply, { file }, { context }))).toBe('ANSWER_ALREADY_HERE')
  })
})

describe('recognition', () => {
  const thanks = () => ({
    recognitionId: null,
    personId: firm.gail,
    valueId: null,
    body: 'Forty parts in two days',
    announce: true,
    givenOn: '2026-11-09',
  })

  it('is tied to a value as it is called that day, announced, undone, and on the timeline', async () => {
    const { valueId } = await call(feedback.saveValue, { valueId: null, name: 'Finds causes', meaning: '' }, { context })
    const { recognitionId, change } = await call(feedback.recognise, { ...thanks(), valueId }, { context })
    await call(feedback.saveValue, { valueId, name: 'Asks why', meaning: '' }, { context })
    expect(await call(feedback.recognitions, { personId: firm.gail }, { context })).toMatchObject([
      { valueName: 'Finds causes', announcement: { kind: 'due' } },
    ])
    const announced = await call(feedback.announce, { recognitionId, announced: true }, { context })
    const item = (await call(insights.timeline, { personId: firm.gail }, { context })).find(({ kind }) => kind === 'recognition')
    expect(item).toMatchObject({ detail: 'for Finds causes', readers: 'both', chips: ['announced'] })
    await call(workspace.undo, { changeId: announced.id }, { context })
    await call(workspace.undo, { changeId: change.id }, { context })
    expect(await call(feedback.recognitions, { personId: null }, { context })).toEqual([])
  })

  it('is evidence for a reward', async () => {
    const { recognitionId } = await call(feedback.recognise, thanks(), { context })
    await call(
      rewarding.save,
      {
        rewardId: null,
        personId: firm.gail,
        cycleId: null,
        kind: 'time',
        title: 'A day off',
        amountMinor: null,
        currency: 'EUR',
        reason: 'For the measuring',
        evidence: [{ sourceKind: 'recognition', sourceId: recognitionId }],
      },
      { context },
    )
    const [reward] = await call(rewarding.list, { personId: firm.gail }, { context })
    expect(reward?.evidence).toMatchObject([{ label: 'Recognition', observedOn: '2026-11-09' }])
  })

  it('says who has had none lately, those never first', async () => {
    await call(feedback.recognise, { ...thanks(), givenOn: '2026-06-01' }, { context })
    expect(await call(feedback.recognisedLast, undefined, { context })).toMatchObject([
      { name: 'Rob Walters', lastOn: null, quiet: true },
      { name: 'Gail Erickson', lastOn: '2026-06-01', quiet: true },
    ])
    await call(feedback.recognise, thanks(), { context })
    const notices = (await feedbackNotices(vault.deps.db, '2026-11-10')).filter(({ kind }) => kind === 'recognition')
    expect(notices).toMatchObject([{ personName: 'Rob Walters', title: 'No recognition yet' }])
  })
})
