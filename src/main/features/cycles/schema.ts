export interface CycleTable {
  id: string
  name: string
  starts_on: string
  ends_on: string
  status: 'running' | 'closed'
  /** JSON: PhaseDates[]. */
  phases: string
  /** JSON: ReviewForm, frozen at launch. */
  form: string
  launched_at: number
}

export interface ParticipationTable {
  id: string
  cycle_id: string
  person_id: string
  /** Who reviews: the manager at launch, then whoever took over while the cycle ran; a past cycle shows the manager of that time. */
  manager_id: string | null
  /** The last day of somebody who left while the cycle ran. */
  left_on: string | null
  /** The version of the job profile that counts in this cycle: the newest at launch, or a newer one taken since. */
  job_profile_version_id: string | null
  deleted_at: number | null
}
