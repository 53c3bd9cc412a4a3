import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { OneToOneId } from '../../../shared/kernel/ids.ts'
import { change } from '../../db/change.ts'
import { coachingRouter as coaching, coachingNotices } from './index.ts'
import { agendaQuery } from './queries-meetings.ts'
import { readOneToOne } from './service-meetings.ts'
import { watchMeetings } from './service-reminders.ts'

let vault: TestVault
let firm: Firm
beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const inVault = () => ({ context: vault.context })
const MINUTE = 60_000

async function meetingAt(startsAt: number, personId = firm.gail): Promise<OneToOneId> {
  return (await call(coaching.schedule, { personId, startsAt, minutes: 30 }, inVault())).oneToOneId
}
const read = (oneToOneId: OneToOneId) => call(coaching.oneToOne, { oneToOneId }, inVault())

describe('a meeting in session', () => {
  it('takes its time, with pauses, whatever screen is open', async () => {
    const oneToOneId = await meetingAt(daysFromStart(0))
    const start = daysFromStart(0)
    vault.setNow(start)
    await call(coaching.begin, { oneToOneId }, inVault())
    vault.setNow(start + 10 * MINUTE)
    await call(coaching.setTimer, { oneToOneId, running: false }, inVault())
    vault.setNow(start + 25 * MINUTE)
    expect((await read(oneToOneId)).timer).toEqual({ begunAt: start, measuredMs: 10 * MINUTE, since: null })
    await call(coaching.setTimer, { oneToOneId, running: true }, inVault())
    vault.setNow(start + 33 * MINUTE)
    await call(coaching.finish, { oneToOneId }, inVault())
    expect(await read(oneToOneId)).toMatchObject({ state: 'held', lastedMinutes: 18, timer: { since: null } })
    expect(await errorCode(call(coaching.setTimer, { oneToOneId, running: true }, inVault()))).toBe('ALREADY_HELD')
    expect(await errorCode(call(coaching.begin, { oneToOneId }, inVault()))).toBe('ALREADY_HELD')
  })

  it('writes down decisions, in their order, under the item they came from', async () => {
    const oneToOneId = await meetingAt(daysFromStart(0))
    const other = await meetingAt(daysFromStart(7))
    const item = await call(coaching.addAgendaItem, { oneToOneId, title: 'Drawings', raisedBy: 'employee' }, inVault())
    const say = (body: string, agendaItemId: typeof item.id | null = null) =>
      call(coaching.saveDecision, { oneToOneId, decisionId: null, agendaItemId, body }, inVault())
    const { decisionId } = await say('Two days before release', item.id)
    await say('Keep it until the audit')
    await call(coaching.saveDecision, { oneToOneId, decisionId, agendaItemId: item.id, body: 'Three days before release' }, inVault())
    expect((await read(oneToOneId)).decisions).toMatchObject([
      { body: 'Three days before release', agendaItemId: item.id },
      { body: 'Keep it until the audit', agendaItemId: null },
    ])
    const elsewhere = { oneToOneId: other, body: 'Mixed up' }
    expect(await errorCode(call(coaching.saveDecision, { ...elsewhere, decisionId, agendaItemId: null }, inVault()))).toBe(
      'DECISION_NOT_FOUND',
    )
    expect(await errorCode(call(coaching.saveDecision, { ...elsewhere, decisionId: null, agendaItemId: item.id }, inVault()))).toBe(
      'AGENDA_ITEM_NOT_FOUND',
    )
    expect((await call(coaching.removeDecision, { decisionId }, inVault())).summary).toBe('Decision removed')
    expect((await read(oneToOneId)).decisions).toHaveLength(1)
  })

  it('keeps the owner’s own feeling in a private table until it is said', async () => {
    const oneToOneId = await meetingAt(daysFromStart(0))
    const rows = () => vault.deps.db.selectFrom('private_feeling').select('feeling').execute()
    await call(coaching.setFeeling, { oneToOneId, side: 'manager', feeling: 2, said: false }, inVault())
    await call(coaching.setFeeling, { oneToOneId, side: 'employee', feeling: 4, said: true }, inVault())
    expect(await rows()).toEqual([{ feeling: 2 }])
    expect((await vault.deps.db.selectFrom('one_to_one').select('manager_feeling').executeTakeFirst())?.manager_feeling).toBeNull()
    expect((await read(oneToOneId)).feelings).toEqual({ manager: 2, managerSaid: false, employee: 4, employeeFrom: 'told' })

    await call(coaching.setFeeling, { oneToOneId, side: 'manager', feeling: 2, said: true }, inVault())
    expect(await rows()).toEqual([])
    expect((await read(oneToOneId)).feelings).toMatchObject({ manager: 2, managerSaid: true })
    await call(coaching.setFeeling, { oneToOneId, side: 'manager', feeling: null, said: true }, inVault())
    expect((await read(oneToOneId)).feelings).toMatchObject({ manager: null, managerSaid: false })
  })

  it('shows who brought the items over time, and counts one carried over only where it was raised', async () => {
    const before = await meetingAt(daysFromStart(-14))
    await call(
      coaching.addAgendaItems,
      {
        oneToOneId: before,
        items: [
          { title: 'A', raisedBy: 'employee' },
          { title: 'B', raisedBy: 'manager' },
        ],
      },
      inVault(),
    )
    const oneToOneId = await meetingAt(daysFromStart(0))
    await call(coaching.finish, { oneToOneId: before }, inVault())
    await call(coaching.addAgendaItem, { oneToOneId, title: 'C', raisedBy: 'employee' }, inVault())
    expect((await read(oneToOneId)).balance).toEqual([
      { oneToOneId: before, on: '2026-10-27', employee: 1, manager: 1 },
      { oneToOneId, on: '2026-11-10', employee: 1, manager: 0 },
    ])
  })
})

