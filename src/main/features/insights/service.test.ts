import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { addDays, localDate } from '../../../shared/kernel/dates.ts'
import type { OneToOneId, PersonId } from '../../../shared/kernel/ids.ts'
import { change } from '../../db/change.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { reviewingRouter as reviewing } from '../reviewing/index.ts'
import { rewardingRouter as rewarding } from '../rewarding/index.ts'
import { frameProcedure, insightsRouter as insights } from './index.ts'

let vault: TestVault
let firm: Firm
const inVault = () => ({ context: vault.context })

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

async function meeting(personId: PersonId, days: number, held: boolean, agenda: readonly string[] = []): Promise<OneToOneId> {
  const { oneToOneId } = await call(coaching.schedule, { personId, startsAt: daysFromStart(days, 10), minutes: 30 }, inVault())
  for (const title of agenda) await call(coaching.addAgendaItem, { oneToOneId, title, raisedBy: 'employee' }, inVault())
  if (held) await call(coaching.finish, { oneToOneId }, inVault())
  return oneToOneId
}

function checkIn(days: number, value: number): Promise<void> {
  return change(vault.deps, { verb: 'test.checkIn', summary: 'Check-in' }, async (tx) => {
    const { id } = await tx.selectFrom('key_result').select('id').executeTakeFirstOrThrow()
    const at = { observed_on: localDate(daysFromStart(days)), created_at: daysFromStart(days) }
    const said = { value, confidence: 6, comment: 'Line 2 only' }
    await tx
      .insertInto('goal_check_in')
      .values({ id: vault.deps.newId(), goal_id: firm.goals[0], key_result_id: id, ...said, ...at })
      .execute()
  })
}

describe('the timeline of a person', () => {
  it('joins everything, newest first, each with who can read it', async () => {
    const note = { personId: firm.gail, from: '', body: 'Words' }
    await call(coaching.keepNote, { ...note, kind: 'private', observedOn: '2026-10-15' }, inVault())
    await call(coaching.keepNote, { ...note, kind: 'feedback', from: 'Quality', observedOn: '2026-10-23' }, inVault())
    await checkIn(-60, 2.6)
    await checkIn(-47, 2.3)
    const oneToOneId = await meeting(firm.gail, -14, false, ['Jig handover'])
    const item = { actionItemId: null, personId: firm.gail, oneToOneId, title: 'Checklist', owner: 'employee' as const, dueOn: null }
    const { actionItemId } = await call(coaching.saveActionItem, item, inVault())
    await call(coaching.finish, { oneToOneId }, inVault())
    await call(coaching.completeActionItem, { actionItemId, done: true }, inVault())

    const timeline = await call(insights.timeline, { personId: firm.gail }, inVault())

    expect(timeline.map(({ on, kind, title, detail, readers }) => [on, kind, title, detail, readers])).toEqual([
      ['2026-11-10', 'action-item', 'Checklist', 'done by the employee', 'both'],
      ['2026-10-27', 'one-to-one', 'One-to-one', '30 min', 'both'],
      ['2026-10-23', 'feedback', 'Feedback', 'from Quality', 'both'],
      ['2026-10-15', 'private-note', 'Private note', '', 'only-you'],
      ['2026-09-24', 'check-in', 'Seat-post rework below 2 %', 'confidence 6 of 10', 'both'],
      ['2026-09-11', 'check-in', 'Seat-post rework below 2 %', 'confidence 6 of 10', 'both'],
      ['2019-11-13', 'hired', 'Hired', '', 'both'],
    ])
    expect(timeline[1]?.chips).toEqual(['1 action item', '1 carried'])
    expect(timeline[4]?.body).toBe('2.6\u202F% → 2.3\u202F%\n\nLine 2 only')
    expect(await errorCode(call(insights.timeline, { personId: vault.deps.newId() as PersonId }, inVault()))).toBe('PERSON_NOT_FOUND')
  })

  it('never holds the private margin of a meeting', async () => {
    const oneToOneId = await meeting(firm.gail, -14, false, ['Jig handover'])
    await call(coaching.saveMargin, { oneToOneId, body: 'Canary' }, inVault())
    await call(coaching.finish, { oneToOneId }, inVault())
    expect(JSON.stringify(await call(insights.timeline, { personId: firm.gail }, inVault()))).not.toContain('Canary')
  })

  it('shows a reward to both sides only once it is given', async () => {
    const reward = { rewardId: null, personId: firm.gail, cycleId: null, kind: 'time' as const, title: 'Two days', amountMinor: null }
    const { rewardId } = await call(rewarding.save, { ...reward, currency: 'EUR', reason: 'Release', evidence: [] }, inVault())
    const shown = async () => (await call(insights.timeline, { personId: firm.gail }, inVault())).find(({ kind }) => kind === 'reward')
    expect(await shown()).toMatchObject({ readers: 'only-you', detail: 'Time, proposed' })
    await call(rewarding.decide, { rewardId, state: 'given' }, inVault())
    expect(await shown()).toMatchObject({ readers: 'both', detail: 'Time' })
  })

  it('reads 2,000 entries in under 100 ms', async () => {
    await change(vault.deps, { verb: 'test.fill', summary: 'Filled' }, async (tx) => {
      for (let index = 0; index < 1000; index++) {
        const row = {
          person_id: firm.gail,
          body: 'A line of what was seen that day. '.repeat(5),
          observed_on: addDays('2024-01-01', index),
        }
        const written = { ...row, created_at: index, updated_at: index, deleted_at: null }
        await tx
          .insertInto('private_note')
          .values({ id: vault.deps.newId(), observation: '', ...written })
          .execute()
        await tx
          .insertInto('shared_note')
          .values({ id: vault.deps.newId(), kind: 'shared', from_name: '', ...written })
          .execute()
      }
    })
    await call(insights.timeline, { personId: firm.gail }, inVault())
    const times: number[] = []
    for (let round = 0; round < 5; round++) {
      const started = performance.now()
      expect(await call(insights.timeline, { personId: firm.gail }, inVault())).toHaveLength(2001)
      times.push(performance.now() - started)
    }
    // The quickest of five: what the machine does besides is not what is measured here.
    expect(Math.min(...times)).toBeLessThan(100)
  })
})

