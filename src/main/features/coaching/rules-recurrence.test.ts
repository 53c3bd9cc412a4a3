import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../../shared/kernel/dates.ts'
import { Recurrence, recurrenceOf, recurrenceWords, ruleText, weekdays } from '../../../shared/rules/recurrence.ts'
import { dayIn, daysOf, dueAhead, firstDay, HORIZON_DAYS, momentOf, nextDays } from './rules-recurrence.ts'

interface Case {
  readonly source: string
  readonly name: string
  readonly dtstart?: string
  readonly rrule?: string
  readonly ics?: string
  readonly expected: readonly string[]
  readonly calendar_only?: boolean
  readonly dateutil_agrees?: boolean
  readonly error?: unknown
}

const sample = new URL('../../../../tests/fixtures/rrule/', import.meta.url)
const whole = new URL('../../../../../shared/data/rrule/rrule_cases.jsonl', import.meta.url)
const readCases = (file: URL): Case[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)

const stamp = (text: string) => text.replace('Z', '').padEnd(15, 'T000000')

/** What the library makes of a case, in a zone where no clock changes. */
function occurrences({ dtstart = '', rrule = '' }: Case): string[] {
  const rule = rrule.replace(/UNTIL=(\d{8})(T\d{6})?Z?/, (_, day: string, time = 'T000000') => `UNTIL=${day}${time}Z`)
  const rules = new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${stamp(dtstart)}\nRRULE:${rule}` })
  return rules.all().map((found) => found.toString().slice(0, 19).replace(/[-:]/g, ''))
}

/** Numbered weeks of the year, which this app never writes. */
const isWeekNumbered = ({ rrule = '' }: Case) => rrule.includes('BYWEEKNO')
/** A whole text with one rule in it, taken apart; null for sets of rules and dates, which the app keeps as meetings of their own. */
function oneRule(found: Case): Case | null {
  if (found.rrule !== undefined) return found
  const said = [...(found.ics ?? '').matchAll(/(DTSTART|RRULE|RDATE|EXRULE|EXDATE):(\S+)/g)]
  const [dtstart, rrule] = ['DTSTART', 'RRULE'].map((name) => said.find(([, word]) => word === name)?.[2])
  return said.length === 2 && dtstart && rrule ? { ...found, dtstart, rrule } : null
}

describe('the recurrence library', () => {
  const committed = [...readCases(new URL('libical.jsonl', sample)), ...readCases(new URL('dateutil.jsonl', sample))]
  // The larger file is not in the repository: it is looked at where it lies beside it.
  const beside = existsSync(whole) ? readCases(whole) : []
  const cases = [...committed, ...beside.filter((found) => found.calendar_only && found.dateutil_agrees !== false && !found.error)]

  it('gives the dates that libical and dateutil agree on, for every rule of whole days without numbered weeks', () => {
    const wrong = cases
      .flatMap((found) => oneRule(found) ?? [])
      .filter((found) => !isWeekNumbered(found))
      .filter((found) => occurrences(found).join() !== found.expected.map(stamp).join())
    expect(wrong.map(({ source, name, rrule }) => `${source}: ${name}: ${rrule}`)).toEqual([])
    expect(committed.length).toBeGreaterThan(40)
  })
})

const anyRecurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    unit: fc.constant('week' as const),
    interval: fc.integer({ min: 1, max: 52 }),
    weekdays: fc.subarray([...weekdays], { minLength: 1 }),
  }),
  fc.record({
    unit: fc.constant('month' as const),
    interval: fc.integer({ min: 1, max: 24 }),
    on: fc.oneof(
      fc.record({ kind: fc.constant('day' as const), day: fc.integer({ min: 1, max: 31 }) }),
      fc.record({
        kind: fc.constant('weekday' as const),
        nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
        weekday: fc.constantFrom(...weekdays),
      }),
    ),
  }),
)
const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days))

describe('a rule', () => {
  it('is read back as it was written, whatever was chosen', () => {
    fc.assert(
      fc.property(anyRecurrence, (recurrence) => {
        expect(recurrenceOf(ruleText(recurrence))).toEqual(Recurrence.parse(recurrence))
      }),
    )
  })

  it('is none of ours when it says more than the controls can', () => {
    expect(recurrenceOf('FREQ=DAILY;INTERVAL=1')).toBeNull()
    expect(recurrenceOf('FREQ=MONTHLY;INTERVAL=0;BYMONTHDAY=1')).toBeNull()
    expect(recurrenceOf('FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=5')).toBeNull()
    expect(recurrenceOf('FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO;COUNT=3')).toBeNull()
    fc.assert(
      fc.property(anyRecurrence, fc.integer({ min: -53, max: 53 }), (recurrence, week) => {
        const numbered = `${ruleText(recurrence)};BYWEEKNO=${week}`
        expect(recurrenceOf(numbered)).toBeNull()
        expect(() => daysOf(numbered, '2026-01-05', { from: '2026-01-05', to: '2027-01-05' })).toThrow('not a rule of this app')
      }),
      { numRuns: 50 },
    )
  })

  it('with numbered weeks, which the library gets wrong, is refused before a day is reckoned', () => {
    const numbered = readCases(new URL('libical.jsonl', sample)).concat(readCases(new URL('dateutil.jsonl', sample)))
    for (const { rrule = '' } of [...numbered.filter(isWeekNumbered), { rrule: 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO' }]) {
      expect(() => nextDays({ rule: rrule, startsOn: '2026-01-05', endsOn: null }, '2026-01-05', 2)).toThrow('not a rule of this app')
    }
  })

  it('begins on the first day that fits, and that day is its first', () => {
    fc.assert(
      fc.property(anyRecurrence, anyDay, (recurrence, from) => {
        const first = firstDay(recurrence, from)
        expect(first >= from).toBe(true)
        expect(nextDays({ rule: ruleText(recurrence), startsOn: first, endsOn: null }, first, 1)).toEqual([first])
      }),
      { numRuns: 60 },
    )
  })

  it('every two weeks on Tuesday, asked for on a Wednesday, begins on the next Tuesday', () => {
    const recurrence: Recurrence = { unit: 'week', interval: 2, weekdays: ['TU'] }
    const first = firstDay(recurrence, '2026-11-11')
    expect(first).toBe('2026-11-17')
    expect(nextDays({ rule: ruleText(recurrence), startsOn: first, endsOn: null }, first, 3)).toEqual([
      '2026-11-17',
      '2026-12-01',
      '2026-12-15',
    ])
  })

  it('on the 31st leaves no month out: a shorter one gets its last day', () => {
    const rule = ruleText({ unit: 'month', interval: 1, on: { kind: 'day', day: 31 } })
    expect(daysOf(rule, '2027-01-31', { from: '2027-01-01', to: '2027-05-31' })).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
    ])
  })

  it('reads as a person would say it', () => {
    expect(recurrenceWords({ unit: 'week', interval: 1, weekdays: ['TU'] })).toBe('Every week on Tuesday')
    expect(recurrenceWords({ unit: 'week', interval: 2, weekdays: ['TH', 'MO'] })).toBe('Every two weeks on Monday and Thursday')
    expect(recurrenceWords({ unit: 'month', interval: 3, on: { kind: 'weekday', nth: 1, weekday: 'MO' } })).toBe(
      'Every quarter on the first Monday',
    )
    expect(recurrenceWords({ unit: 'month', interval: 1, on: { kind: 'day', day: 31 } })).toBe('Every month on the last day')
    expect(recurrenceWords({ unit: 'month', interval: 10, on: { kind: 'day', day: 2 } })).toBe('Every 10 months on day 2')
  })
})

describe('the time of day', () => {
  const weekly = { rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=SU;WKST=MO', startsOn: '2026-10-11', zone: 'Europe/Berlin', endsOn: null }

  it('stays what it was when the clocks change in autumn and in spring', () => {
    const hour = (at: number) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeStyle: 'short' }).format(at)
    const autumn = dueAhead({ ...weekly, time: '10:30' }, '2026-10-11', '2026-10-11')
    expect(new Set(autumn.map(({ startsAt }) => hour(startsAt)))).toEqual(new Set(['10:30']))
    const steps = autumn.slice(1).map(({ startsAt }, index) => (startsAt - (autumn[index]?.startsAt ?? 0)) / 3_600_000)
    expect(steps).toEqual([168, 169, 168, 168, 168, 168, 168, 168])
    const spring = dueAhead({ ...weekly, time: '10:30' }, '2027-03-21', '2027-03-21')
    expect(new Set(spring.map(({ startsAt }) => hour(startsAt)))).toEqual(new Set(['10:30']))
  })

  it('that the clocks leave out begins an hour later, and one they repeat is meant the first time', () => {
    expect(new Date(momentOf('2027-03-28', '02:30', 'Europe/Berlin')).toISOString()).toBe('2027-03-28T01:30:00.000Z')
    expect(new Date(momentOf('2026-10-25', '02:30', 'Europe/Berlin')).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('belongs to its zone, wherever the laptop is', () => {
    expect(dayIn('Pacific/Auckland', momentOf('2026-11-10', '08:00', 'Pacific/Auckland'))).toBe('2026-11-10')
    expect(dayIn('America/New_York', momentOf('2026-11-10', '08:00', 'Pacific/Auckland'))).toBe('2026-11-09')
  })
})

describe('what stands ahead', () => {
  it('holds every meeting of the horizon and at least two, however it is reached', () => {
    fc.assert(
      fc.property(anyRecurrence, anyDay, fc.nat(400), (recurrence, from, later) => {
        const startsOn = firstDay(recurrence, from)
        const series = { rule: ruleText(recurrence), startsOn, time: '09:00', zone: 'Europe/Paris', endsOn: null }
        const today = addDays(from, later)
        const days = dueAhead(series, startsOn, today).map(({ on }) => on)
        expect(days).toEqual([...new Set(days)].toSorted())
        expect(days.filter((day) => day >= today).length).toBeGreaterThanOrEqual(2)
        const within = daysOf(series.rule, startsOn, { from: startsOn, to: addDays(today, HORIZON_DAYS) })
        expect(within.filter((day) => !days.includes(day))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('ends where the series does', () => {
    const series = {
      rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO',
      startsOn: '2026-11-03',
      time: '09:00',
      zone: 'UTC',
      endsOn: '2026-11-20',
    }
    expect(dueAhead(series, '2026-11-03', '2026-11-10').map(({ on }) => on)).toEqual(['2026-11-03', '2026-11-10', '2026-11-17'])
    expect(daysBetween('2026-11-10', '2026-11-17')).toBe(7)
  })
})
