import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { ImprovementDraftId, ImprovementPlanId, PersonId } from '../kernel/ids.ts'
import { LONGEST } from '../kernel/longest.ts'
import { CheckpointStanding, PlanContent, PlanLineKey, PlanText } from '../rules/improvement-plan.ts'
import { Change, Markdown, opened, ShortText } from './base.ts'
import { SignOff } from './reviewing.ts'

export const PlanLack = z.enum([
  'no-gap',
  'gap-without-standard',
  'too-few-goals',
  'too-many-goals',
  'goal-without-measure',
  'no-support',
  'too-few-milestones',
  'milestone-before-start',
  'milestones-same-day',
  'milestone-without-name',
  'outcomes-open',
])

/** How a plan ended, as fixed before it began. */
export const PlanOutcome = z.enum(['success', 'extension', 'ending'])
export type PlanOutcome = z.infer<typeof PlanOutcome>

/**
 * Where a plan stands: signed by the manager, signed by both, or ended. `unsent` until a package of the newest version went
 * out; `out` until the employee's answer is in.
 */
export const PlanStanding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unsent') }),
  z.object({ kind: z.literal('out') }),
  z.object({ kind: z.literal('running'), nextOn: IsoDate.nullable(), daysLate: z.number().int().min(0) }),
  z.object({ kind: z.literal('ended'), on: IsoDate, outcome: PlanOutcome }),
])
export type PlanStanding = Readonly<z.infer<typeof PlanStanding>>

export const PlanRow = z.object({
  id: ImprovementPlanId,
  personId: PersonId,
  version: z.number().int(),
  startsOn: IsoDate,
  endsOn: IsoDate,
  standing: PlanStanding,
})
export type PlanRow = Readonly<z.infer<typeof PlanRow>>

export const PlanDraftRow = z.object({
  id: ImprovementDraftId,
  personId: PersonId,
  /** The plan it will be a new version of; null for a plan that begins. */
  planId: ImprovementPlanId.nullable(),
  savedAt: Instant,
})
export type PlanDraftRow = Readonly<z.infer<typeof PlanDraftRow>>

export const PlanDraft = PlanDraftRow.extend({
  personName: z.string(),
  content: PlanContent,
  /** Why the plan changes; empty for a plan that begins. */
  reason: z.string(),
  replaces: z.number().int().nullable(),
  /** Concerns that were said to the person so far. */
  documented: z.number().int(),
  lacks: z.array(PlanLack),
})
export type PlanDraft = Readonly<z.infer<typeof PlanDraft>>

/** Who answered what at the start or at a milestone. */
export const PlanSignature = SignOff

export const Checkpoint = z.object({
  heldOn: IsoDate,
  standing: CheckpointStanding,
  note: PlanText,
  /** Per goal of the plan, what was seen. */
  goals: z.array(z.object({ key: PlanLineKey, note: PlanText })),
})
export type Checkpoint = Readonly<z.infer<typeof Checkpoint>>

/** One that is being written: how it stands is a judgement, and nobody else begins it. */
export const CheckpointDraft = Checkpoint.extend({ standing: CheckpointStanding.nullable() })
export type CheckpointDraft = Readonly<z.infer<typeof CheckpointDraft>>

/** A milestone lies ahead, is due, was looked at and signed by the manager, or by both. */
export const MilestoneStanding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ahead'), days: z.number().int().positive() }),
  z.object({ kind: z.literal('due'), daysLate: z.number().int().min(0) }),
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('signed') }),
])
export type MilestoneStanding = Readonly<z.infer<typeof MilestoneStanding>>

export const PlanMilestoneState = z.object({
  key: PlanLineKey,
  name: z.string(),
  onDay: IsoDate,
  looksAt: z.string(),
  checkpoint: Checkpoint.nullable(),
  signatures: z.array(PlanSignature),
  comments: z.array(z.object({ part: z.string(), body: z.string() })),
  standing: MilestoneStanding,
})
export type PlanMilestoneState = Readonly<z.infer<typeof PlanMilestoneState>>

