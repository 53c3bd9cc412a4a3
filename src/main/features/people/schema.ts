export interface PersonTable {
  id: string
  employee_number: string | null
  given_name: string
  family_name: string
  email: string | null
  job_profile_id: string | null
  org_unit_id: string | null
  manager_id: string | null
  hired_on: string | null
  status: 'active' | 'left'
  created_at: number
  deleted_at: number | null
}

export interface OrgUnitTable {
  id: string
  name: string
  parent_id: string | null
}

/** A dated change of a job, a manager or a unit, or a leaving or returning. One of a kind per person and day. */
export interface PersonEventTable {
  id: string
  person_id: string
  kind: 'job' | 'manager' | 'unit' | 'left' | 'returned'
  happened_on: string
  /** Jobs and units as they were called then. */
  from_text: string | null
  to_text: string | null
  from_manager_id: string | null
  to_manager_id: string | null
  reason: string
  recorded_at: number
}

/** What fairness checks compare, apart from everything else about the person. */
export interface PrivateProtectedAttributeTable {
  person_id: string
  attribute: string
  value: string
}

/** How a file with these headings was read last time. */
export interface ImportHabitTable {
  headings_hash: string
  /** JSON: the field of each column; with what was decided about rows where something was. */
  fields: string
  date_order: 'dmy' | 'mdy' | null
  used_at: number
}
