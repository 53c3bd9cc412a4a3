export interface JobProfileTable {
  id: string
  title: string
  purpose: string
  /** JSON: JobContent being written, not published yet. */
  draft: string | null
  draft_at: number | null
  deleted_at: number | null
}

export interface JobProfileVersionTable {
  id: string
  job_profile_id: string
  number: number
  /** JSON: JobContent. */
  content: string
  reason: string
  published_at: number
}

/** A newer version taken in place of the one held, while the cycle ran. */
export interface JobVersionTakenTable {
  id: string
  participation_id: string
  from_version_id: string | null
  to_version_id: string
  reason: string
  taken_at: number
}

export interface FrameworkTable {
  id: string
  name: string
  description: string
  /** JSON: Level[]. */
  levels: string
  notice: string
  created_at: number
  updated_at: number
  deleted_at: number | null
}

export interface CompetencyTable {
  id: string
  framework_id: string
  area: string
  name: string
  description: string
  /** JSON: Indicators[]. */
  indicators: string
  position: number
  deleted_at: number | null
}

export interface RatingScaleTable {
  id: string
  name: string
  /** JSON: ScalePoint[]. */
  points: string
  meets: number
  not_applicable: number
  updated_at: number
  deleted_at: number | null
}

export interface TemplateTable {
  id: string
  kind: 'cycle' | 'form' | 'agenda' | 'questions'
  name: string
  description: string
  notice: string
  /** JSON: TemplateContent. */
  content: string
  updated_at: number
  deleted_at: number | null
}

export interface PrivatePhraseTable {
  id: string
  text: string
  kind: string
  /** JSON: string[]. */
  tags: string
  updated_at: number
  deleted_at: number | null
}
