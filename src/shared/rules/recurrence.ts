import { z } from 'zod'

/** Monday first, as RFC 5545 writes them. */
export const Weekday = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])
export type Weekday = z.infer<typeof Weekday>
export const weekdays = Weekday.options

/** `-1` is the last one of the month. */
const Nth = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)])
export type Nth = z.infer<typeof Nth>

/** When a one-to-one comes back: what plain controls can say of RFC 5545, and nothing that no calendar would take. */
export const Recurrence = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('week'), interval: z.number().int().min(1).max(52), weekdays: z.array(Weekday).min(1).max(7) }),
  z.object({
    unit: z.literal('month'),
    interval: z.number().int().min(1).max(24),
    on: z.discriminatedUnion('kind', [
      /** In a shorter month the last day stands in for a day it does not have. */
      z.object({ kind: z.literal('day'), day: z.number().int().min(1).max(31) }),
      z.object({ kind: z.literal('weekday'), nth: Nth, weekday: Weekday }),
    ]),
  }),
])
export type Recurrence = Readonly<z.infer<typeof Recurrence>>

/** The rule as a calendar file says it, without an end. */
export function ruleText(recurrence: Recurrence): string {
  const { interval } = recurrence
  if (recurrence.unit === 'week') {
    const days = weekdays.filter((day) => recurrence.weekdays.includes(day))
    return `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days.join(',')};WKST=MO`
  }
  return `FREQ=MONTHLY;INTERVAL=${interval};${monthPart(recurrence.on)}`
}

type MonthPart = Extract<Recurrence, { unit: 'month' }>['on']
const SHORTEST_MONTH = 28

function monthPart(on: MonthPart): string {
  if (on.kind === 'weekday') return `BYDAY=${on.nth}${on.weekday}`
  if (on.day <= SHORTEST_MONTH) return `BYMONTHDAY=${on.day}`
  // The last that exists of 28 to the day: 28 February for the 31st, and no month is left out.
  const days = Array.from({ length: on.day - SHORTEST_MONTH + 1 }, (_, index) => SHORTEST_MONTH + index)
  return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`
}

/**
 * Reads back what `ruleText` wrote; null for any other rule, however much of it could be understood: a part that is passed over is a
 * date that is wrong.
 */
export function recurrenceOf(rule: string): Recurrence | null {
  const read = likely(rule)
  return read !== null && ruleText(read) === rule ? read : null
}

function likely(rule: string): Recurrence | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]))
  const interval = Number(parts.get('INTERVAL'))
  const byDay = parts.get('BYDAY') ?? ''
  if (parts.get('FREQ') === 'WEEKLY') return parsed({ unit: 'week', interval, weekdays: byDay.split(',') })
  const nth = /^(-?\d)([A-Z]{2})$/.exec(byDay)
  if (nth) return parsed({ unit: 'month', interval, on: { kind: 'weekday', nth: Number(nth[1]), weekday: nth[2] } })
  const day = Number(parts.get('BYMONTHDAY')?.split(',').at(-1))
  return parsed({ unit: 'month', interval, on: { kind: 'day', day } })
}

function parsed(value: unknown): Recurrence | null {
  const read = Recurrence.safeParse(value)
  return read.success ? read.data : null
}

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}

export function weekdayName(day: Weekday): string {
  return DAY_NAMES[day]
}

const NTH_WORDS: Readonly<Record<Nth, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' }

/** "Every week on Tuesday", "Every two weeks on Monday and Thursday", "Every quarter on the first Monday". */
export function recurrenceWords(recurrence: Recurrence): string {
  if (recurrence.unit === 'week') {
    const days = weekdays.filter((day) => recurrence.weekdays.includes(day)).map((day) => DAY_NAMES[day])
    return `${every(recurrence.interval, 'week')} on ${listed(days)}`
  }
  const { interval, on } = recurrence
  const period = interval === 3 ? 'Every quarter' : interval === 12 ? 'Every year' : every(interval, 'month')
  if (on.kind === 'weekday') return `${period} on the ${NTH_WORDS[on.nth]} ${DAY_NAMES[on.weekday]}`
  return on.day === 31 ? `${period} on the last day` : `${period} on day ${on.day}`
}

const SMALL = ['', '', 'two ', 'three ', 'four ', 'five ', 'six ', 'seven ', 'eight ']

function every(interval: number, unit: string): string {
  return interval === 1 ? `Every ${unit}` : `Every ${SMALL[interval] ?? `${interval} `}${unit}s`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** How often a one-to-one is expected. */
export const Rhythm = z.enum(['weekly', 'fortnightly', 'monthly', 'quarterly'])
export type Rhythm = z.infer<typeof Rhythm>

/** A rhythm that begins on a weekday, as a rule. */
export function recurrenceFor(rhythm: Rhythm, weekday: Weekday, nth: Nth): Recurrence {
  if (rhythm === 'weekly') return { unit: 'week', interval: 1, weekdays: [weekday] }
  if (rhythm === 'fortnightly') return { unit: 'week', interval: 2, weekdays: [weekday] }
  return { unit: 'month', interval: rhythm === 'monthly' ? 1 : 3, on: { kind: 'weekday', nth, weekday } }
}
