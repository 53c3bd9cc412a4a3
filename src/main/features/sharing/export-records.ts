import Papa from 'papaparse'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { ExportedRow, ExportedTable } from './queries-export.ts'

/** One line of a CSV, one paragraph of a Markdown file. */
export interface ExportRecord {
  readonly record: string
  readonly person: string
  readonly date: string
  readonly title: string
  readonly text: string
  readonly state: string
  readonly value: string
  readonly readers: 'Only you, in this vault' | 'Both sides'
  readonly removed: 'yes' | ''
}

interface Shape {
  readonly record: string
  readonly title?: readonly string[]
  readonly text?: readonly string[]
  readonly date?: string
  readonly state?: readonly string[]
  readonly value?: readonly string[]
}

/** Which column of a table is its title, its words, its day. A table not named here comes out with all of its columns as text. */
const SHAPES: Readonly<Record<string, Shape>> = {
  person: {
    record: 'Person',
    title: ['given_name', 'family_name'],
    text: ['email', 'employee_number'],
    date: 'hired_on',
    state: ['status'],
  },
  goal: { record: 'Goal', title: ['title'], text: ['outcome'], date: 'due_on', state: ['state'], value: ['weight_bp'] },
  key_result: { record: 'Key result', title: ['title'], text: ['unit'], state: ['direction'], value: ['baseline', 'current', 'target'] },
  goal_check_in: { record: 'Goal check-in', text: ['comment'], date: 'observed_on', value: ['value'] },
  goal_comment: { record: 'Goal comment', text: ['body'], date: 'created_at', state: ['author'] },
  agreement: { record: 'Agreement', date: 'created_at', value: ['revision'] },
  private_note: { record: 'Private note', text: ['body'], date: 'observed_on', state: ['observation'] },
  private_draft: { record: 'Text being typed', text: ['body'], date: 'updated_at' },
  private_note_draft: { record: 'Text being typed', text: ['body'], date: 'updated_at' },
  private_attachment: { record: 'Attachment', title: ['name'], date: 'created_at', value: ['size'] },
  private_margin: { record: 'Private margin', text: ['body'], date: 'updated_at' },
  private_assessment: { record: 'Private assessment', text: ['body'], date: 'updated_at' },
  shared_note: { record: 'Shared note', title: ['from_name'], text: ['body'], date: 'observed_on', state: ['kind'] },
  feedback: { record: 'Feedback', title: ['giver_name'], text: ['body'], date: 'observed_on', state: ['direction'] },
  private_feedback: { record: 'Feedback', title: ['giver_name'], text: ['body'], date: 'observed_on', state: ['direction'] },
  private_feedback_follow_up: { record: 'Follow-up on feedback', text: ['body'], date: 'due_on', state: ['done_on'] },
  feedback_request: { record: 'Feedback request', text: ['intro', 'questions'], date: 'created_at', state: ['direction'] },
  recognition: { record: 'Recognition', title: ['value_name'], text: ['body'], date: 'given_on' },
  one_to_one: { record: 'One-to-one', date: 'starts_at', state: ['state'], value: ['minutes'] },
  agenda_item: { record: 'Agenda item', title: ['title'], text: ['note'], state: ['raised_by'] },
  action_item: { record: 'Action item', title: ['title'], date: 'due_on', state: ['owner', 'done_on'] },
  review: { record: 'Review', text: ['summary', 'next_steps', 'self_summary'], date: 'updated_at', state: ['state'], value: ['version'] },
  review_rating: { record: 'Rating', title: ['kind', 'item_key'], text: ['comment'], state: ['author'], value: ['score'] },
  review_citation: { record: 'Citation', title: ['label'], text: ['text'], date: 'observed_on', value: ['number'] },
  review_comment: { record: 'Review comment', title: ['part'], text: ['body'], state: ['author'] },
  sign_off: { record: 'Sign-off', title: ['full_name'], text: ['statement'], date: 'signed_at', state: ['side', 'answer'] },
  aspiration: { record: 'Aspirations', text: ['next_step', 'later', 'strengths'], date: 'updated_at' },
  private_readiness: { record: 'Thoughts about readiness', text: ['body'], date: 'updated_at' },
  target_role: { record: 'Target role', title: ['title'], text: ['note'], date: 'wanted_by' },
  development_action: {
    record: 'Development action',
    title: ['title'],
    text: ['competency', 'outcome'],
    date: 'due_on',
    state: ['kind', 'state'],
    value: ['cost_minor', 'currency'],
  },
  training: { record: 'Training', title: ['title', 'provider'], text: ['description'], value: ['cost_minor', 'currency'] },
  private_checkpoint_draft: { record: 'Text being typed', text: ['body'], date: 'held_on', state: ['standing'] },
  private_concern: {
    record: 'Concern not said yet',
    title: ['title'],
    text: ['facts', 'standard', 'impact', 'support', 'thoughts'],
    date: 'noticed_on',
  },
  concern: {
    record: 'Concern',
    title: ['title'],
    text: ['facts', 'standard', 'impact', 'support', 'agreed', 'outcome'],
    date: 'said_on',
    state: ['settled_on'],
  },
  concern_follow_up: { record: 'Follow-up', text: ['note'], date: 'due_on', state: ['done_on'] },
  improvement_line: { record: 'Improvement plan', title: ['kind'], text: ['text', 'more'], date: 'line_on' },
  improvement_checkpoint: { record: 'Milestone looked at', text: ['note'], date: 'held_on', state: ['standing'] },
  improvement_signature: {
    record: 'Signature of a plan',
    title: ['full_name'],
    text: ['statement'],
    date: 'signed_at',
    state: ['side', 'answer'],
  },
  reward: {
    record: 'Reward',
    title: ['title'],
    text: ['reason'],
    date: 'decided_on',
    state: ['state'],
    value: ['amount_minor', 'currency'],
  },
  package: { record: 'Package', title: ['title'], text: ['file_name'], date: 'sealed_at', state: ['state'], value: ['version'] },
  reply: { record: 'Reply', text: ['statement'], date: 'imported_at', state: ['answer'] },
}