export const PlanVersion = z.object({
  version: z.number().int(),
  replaces: z.number().int().nullable(),
  reason: z.string(),
  content: PlanContent,
  signatures: z.array(PlanSignature),
  comments: z.array(z.object({ part: z.string(), body: z.string() })),
})
export type PlanVersion = Readonly<z.infer<typeof PlanVersion>>

export const ImprovementPlan = PlanRow.extend({
  personName: z.string(),
  jobTitle: z.string().nullable(),
  /** Concerns that were documented when the plan began. */
  documentedAtStart: z.number().int(),
  outcomeNote: z.string(),
  /** Newest first. */
  versions: z.array(PlanVersion).min(1),
  /** Of the newest version, in the order of their days. */
  milestones: z.array(PlanMilestoneState),
})
export type ImprovementPlan = Readonly<z.infer<typeof ImprovementPlan>>

const noPerson = { PERSON_NOT_FOUND: {} }
const noDraft = { PLAN_DRAFT_NOT_FOUND: {} }
const noPlan = { IMPROVEMENT_PLAN_NOT_FOUND: {} }

/** Improvement plans. Part of `concerns`. */
export const improvement = {
  /** Begins a plan, or a new version of one that was signed. What there is of a draft already is opened again. */
  beginPlan: opened
    .input(z.object({ personId: PersonId, planId: ImprovementPlanId.nullable() }))
    .output(z.object({ draftId: ImprovementDraftId, change: Change.nullable() }))
    .errors({ ...noPerson, ...noPlan, PLAN_ENDED: {} }),
  planDraft: opened
    .input(z.object({ draftId: ImprovementDraftId }))
    .output(PlanDraft)
    .errors(noDraft),
  /** Keeps what is being written; read by the owner of the vault alone until it is signed. */
  savePlanDraft: opened
    .input(z.object({ draftId: ImprovementDraftId, content: PlanContent, reason: z.string().max(LONGEST.paragraph) }))
    .output(z.object({ savedAt: Instant }))
    .errors(noDraft),
  discardPlanDraft: opened
    .input(z.object({ draftId: ImprovementDraftId }))
    .output(Change)
    .errors(noDraft),
  /** The manager signs with the key of the workspace. From here on this version never changes. */
  signPlan: opened
    .input(z.object({ draftId: ImprovementDraftId, fullName: ShortText }))
    .output(z.object({ planId: ImprovementPlanId, change: Change }))
    .errors({ ...noDraft, PLAN_INCOMPLETE: { data: z.object({ lacks: z.array(PlanLack) }) }, PLAN_NEEDS_REASON: {} }),
  improvementPlan: opened
    .input(z.object({ planId: ImprovementPlanId }))
    .output(ImprovementPlan)
    .errors(noPlan),
  /** What is being written about a milestone: read by the owner of the vault alone until it is signed. */
  checkpointDraft: opened
    .input(z.object({ planId: ImprovementPlanId, milestoneKey: PlanLineKey }))
    .output(z.object({ checkpoint: CheckpointDraft.nullable(), savedAt: Instant.nullable() })),
  /** Answered only after the durable write. Without a word the draft ends. */
  saveCheckpointDraft: opened
    .input(z.object({ planId: ImprovementPlanId, milestoneKey: PlanLineKey, checkpoint: CheckpointDraft }))
    .output(z.object({ savedAt: Instant }))
    .errors({ ...noPlan, MILESTONE_NOT_FOUND: {}, CHECKPOINT_SIGNED: {} }),
  /** What was seen at a milestone, signed by the manager. Never changed after. */
  signCheckpoint: opened
    .input(z.object({ planId: ImprovementPlanId, milestoneKey: PlanLineKey, checkpoint: Checkpoint, fullName: ShortText }))
    .output(Change)
    .errors({ ...noPlan, MILESTONE_NOT_FOUND: {}, CHECKPOINT_SIGNED: {}, PLAN_ENDED: {} }),
  endPlan: opened
    .input(z.object({ planId: ImprovementPlanId, outcome: PlanOutcome, note: Markdown, on: IsoDate }))
    .output(Change)
    .errors({ ...noPlan, PLAN_ENDED: {} }),
  reopenPlan: opened
    .input(z.object({ planId: ImprovementPlanId }))
    .output(Change)
    .errors({ ...noPlan, PLAN_NOT_ENDED: {} }),
}
