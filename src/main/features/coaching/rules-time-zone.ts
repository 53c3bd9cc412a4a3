import { Temporal } from 'temporal-polyfill'

interface Change {
  /** Local time right before it, as RFC 5545 wants the start of an observance. */
  readonly at: string
  readonly from: number
  readonly to: number
}

/**
 * A zone as a calendar file describes it: each change of the clocks from before one moment to another, by its date. Each is written
 * out: a yearly rule would be a guess about laws, and a list of dates behind one start is not read by every calendar.
 */
export function timeZoneText(zone: string, from: number, to: number): string {
  const changes = changesOf(zone, from, to)
  const parts = changes.flatMap(observance)
  const still = changes.length === 0 ? steady(zone, from) : []
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts, ...still, 'END:VTIMEZONE'].join('\r\n')
}

function changesOf(zone: string, from: number, to: number): Change[] {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  const changes: Change[] = []
  for (
    let next = start.getTimeZoneTransition('previous') ?? start.getTimeZoneTransition('next');
    next;
    next = next.getTimeZoneTransition('next')
  ) {
    if (next.epochMilliseconds > to) break
    const before = next.subtract({ nanoseconds: 1 })
    const local = next.toInstant().toZonedDateTimeISO('UTC').add({ nanoseconds: before.offsetNanoseconds }).toPlainDateTime()
    changes.push({ at: stamp(local.toString()), from: before.offsetNanoseconds, to: next.offsetNanoseconds })
  }
  return changes
}

function observance({ at, from, to }: Change): string[] {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD'
  return [`BEGIN:${kind}`, `DTSTART:${at}`, `TZOFFSETFROM:${offset(from)}`, `TZOFFSETTO:${offset(to)}`, `END:${kind}`]
}

function steady(zone: string, at: number): string[] {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const same = offset(offsetNanoseconds)
  return ['BEGIN:STANDARD', 'DTSTART:19700101T000000', `TZOFFSETFROM:${same}`, `TZOFFSETTO:${same}`, 'END:STANDARD']
}

function offset(nanoseconds: number): string {
  const minutes = Math.round(Math.abs(nanoseconds) / 60e9)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${nanoseconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

/** "20261025T030000" of a local date and time. */
export function stamp(local: string): string {
  return local.slice(0, 19).padEnd(19, ':00').replace(/[-:]/g, '')
}
