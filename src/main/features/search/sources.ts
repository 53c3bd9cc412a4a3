import type { SearchGroup, SearchKind, SearchPlace } from '../../../shared/contract/search.ts'
import type { SearchKindWord } from '../../../shared/rules/search-query.ts'

/** Rows of `table` whose `key` is the value of `by` here: one that changes in these columns, or that comes or goes. */
export interface Follow {
  readonly table: string
  readonly columns: readonly string[]
  readonly by: string
  /** `id` unless it is a row that belongs to this one, such as a tag. */
  readonly key?: string
}

/** A table whose rows can be found. Everything but names of columns is SQL over the row `t` and what it is joined with. */
export interface Source {
  /** Where one table is found in two ways, what tells them apart. */
  readonly part?: string
  readonly table: string
  readonly kind: SearchKind | Readonly<Record<string, SearchKind>>
  /** Column that says which, when there are several kinds. */
  readonly kindColumn?: string
  readonly group: SearchGroup
  /** What finds it as `kind:`, besides the words of its own. */
  readonly asked: readonly SearchKindWord[]
  /** Columns of the primary key. */
  readonly key: readonly string[]
  /** Columns that are found and shown as its name. */
  readonly title: readonly string[]
  readonly text: readonly string[]
  /** Found but not shown, from what it is joined with. */
  readonly alsoFound?: readonly string[]
  readonly joins?: string
  readonly person: string | null
  /** A day or a moment. */
  readonly day: string
  /** Rows that are there: not removed. */
  readonly there: string
  /** Rows that are not part of something removed. Asked when a hit is shown, since what was removed may come back. */
  readonly under?: string
  /** Id of the review whose self-review must have opened before this is shown; null where it need not. */
  readonly sealed?: string
  readonly place: { readonly screen: SearchPlace['screen']; readonly id: string; readonly within?: string }
  readonly context?: string
  /** Tags of the row, as a JSON list. */
  readonly tags?: string
  /** Another table whose columns are part of what is found here, and the column here that points to its row. */
  readonly follows?: readonly Follow[]
}

const GOAL = 'JOIN goal AS g ON g.id = t.goal_id JOIN participation AS p ON p.id = g.participation_id'
const GOAL_THERE = 'g.deleted_at IS NULL AND p.deleted_at IS NULL'
const GOAL_PLACE = { screen: 'goal', id: 'g.id', within: 'g.participation_id' } as const
const MEETING = 'JOIN one_to_one AS m ON m.id = t.one_to_one_id'
const MEETING_MOVED = [{ table: 'one_to_one', columns: ['starts_at'], by: 'one_to_one_id' }] as const
const REVIEW =
  'JOIN review AS r ON r.id = t.review_id JOIN participation AS p ON p.id = r.participation_id JOIN cycle AS c ON c.id = p.cycle_id'
const REVIEW_THERE = 'r.deleted_at IS NULL AND p.deleted_at IS NULL'
const REVIEW_SAVED = [{ table: 'review', columns: ['updated_at'], by: 'review_id' }] as const
const REVIEW_PLACE = { screen: 'review', id: 'r.id' } as const

const GOALS: readonly Source[] = [
  {
    table: 'goal',
    kind: 'goal',
    group: 'goals',
    asked: ['goal'],
    key: ['id'],
    title: ['title'],
    text: ['outcome'],
    joins: 'JOIN participation AS p ON p.id = t.participation_id JOIN cycle AS c ON c.id = p.cycle_id',
    person: 'p.person_id',
    day: 't.created_at',
    there: 't.deleted_at IS NULL',
    under: 'p.deleted_at IS NULL',
    place: { screen: 'goal', id: 't.id', within: 't.participation_id' },
    context: 'c.name',
  },
  {
    table: 'key_result',
    kind: 'key-result',
    group: 'goals',
    asked: ['goal'],
    key: ['id'],
    title: ['title'],
    text: [],
    joins: GOAL,
    person: 'p.person_id',
    day: 'g.created_at',
    there: 't.deleted_at IS NULL',
    under: GOAL_THERE,
    place: GOAL_PLACE,
    context: 'g.title',
  },
  {
    table: 'goal_check_in',
    kind: 'goal-check-in',
    group: 'goals',
    asked: ['goal'],
    key: ['id'],
    title: [],
    text: ['comment'],
    joins: GOAL,
    person: 'p.person_id',
    day: 't.observed_on',
    there: 'TRUE',
    under: GOAL_THERE,
    place: GOAL_PLACE,
    context: 'g.title',
  },
  {
    table: 'goal_comment',
    kind: 'goal-comment',
    group: 'goals',
    asked: ['goal'],
    key: ['id'],
    title: [],
    text: ['body'],
    joins: GOAL,
    person: 'p.person_id',
    day: 't.created_at',
    there: 'TRUE',
    under: GOAL_THERE,
    place: GOAL_PLACE,
    context: 'g.title',
  },
]

