import type { FeedbackDirection, FeedbackShape } from '../../../shared/rules/feedback-document.ts'

/** What was said, by whom and about whom. `feedback` is read by both sides, `private_feedback` by the owner of the vault alone. */
export interface FeedbackTable {
  id: string
  person_id: string
  direction: FeedbackDirection
  giver_id: string | null
  giver_name: string
  /** How many anonymous answers it brings together; 0 when somebody stands behind it by name. */
  answers: number
  request_id: string | null
  recipient_id: string | null
  reply_id: string | null
  body: string
  observed_on: string
  created_at: number
  updated_at: number
  deleted_at: number | null
}

/** What the manager makes of feedback they got. `feedback_id` may be in either table. */
export interface PrivateFeedbackFollowUpTable {
  feedback_id: string
  person_id: string
  body: string
  due_on: string | null
  done_on: string | null
  updated_at: number
}

export interface FeedbackRequestTable {
  id: string
  person_id: string
  direction: FeedbackDirection
  anonymous: number
  readers: 'only-you' | 'both'
  intro: string
  shape: FeedbackShape
  /** JSON: `{ key, text }[]`. */
  questions: string
  answer_by: string | null
  created_at: number
  deleted_at: number | null
}

/** Who is asked; of an anonymous request, who belongs to the group. */
export interface FeedbackRecipientTable {
  id: string
  request_id: string
  person_id: string | null
  name: string
  position: number
}

/** Which package asked for it, and of whom. */
export interface FeedbackPackageTable {
  package_id: string
  request_id: string
  recipient_id: string | null
}

/** Anonymous answers that wait for each other: all of a request in one sealed row that is written anew with each. Not journalled. */
export interface PrivateFeedbackHeldTable {
  request_id: string
  answers: number
  sealed: Uint8Array | null
}

/** Digests of the anonymous answers released so far, so that none is taken in twice. */
export interface PrivateFeedbackSeenTable {
  request_id: string
  digest: string
}

export interface RecognitionTable {
  id: string
  person_id: string
  value_id: string | null
  /** As the value was called then. */
  value_name: string
  body: string
  announce: number
  announced_on: string | null
  given_on: string
  created_at: number
  updated_at: number
  deleted_at: number | null
}

export interface FirmValueTable {
  id: string
  name: string
  meaning: string
  position: number
  updated_at: number
  deleted_at: number | null
}
