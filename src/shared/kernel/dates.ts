import { z } from 'zod'

/** A calendar day, `YYYY-MM-DD`, with no time zone. */
export const IsoDate = z.iso.date()
export type IsoDate = z.infer<typeof IsoDate>

/** A moment: UTC epoch milliseconds. */
export const Instant = z.number().int().nonnegative()
export type Instant = z.infer<typeof Instant>

export { addDays, dateOfDay, dayNumber, daysBetween, localDate, nextWorkingDay } from './calendar.ts'
