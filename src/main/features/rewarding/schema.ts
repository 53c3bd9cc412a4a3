export interface RewardTable {
  id: string
  person_id: string
  cycle_id: string | null
  kind: string
  title: string
  amount_minor: number | null
  currency: string
  reason: string
  state: string
  decided_on: string | null
  created_at: number
  deleted_at: number | null
}

export interface RewardEvidenceTable {
  reward_id: string
  source_kind: string
  source_id: string
  label: string
  observed_on: string
}