const NOTES: readonly Source[] = [
  {
    table: 'private_note',
    kind: 'private-note',
    group: 'notes',
    asked: ['note'],
    key: ['id'],
    title: [],
    text: ['body'],
    person: 't.person_id',
    day: 't.observed_on',
    there: 't.deleted_at IS NULL',
    place: { screen: 'person', id: 't.person_id', within: 't.id' },
  },
  {
    table: 'shared_note',
    kind: { shared: 'shared-note', feedback: 'feedback' },
    kindColumn: 'kind',
    group: 'notes',
    asked: ['note'],
    key: ['id'],
    title: [],
    text: ['body', 'from_name'],
    person: 't.person_id',
    day: 't.observed_on',
    there: 't.deleted_at IS NULL',
    place: { screen: 'person', id: 't.person_id', within: 't.id' },
    context: 't.from_name',
  },
  {
    table: 'one_to_one',
    kind: 'one-to-one',
    group: 'notes',
    asked: ['meeting'],
    key: ['id'],
    title: [],
    text: [],
    person: 't.person_id',
    day: 't.starts_at',
    there: 't.deleted_at IS NULL',
    place: { screen: 'one-to-one', id: 't.id' },
  },
  {
    table: 'agenda_item',
    kind: 'agenda-item',
    group: 'notes',
    asked: ['meeting'],
    key: ['id'],
    title: ['title'],
    text: ['note'],
    joins: MEETING,
    person: 'm.person_id',
    day: 'm.starts_at',
    there: 't.deleted_at IS NULL',
    under: 'm.deleted_at IS NULL',
    place: { screen: 'one-to-one', id: 'm.id' },
    follows: MEETING_MOVED,
  },
  {
    table: 'private_margin',
    kind: 'margin',
    group: 'notes',
    asked: ['meeting', 'note'],
    key: ['one_to_one_id'],
    title: [],
    text: ['body'],
    joins: MEETING,
    person: 'm.person_id',
    day: 'm.starts_at',
    there: 'TRUE',
    under: 'm.deleted_at IS NULL',
    place: { screen: 'one-to-one', id: 'm.id' },
    follows: MEETING_MOVED,
  },
  {
    table: 'action_item',
    kind: 'action-item',
    group: 'notes',
    asked: ['action'],
    key: ['id'],
    title: ['title'],
    text: [],
    person: 't.person_id',
    day: 't.created_at',
    there: 't.deleted_at IS NULL',
    place: { screen: 'person', id: 't.person_id', within: 't.id' },
  },
]

