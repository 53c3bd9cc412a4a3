import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { searchAll } from '../../../../tests/support/search.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { ReviewId } from '../../../shared/kernel/ids.ts'
import { change } from '../../db/change.ts'
import { shareableDb } from '../../db/shareable.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { insightsRouter as insights } from '../insights/index.ts'
import { rewardingRouter as rewarding } from '../rewarding/index.ts'
import { markShared, recordEmployeeSignOff, recordSelfReview, reviewingRouter as reviewing, shareableReview } from './index.ts'

let vault: TestVault
let firm: Firm
let reviewId: ReviewId
const inVault = () => ({ context: vault.context })

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
  reviewId = (await call(reviewing.begin, { participationId: firm.participationId }, inVault())).reviewId
})
afterEach(() => vault.close())

const get = (id = reviewId) => call(reviewing.get, { reviewId: id }, inVault())
const rating = (key: string, score: number | null) => ({
  reviewId,
  kind: key === 'solving' || key === 'telling' ? ('competency' as const) : ('goal' as const),
  key,
  by: 'manager' as const,
  score,
  notSeen: score === null,
  comment: '',
})
const rate = (key: string, score: number | null) => call(reviewing.saveRating, rating(key, score), inVault())
const finish = (id = reviewId) => call(reviewing.finish, { reviewId: id, fullName: 'Roberto Tamburello' }, inVault())

function share(id = reviewId): Promise<void> {
  const shared = { reviewId: id, documentHash: 'ab'.repeat(32), at: vault.deps.now() }
  return change(vault.deps, { verb: 'test.share', summary: 'Shared' }, (tx) => markShared(tx, shared))
}

function reply(answer: 'agree' | 'disagree', statement = ''): Promise<void> {
  const signed = { fullName: 'Gail Erickson', signedAt: vault.deps.now(), publicKey: `${'A'.repeat(43)}=`, documentHash: 'ab'.repeat(32) }
  const comments = [{ part: 'summary', body: 'Not my words' }]
  return change(vault.deps, { verb: 'test.reply', summary: 'Replied', actor: 'reply' }, (tx) =>
    recordEmployeeSignOff(tx, { ...signed, reviewId, answer, statement, comments, at: vault.deps.now(), newId: vault.deps.newId }),
  )
}

function selfReview(words: string): Promise<ReviewId | null> {
  const ratings = [{ kind: 'competency' as const, key: 'solving', score: 5, comment: words }]
  const received = { participationId: firm.participationId, receivedOn: '2026-11-04', summary: words, ratings }
  return change(vault.deps, { verb: 'test.self', summary: 'Self-review', actor: 'reply' }, (tx) =>
    recordSelfReview(tx, { ...received, at: vault.deps.now(), newId: vault.deps.newId }),
  )
}

describe('a review being written', () => {
  it('is about the goals of the participation and the competencies frozen at launch', async () => {
    const review = await get()
    expect(review).toMatchObject({ version: 1, state: 'writing', reviewer: 'Roberto Tamburello', cycleName: 'Cycle 2026' })
    expect(review.items.map(({ name, detail, weightBp }) => [name, detail, weightBp])).toEqual([
      ['Seat-post rework below 2 %', '2.1\u00a0%, from 3.4\u00a0% to 1.8\u00a0%', 6000],
      ['Release 12 drawings', '', 4000],
      ['solving', 'What solving is', 5000],
      ['telling', 'What telling is', 5000],
    ])
  })

  it('begins once: asking again finds the same one', async () => {
    expect(await call(reviewing.begin, { participationId: firm.participationId }, inVault())).toEqual({ reviewId })
  })

  it('is not begun in a cycle that is closed', async () => {
    const participationId = vault.deps.newId() as Firm['participationId']
    await change(vault.deps, { verb: 'test.close', summary: 'Cycle closed' }, async (tx) => {
      const row = { id: participationId, cycle_id: firm.cycleId, person_id: firm.rob, manager_id: null, deleted_at: null }
      await tx.insertInto('participation').values(row).execute()
      await tx.updateTable('cycle').set({ status: 'closed' }).execute()
    })
    expect(await errorCode(call(reviewing.begin, { participationId }, inVault()))).toBe('CYCLE_CLOSED')
  })

  it('leaves what was not seen out of the score instead of counting it as zero', async () => {
    await rate(firm.goals[0], 5)
    await rate(firm.goals[1], null)
    await rate('solving', 4)
    expect((await get()).score).toMatchObject({ total: 460, label: 'Far above', unrated: 1 })
  })

  it('takes only scores of its own scale, for items it has', async () => {
    expect(await errorCode(rate('solving', 6))).toBe('SCORE_NOT_ON_SCALE')
    expect(await errorCode(rate(vault.deps.newId(), 3))).toBe('ITEM_NOT_FOUND')
  })

  it('shows on the board how far it is', async () => {
    await rate('solving', 4)
    const board = await call(reviewing.board, { cycleId: firm.cycleId }, inVault())
    expect(board).toMatchObject([{ name: 'Gail Erickson', state: 'writing', score: 400, rated: 1, items: 4, selfReview: 'none' }])
  })
})