describe('opening an agenda', () => {
  it('asks as often after a hundred meetings as after one, and reads no other agenda', async () => {
    const asked: string[] = []
    const watched = vault.deps.db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(node.kind)
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const oneToOneId = await meetingAt(daysFromStart(400))
    await readOneToOne(watched, oneToOneId)
    const alone = asked.length
    for (let week = 0; week < 20; week += 1) {
      const earlier = await meetingAt(daysFromStart(week * 7))
      await call(coaching.addAgendaItem, { oneToOneId: earlier, title: `Topic ${week}`, raisedBy: 'employee' }, inVault())
    }
    asked.length = 0
    await readOneToOne(watched, oneToOneId)
    expect(asked.length).toBe(alone)
    const { sql, parameters } = agendaQuery(vault.deps.db, { id: oneToOneId }).compile()
    const plan = await vault.deps.db.executeQuery<{ detail: string }>({
      ...agendaQuery(vault.deps.db, { id: oneToOneId }).compile(),
      sql: `EXPLAIN QUERY PLAN ${sql}`,
      parameters,
    })
    expect(plan.rows.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))).toEqual([])
  })
})

describe('a meeting that is not held', () => {
  it('hands its agenda to the next one when it is skipped, and can be planned again', async () => {
    const oneToOneId = await meetingAt(daysFromStart(0))
    await call(coaching.addAgendaItem, { oneToOneId, title: 'Holiday cover', raisedBy: 'employee' }, inVault())
    const next = await meetingAt(daysFromStart(7))
    expect((await call(coaching.skip, { oneToOneId, reason: 'Ill' }, inVault())).summary).toBe('One-to-one skipped, 1 carried over')
    expect((await read(next)).agenda).toMatchObject([{ title: 'Holiday cover', carriedFrom: '2026-11-10' }])
    expect(await read(oneToOneId)).toMatchObject({ state: 'skipped', skipReason: 'Ill', suggestions: [] })
    await call(coaching.unskip, { oneToOneId }, inVault())
    expect(await read(oneToOneId)).toMatchObject({ state: 'planned', skipReason: '' })
  })

  it('once held can be neither skipped nor moved nor planned again', async () => {
    const oneToOneId = await meetingAt(daysFromStart(0))
    await call(coaching.finish, { oneToOneId }, inVault())
    expect(await errorCode(call(coaching.skip, { oneToOneId, reason: '' }, inVault()))).toBe('ALREADY_HELD')
    expect(await errorCode(call(coaching.unskip, { oneToOneId }, inVault()))).toBe('ALREADY_HELD')
    expect(await errorCode(call(coaching.reschedule, { oneToOneId, startsAt: daysFromStart(1), minutes: 30 }, inVault()))).toBe(
      'ALREADY_HELD',
    )
  })
})

