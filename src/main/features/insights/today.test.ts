import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { Notice } from '../../../shared/contract/notices.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { peopleRouter as people } from '../people/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import { insightsRouter as insights } from './index.ts'
import { noticesBeside } from './rules-snooze.ts'

let vault: TestVault
let firm: Firm
const inVault = () => ({ context: vault.context })
const today = () => call(insights.today, undefined, inVault())
const snooze = (key: string, until: string) => call(insights.snooze, { key, until }, inVault())

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const promise = (title: string, dueOn: string | null) =>
  call(coaching.saveActionItem, { actionItemId: null, personId: firm.gail, oneToOneId: null, title, owner: 'manager', dueOn }, inVault())

describe('putting off', () => {
  it('takes a matter from the day, from its sentence too, until its day comes, and then it is as late as it is', async () => {
    const { actionItemId } = await promise('Ask Purchasing', '2026-11-08')
    const key = `promise:${actionItemId}`
    expect((await today()).actionItems).toMatchObject([{ key, daysLate: 2 }])
    expect((await today()).sentence).toContain('One action item and one check-in are late')

    await snooze(key, '2026-11-12')
    const without = await today()
    expect(without.actionItems).toEqual([])
    expect(without.sentence).not.toContain('action item')
    expect(without.snoozed).toEqual([{ key, title: 'Ask Purchasing', personName: 'Gail Erickson', until: '2026-11-12' }])

    vault.setNow(daysFromStart(2))
    expect((await today()).actionItems).toMatchObject([{ key, daysLate: 4 }])
    expect((await today()).snoozed).toEqual([])
  })

  it('can be done to everything that stands there, and taken back from among what was put off', async () => {
    await call(coaching.schedule, { personId: firm.gail, startsAt: daysFromStart(0, 14), minutes: 30 }, inVault())
    await promise('Ask Purchasing', null)
    const day = await today()
    const rows = [day.meetings, day.actionItems, day.checkIns, day.quietGoals, day.notHeardFrom, day.reviews === null ? [] : [day.reviews]]
    const keys = rows.flat().map(({ key }) => key)
    expect(keys.length).toBeGreaterThan(4)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) await snooze(key, '2026-11-20')

    const empty = await today()
    expect([empty.meetings, empty.actionItems, empty.checkIns, empty.quietGoals, empty.notHeardFrom].flat()).toEqual([])
    expect(empty.reviews).toBeNull()
    expect(empty.snoozed.map(({ key }) => key).sort()).toEqual(keys.toSorted())

    await call(insights.unsnooze, { key: keys[0] ?? '' }, inVault())
    expect((await today()).snoozed).toHaveLength(keys.length - 1)
  })

  it('is a change like any other: it can be undone', async () => {
    const { actionItemId } = await promise('Ask Purchasing', null)
    const { id } = await snooze(`promise:${actionItemId}`, '2026-11-20')
    await snooze(`promise:${actionItemId}`, '2026-11-27')
    const last = await call(workspace.lastChange, undefined, inVault())
    await call(workspace.undo, { changeId: last?.id as never }, inVault())
    expect((await today()).snoozed).toMatchObject([{ until: '2026-11-20' }])
    await call(workspace.undo, { changeId: id }, inVault())
    expect((await today()).actionItems).toHaveLength(1)
  })

  it('wants a later day, and something that was put off', async () => {
    expect(await errorCode(snooze('silence:x', '2026-11-10'))).toBe('SNOOZE_NOT_LATER')
    expect(await errorCode(call(insights.unsnooze, { key: 'silence:x' }, inVault()))).toBe('NOT_SNOOZED')
  })
})

describe('what other features have to say', () => {
  const notice = (fields: Partial<Notice>): Notice => ({
    key: 'k',
    kind: 'recognition',
    personId: firm.gail,
    personName: 'Gail Erickson',
    title: 'Words',
    dueOn: null,
    targetId: null,
    ...fields,
  })

  it('stands there once, the first due first, as late as it is', () => {
    const all = [
      notice({ key: 'later', dueOn: '2026-11-20' }),
      notice({ key: 'none' }),
      notice({ key: 'late', dueOn: '2026-11-08' }),
      notice({ key: 'promise:1', kind: 'promise' }),
      notice({ key: 'one-to-one-due:gail', kind: 'one-to-one-due' }),
      notice({ key: 'one-to-one-due:rob', kind: 'one-to-one-due', personId: firm.rob }),
    ]
    const shown = noticesBeside(all, new Set([firm.gail]), '2026-11-10')
    expect(shown.map(({ key, daysLate }) => [key, daysLate])).toEqual([
      ['late', 2],
      ['later', 0],
      ['none', 0],
      ['one-to-one-due:rob', 0],
    ])
  })
})

describe('how Today is asked for', () => {
  async function addMember(name: string): Promise<PersonId> {
    const nobody = { email: null, employeeNumber: null, jobTitle: null, unit: null, hiredOn: '2020-11-15', status: 'active' } as const
    const made = await call(people.create, { givenName: name, familyName: 'Member', ...nobody, managerId: firm.roberto }, inVault())
    return made.personId
  }

  async function meetAndPlan(personId: PersonId, hour: number): Promise<void> {
    const held = await call(coaching.schedule, { personId, startsAt: daysFromStart(-14, hour), minutes: 30 }, inVault())
    await call(coaching.addAgendaItem, { oneToOneId: held.oneToOneId, title: 'Left open', raisedBy: 'employee' }, inVault())
    await call(coaching.finish, { oneToOneId: held.oneToOneId }, inVault())
    await call(coaching.schedule, { personId, startsAt: daysFromStart(0, hour), minutes: 30 }, inVault())
  }

  it('asks as much for ten meetings as for one', async () => {
    await meetAndPlan(firm.gail, 9)
    const one = (await vault.statementsOf(today)).length
    for (let index = 0; index < 9; index += 1) await meetAndPlan(await addMember(`Member ${index}`), 9 + (index % 8))
    expect((await today()).meetings.length).toBeGreaterThan(9)
    expect((await vault.statementsOf(today)).length).toBe(one)
    expect(one).toBeLessThan(60)
  })

  it('counts for each meeting what its own page would suggest', async () => {
    await meetAndPlan(firm.gail, 9)
    await meetAndPlan(await addMember('Newcomer'), 11)
    await promise('Ask Purchasing', '2026-11-08')
    for (const { id, suggestions } of (await today()).meetings) {
      const page = await call(coaching.oneToOne, { oneToOneId: id }, inVault())
      expect([page.personName, suggestions]).toEqual([page.personName, page.suggestions.length])
      expect(suggestions).toBeGreaterThan(0)
    }
  })
})
