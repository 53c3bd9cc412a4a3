import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { PersonId } from '../kernel/ids.ts'
import { LONGEST } from '../kernel/longest.ts'
import { Change, opened } from './base.ts'

export const PersonStatus = z.enum(['active', 'left'])

/** A change holds from a day on; a correction says that it was never otherwise. */
export const When = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('from'), on: IsoDate, reason: z.string().trim().max(LONGEST.paragraph) }),
  z.object({ kind: z.literal('always') }),
])
export type When = Readonly<z.infer<typeof When>>

/** What of several people can be changed at once. */
export const ManyFields = z
  .object({
    jobTitle: z.string().trim().max(300).nullable(),
    unit: z.string().trim().max(300).nullable(),
    managerId: PersonId.nullable(),
    status: PersonStatus,
  })
  .partial()
export type ManyFields = Readonly<z.infer<typeof ManyFields>>

export const PersonEventKind = z.enum(['job', 'manager', 'unit', 'left', 'returned'])
export type PersonEventKind = z.infer<typeof PersonEventKind>

/** A dated change in somebody's work life. Jobs and units are called as they were then. */
export const PersonEventRow = z.object({
  id: z.uuid(),
  kind: PersonEventKind,
  on: IsoDate,
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string(),
  recordedAt: Instant,
})
export type PersonEventRow = Readonly<z.infer<typeof PersonEventRow>>

export const Refusal = z.enum(['OWN_MANAGER', 'MANAGER_CYCLE', 'LATER_CHANGE', 'BEFORE_HIRED'])
export type Refusal = z.infer<typeof Refusal>

/** What a change would do to one person. */
export const PlannedChange = z.object({
  personId: PersonId,
  name: z.string(),
  changes: z.array(z.object({ kind: PersonEventKind, from: z.string().nullable(), to: z.string().nullable() })),
  /** Why this person stays as they are. */
  refused: z
    .object({
      code: Refusal,
      /** The circle of managers. */
      names: z.array(z.string()),
      /** The later change, or the day of the hiring. */
      on: IsoDate.nullable(),
    })
    .nullable(),
})
export type PlannedChange = Readonly<z.infer<typeof PlannedChange>>

/** Somebody whose manager leaves, and who would be next. */
export const LeftBehind = z.object({
  personId: PersonId,
  name: z.string(),
  leaverName: z.string(),
  successorId: PersonId.nullable(),
})
export type LeftBehind = Readonly<z.infer<typeof LeftBehind>>

export const ChangePreview = z.object({
  counts: z.object({ changed: z.number().int(), unchanged: z.number().int(), refused: z.number().int() }),
  /** Those refused first, then those changed; unchanged people are only counted. */
  rows: z.array(PlannedChange),
  moreRows: z.number().int(),
  reports: z.array(LeftBehind),
  /** Planned one-to-ones after the last day, which go. */
  meetings: z.number().int(),
  /** Planned one-to-ones after the last day that hold something, which stay on record. */
  meetingsKept: z.number().int(),
  /** Series of one-to-ones that end with the last day. */
  series: z.number().int(),
  /** Running cycles the leavers take part in. */
  cycles: z.array(z.string()),
})
export type ChangePreview = Readonly<z.infer<typeof ChangePreview>>

export const HandOver = z.object({ personId: PersonId, managerId: PersonId.nullable() })
export type HandOver = Readonly<z.infer<typeof HandOver>>

const NameAndDay = { data: z.object({ name: z.string(), on: IsoDate }) }

export const dateRefusals = {
  /** A change is recorded on the day it takes effect, or after. */
  DATE_IN_FUTURE: {},
  LATER_CHANGE: NameAndDay,
  BEFORE_HIRED: NameAndDay,
}

export const managerRefusals = { OWN_MANAGER: {}, MANAGER_CYCLE: { data: z.object({ names: z.array(z.string()) }) } }

const many = { personIds: z.array(PersonId).min(1).max(10_000), fields: ManyFields }

export const peopleChanges = {
  /** The dated changes of somebody's work life, newest first. */
  history: opened
    .input(z.object({ personId: PersonId }))
    .output(z.array(PersonEventRow))
    .errors({ PERSON_NOT_FOUND: {} }),
  /** What `updateMany` would do; changes nothing. */
  previewMany: opened
    .input(z.object({ ...many, when: When }))
    .output(ChangePreview)
    .errors({ PERSON_NOT_FOUND: {}, DATE_IN_FUTURE: {} }),
  /** The same change to several people at once: one transaction, one undo. Without `when` it holds from today. */
  updateMany: opened
    .input(
      z.object({
        ...many,
        when: When.optional(),
        /** Who takes over whom of the people whose manager leaves. */
        handOver: z.array(HandOver).max(10_000).default([]),
        /** How many refusals the preview showed; those people are left out. One more refuses the whole. */
        leaveOut: z.number().int().min(0).default(0),
      }),
    )
    .output(Change)
    .errors({ PERSON_NOT_FOUND: {}, ...managerRefusals, ...dateRefusals }),
  /** Moves a dated change to the day it really took effect. */
  redate: opened
    .input(z.object({ eventId: z.uuid(), on: IsoDate, reason: z.string().trim().max(LONGEST.paragraph) }))
    .output(Change)
    .errors({ EVENT_NOT_FOUND: {}, DATE_IN_FUTURE: {}, EVENT_OUT_OF_ORDER: { data: z.object({ on: IsoDate }) } }),
}