describe('evidence', () => {
  const note = (kind: 'private' | 'feedback', body: string) => ({
    personId: firm.gail,
    kind,
    body,
    from: 'Quality',
    observedOn: '2026-10-23',
  })
  const cite = (sourceKind: string, sourceId: string) =>
    call(reviewing.cite, { reviewId, kind: 'competency', key: 'solving', sourceKind, sourceId }, inVault())

  it('is copied as it reads on the day it is cited', async () => {
    const kept = await call(coaching.keepNote, note('feedback', 'Not a single question back'), inVault())
    const cited = await cite('feedback', kept.note.id)
    await call(coaching.updateNote, { noteId: kept.note.id, body: 'Changed later', observedOn: '2026-10-23' }, inVault())

    expect(cited).toMatchObject({ number: 1, label: 'Feedback from Quality', text: 'Not a single question back' })
    expect((await get()).items.find(({ key }) => key === 'solving')?.citations).toEqual([cited])
  })

  it('keeps its number when an earlier one is taken out', async () => {
    const [one, two] = [
      (await call(coaching.keepNote, note('feedback', 'One'), inVault())).note.id,
      (await call(coaching.keepNote, note('feedback', 'Two'), inVault())).note.id,
    ]
    await cite('feedback', one)
    await cite('feedback', two)
    expect(await cite('feedback', two)).toMatchObject({ number: 2 })
    await call(reviewing.uncite, { reviewId, kind: 'competency', key: 'solving', number: 1 }, inVault())
    expect((await get()).items.flatMap(({ citations }) => citations.map(({ number }) => number))).toEqual([2])
    await call(reviewing.uncite, { reviewId, kind: 'competency', key: 'solving', number: 2 }, inVault())
    // A text may still say [1] or [2]: it must not come to mean another source.
    expect(await cite('feedback', one)).toMatchObject({ number: 3 })
  })

  it('is linked only to a private note about the same person', async () => {
    const about = async (personId: Firm['gail'], kind: 'private' | 'feedback') =>
      (await call(coaching.keepNote, { ...note('private', 'Canary'), kind, personId }, inVault())).note.id
    const link = async (noteId: Awaited<ReturnType<typeof about>>) =>
      call(reviewing.linkNote, { reviewId, kind: 'competency', key: 'solving', noteId, linked: true }, inVault())
    expect(await errorCode(link(await about(firm.rob, 'private')))).toBe('NOTE_NOT_FOUND')
    expect(await errorCode(link(await about(firm.gail, 'feedback')))).toBe('NOTE_NOT_FOUND')
    const own = await about(firm.gail, 'private')
    await link(own)
    expect((await get()).items.find(({ key }) => key === 'solving')?.linkedNotes).toEqual([own])
  })

  it('is never a private note, under whatever kind it is named', async () => {
    const { note: kept } = await call(coaching.keepNote, note('private', 'Canary'), inVault())
    expect(await errorCode(cite('private-note', kept.id))).toBe('SOURCE_PRIVATE')
    for (const kind of ['shared-note', 'feedback', 'one-to-one', 'check-in', 'action-item', 'reward', 'private_note', '']) {
      expect(await errorCode(cite(kind, kept.id))).toBe('SOURCE_NOT_FOUND')
    }
    expect((await get()).items.flatMap(({ citations }) => citations)).toEqual([])
  })

  it('is never somebody else’s', async () => {
    const kept = await call(coaching.keepNote, { ...note('feedback', 'About Rob'), personId: firm.rob }, inVault())
    expect(await errorCode(cite('feedback', kept.note.id))).toBe('SOURCE_NOT_FOUND')
  })

  it('may be a reward once it is given, and not while it is only proposed', async () => {
    const reward = {
      rewardId: null,
      personId: firm.gail,
      cycleId: null,
      kind: 'recognition' as const,
      title: 'Datum error',
      amountMinor: null,
    }
    const { rewardId } = await call(rewarding.save, { ...reward, currency: 'EUR', reason: 'Found it', evidence: [] }, inVault())
    expect(await errorCode(cite('reward', rewardId))).toBe('SOURCE_PRIVATE')
    await call(rewarding.decide, { rewardId, state: 'given' }, inVault())
    expect(await cite('reward', rewardId)).toMatchObject({ label: 'Datum error', text: 'Found it' })
  })

  it('links a private note in this vault only', async () => {
    const { note: kept } = await call(coaching.keepNote, note('private', 'Canary'), inVault())
    await call(reviewing.linkNote, { reviewId, kind: 'competency', key: 'solving', noteId: kept.id, linked: true }, inVault())
    await call(reviewing.saveText, { reviewId, part: 'privateAssessment', body: 'Canary too' }, inVault())

    expect((await get()).items.find(({ key }) => key === 'solving')?.linkedNotes).toEqual([kept.id])
    const shared = JSON.stringify(await shareableReview(shareableDb(vault.deps.db), reviewId))
    expect(shared).not.toContain('Canary')
    expect(shared).not.toContain(kept.id)
  })
})

