import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, TEST_START, type TestVault } from '../../../../tests/support/vault.ts'
import type { NewSeries } from '../../../shared/contract/meetings.ts'
import { addDays, localDate } from '../../../shared/kernel/dates.ts'
import type { ChangeId, SeriesId } from '../../../shared/kernel/ids.ts'
import { change as writing } from '../../db/change.ts'
import { workspaceRouter } from '../workspace/index.ts'
import { coachingRouter as coaching } from './index.ts'
import { planAhead, planSeries } from './service-series.ts'

let vault: TestVault
let firm: Firm
beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const inVault = () => ({ context: vault.context })
const today = localDate(TEST_START)
const tuesdays = { unit: 'week' as const, interval: 1, weekdays: ['TU' as const] }

function weekly(fields: Partial<NewSeries> = {}): NewSeries {
  return {
    personId: firm.gail,
    recurrence: tuesdays,
    startsOn: today,
    time: '10:30',
    minutes: 30,
    place: 'Room 4',
    endsOn: null,
    ...fields,
  }
}

async function plan(fields: Partial<NewSeries> = {}): Promise<SeriesId> {
  const { seriesIds } = await call(coaching.planSeries, { series: [weekly(fields)] }, inVault())
  return seriesIds[0] ?? ('' as SeriesId)
}

const undo = (changeId: ChangeId) => call(workspaceRouter.undo, { changeId }, inVault())
const all = () => call(coaching.meetingList, { since: null }, inVault())
const days = async () => (await all()).map(({ startsAt }) => localDate(startsAt)).toReversed()
const meetingOn = async (day: string) => {
  const found = (await all()).find(({ startsAt }) => localDate(startsAt) === day)
  if (!found) throw new Error(`no meeting on ${day}`)
  return found
}