const REVIEWS: readonly Source[] = [
  {
    table: 'review',
    kind: 'review',
    group: 'reviews',
    asked: ['review'],
    key: ['id'],
    title: [],
    text: ['summary', 'next_steps', 'reason'],
    joins: 'JOIN participation AS p ON p.id = t.participation_id JOIN cycle AS c ON c.id = p.cycle_id',
    person: 'p.person_id',
    day: 't.updated_at',
    there: 't.deleted_at IS NULL',
    under: 'p.deleted_at IS NULL',
    place: { screen: 'review', id: 't.id' },
    context: 'c.name',
  },
  {
    table: 'review',
    part: 'self',
    kind: 'self-review',
    group: 'reviews',
    asked: ['review'],
    key: ['id'],
    title: [],
    text: ['self_summary'],
    joins: 'JOIN participation AS p ON p.id = t.participation_id JOIN cycle AS c ON c.id = p.cycle_id',
    person: 'p.person_id',
    day: 't.updated_at',
    there: "t.deleted_at IS NULL AND t.self_summary <> ''",
    under: 'p.deleted_at IS NULL',
    sealed: 't.id',
    place: { screen: 'review', id: 't.id' },
    context: 'c.name',
  },
  {
    table: 'review_rating',
    kind: 'review-comment',
    group: 'reviews',
    asked: ['review'],
    key: ['review_id', 'kind', 'item_key', 'author'],
    title: [],
    text: ['comment'],
    sealed: "CASE WHEN t.author = 'employee' THEN t.review_id END",
    joins: REVIEW,
    person: 'p.person_id',
    day: 'r.updated_at',
    follows: REVIEW_SAVED,
    there: 'TRUE',
    under: REVIEW_THERE,
    place: REVIEW_PLACE,
    context: 'c.name',
  },
  {
    table: 'review_comment',
    kind: 'review-comment',
    group: 'reviews',
    asked: ['review'],
    key: ['id'],
    title: [],
    text: ['body'],
    joins: REVIEW,
    person: 'p.person_id',
    day: 'r.updated_at',
    follows: REVIEW_SAVED,
    there: 'TRUE',
    under: REVIEW_THERE,
    place: REVIEW_PLACE,
    context: 'c.name',
  },
  {
    table: 'private_assessment',
    kind: 'assessment',
    group: 'reviews',
    asked: ['review'],
    key: ['review_id'],
    title: [],
    text: ['body'],
    joins: REVIEW,
    person: 'p.person_id',
    day: 't.updated_at',
    there: 'TRUE',
    under: REVIEW_THERE,
    place: REVIEW_PLACE,
    context: 'c.name',
  },
  {
    table: 'sign_off',
    kind: 'statement',
    group: 'reviews',
    asked: ['review'],
    key: ['id'],
    title: [],
    text: ['statement'],
    joins: REVIEW,
    person: 'p.person_id',
    day: 't.signed_at',
    there: 'TRUE',
    under: REVIEW_THERE,
    place: REVIEW_PLACE,
    context: 'c.name',
  },
  {
    table: 'reward',
    kind: 'reward',
    group: 'reviews',
    asked: ['reward'],
    key: ['id'],
    title: ['title'],
    text: ['reason'],
    person: 't.person_id',
    day: 't.created_at',
    there: 't.deleted_at IS NULL',
    place: { screen: 'rewards', id: 't.id' },
  },
  {
    table: 'package',
    kind: 'package',
    group: 'reviews',
    asked: [],
    key: ['id'],
    title: ['title'],
    text: ['file_name'],
    person: 't.person_id',
    day: 't.sealed_at',
    there: 'TRUE',
    place: { screen: 'packages', id: 't.id' },
  },
]

const PEOPLE: readonly Source[] = [
  {
    table: 'person',
    kind: 'person',
    group: 'people',
    asked: ['person'],
    key: ['id'],
    title: ['given_name', 'family_name'],
    text: ['email', 'employee_number'],
    alsoFound: ['j.title', 'u.name'],
    joins: 'LEFT JOIN job_profile AS j ON j.id = t.job_profile_id LEFT JOIN org_unit AS u ON u.id = t.org_unit_id',
    person: 't.id',
    day: 't.created_at',
    there: 't.deleted_at IS NULL',
    place: { screen: 'person', id: 't.id' },
    context: "coalesce(j.title, '')",
    follows: [
      { table: 'job_profile', columns: ['title'], by: 'job_profile_id' },
      { table: 'org_unit', columns: ['name'], by: 'org_unit_id' },
    ],
  },
  {
    table: 'person_event',
    kind: 'person-event',
    group: 'people',
    asked: ['person'],
    key: ['id'],
    title: [],
    text: ['reason'],
    person: 't.person_id',
    day: 't.happened_on',
    there: "t.reason <> ''",
    place: { screen: 'person', id: 't.person_id', within: 't.id' },
  },
  {
    table: 'org_unit',
    kind: 'unit',
    group: 'people',
    asked: ['person'],
    key: ['id'],
    title: ['name'],
    text: [],
    person: null,
    day: "'1970-01-01'",
    there: 'TRUE',
    place: { screen: 'units', id: 't.id' },
  },
]