describe('the cadence', () => {
  it('says who is overdue, what was held, missed, skipped and moved, and by which rhythm', async () => {
    const held = await meetingAt(daysFromStart(-40))
    await call(coaching.finish, { oneToOneId: held }, inVault())
    await meetingAt(daysFromStart(-10))
    const skipped = await meetingAt(daysFromStart(-5))
    await call(coaching.skip, { oneToOneId: skipped, reason: '' }, inVault())
    const moved = await meetingAt(daysFromStart(-4))
    await call(coaching.reschedule, { oneToOneId: moved, startsAt: daysFromStart(-3), minutes: 30 }, inVault())

    const { people, settings, weeks } = await call(coaching.cadence, undefined, inVault())

    expect(settings).toMatchObject({ cycleId: firm.cycleId, rhythm: 'monthly', starterRhythm: 'weekly', starterDays: 90 })
    expect(people.find(({ personId }) => personId === firm.gail)).toMatchObject({
      ...{ standing: 'overdue', dueOn: '2026-11-01', lastHeldOn: '2026-10-01', source: 'cycle' },
      ...{ held: 1, missed: 2, skipped: 1, moved: 1 },
    })
    expect(weeks.reduce((sum, { held: number }) => sum + number, 0)).toBe(1)
    expect(weeks.reduce((sum, { missed }) => sum + missed, 0)).toBe(2)
  })

  it('expects nothing of the time before somebody was in this vault, came to this manager or came back', async () => {
    const expectedOf = async (personId: string) => {
      const row = (await call(coaching.cadence, undefined, inVault())).people.find((person) => person.personId === personId)
      return row?.expected
    }
    const onRecord = async (kind: 'returned' | 'manager', happened_on: string) => {
      const texts = { from_text: null, to_text: null, reason: '', from_manager_id: null }
      const event = { id: vault.deps.newId(), person_id: firm.gail, kind, happened_on, recorded_at: 1, ...texts }
      const to_manager_id = kind === 'manager' ? firm.roberto : null
      await change(vault.deps, { verb: 'test.event', summary: 'On record' }, (tx) =>
        tx
          .insertInto('person_event')
          .values({ ...event, to_manager_id })
          .execute(),
      )
    }
    await call(coaching.setCadence, { kind: 'person', personId: firm.gail, rhythm: 'weekly' }, inVault())
    expect(await expectedOf(firm.gail)).toBe(11.3)
    await onRecord('manager', '2026-10-14')
    expect(await expectedOf(firm.gail)).toBe(4)
    await onRecord('returned', '2026-10-28')
    expect(await expectedOf(firm.gail)).toBe(2)
    await onRecord('manager', '2026-12-01')
    expect(await expectedOf(firm.gail)).toBe(2)
  })

  it('is set for the cycle and for a person, and lets a person fall back to what holds for all', async () => {
    await call(
      coaching.setCadence,
      { kind: 'cycle', cycleId: firm.cycleId, rhythm: 'fortnightly', starterRhythm: 'weekly', starterDays: 60 },
      inVault(),
    )
    await call(coaching.setCadence, { kind: 'person', personId: firm.rob, rhythm: 'none' }, inVault())
    const of = async (personId: string) =>
      (await call(coaching.cadence, undefined, inVault())).people.find((row) => row.personId === personId)
    expect(await of(firm.gail)).toMatchObject({ rhythm: 'fortnightly', source: 'cycle' })
    expect(await of(firm.rob)).toMatchObject({ rhythm: 'none', source: 'person', standing: 'not-expected', dueOn: null })
    await call(coaching.setCadence, { kind: 'person', personId: firm.rob, rhythm: null }, inVault())
    expect(await of(firm.rob)).toMatchObject({ rhythm: 'fortnightly', source: 'cycle' })
    const nowhere = {
      kind: 'cycle' as const,
      cycleId: firm.rob as never,
      rhythm: 'monthly' as const,
      starterRhythm: 'weekly' as const,
      starterDays: 1,
    }
    expect(await errorCode(call(coaching.setCadence, nowhere, inVault()))).toBe('CYCLE_NOT_FOUND')
  })
})

