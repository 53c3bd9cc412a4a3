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

/** Comments are about one of these: a line by its key, or one of the two closing parts. */
export function improvementParts(body: ImprovementBody): { readonly key: string; readonly name: string }[] {
  const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
  return [
    ...body.gaps.map(({ key, seen }) => ({ key: `gap:${key}`, name: `What was seen: ${short(seen)}` })),
    ...body.goals.map(({ key, goal }) => ({ key: `goal:${key}`, name: `Goal: ${short(goal)}` })),
    ...body.support.map(({ key, promise }) => ({ key: `support:${key}`, name: `Support: ${short(promise)}` })),
    ...body.milestones.map(({ key, name }) => ({ key: `milestone:${key}`, name: `Milestone ${name}` })),
    { key: 'outcomes', name: 'How the plan can end' },
  ]
}