/** Read by a person, not by a program: these say how the vault is built. */
const LEFT_TO_JSON = new Set([
  'history',
  'change',
  'participation',
  'pinned_key',
  'private_note_link',
  'private_note_tag',
  'private_note_about',
  'private_note_origin',
  'private_attachment_part',
  'reward_evidence',
  'feedback_package',
  'private_feedback_seen',
])

export function recordsOf(tables: readonly ExportedTable[]): ExportRecord[] {
  const nameOf = personNames(tables)
  return tables
    .filter(({ table }) => !LEFT_TO_JSON.has(table))
    .flatMap(({ table, isPrivate, rows }) => {
      const readers = isPrivate ? 'Only you, in this vault' : 'Both sides'
      return rows.map((row) => ({ ...recordOf(table, row), person: nameOf(table, row), readers }) as const)
    })
    .sort((a, b) => compare(a.person, b.person) || compare(a.record, b.record) || compare(a.date, b.date))
}

/** A line about the file itself. */
export function noticeRecord(text: string): ExportRecord {
  const nothing = { person: '', date: '', title: '', state: '', value: '', removed: '' } as const
  return { ...nothing, record: 'About this file', text, readers: 'Only you, in this vault' }
}

function recordOf(table: string, row: ExportedRow): Omit<ExportRecord, 'person' | 'readers'> {
  const shape = SHAPES[table] ?? { record: humanName(table), text: Object.keys(row).filter((column) => !/(^|_)id$/.test(column)) }
  const words = (columns: readonly string[] = [], between = ' ') =>
    columns
      .map((column) => wordsOf(row[column]))
      .filter((text) => text !== '')
      .join(between)
  return {
    record: shape.record,
    date: shape.date === undefined ? '' : dayOf(row[shape.date]),
    title: words(shape.title),
    text: words(shape.text, '\n\n'),
    state: words(shape.state, ', '),
    value: words(shape.value, ' '),
    removed: typeof row.deleted_at === 'number' ? 'yes' : '',
  }
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function dayOf(value: unknown): string {
  return typeof value === 'number' ? localDate(value) : wordsOf(value)
}

function humanName(table: string): string {
  const words = table.replaceAll('_', ' ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

/** Follows a row to the person it is about, through whatever it belongs to. */
function personNames(tables: readonly ExportedTable[]): (table: string, row: ExportedRow) => string {
  const byTable = new Map(tables.map(({ table, rows }) => [table, new Map(rows.map((row) => [String(row.id), row]))]))
  const names = new Map([...(byTable.get('person') ?? [])].map(([id, row]) => [id, `${row.given_name} ${row.family_name}`.trim()]))
  const owners = ['participation', 'goal', 'one_to_one', 'review', 'reward', 'package']
  const nameOf = (row: ExportedRow): string => {
    if (typeof row.person_id === 'string') return names.get(row.person_id) ?? ''
    for (const owner of owners) {
      const parent = byTable.get(owner)?.get(String(row[`${owner}_id`]))
      if (parent) return nameOf(parent)
    }
    return ''
  }
  return (table, row) => (table === 'person' ? (names.get(String(row.id)) ?? '') : nameOf(row))
}

/** A cell that a spreadsheet would run as a formula is marked as text (ASVS 1.2.10); numbers stay numbers. */
export function defused(cell: string): string {
  return /^[=+\-@\t\r\n\0]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell
}

export function toCsv(records: readonly ExportRecord[]): string {
  const columns = ['record', 'person', 'date', 'title', 'text', 'state', 'value', 'readers', 'removed'] as const
  const rows = records.map((record) => columns.map((column) => defused(record[column])))
  // A byte order mark, or a spreadsheet takes the letters for those of another alphabet.
  return `\uFEFF${Papa.unparse({ fields: [...columns], data: rows }, { newline: '\r\n' })}\r\n`
}

export function toMarkdown(records: readonly ExportRecord[], heading: string): string {
  const parts = [`# ${heading}`, 'Holds private notes. Only the owner of the vault is meant to read it.']
  for (const [person, ofPerson] of Map.groupBy(records, (record) => record.person)) {
    parts.push(`## ${oneLine(person) || 'The whole vault'}`)
    for (const [record, list] of Map.groupBy(ofPerson, (entry) => entry.record)) {
      parts.push(`### ${record}${list[0]?.readers === 'Only you, in this vault' ? ' (only you, in this vault)' : ''}`)
      for (const entry of list) parts.push(markdownEntry(entry))
    }
  }
  return `${parts.join('\n\n')}\n`
}

function markdownEntry(entry: ExportRecord): string {
  const facts = [entry.date, oneLine(entry.title), entry.state, entry.value, entry.removed === 'yes' ? 'removed' : '']
  const head = `- ${facts.filter((fact) => fact !== '').join(' · ') || '–'}`
  // Quoted line by line, so that headings a person typed stay inside their entry.
  const text = entry.text === '' ? [] : entry.text.split('\n').map((line) => `  > ${line}`)
  return [head, ...text].join('\n')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
