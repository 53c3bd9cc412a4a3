import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { CheckpointStanding } from './improvement-plan.ts'

const Text = z.string().max(100_000)
const Line = z.string().max(1000)

const Signed = z.strictObject({ fullName: Line, at: Instant })

const Report = z.strictObject({
  heldOn: IsoDate,
  standing: CheckpointStanding,
  note: Text,
  /** What was seen, per goal; `key` names the goal. */
  goals: z.array(z.strictObject({ key: Line, note: Text })).max(10),
  managerSigned: Signed,
})

/** An improvement plan, to be signed at its start or at one of its milestones. */
export const ImprovementBody = z.strictObject({
  kind: z.literal('improvement-plan'),
  planId: z.uuid(),
  /** The version this one takes the place of, and why. */
  replaces: z.number().int().nullable(),
  reason: Text,
  startsOn: IsoDate,
  gaps: z.array(z.strictObject({ key: Line, happenedOn: IsoDate.nullable(), seen: Text, standard: Text })).max(20),
  goals: z.array(z.strictObject({ key: Line, goal: Text, measure: Text, dueOn: IsoDate.nullable() })).max(10),
  support: z.array(z.strictObject({ key: Line, promise: Text, dueOn: IsoDate.nullable() })).max(20),
  /** In the order of their days; `report` is what was seen, once somebody looked. */
  milestones: z.array(z.strictObject({ key: Line, name: Line, onDay: IsoDate, looksAt: Text, report: Report.nullable() })).max(12),
  /** Fixed before the plan begins. */
  outcomes: z.strictObject({ success: Text, extension: Text, ending: Text }),
  /** What the reply answers: `start`, or the key of a milestone. */
  signing: Line,
  /** The manager's signature under the plan. */
  managerSigned: Signed,
})
export type ImprovementBody = Readonly<z.infer<typeof ImprovementBody>>