describe('today', () => {
  it('says what the day holds for the team', async () => {
    await meeting(firm.gail, -14, true)
    await meeting(firm.gail, 0, false, ['Jig handover'])
    await meeting(firm.rob, 0, false)
    await meeting(firm.gail, 1, false)
    await checkIn(-62, 2.3)
    const item = { actionItemId: null, personId: firm.rob, oneToOneId: null, owner: 'manager' as const }
    await call(coaching.saveActionItem, { ...item, title: 'Ask Purchasing', dueOn: '2026-11-04' }, inVault())
    await call(reviewing.begin, { participationId: firm.participationId }, inVault())

    const today = await call(insights.today, undefined, inVault())

    expect(today.date).toBe('2026-11-10')
    expect(today.sentence).toBe('Two meetings, one without an agenda. One action item and one check-in are late.')
    expect(today.meetings.map(({ personName, line, suggestions, fromEmployee }) => [personName, line, suggestions, fromEmployee])).toEqual([
      ['Gail Erickson', 'Jig handover', 3, 1],
      ['Rob Walters', '1 open action item. Not met yet', 1, 0],
    ])
    expect(today.actionItems).toMatchObject([{ title: 'Ask Purchasing', daysLate: 6 }])
    expect(today.quietGoals).toMatchObject([{ title: 'Seat-post rework below 2 %', days: 62, progressBp: 8125 }])
    expect(today.checkIns).toMatchObject([{ title: 'Release 12 drawings' }])
    expect(today.notHeardFrom).toMatchObject([{ name: 'Rob Walters', days: null }])
    expect(today.reviews).toMatchObject({ cycleName: 'Cycle 2026', dueOn: '2026-12-18' })
    expect(today.reviews?.states.find(({ waitsForYou }) => waitsForYou)).toMatchObject({
      state: 'writing',
      people: [{ name: 'Gail Erickson' }],
    })
    expect(today.restOfWeek.map(({ date }) => date)).toEqual(['2026-11-11', '2026-11-13'])
  })

  it('is about the whole firm when the owner of the vault is nobody in it', async () => {
    await change(vault.deps, { verb: 'test.own', summary: 'Own' }, (tx) =>
      tx.updateTable('workspace').set({ own_person_id: null }).execute(),
    )
    const today = await call(insights.today, undefined, inVault())
    expect(today.notHeardFrom.map(({ name }) => name)).toContain('Roberto Tamburello')
  })

  it('has nothing to say in an empty vault, and says that', async () => {
    const empty = await openTestVault()
    const today = await call(insights.today, undefined, { context: empty.context })
    expect(today).toMatchObject({ sentence: 'No meetings today, and nothing is late.', reviews: null, meetings: [], notHeardFrom: [] })
    await empty.close()
  })
})

describe('the frame', () => {
  it('counts open work and says when each of the team was last met', async () => {
    await meeting(firm.gail, -14, true)
    await meeting(firm.rob, -34, true)
    await meeting(firm.gail, 0, false)
    const frame = await call(frameProcedure, undefined, inVault())

    expect(frame).toMatchObject({ today: '2026-11-10', people: 3, goals: 2, meetingsToday: 1, repliesWaiting: 0 })
    expect(frame.reviews).toEqual({ done: 0, total: 1 })
    expect(frame.cycle).toMatchObject({ name: 'Cycle 2026', participants: 1 })
    expect(frame.team).toMatchObject([
      { name: 'Gail Erickson', lastMetOn: '2026-10-27', daysSince: 14, overdue: false },
      { name: 'Rob Walters', daysSince: 34, overdue: true },
    ])
  })
})