describe('a series', () => {
  it('stands eight weeks ahead, at its time of day, and one undo takes all of it away', async () => {
    const { meetings, change } = await call(coaching.planSeries, { series: [weekly()] }, inVault())
    expect(meetings).toBe(9)
    const rows = await all()
    expect(rows).toHaveLength(9)
    expect(new Set(rows.map(({ startsAt }) => new Date(startsAt).toTimeString().slice(0, 5)))).toEqual(new Set(['10:30']))
    expect(rows.at(-1)).toMatchObject({ personName: 'Gail Erickson', place: 'Room 4', state: 'planned', minutes: 30 })
    expect(await call(coaching.series, { personId: firm.gail }, inVault())).toMatchObject([
      { recurrence: tuesdays, time: '10:30', next: { oneToOneId: rows.at(-1)?.id } },
    ])

    await undo(change.id)
    expect(await all()).toEqual([])
    expect(await call(coaching.series, { personId: null }, inVault())).toEqual([])
  })

  it('goes on by itself, without a meeting twice, whenever and however often the vault is opened', async () => {
    await plan()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }), async (gaps) => {
        for (const gap of gaps) {
          vault.setNow(vault.deps.now() + gap * 86_400_000)
          await planAhead(vault.deps)
          expect(await planAhead(vault.deps)).toBe(0)
        }
        const found = await days()
        expect(found).toEqual(found.map((_, index) => addDays('2026-11-10', 7 * index)))
        expect((found.at(-1) ?? '') >= addDays(localDate(vault.deps.now()), 49)).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  it('writes nothing when nothing is missing', async () => {
    await plan()
    const changes = () => vault.deps.db.selectFrom('change').select('id').execute()
    const before = (await changes()).length
    await planAhead(vault.deps)
    expect(await changes()).toHaveLength(before)
  })

  it('does not plan a moved, skipped or removed meeting a second time', async () => {
    await plan()
    const [first, second, third] = ['2026-11-17', '2026-11-24', '2026-12-01']
    const moved = await meetingOn(first ?? '')
    await call(coaching.reschedule, { oneToOneId: moved.id, startsAt: daysFromStart(9), minutes: 45 }, inVault())
    await call(coaching.skip, { oneToOneId: (await meetingOn(second ?? '')).id, reason: 'Trade fair' }, inVault())
    await call(coaching.removeOneToOne, { oneToOneId: (await meetingOn(third ?? '')).id }, inVault())
    vault.setNow(daysFromStart(1))
    await planAhead(vault.deps)
    const found = await days()
    expect(found.filter((day) => day === first || day === third)).toEqual([])
    expect(await meetingOn('2026-11-19')).toMatchObject({ firstPlannedAt: moved.startsAt, state: 'planned', minutes: 45 })
    expect(await meetingOn(second ?? '')).toMatchObject({ state: 'skipped', skipReason: 'Trade fair' })
  })

  it('keeps its local time in a zone whose clocks change, wherever the vault is opened', async () => {
    vault.setNow(Date.UTC(2026, 9, 13, 9))
    await planSeries(vault.deps, [weekly({ startsOn: '2026-10-13' })], 'America/New_York')
    const hours = (await all()).map(({ startsAt }) => new Date(startsAt).getUTCHours())
    // 1 November 2026 ends daylight saving time there.
    expect(new Set(hours)).toEqual(new Set([14, 15]))
  })

  it('changes from a day on: the next meetings move in their order with what was written for them', async () => {
    const seriesId = await plan()
    const with24 = await meetingOn('2026-11-24')
    await call(coaching.addAgendaItem, { oneToOneId: with24.id, title: 'Holiday cover', raisedBy: 'employee' }, inVault())
    const fortnightly = { unit: 'week' as const, interval: 2, weekdays: ['TH' as const] }
    const times = { recurrence: fortnightly, time: '14:00', minutes: 40, place: '', endsOn: null }

    const { change, seriesId: next } = await call(coaching.changeSeries, { seriesId, from: '2026-11-16', times }, inVault())

    const found = await days()
    expect(found).toEqual(['2026-11-10', '2026-11-19', '2026-12-03', '2026-12-17', '2026-12-31'])
    const agendas = (await all()).filter(({ items }) => items > 0)
    expect(agendas).toMatchObject([{ id: with24.id, minutes: 40, topics: ['Holiday cover'] }])
    expect(await call(coaching.series, { personId: firm.gail }, inVault())).toMatchObject([
      { id: seriesId, endsOn: '2026-11-15' },
      { id: next, recurrence: fortnightly, startsOn: '2026-11-19' },
    ])
    await undo(change.id)
    expect(await days()).toHaveLength(9)
  })

  it('ends without losing what somebody wrote: a meeting with an agenda stays as a single one', async () => {
    const seriesId = await plan()
    const written = await meetingOn('2026-12-01')
    await call(coaching.saveMargin, { oneToOneId: written.id, body: 'Ask about the course' }, inVault())
    expect(await call(coaching.endSeries, { seriesId, on: '2026-11-20' }, inVault())).toMatchObject({
      removed: 6,
      kept: 1,
      change: { summary: 'Series ended, 1 with an agenda kept' },
    })
    expect(await days()).toEqual(['2026-11-10', '2026-11-17', '2026-12-01'])
    vault.setNow(daysFromStart(60))
    expect(await planAhead(vault.deps)).toBe(0)
  })

  it('is planned for nobody who left', async () => {
    await plan()
    await writing(vault.deps, { verb: 'test.leave', summary: 'Left' }, (tx) =>
      tx.updateTable('person').set({ status: 'left' }).where('id', '=', firm.gail).execute(),
    )
    vault.setNow(daysFromStart(40))
    expect(await planAhead(vault.deps)).toBe(0)

    vault.setNow(daysFromStart(200))
    await writing(vault.deps, { verb: 'test.return', summary: 'Returned' }, async (tx) => {
      await tx.updateTable('person').set({ status: 'active' }).where('id', '=', firm.gail).execute()
      const event = { kind: 'returned' as const, happened_on: localDate(daysFromStart(199)), from_text: null, to_text: null }
      const nobody = { from_manager_id: null, to_manager_id: null }
      const row = { id: vault.deps.newId(), person_id: firm.gail, ...event, ...nobody, reason: '', recorded_at: vault.deps.now() }
      await tx.insertInto('person_event').values(row).execute()
    })
    await planAhead(vault.deps)
    const since = (await days()).filter((day) => day > localDate(daysFromStart(60)))
    expect(since[0] && since[0] >= localDate(daysFromStart(199))).toBe(true)
  })

  it('is refused in words: the same one twice, an end before its start', async () => {
    await plan()
    expect(await errorCode(call(coaching.planSeries, { series: [weekly()] }, inVault()))).toBe('SERIES_EXISTS')
    expect(await errorCode(call(coaching.planSeries, { series: [weekly({ personId: firm.rob, endsOn: '2026-11-01' })] }, inVault()))).toBe(
      'DATES_REVERSED',
    )
    expect(await all()).toHaveLength(9)
  })

  it('shows its next dates before it is planned', async () => {
    const { startsOn, next } = await call(
      coaching.previewSeries,
      { recurrence: tuesdays, startsOn: '2026-11-11', time: '09:15', endsOn: '2026-12-01' },
      inVault(),
    )
    expect(startsOn).toBe('2026-11-17')
    expect(next.map((at) => localDate(at))).toEqual(['2026-11-17', '2026-11-24', '2026-12-01'])
  })
})

describe('a rhythm for those without one', () => {
  const wish = { rhythm: 'expected' as const, minutes: 30, weekdays: ['TU' as const, 'WE' as const], from: '09:00', startsOn: today }

  it('is proposed to the team, previewed, planned as one change, and taken back by one undo', async () => {
    await plan()
    const proposals = await call(coaching.proposeSeries, wish, inVault())
    expect(proposals).toMatchObject([{ personName: 'Rob Walters', rhythm: 'monthly', why: 'As the cycle asks', time: '09:00' }])
    expect(await all()).toHaveLength(9)

    const both = await call(coaching.proposeSeries, { ...wish, rhythm: 'fortnightly' }, inVault())
    const { change } = await call(coaching.planSeries, { series: both }, inVault())
    expect((await all()).filter(({ personId }) => personId === firm.rob).length).toBeGreaterThan(3)
    expect(await call(coaching.proposeSeries, wish, inVault())).toEqual([])
    await undo(change.id)
    expect(await all()).toHaveLength(9)
  })
})
