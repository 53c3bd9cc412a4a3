import type { Source } from './source.ts'
import { GOALS, MEETINGS, NOTES } from './sources-coaching.ts'
import { CONCERNS } from './sources-concerns.ts'
import { DEVELOPING } from './sources-developing.ts'
import { FEEDBACK } from './sources-feedback.ts'
import { LIBRARY, PEOPLE } from './sources-firm.ts'
import { REVIEWS } from './sources-reviews.ts'

/** Everything that can be found. A new table with text is one entry here; a test asks for it. */
export const SOURCES: readonly Source[] = [
  ...GOALS,
  ...NOTES,
  ...MEETINGS,
  ...FEEDBACK,
  ...DEVELOPING,
  ...CONCERNS,
  ...REVIEWS,
  ...PEOPLE,
  ...LIBRARY,
]

/** Columns of text that are not found, and why. `*` is every column of the table that is not found. */
export const NOT_FOUND: Readonly<Record<string, string>> = {
  'private_draft.*': 'what is being typed is found once it is kept',
  'private_workspace_key.*': 'keys of the vault',
  'private_protected_attribute.*': 'counted in groups, never shown of one person',
  'private_note_link.*': 'which note belongs to which item',
  'private_snooze.*': 'which matter waits until when',
  'private_search_entry.*': 'the index itself',
  'private_search_state.*': 'the index itself',
  'pinned_key.*': 'keys of people',
  'list_view.*': 'how a list was looked at',
  'import_habit.*': 'how a file was read',
  'review_citation.*': 'copies of what is found where it stands',
  'reward_evidence.*': 'copies of what is found where it stands',
  'agreement.goals': 'copies of what is found where it stands',
  'workspace.*': 'the settings, read on one page',
  'cycle.phases': 'dates',
  'cycle.form': 'a copy of a template',
  'job_profile.draft': 'what is being written is found once it is published',
  'job_profile_version.content': 'lists of requirements, read in the job profile, whose title is found',
  'framework.levels': 'names of levels, read in the framework',
  'framework.notice': 'where a framework comes from',
  'template.content': 'questions and forms, read in the template, whose name is found',
  'template.notice': 'where a template comes from',
  'rating_scale.points': 'names of points, read in the scale',
  'key_result.unit': 'a sign such as %',
  'private_phrase.tags': 'found by tag:',
  'package.document': 'copies of what is found where it stands',
  'package.document_hash': 'a number',
  'reply.*': 'as it came: what was taken over from it is found where it stands, and a self-review in it may be sealed',
  'sign_off.full_name': 'the name of a person who is found by name',
  'sign_off.public_key': 'a number',
  'sign_off.document_hash': 'a number',
  'person_event.from_text': 'names of jobs and units, found as such',
  'person_event.to_text': 'names of jobs and units, found as such',
  'reward.currency': 'a code',
  'private_note_draft.*': 'what is being typed is found once it is kept',
  'private_checkpoint_draft.*': 'what is being typed is found once it is signed',
  'private_note.observation': 'one of four words',
  'private_note_tag.*': 'found by tag:',
  'private_note_about.*': 'what a note is about',
  'private_note_origin.*': 'which note a shared one came from',
  'private_attachment_part.*': 'bytes of a file',
  'one_to_one_series.*': 'a rule, a time and a place; each meeting of it is found',
  'feedback_recipient.*': 'names of people who were asked, read in the request',
  'private_feedback.direction': 'one of four words',
  'private_feedback_held.*': 'sealed until three have answered',
  'private_feedback_seen.*': 'numbers',
  'training_competency.*': 'names of competencies, read in the training',
  'target_role.role_code': 'a code',
  'training.currency': 'a code',
  'development_action.currency': 'a code',
  'improvement_signature.moment': 'which milestone',
  'improvement_signature.full_name': 'the name of a person who is found by name',
  'improvement_signature.document_hash': 'a number',
  'improvement_comment.moment': 'which milestone',
}