describe('a self-review', () => {
  const rateAll = async () => {
    for (const key of [...firm.goals, 'solving']) await rate(key, 3)
  }

  it('stays sealed until every item here has a rating or "not seen"', async () => {
    await selfReview('Canary of the employee')
    await rateAll()
    const sealed = await get()
    expect(sealed.selfReview).toEqual({ state: 'sealed', receivedOn: '2026-11-04', summary: null })
    expect(sealed.items.every(({ employee }) => employee === null)).toBe(true)

    await rate('telling', null)
    const open = await get()
    expect(open.selfReview).toMatchObject({ state: 'open', summary: 'Canary of the employee' })
    expect(open.items.find(({ key }) => key === 'solving')?.employee).toMatchObject({ score: 5, comment: 'Canary of the employee' })
  })

  it('cannot be read while sealed, through any procedure that reads', async () => {
    await selfReview('Canary of the employee')
    await rateAll()
    await finish()
    const seen = [
      await get(),
      await call(reviewing.board, { cycleId: firm.cycleId }, inVault()),
      await call(reviewing.ofPerson, { personId: firm.gail }, inVault()),
      await call(insights.timeline, { personId: firm.gail }, inVault()),
      await call(insights.today, undefined, inVault()),
      await searchAll(vault.context, 'canary'),
      await shareableReview(shareableDb(vault.deps.db), reviewId),
    ]
    expect(JSON.stringify(seen)).not.toContain('Canary')
  })

  it('is the employee’s word: it cannot be typed over here', async () => {
    await selfReview('Mine')
    const over = { ...rating('solving', 1), by: 'employee' as const }
    expect(await errorCode(call(reviewing.saveRating, over, inVault()))).toBe('REVIEW_NOT_WRITABLE')
  })

  it('does not reach into a review that already went out', async () => {
    await rate('solving', 3)
    await finish()
    await share()
    expect(await selfReview('Too late')).toBeNull()
    expect((await get()).selfReview.state).toBe('none')
  })
})

