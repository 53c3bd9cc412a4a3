import { call } from '@orpc/server'
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { daysFromStart, type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { NewSeries } from '../../../shared/contract/meetings.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { calendarFile } from './calendar-file.ts'
import { coachingRouter as coaching } from './index.ts'
import { planSeries } from './service-series.ts'

let vault: TestVault
let firm: Firm
beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const inVault = () => ({ context: vault.context })
const weekly = (fields: Partial<NewSeries> = {}): NewSeries => ({
  personId: firm.gail,
  recurrence: { unit: 'week', interval: 1, weekdays: ['TU'] },
  startsOn: '2026-10-06',
  time: '10:30',
  minutes: 30,
  place: 'Room 4',
  endsOn: null,
  ...fields,
})

/** Read by a parser that is not the one that wrote it; the zone is taken from the file itself. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part))
  return { calendar, events }
}

/** The first moments of the one series there is, with what its exceptions say. */
function unfolded(events: readonly ICAL.Event[], most: number): number[] {
  const master = events.find((event) => !event.isRecurrenceException())
  if (!master) return []
  for (const event of events) if (event.isRecurrenceException()) master.relateException(event)
  const steps = master.iterator()
  const found: number[] = []
  for (let next = steps.next(); next && found.length < most; next = steps.next()) {
    found.push(master.getOccurrenceDetails(next).startDate.toJSDate().getTime())
  }
  return found
}

async function textOf(scope: Parameters<typeof coaching.calendarFile.callable>[0] | never): Promise<string> {
  return await (await call(coaching.calendarFile, scope as never, inVault())).text()
}

describe('a calendar file', () => {
  it('of one meeting says with whom, when and where, and nothing of what is talked about', async () => {
    const startsAt = daysFromStart(2)
    const { oneToOneId } = await call(coaching.schedule, { personId: firm.gail, startsAt, minutes: 45 }, inVault())
    await call(coaching.reschedule, { oneToOneId, startsAt, minutes: 45, place: 'Room 4; second floor' }, inVault())
    await call(coaching.addAgendaItem, { oneToOneId, title: 'Salary', raisedBy: 'employee' }, inVault())
    await call(coaching.saveMargin, { oneToOneId, body: 'Not above band' }, inVault())
    const file = await call(coaching.calendarFile, { kind: 'meeting', oneToOneId }, inVault())
    expect(file.name).toBe(`One-to-one ${localDate(startsAt)}.ics`)
    const text = await file.text()
    const [event] = readBack(text).events
    expect(event).toMatchObject({
      uid: oneToOneId,
      summary: 'One-to-one with Gail Erickson',
      location: 'Room 4; second floor',
      sequence: 1,
    })
    expect(event?.startDate.toJSDate().getTime()).toBe(startsAt)
    expect(event?.endDate.toJSDate().getTime()).toBe(startsAt + 45 * 60_000)
    expect(text).not.toMatch(/Salary|band|Roberto|Rob |ATTENDEE|ORGANIZER|DESCRIPTION/)
    expect(text.split('\r\n').every((line) => !line.includes('\n'))).toBe(true)
  })

  it('keeps its id and counts up when the meeting moves, so that a calendar replaces what it has', async () => {
    const { oneToOneId } = await call(coaching.schedule, { personId: firm.gail, startsAt: daysFromStart(2), minutes: 30 }, inVault())
    const read = async () => readBack(await textOf({ kind: 'meeting', oneToOneId } as never)).events[0]
    const before = await read()
    await call(coaching.reschedule, { oneToOneId, startsAt: daysFromStart(3), minutes: 30 }, inVault())
    const after = await read()
    expect([before?.sequence, after?.sequence]).toEqual([0, 1])
    expect(after?.uid).toBe(before?.uid)
    await call(coaching.skip, { oneToOneId, reason: 'Ill' }, inVault())
    expect((await read())?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  })

  it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'])(
    'of a series in %s unfolds to the very meetings of the vault, across the change of the clocks',
    async (zone) => {
      vault.setNow(Date.UTC(2026, 9, 5, 9))
      const planned = await planSeries(vault.deps, [weekly()], zone)
      const seriesId = planned.ok ? (planned.value.seriesIds[0] ?? '') : ''
      const meetings = (await call(coaching.meetingList, { since: null }, inVault())).toReversed()
      const [, , third, fourth, fifth] = meetings
      if (!third || !fourth || !fifth) throw new Error('too few meetings')
      const moved = third.startsAt + 26 * 3_600_000
      await call(coaching.reschedule, { oneToOneId: third.id, startsAt: moved, minutes: 45 }, inVault())
      await call(coaching.skip, { oneToOneId: fourth.id, reason: '' }, inVault())
      await call(coaching.removeOneToOne, { oneToOneId: fifth.id }, inVault())

      const file = await calendarFile(vault.deps, { kind: 'series', seriesId })
      const { calendar, events } = readBack(file.ok ? await file.value.text() : '')

      expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1)
      const master = events.find((event) => !event.isRecurrenceException())
      const found = unfolded(events, meetings.length - 2)
      const wanted = meetings.flatMap(({ id, startsAt }) =>
        id === fourth.id || id === fifth.id ? [] : [id === third.id ? moved : startsAt],
      )
      expect(found).toEqual(wanted)
      expect(master?.uid).toBe(seriesId)
      expect(master?.component.getFirstPropertyValue('dtstamp')?.toString()).toMatch(/Z$/)
    },
  )

  it('of a series that ends says so in UTC, at the end of its last day', async () => {
    vault.setNow(Date.UTC(2026, 9, 5, 9))
    const planned = await planSeries(vault.deps, [weekly({ endsOn: '2026-10-27' })], 'America/New_York')
    const seriesId = planned.ok ? (planned.value.seriesIds[0] ?? '') : ''
    const file = await calendarFile(vault.deps, { kind: 'series', seriesId })
    const text = file.ok ? await file.value.text() : ''
    expect(text).toContain('RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO;UNTIL=20261028T035900Z')
    const [master] = readBack(text).events
    const steps = master?.iterator()
    const found: string[] = []
    for (let next = steps?.next(); next; next = steps?.next()) found.push(next.toString().slice(0, 10))
    expect(found).toEqual(['2026-10-06', '2026-10-13', '2026-10-20', '2026-10-27'])
  })

  it('of everything holds each series once and the single meetings ahead, each with its own name alone', async () => {
    await call(coaching.planSeries, { series: [weekly({ startsOn: '2026-11-10' })] }, inVault())
    await call(coaching.schedule, { personId: firm.rob, startsAt: daysFromStart(2), minutes: 30 }, inVault())
    await call(coaching.schedule, { personId: firm.rob, startsAt: daysFromStart(-20), minutes: 30 }, inVault())
    const { events } = readBack(await textOf({ kind: 'all' } as never))
    expect(events.map(({ summary }) => summary)).toEqual(['One-to-one with Gail Erickson', 'One-to-one with Rob Walters'])
  })

  it('of one meeting of a series names its place in it, so that no calendar shows it twice', async () => {
    const { seriesIds } = await call(coaching.planSeries, { series: [weekly({ startsOn: '2026-11-10' })] }, inVault())
    const [first] = await call(coaching.meetingList, { since: null }, inVault())
    const [event] = readBack(await textOf({ kind: 'meeting', oneToOneId: first?.id } as never)).events
    expect(event?.uid).toBe(seriesIds[0])
    expect(event?.recurrenceId.toJSDate().getTime()).toBe(first?.startsAt)
  })

  it('of what is not there is refused', async () => {
    expect(await errorCode(call(coaching.calendarFile, { kind: 'meeting', oneToOneId: vault.deps.newId() as never }, inVault()))).toBe(
      'ONE_TO_ONE_NOT_FOUND',
    )
  })
})