const removable = { person: null, day: 't.updated_at', there: 't.deleted_at IS NULL' } as const

const LIBRARY: readonly Source[] = [
  {
    table: 'cycle',
    kind: 'cycle',
    group: 'library',
    asked: ['library'],
    key: ['id'],
    title: ['name'],
    text: [],
    person: null,
    day: 't.launched_at',
    there: 'TRUE',
    place: { screen: 'cycle', id: 't.id' },
  },
  {
    table: 'job_profile',
    kind: 'job-profile',
    group: 'library',
    asked: ['library'],
    key: ['id'],
    title: ['title'],
    text: ['purpose'],
    person: null,
    day: "'1970-01-01'",
    there: 't.deleted_at IS NULL',
    place: { screen: 'job', id: 't.id' },
  },
  {
    table: 'job_profile_version',
    kind: 'job-profile',
    group: 'library',
    asked: ['library'],
    key: ['id'],
    title: [],
    text: ['reason'],
    joins: 'JOIN job_profile AS j ON j.id = t.job_profile_id',
    person: null,
    day: 't.published_at',
    there: "t.reason <> ''",
    under: 'j.deleted_at IS NULL',
    place: { screen: 'job', id: 'j.id' },
    context: 'j.title',
  },
  {
    table: 'job_version_taken',
    kind: 'person-event',
    group: 'people',
    asked: ['person'],
    key: ['id'],
    title: [],
    text: ['reason'],
    joins: 'JOIN participation AS p ON p.id = t.participation_id',
    person: 'p.person_id',
    day: 't.taken_at',
    there: "t.reason <> ''",
    under: 'p.deleted_at IS NULL',
    place: { screen: 'person', id: 'p.person_id', within: 't.id' },
  },
  {
    table: 'framework',
    kind: 'framework',
    group: 'library',
    asked: ['library'],
    key: ['id'],
    title: ['name'],
    text: ['description'],
    ...removable,
    place: { screen: 'framework', id: 't.id' },
  },
  {
    table: 'competency',
    kind: 'competency',
    group: 'library',
    asked: ['library'],
    key: ['id'],
    title: ['name'],
    text: ['description', 'area', 'indicators'],
    joins: 'JOIN framework AS f ON f.id = t.framework_id',
    person: null,
    day: 'f.updated_at',
    follows: [{ table: 'framework', columns: ['updated_at'], by: 'framework_id' }],
    there: 't.deleted_at IS NULL',
    under: 'f.deleted_at IS NULL',
    place: { screen: 'framework', id: 'f.id', within: 't.id' },
    context: 'f.name',
  },
  {
    table: 'rating_scale',
    kind: 'scale',
    group: 'library',
    asked: ['library'],
    key: ['id'],
    title: ['name'],
    text: [],
    ...removable,
    place: { screen: 'library', id: "'scales'" },
  },
  {
    table: 'template',
    kind: 'template',
    group: 'library',
    asked: ['library'],
    key: ['id'],
    title: ['name'],
    text: ['description'],
    ...removable,
    place: { screen: 'library', id: "'templates'" },
  },
  {
    table: 'private_phrase',
    kind: 'phrase',
    group: 'library',
    asked: ['library'],
    key: ['id'],
    title: [],
    text: ['text'],
    tags: "CASE WHEN json_valid(t.tags) THEN t.tags ELSE '[]' END",
    ...removable,
    place: { screen: 'library', id: "'wording'" },
  },
]

/** Everything that can be found. A new table with text is one entry here; a test asks for it. */
export const SOURCES: readonly Source[] = [...GOALS, ...NOTES, ...REVIEWS, ...PEOPLE, ...LIBRARY]

/** Names a source in the index. */
export function nameOf({ table, part }: Pick<Source, 'table' | 'part'>): string {
  return part === undefined ? table : `${table}:${part}`
}

/** Only its owner reads what lies in such a table, whatever is said of it elsewhere. */
export function isPrivate(source: Pick<Source, 'table'>): boolean {
  return source.table.startsWith('private_')
}

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
}
