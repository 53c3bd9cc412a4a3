/** Read by the owner of the vault alone. The prefix keeps it out of reach of packages (see db/shareable.ts). */
export interface PrivateNoteTable {
  id: string
  person_id: string
  body: string
  observed_on: string
  created_at: number
  updated_at: number
  deleted_at: number | null
  /** What it records; empty when nothing was said. */
  observation: string
}

/** Text being typed and not yet kept; one per person. The journal remembers only its end. */
export interface PrivateDraftTable {
  person_id: string
  kind: string
  body: string
  updated_at: number
  observation: string
  /** Empty when no day was chosen. */
  observed_on: string
  /** With a space between. */
  tags: string
  /** `kind:id` of each, with a space between. */
  about: string
}

/** Text being typed elsewhere: with no person yet, or in a note that is there already. */
export interface PrivateNoteDraftTable {
  place: string
  person_id: string | null
  body: string
  updated_at: number
}

export interface PrivateNoteTagTable {
  note_id: string
  tag: string
}

/** What a note is about, besides its person. */
export interface PrivateNoteAboutTable {
  note_id: string
  kind: string
  target_id: string
}

/** Which private note a shared one was written from. */
export interface PrivateNoteOriginTable {
  shared_note_id: string
  note_id: string
}

export interface PrivateAttachmentTable {
  id: string
  person_id: string
  /** Null while the note is still being typed. */
  note_id: string | null
  name: string
  kind: string
  size: number
  created_at: number
  deleted_at: number | null
}

/** The bytes of an attachment in pieces. Not in the journal: see decision 0019. */
export interface PrivateAttachmentPartTable {
  attachment_id: string
  position: number
  bytes: Uint8Array
}

/** Written beside a one-to-one. */
export interface PrivateMarginTable {
  one_to_one_id: string
  body: string
  updated_at: number
}

export interface SharedNoteTable {
  id: string
  person_id: string
  kind: 'shared' | 'feedback'
  from_name: string
  body: string
  observed_on: string
  created_at: number
  updated_at: number
  deleted_at: number | null
}

export interface OneToOneTable {
  id: string
  person_id: string
  starts_at: number
  minutes: number
  /** A skipped one is planned here, and says so by `skipped_at`. */
  state: 'planned' | 'held'
  held_at: number | null
  deleted_at: number | null
  series_id: string | null
  /** Where the rule of its series put it, whatever became of it since. */
  occurs_at: number | null
  /** Where it stood before it was moved for the first time. */
  first_planned_at: number | null
  skipped_at: number | null
  skip_reason: string | null
  place: string | null
  /** Counts what a calendar has to know of; see RFC 5545, SEQUENCE. */
  sequence: number | null
  begun_at: number | null
  timer_ms: number | null
  timer_since: number | null
  /** The manager's feeling, once it was said to both; until then it is in `private_feeling`. */
  manager_feeling: number | null
  employee_feeling: number | null
  employee_feeling_from: 'told' | 'reply' | null
  employee_answer: string | null
  employee_statement: string | null
  answered_at: number | null
}

export interface OneToOneSeriesTable {
  id: string
  person_id: string
  /** An RRULE without an end. */
  rule: string
  starts_on: string
  /** Local, `HH:MM`, in `zone`. */
  time: string
  /** IANA name. */
  zone: string
  minutes: number
  place: string
  /** The last day a meeting may fall on. */
  ends_on: string | null
  sequence: number
  created_at: number
  deleted_at: number | null
}

export interface MeetingDecisionTable {
  id: string
  one_to_one_id: string
  agenda_item_id: string | null
  body: string
  position: number
  created_at: number
  deleted_at: number | null
}

/** What the other side wrote to a part of the notes, by the id of the part. */
export interface MeetingCommentTable {
  id: string
  one_to_one_id: string
  part: string
  author: 'manager' | 'employee'
  body: string
  created_at: number
}

export interface PrivateFeelingTable {
  one_to_one_id: string
  feeling: number
  updated_at: number
}

/** The rhythm of a cycle, or of one person. */
export interface CadenceSettingTable {
  id: string
  cycle_id: string | null
  person_id: string | null
  rhythm: 'weekly' | 'fortnightly' | 'monthly' | 'quarterly' | 'none'
  starter_rhythm: 'weekly' | 'fortnightly' | 'monthly' | 'quarterly' | null
  starter_days: number | null
}

/** One row, once a setting was changed. */
export interface ReminderSettingTable {
  one: number
  in_app: number
  outside: number
  minutes_before: number
}

export interface AgendaItemTable {
  id: string
  one_to_one_id: string
  title: string
  raised_by: string
  discussed: number
  note: string
  /** The meeting this item was carried over from. */
  carried_from_id: string | null
  /** The item there that this one is. Unknown of items carried before it was kept, where two had one title. */
  carried_from_item_id: string | null
  position: number
  deleted_at: number | null
}

export interface ActionItemTable {
  id: string
  person_id: string
  one_to_one_id: string | null
  title: string
  owner: string
  due_on: string | null
  done_on: string | null
  created_at: number
  deleted_at: number | null
}
