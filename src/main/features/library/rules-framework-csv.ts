import type { CsvProblem } from '../../../shared/contract/library-methods.ts'
import type { CompetencyContent, FrameworkHead, Level } from '../../../shared/rules/library-content.ts'
import { MAX_COMPETENCIES } from '../../../shared/rules/library-content.ts'

/** A framework as rows of a spreadsheet: what each row is stands in its first cell. */
export const CSV_HEADING = ['record', 'area', 'competency', 'level', 'text'] as const
type Row = readonly [record: string, area: string, competency: string, level: string, text: string]

const MAX_LEVELS = 15
const MAX_NAME = 120
const MAX_TEXT = 1000

export interface FrameworkContent {
  readonly head: FrameworkHead
  readonly competencies: readonly CompetencyContent[]
}

/** Every word of the framework, so that reading the rows again gives the same framework. */
export function frameworkToRows({ head, competencies }: FrameworkContent): Row[] {
  const nameOf = new Map(head.levels.map((level) => [level.key, level.name]))
  return [
    ['framework', '', '', '', head.name],
    ...(head.description === '' ? [] : [['description', '', '', '', head.description] as const]),
    ...(head.notice === '' ? [] : [['notice', '', '', '', head.notice] as const]),
    ...head.levels.map((level) => ['level', '', '', level.name, level.description] as const),
    ...competencies.flatMap(({ area, name, description, indicators }): Row[] => [
      ['competency', area, name, '', description],
      ...indicators.flatMap(({ level, statements }) =>
        statements.map((statement) => ['indicator', area, name, nameOf.get(level) ?? '', statement] as const),
      ),
    ]),
  ]
}

/** Which column of a file holds what, by its heading; a file of one's own needs no record column. */
const ALIASES: Readonly<Record<(typeof CSV_HEADING)[number] | 'description', readonly string[]>> = {
  record: ['record'],
  area: ['area', 'category', 'group', 'theme', 'domain', 'cluster'],
  competency: ['competency', 'competence', 'skill', 'name', 'behaviour', 'behavior', 'capability'],
  level: ['level', 'grade', 'milestone', 'stage'],
  text: ['text', 'indicator', 'statement', 'behavioural indicator', 'behavioral indicator', 'example', 'what it looks like'],
  description: ['description', 'definition', 'meaning'],
}

export type CsvColumns = Readonly<Record<keyof typeof ALIASES, number>>

/** Where the columns stand; -1 for one that is not there. Null when no column names a competency. */
export function findColumns(heading: readonly string[]): CsvColumns | null {
  const plain = heading.map((cell) => cell.trim().toLowerCase().replaceAll('_', ' '))
  const at = (column: keyof typeof ALIASES) => plain.findIndex((cell) => ALIASES[column].includes(cell))
  const columns = {
    record: at('record'),
    area: at('area'),
    competency: at('competency'),
    level: at('level'),
    text: at('text'),
    description: at('description'),
  }
  return columns.competency < 0 ? null : columns
}