describe('signing', () => {
  it('needs a rating, records name and key, and can be taken back until a package went out', async () => {
    expect(await errorCode(finish())).toBe('NOTHING_RATED')
    await rate('solving', 4)
    await finish()
    const signed = await get()
    expect(signed).toMatchObject({ state: 'ready', signOffs: [{ side: 'manager', answer: 'signed', fullName: 'Roberto Tamburello' }] })
    expect(await errorCode(rate('solving', 5))).toBe('REVIEW_NOT_WRITABLE')

    await call(reviewing.reopen, { reviewId }, inVault())
    expect(await get()).toMatchObject({ state: 'writing', signOffs: [] })
    await finish()
    await share()
    expect(await errorCode(call(reviewing.reopen, { reviewId }, inVault()))).toBe('REVIEW_ALREADY_SHARED')
  })

  it('keeps a disagreement on the record of both sides', async () => {
    await rate('solving', 2)
    await finish()
    await share()
    await reply('disagree', 'Not with solving')

    const review = await get()
    expect(review.state).toBe('signed')
    expect(review.signOffs.map(({ side, answer, statement }) => [side, answer, statement])).toEqual([
      ['manager', 'signed', ''],
      ['employee', 'disagree', 'Not with solving'],
    ])
    expect(review.comments).toEqual([{ part: 'summary', body: 'Not my words' }])
    expect(await call(reviewing.ofPerson, { personId: firm.gail }, inVault())).toMatchObject([{ state: 'signed', signedOn: '2026-11-10' }])
  })

  it('makes what was signed immutable, the private side apart', async () => {
    await rate('solving', 2)
    await finish()
    await share()
    await reply('agree')
    const before = await get()
    vault.setNow(daysFromStart(3))

    const source = { sourceKind: 'feedback', sourceId: 'any' }
    const item = { reviewId, kind: 'competency' as const, key: 'solving' }
    const attempts = [
      rate('solving', 5),
      call(reviewing.saveRating, { ...rating('solving', 5), by: 'employee' }, inVault()),
      call(reviewing.saveText, { reviewId, part: 'summary', body: 'Other' }, inVault()),
      call(reviewing.saveText, { reviewId, part: 'nextSteps', body: 'Other' }, inVault()),
      call(reviewing.cite, { ...item, ...source }, inVault()),
      call(reviewing.uncite, { ...item, number: 1 }, inVault()),
      finish(),
      call(reviewing.reopen, { reviewId }, inVault()),
    ]
    for (const attempt of attempts) expect(await errorCode(attempt)).toBe('REVIEW_SIGNED')
    expect(await get()).toEqual(before)
    await call(reviewing.saveText, { reviewId, part: 'privateAssessment', body: 'Still mine' }, inVault())
  })

  it('corrects by a new version that names the one it replaces, and leaves the old as it was', async () => {
    await rate('solving', 2)
    await call(reviewing.saveText, { reviewId, part: 'summary', body: 'First words' }, inVault())
    expect(await errorCode(call(reviewing.newVersion, { reviewId, reason: 'Typo' }, inVault()))).toBe('REVIEW_NOT_SHARED')
    await finish()
    await share()
    await reply('disagree')
    const before = await get()

    const { reviewId: second } = await call(reviewing.newVersion, { reviewId, reason: 'A goal was missing' }, inVault())
    await call(reviewing.saveText, { reviewId: second, part: 'summary', body: 'Second words' }, inVault())

    expect(await get(second)).toMatchObject({ version: 2, state: 'writing', summary: 'Second words', signOffs: [], comments: [] })
    expect(await shareableReview(shareableDb(vault.deps.db), second)).toMatchObject({ replaces: 1, reason: 'A goal was missing' })
    expect((await get(second)).items.find(({ key }) => key === 'solving')?.manager.score).toBe(2)
    expect(await get()).toEqual(before)
    expect(await errorCode(call(reviewing.newVersion, { reviewId, reason: 'Again' }, inVault()))).toBe('REVIEW_NOT_SHARED')
    const versions = await call(reviewing.ofPerson, { personId: firm.gail }, inVault())
    expect(versions.map(({ version }) => version)).toEqual([2, 1])
  })
})
