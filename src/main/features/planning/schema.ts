export interface GoalTable {
  id: string
  participation_id: string
  kind: string
  title: string
  outcome: string
  weight_bp: number
  due_on: string
  state: string
  proposed_by: string
  position: number
  created_at: number
  deleted_at: number | null
}

export interface KeyResultTable {
  id: string
  goal_id: string
  title: string
  unit: string
  direction: string
  baseline: number
  target: number
  current: number
  position: number
  deleted_at: number | null
}

export interface GoalCheckInTable {
  id: string
  goal_id: string
  key_result_id: string | null
  observed_on: string
  value: number | null
  confidence: number | null
  comment: string
  created_at: number
}

export interface GoalCommentTable {
  id: string
  goal_id: string
  author: string
  body: string
  created_at: number
}

/** One row per revision of a plan; `goals` is the agreed content as JSON, kept for comparison. */
export interface AgreementTable {
  id: string
  participation_id: string
  revision: number
  goals: string
  manager_at: number | null
  employee_at: number | null
  created_at: number
}
