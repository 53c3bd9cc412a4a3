export interface ReviewTable {
  id: string
  participation_id: string
  version: number
  replaces_id: string | null
  reason: string
  state: string
  summary: string
  next_steps: string
  self_received_on: string | null
  self_summary: string
  /** How many citations were ever made: numbers are not given out twice. */
  citations_made: number
  finished_at: number | null
  updated_at: number
  deleted_at: number | null
}

export interface ReviewRatingTable {
  review_id: string
  kind: string
  item_key: string
  author: string
  score: number | null
  not_seen: number
  comment: string
}

/** A piece of evidence as it read when it was cited. */
export interface ReviewCitationTable {
  id: string
  review_id: string
  kind: string
  item_key: string
  number: number
  source_kind: string
  source_id: string
  label: string
  observed_on: string
  text: string
}

/** The manager's own assessment, never shown to anybody else. */
export interface PrivateAssessmentTable {
  review_id: string
  body: string
  updated_at: number
}

/** Connects a private note with an item of a review; exists only in this vault. */
export interface PrivateNoteLinkTable {
  review_id: string
  kind: string
  item_key: string
  note_id: string
}

export interface SignOffTable {
  id: string
  review_id: string
  side: string
  answer: string
  statement: string
  full_name: string
  signed_at: number
  public_key: string
  /** SHA-256 of what was signed: the package document, lower-case hex; empty until one exists. */
  document_hash: string
}

export interface ReviewCommentTable {
  id: string
  review_id: string
  part: string
  author: string
  body: string
}