export interface CsvLine {
  /** As a spreadsheet counts. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface ReadFramework {
  readonly content: FrameworkContent
  readonly problems: readonly CsvProblem[]
}

interface Draft {
  head: { name: string; description: string; notice: string }
  readonly levels: Level[]
  readonly competencies: { area: string; name: string; description: string; indicators: { level: string; statements: string[] }[] }[]
  readonly problems: CsvProblem[]
}

interface Cells {
  readonly record: string
  readonly area: string
  readonly competency: string
  readonly level: string
  readonly text: string
  readonly description: string
}

/** Reads rows under a heading. A row with a problem adds nothing; all others are read. */
export function readFrameworkRows(lines: readonly CsvLine[], columns: CsvColumns, nameIfNone: string): ReadFramework {
  const draft: Draft = { head: { name: nameIfNone, description: '', notice: '' }, levels: [], competencies: [], problems: [] }
  const width = Math.max(...Object.values(columns)) + 1
  for (const { row, cells } of lines) {
    const cell = (column: keyof CsvColumns) => (columns[column] < 0 ? '' : (cells[columns[column]] ?? '').trim())
    const read: Cells = {
      record: columns.record < 0 ? 'row' : cell('record').toLowerCase(),
      area: cell('area'),
      competency: cell('competency'),
      level: cell('level'),
      text: cell('text'),
      description: cell('description'),
    }
    const problem = tooLong(read) ?? (cells.length < Math.min(width, 2) ? (['ragged-row', cells.join(',')] as const) : take(draft, read))
    if (problem) draft.problems.push({ row, code: problem[0], value: problem[1].slice(0, 200) })
  }
  const { head, levels, competencies, problems } = draft
  return { content: { head: { ...head, levels }, competencies }, problems }
}

type Problem = readonly [CsvProblem['code'], string]

function tooLong({ record, area, competency, level, text, description }: Cells): Problem | null {
  const long = [area, competency, level].find((name) => name.length > MAX_NAME)
  if (long !== undefined) return ['too-long', long]
  const limit = { notice: 4000, description: 2000, framework: MAX_NAME }[record] ?? MAX_TEXT
  const words = [text, description].find((each) => each.length > limit)
  return words === undefined ? null : ['too-long', words]
}

function take(draft: Draft, cells: Cells): Problem | null {
  switch (cells.record) {
    case 'framework':
      if (cells.text === '') return ['no-name', '']
      draft.head.name = cells.text
      return null
    case 'description':
    case 'notice':
      draft.head[cells.record] = cells.text
      return null
    case 'level':
      return takeLevel(draft, cells.level, cells.text)
    case 'competency':
      return takeCompetency(draft, cells)
    case 'indicator':
      return takeStatement(draft, cells, false)
    case 'row':
      return takeStatement(draft, cells, true)
    default:
      return ['unknown-record', cells.record]
  }
}

function takeLevel(draft: Draft, name: string, description: string): Problem | null {
  if (name === '') return ['no-name', description]
  if (draft.levels.some((level) => level.name.toLowerCase() === name.toLowerCase())) return ['repeated-level', name]
  if (draft.levels.length === MAX_LEVELS) return ['too-many-levels', name]
  draft.levels.push({ key: `l${draft.levels.length + 1}`, name, description })
  return null
}

function takeCompetency(draft: Draft, { area, competency, text }: Cells): Problem | null {
  if (competency === '') return ['no-competency', text]
  if (draft.competencies.length === MAX_COMPETENCIES) return ['too-many-competencies', competency]
  draft.competencies.push({ area, name: competency, description: text, indicators: [] })
  return null
}

/** A statement belongs to the newest competency of its name. In a file of one's own a new name or level begins one. */
function takeStatement(draft: Draft, cells: Cells, own: boolean): Problem | null {
  const { area, competency, text } = cells
  if (competency === '') return ['no-competency', text]
  const target = draft.competencies.findLast((each) => each.name === competency && each.area === area)
  if (!target && !own) return ['no-competency', competency]
  const level = levelOf(draft, cells, own)
  if (typeof level === 'object' && level !== null) return level
  if (!target && draft.competencies.length === MAX_COMPETENCIES) return ['too-many-competencies', competency]
  const found = target ?? { area, name: competency, description: '', indicators: [] }
  if (!target) draft.competencies.push(found)
  if (own && cells.description !== '') found.description = cells.description
  // A row without a level says what the competency is; without a text it only names it.
  if (level === null) found.description ||= text
  return level === null || text === '' ? null : addStatement(found, level, text)
}

function levelOf(draft: Draft, { level }: Cells, own: boolean): string | null | Problem {
  const found = draft.levels.find((each) => each.name.toLowerCase() === level.toLowerCase())
  if (found) return found.key
  if (level === '' && own) return null
  if (!own) return ['unknown-level', level]
  return takeLevel(draft, level, '') ?? draft.levels.at(-1)?.key ?? null
}

function addStatement(competency: Draft['competencies'][number], level: string, text: string): Problem | null {
  let found = competency.indicators.find((each) => each.level === level)
  if (!found) {
    found = { level, statements: [] }
    competency.indicators.push(found)
  }
  if (found.statements.includes(text)) return ['repeated-statement', text]
  if (found.statements.length === 100) return ['too-long', text]
  found.statements.push(text)
  return null
}
