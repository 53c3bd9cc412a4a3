import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'

/** How a meeting felt; see feeling.ts for the words. */
export const Feeling = z.number().int().min(1).max(5)

const Text = z.string().max(100_000)
const Line = z.string().max(2000)
const Key = z.string().max(1000)
const Side = z.enum(['manager', 'employee'])

/** Body of a `check-in`: the notes of a one-to-one both sides share, or its agenda before it. */
export const CheckInBody = z.strictObject({
  kind: z.literal('check-in'),
  meeting: z.strictObject({ id: z.uuid(), startsAt: Instant, minutes: z.number().int(), held: z.boolean() }),
  items: z
    .array(z.strictObject({ key: Key, title: Line, raisedBy: Side, discussed: z.boolean(), note: Text, carriedFrom: IsoDate.nullable() }))
    .max(200),
  decisions: z.array(z.strictObject({ key: Key, text: Line })).max(200),
  /** Those of this meeting, and what was still open from before. */
  actions: z.array(z.strictObject({ key: Key, title: Line, owner: Side, dueOn: IsoDate.nullable(), doneOn: IsoDate.nullable() })).max(300),
  /** How it felt, 1 to 5; the author's only when it was said. */
  feeling: z.strictObject({ manager: Feeling.nullable(), employee: Feeling.nullable() }),
  /** When the two meet next. */
  next: Instant.nullable(),
})
export type CheckInBody = Readonly<z.infer<typeof CheckInBody>>

/** What only the reply to a `check-in` says. */
export const CheckInReply = z.strictObject({
  /** For the agenda of the next meeting; of this one while it lies ahead. */
  topics: z.array(z.string().trim().min(1).max(300)).max(50),
  /** Keys of the employee's own action items that are done. */
  done: z.array(Key).max(300),
  feeling: Feeling.nullable(),
})
export type CheckInReply = Readonly<z.infer<typeof CheckInReply>>