describe('what Today is told', () => {
  it('is who is overdue, what was missed and what the manager promised, under the same key every day', async () => {
    const missed = await meetingAt(daysFromStart(-10))
    const item = { actionItemId: null, personId: firm.gail, oneToOneId: null, owner: 'manager' as const }
    const promise = await call(coaching.saveActionItem, { ...item, title: 'Send the study', dueOn: '2026-11-09' }, inVault())
    await call(coaching.saveActionItem, { ...item, title: 'Hers', owner: 'employee', dueOn: '2026-11-09' }, inVault())
    await call(coaching.saveActionItem, { ...item, title: 'Later', dueOn: '2027-01-01' }, inVault())

    const notices = await coachingNotices(vault.deps.db, '2026-11-10')

    expect(notices.map(({ key }) => key).toSorted()).toEqual(
      [
        `one-to-one-due:${firm.gail}`,
        `one-to-one-due:${firm.rob}`,
        `one-to-one-missed:${missed}`,
        `promise:${promise.actionItemId}`,
      ].toSorted(),
    )
    expect(notices.find(({ kind }) => kind === 'promise')).toMatchObject({
      title: 'Send the study',
      dueOn: '2026-11-09',
      personName: 'Gail Erickson',
    })
    expect(await coachingNotices(vault.deps.db, '2026-11-11')).toHaveLength(notices.length)

    await meetingAt(daysFromStart(3), firm.rob)
    expect((await coachingNotices(vault.deps.db, '2026-11-10')).map(({ key }) => key)).not.toContain(`one-to-one-due:${firm.rob}`)
  })
})

describe('reminders', () => {
  /** Runs the watch by hand: one look at a time, until the vault closes. */
  function watch() {
    const said: string[] = []
    let tick = () => {}
    let stopped = 0
    watchMeetings(
      vault.vault,
      (text) => said.push(text),
      (_ms, next) => {
        tick = next
        return () => {
          stopped += 1
        }
      },
    )
    const look = async () => {
      tick()
      // The look reads through the same connection: once this answers, it is done.
      for (let turn = 0; turn < 8; turn += 1) await vault.deps.db.selectFrom('workspace').select('id').execute()
    }
    return { said, look, stopped: () => stopped }
  }

  it('say once that a meeting is near, without a name and without a word of it', async () => {
    const oneToOneId = await meetingAt(vault.deps.now() + 9 * MINUTE)
    await call(coaching.addAgendaItem, { oneToOneId, title: 'Salary', raisedBy: 'employee' }, inVault())
    const { said, look } = watch()
    await look()
    await look()
    expect(said).toEqual(['A one-to-one starts in 9 minutes'])
    expect(await call(coaching.reminders, undefined, inVault())).toMatchObject({
      soon: [{ oneToOneId, personName: 'Gail Erickson', items: 1 }],
    })
  })

  it('are silent when they are turned off, for a meeting begun or skipped, and end when the vault locks', async () => {
    await call(coaching.setReminders, { inApp: false, outside: false, minutesBefore: 15 }, inVault())
    const oneToOneId = await meetingAt(vault.deps.now() + 9 * MINUTE)
    const { said, look, stopped } = watch()
    await look()
    expect(said).toEqual([])
    expect((await call(coaching.reminders, undefined, inVault())).soon).toEqual([])
    await call(coaching.setReminders, { inApp: true, outside: true, minutesBefore: 15 }, inVault())
    await call(coaching.begin, { oneToOneId }, inVault())
    await look()
    expect(said).toEqual([])
    await vault.close()
    expect(stopped()).toBe(1)
    vault = await openTestVault()
  })
})
