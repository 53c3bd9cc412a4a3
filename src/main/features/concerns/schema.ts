import type { PlanOutcome } from '../../../shared/contract/concerns-improvement.ts'
import type { CheckpointStanding, PlanContent } from '../../../shared/rules/improvement-plan.ts'

/** A concern being written. Nobody but the owner of the vault reads it, and saying it does not change that. */
export interface PrivateConcernTable {
  id: string
  person_id: string
  title: string
  happened_on: string | null
  facts: string
  standard: string
  impact: string
  support: string
  thoughts: string
  noticed_on: string
  /** The record it became when it was said. */
  said_concern_id: string | null
  updated_at: number
  deleted_at: number | null
}

/** A concern that was said to the person. */
export interface ConcernTable {
  id: string
  person_id: string
  title: string
  happened_on: string | null
  facts: string
  standard: string
  impact: string
  support: string
  agreed: string
  noticed_on: string
  said_on: string
  settled_on: string | null
  outcome: string
  created_at: number
  deleted_at: number | null
}

export interface ConcernFollowUpTable {
  id: string
  person_id: string
  concern_id: string
  due_on: string
  done_on: string | null
  note: string
  deleted_at: number | null
}

export interface PrivatePlanDraftTable {
  id: string
  person_id: string
  plan_id: string | null
  starts_on: string
  reason: string
  on_success: string
  on_extension: string
  on_ending: string
  updated_at: number
  deleted_at: number | null
}

export type LineKind = 'gap' | 'goal' | 'support' | 'milestone'

/** One line of a plan: a gap, a goal, a promise or a milestone, with its day and its second text. */
export interface LineColumns {
  kind: LineKind
  line_key: string
  position: number
  line_on: string | null
  text: string
  more: string
}

export interface PrivatePlanLineTable extends LineColumns {
  id: string
  person_id: string
  draft_id: string
}

/** What is being written about a milestone, a row per text. */
export interface PrivateCheckpointDraftTable {
  plan_id: string
  milestone_key: string
  /** A goal’s key; empty for the text on the whole. */
  part: string
  person_id: string
  held_on: string
  standing: string
  body: string
  updated_at: number
}

export interface ImprovementPlanTable {
  id: string
  person_id: string
  /** Concerns that were documented when the plan began. */
  documented: number
  /** The newest version of which a package went out. */
  sent_version: number | null
  ended_on: string | null
  outcome: PlanOutcome | null
  outcome_note: string
  created_at: number
}

export interface ImprovementVersionTable {
  id: string
  person_id: string
  plan_id: string
  version: number
  replaces: number | null
  reason: string
  starts_on: string
  on_success: string
  on_extension: string
  on_ending: string
  signed_at: number
}

export interface ImprovementLineTable extends LineColumns {
  id: string
  person_id: string
  version_id: string
}

export interface ImprovementCheckpointTable {
  id: string
  person_id: string
  plan_id: string
  milestone_key: string
  /** The version of the plan it was held under. */
  version: number
  held_on: string
  standing: CheckpointStanding
  note: string
  signed_at: number
}

export interface ImprovementCheckpointGoalTable {
  id: string
  person_id: string
  checkpoint_id: string
  goal_key: string
  note: string
}

export interface ImprovementSignatureTable {
  id: string
  person_id: string
  plan_id: string
  version: number
  /** `start`, or the key of a milestone. */
  moment: string
  side: 'manager' | 'employee'
  answer: 'signed' | 'agree' | 'received' | 'disagree'
  statement: string
  full_name: string
  signed_at: number
  public_key: string
  document_hash: string
}

export interface ImprovementCommentTable {
  id: string
  person_id: string
  plan_id: string
  version: number
  moment: string
  part: string
  body: string
}

export interface PlanHead {
  readonly starts_on: string
  readonly on_success: string
  readonly on_extension: string
  readonly on_ending: string
}

export function headOf(content: PlanContent): PlanHead {
  const { startsOn, onSuccess, onExtension, onEnding } = content
  return { starts_on: startsOn, on_success: onSuccess, on_extension: onExtension, on_ending: onEnding }
}

/** The lines of a plan as rows: two texts and a day each. */
export function linesOf({ gaps, goals, support, milestones }: PlanContent): LineColumns[] {
  const rows = (kind: LineKind, lines: readonly Omit<LineColumns, 'kind' | 'position'>[]) =>
    lines.map((line, position) => ({ kind, position, ...line }))
  return [
    ...rows(
      'gap',
      gaps.map(({ key, happenedOn, seen, standard }) => ({ line_key: key, line_on: happenedOn, text: seen, more: standard })),
    ),
    ...rows(
      'goal',
      goals.map(({ key, dueOn, goal, measure }) => ({ line_key: key, line_on: dueOn, text: goal, more: measure })),
    ),
    ...rows(
      'support',
      support.map(({ key, dueOn, promise }) => ({ line_key: key, line_on: dueOn, text: promise, more: '' })),
    ),
    ...rows(
      'milestone',
      milestones.map(({ key, onDay, name, looksAt }) => ({ line_key: key, line_on: onDay, text: name, more: looksAt })),
    ),
  ]
}

export function contentOf(head: PlanHead, lines: readonly LineColumns[]): PlanContent {
  const of = (kind: LineKind) => lines.filter((line) => line.kind === kind).toSorted((a, b) => a.position - b.position)
  return {
    startsOn: head.starts_on,
    gaps: of('gap').map(({ line_key: key, line_on: happenedOn, text: seen, more: standard }) => ({ key, happenedOn, seen, standard })),
    goals: of('goal').map(({ line_key: key, line_on: dueOn, text: goal, more: measure }) => ({ key, goal, measure, dueOn })),
    support: of('support').map(({ line_key: key, line_on: dueOn, text: promise }) => ({ key, promise, dueOn })),
    milestones: of('milestone').map(({ line_key: key, line_on, text: name, more: looksAt }) => ({
      ...{ key, name, looksAt },
      onDay: line_on ?? head.starts_on,
    })),
    onSuccess: head.on_success,
    onExtension: head.on_extension,
    onEnding: head.on_ending,
  }
}
