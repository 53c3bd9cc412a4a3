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
