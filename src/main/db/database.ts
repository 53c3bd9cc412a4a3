import type { Kysely, Transaction } from 'kysely'
import type * as coaching from '../features/coaching/schema.ts'
import type * as concerns from '../features/concerns/schema.ts'
import type * as cycles from '../features/cycles/schema.ts'
import type * as developing from '../features/developing/schema.ts'
import type * as feedback from '../features/feedback/schema.ts'
import type * as insights from '../features/insights/schema.ts'
import type * as library from '../features/library/schema.ts'
import type * as people from '../features/people/schema.ts'
import type * as planning from '../features/planning/schema.ts'
import type * as reviewing from '../features/reviewing/schema.ts'
import type * as rewarding from '../features/rewarding/schema.ts'
import type * as search from '../features/search/schema.ts'
import type * as sharing from '../features/sharing/schema.ts'
import type * as workspace from '../features/workspace/schema.ts'

/** One row per transaction: what a person would call "what I just did". */
export interface ChangeTable {
  id: string
  at: number
  /** `owner` of the vault, `import`, `reply` or `app`. */
  actor: string
  verb: string
  summary: string
  undone_by: string | null
}

/** One row per row changed, written by triggers: `before` and `after` are JSON objects of the whole row. */
export interface HistoryTable {
  id: number
  change_id: string
  tbl: string
  op: 'insert' | 'update' | 'delete'
  before: string | null
  after: string | null
}

/** One row. The triggers read from it which change is open; without one they refuse the write. */
export interface OpenChangeTable {
  one: number
  change_id: string | null
}

export interface Database {
  workspace: workspace.WorkspaceTable
  list_view: workspace.ListViewTable
  private_workspace_key: workspace.PrivateWorkspaceKeyTable
  person: people.PersonTable
  person_event: people.PersonEventTable
  private_protected_attribute: people.PrivateProtectedAttributeTable
  org_unit: people.OrgUnitTable
  import_habit: people.ImportHabitTable
  job_profile: library.JobProfileTable
  job_profile_version: library.JobProfileVersionTable
  job_version_taken: library.JobVersionTakenTable
  framework: library.FrameworkTable
  competency: library.CompetencyTable
  rating_scale: library.RatingScaleTable
  template: library.TemplateTable
  private_phrase: library.PrivatePhraseTable
  cycle: cycles.CycleTable
  participation: cycles.ParticipationTable
  goal: planning.GoalTable
  key_result: planning.KeyResultTable
  goal_check_in: planning.GoalCheckInTable
  goal_comment: planning.GoalCommentTable
  agreement: planning.AgreementTable
  private_note: coaching.PrivateNoteTable
  private_draft: coaching.PrivateDraftTable
  private_note_draft: coaching.PrivateNoteDraftTable
  private_note_tag: coaching.PrivateNoteTagTable
  private_note_about: coaching.PrivateNoteAboutTable
  private_note_origin: coaching.PrivateNoteOriginTable
  private_attachment: coaching.PrivateAttachmentTable
  private_attachment_part: coaching.PrivateAttachmentPartTable
  private_margin: coaching.PrivateMarginTable
  shared_note: coaching.SharedNoteTable
  one_to_one: coaching.OneToOneTable
  agenda_item: coaching.AgendaItemTable
  action_item: coaching.ActionItemTable
  one_to_one_series: coaching.OneToOneSeriesTable
  meeting_decision: coaching.MeetingDecisionTable
  meeting_comment: coaching.MeetingCommentTable
  private_feeling: coaching.PrivateFeelingTable
  cadence_setting: coaching.CadenceSettingTable
  reminder_setting: coaching.ReminderSettingTable
  review: reviewing.ReviewTable
  review_rating: reviewing.ReviewRatingTable
  review_citation: reviewing.ReviewCitationTable
  private_assessment: reviewing.PrivateAssessmentTable
  private_note_link: reviewing.PrivateNoteLinkTable
  sign_off: reviewing.SignOffTable
  review_comment: reviewing.ReviewCommentTable
  reward: rewarding.RewardTable
  reward_evidence: rewarding.RewardEvidenceTable
  package: sharing.PackageTable
  reply: sharing.ReplyTable
  pinned_key: sharing.PinnedKeyTable
  private_snooze: insights.PrivateSnoozeTable
  private_search_entry: search.PrivateSearchEntryTable
  private_search_state: search.PrivateSearchStateTable
  firm_value: feedback.FirmValueTable
  feedback_request: feedback.FeedbackRequestTable
  feedback_recipient: feedback.FeedbackRecipientTable
  feedback_package: feedback.FeedbackPackageTable
  feedback: feedback.FeedbackTable
  private_feedback: feedback.FeedbackTable
  private_feedback_follow_up: feedback.PrivateFeedbackFollowUpTable
  private_feedback_held: feedback.PrivateFeedbackHeldTable
  private_feedback_seen: feedback.PrivateFeedbackSeenTable
  recognition: feedback.RecognitionTable
  aspiration: developing.AspirationTable
  private_readiness: developing.PrivateReadinessTable
  target_role: developing.TargetRoleTable
  training: developing.TrainingTable
  training_competency: developing.TrainingCompetencyTable
  development_action: developing.DevelopmentActionTable
  private_concern: concerns.PrivateConcernTable
  concern: concerns.ConcernTable
  concern_follow_up: concerns.ConcernFollowUpTable
  private_plan_draft: concerns.PrivatePlanDraftTable
  private_plan_line: concerns.PrivatePlanLineTable
  private_checkpoint_draft: concerns.PrivateCheckpointDraftTable
  improvement_plan: concerns.ImprovementPlanTable
  improvement_version: concerns.ImprovementVersionTable
  improvement_line: concerns.ImprovementLineTable
  improvement_checkpoint: concerns.ImprovementCheckpointTable
  improvement_checkpoint_goal: concerns.ImprovementCheckpointGoalTable
  improvement_signature: concerns.ImprovementSignatureTable
  improvement_comment: concerns.ImprovementCommentTable
  change: ChangeTable
  history: HistoryTable
  open_change: OpenChangeTable
}

/** What a read query needs: a connection or a transaction, but no way to write. */
export type ReadDb = Pick<Kysely<Database>, 'selectFrom'>
/** What a write query needs. Existing only inside a transaction, it cannot be forgotten. */
export type WriteDb = Transaction<Database>
