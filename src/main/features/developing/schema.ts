import type { ActionKind, ActionState } from '../../../shared/contract/developing.ts'

export interface AspirationTable {
  person_id: string
  next_step: string
  later: string
  strengths: string
  updated_at: number
}

/** What the manager thinks of somebody's readiness. Never leaves the vault. */
export interface PrivateReadinessTable {
  person_id: string
  body: string
  updated_at: number
}

/** Either a job profile of the firm or a role of the role library. */
export interface TargetRoleTable {
  id: string
  person_id: string
  job_profile_id: string | null
  role_code: string | null
  title: string
  wanted_by: string | null
  note: string
  created_at: number
  deleted_at: number | null
}

export interface TrainingTable {
  id: string
  title: string
  provider: string
  description: string
  minutes: number | null
  cost_minor: number | null
  currency: string
  created_at: number
  deleted_at: number | null
}

export interface TrainingCompetencyTable {
  training_id: string
  position: number
  name: string
}

export interface DevelopmentActionTable {
  id: string
  person_id: string
  /** The cycle it was planned in. */
  cycle_id: string | null
  training_id: string | null
  kind: ActionKind
  title: string
  competency: string
  starts_on: string | null
  due_on: string | null
  cost_minor: number | null
  currency: string
  state: ActionState
  outcome: string
  closed_on: string | null
  created_at: number
  deleted_at: number | null
}
