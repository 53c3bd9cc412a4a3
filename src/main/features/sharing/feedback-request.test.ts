import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealingCheaply } from '../../../../tests/support/cheap-seal.ts'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { ask, sendOut } from '../../../../tests/support/feedback.ts'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { FeedbackRequestId } from '../../../shared/kernel/ids.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { feedbackRouter as feedback } from '../feedback/index.ts'
import { peopleRouter as people } from '../people/index.ts'
import { sharingRouter as sharing } from './index.ts'

let vault: TestVault
let firm: Firm
let context: TestVault['context']

beforeEach(async () => {
  vault = await openTestVault()
  context = sealingCheaply(vault)
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

describe('a feedback request as a package', () => {
  it('is about the person, from the owner, for the one who is asked, and is called after them', async () => {
    const requestId = await ask(context, firm.gail)
    const { recipients } = await call(feedback.request, { requestId }, { context })
    const preview = await call(
      sharing.prepare,
      { kind: 'feedback-request', requestId, recipientId: recipients[1]?.id ?? null },
      { context },
    )
    expect(preview.document).toMatchObject({
      title: 'Feedback on Gail Erickson',
      author: 'Roberto Tamburello',
      person: { name: 'Gail Erickson' },
      period: { startsOn: '2026-01-01', endsOn: '2026-12-31' },
      body: { to: { name: 'Gigi Matthew' }, readers: 'both', questions: [{ key: 'q1' }, { key: 'q2' }] },
    })
    expect(preview.inside).toContainEqual({ name: 'Questions', count: 2 })
    const saved = await call(sharing.save, { token: preview.token, carrier: 'age' }, { context })
    expect(saved.fileName).toBe('Gigi Matthew - Feedback on Gail Erickson.age')
  })

  it('without names is called after nobody, and says what it said although somebody was renamed since', async () => {
    const requestId = await ask(context, firm.gail, { anonymous: true })
    const first = await sendOut(context, requestId)
    await call(people.update, { personId: firm.gail, fields: { familyName: 'Erickson-Hall' } }, { context })
    expect(await sendOut(context, requestId)).toEqual(first)
    const [row] = await call(sharing.list, { personId: null }, { context })
    expect(row?.fileName).toBe('Everybody asked - Feedback on Gail Erickson.age')
  })

  it('is not made for a request, or for somebody, that is not there', async () => {
    const requestId = await ask(context, firm.gail)
    const prepare = (id: string, recipientId: string | null) =>
      errorCode(
        call(
          sharing.prepare,
          { kind: 'feedback-request', requestId: id as FeedbackRequestId, recipientId: recipientId as never },
          { context },
        ),
      )
    expect(await prepare(vault.deps.newId(), null)).toBe('FEEDBACK_REQUEST_NOT_FOUND')
    expect(await prepare(requestId, null)).toBe('FEEDBACK_REQUEST_NOT_FOUND')
    expect(await prepare(requestId, vault.deps.newId())).toBe('FEEDBACK_REQUEST_NOT_FOUND')
  })

  it('is thrown away when a question quotes what only the owner reads', async () => {
    const said = 'Quiet in every meeting since the reorganisation in May'
    const note = { personId: firm.gail, kind: 'private' as const, body: said, from: '', observedOn: '2026-11-09' }
    await call(coaching.keepNote, note, { context })
    const requestId = await ask(context, firm.gail, { questions: [said] })
    const { recipients } = await call(feedback.request, { requestId }, { context })
    const refused = call(sharing.prepare, { kind: 'feedback-request', requestId, recipientId: recipients[0]?.id ?? null }, { context })
    await expect(refused).rejects.toMatchObject({ code: 'LEAK_FOUND', data: { where: 'Private notes' } })
  })
})
