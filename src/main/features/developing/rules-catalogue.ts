import type { CatalogueProblem, TrainingFields } from '../../../shared/contract/developing.ts'
import { unguardCell } from '../../../shared/rules/people-table.ts'
import { competencyKey, tidyTraining } from './rules.ts'

/** The columns of a catalogue as a file, under the headings the export writes and those people use. */
const ALIASES = {
  title: ['title', 'training', 'course', 'name'],
  provider: ['provider', 'vendor', 'trainer'],
  description: ['description', 'content', 'about'],
  hours: ['hours', 'duration', 'duration, hours'],
  cost: ['cost', 'price', 'amount'],
  currency: ['currency'],
  competencies: ['competencies', 'competency', 'skills', 'skill'],
} as const
type Column = keyof typeof ALIASES

export type CatalogueColumns = Readonly<Record<Column, number>>

/** Where the columns stand; -1 for one that is not there. Null when no column names the training. */
export function catalogueColumns(heading: readonly string[]): CatalogueColumns | null {
  const plain = heading.map((cell) => cell.trim().toLowerCase())
  const at = (column: Column) => plain.findIndex((cell) => (ALIASES[column] as readonly string[]).includes(cell))
  const columns = Object.fromEntries(Object.keys(ALIASES).map((column) => [column, at(column as Column)])) as Record<Column, number>
  return columns.title < 0 ? null : columns
}

export interface CatalogueLine {
  /** As a spreadsheet counts. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface ReadCatalogue {
  readonly trainings: readonly TrainingFields[]
  readonly problems: readonly CatalogueProblem[]
}

/** Where amounts stand without a currency, and how many minor units make one. */
export interface Money {
  readonly currency: string
  readonly minorUnits: (currency: string) => number | null
}

/** Reads rows under a heading. A row with a problem adds nothing; all others are read. */
export function readCatalogue(lines: readonly CatalogueLine[], columns: CatalogueColumns, money: Money): ReadCatalogue {
  const trainings: TrainingFields[] = []
  const problems: CatalogueProblem[] = []
  const seen = new Set<string>()
  for (const { row, cells } of lines) {
    const cell = (column: Column) => (columns[column] < 0 ? '' : unguardCell(cells[columns[column]] ?? '').trim())
    const read = readRow(cell, money)
    const problem = 'code' in read ? read : seen.has(competencyKey(read.title)) ? { code: 'repeated' as const, value: read.title } : null
    if (problem !== null) {
      problems.push({ row, code: problem.code, value: problem.value.slice(0, 200) })
    } else if (!('code' in read)) {
      seen.add(competencyKey(read.title))
      trainings.push(read)
    }
  }
  return { trainings, problems }
}

type Problem = Pick<CatalogueProblem, 'code' | 'value'>

function readRow(cell: (column: Column) => string, money: Money): TrainingFields | Problem {
  const [title, provider, description] = [cell('title'), cell('provider'), cell('description')]
  if (title === '') return { code: 'no-title', value: '' }
  const competencies = cell('competencies')
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (isTooLong(title, provider, competencies)) return { code: 'too-long', value: title }
  const hours = amountIn(cell('hours'), 0.01, 10_000)
  if (hours === undefined) return { code: 'not-a-number', value: cell('hours') }
  const cost = amountIn(cell('cost'), 0, 1e9)
  if (cost === undefined) return { code: 'not-a-number', value: cell('cost') }
  const currency = cell('currency').toUpperCase() || money.currency
  const units = /^[A-Z]{3}$/.test(currency) ? money.minorUnits(currency) : null
  if (units === null) return { code: 'not-a-currency', value: currency }
  const costMinor = cost === null ? null : Math.round(cost * units)
  return tidyTraining({ title, provider, description, hours, costMinor, currency, competencies })
}

function isTooLong(title: string, provider: string, competencies: readonly string[]): boolean {
  return title.length > 300 || provider.length > 300 || competencies.length > 40 || competencies.some((name) => name.length > 160)
}

function amountIn(text: string, least: number, most: number): number | null | undefined {
  const read = numberIn(text)
  return typeof read === 'number' && (read < least || read > most) ? undefined : read
}

/** "1,250.50", "1250,5" and "1 250" as a number; null for nothing, undefined for what is none. */
export function numberIn(text: string): number | null | undefined {
  const plain = text.replace(/[\s\u00a0\u2009\u202f'’]/g, '')
  if (plain === '') return null
  const decimal = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.')
  return /^\d+(\.\d+)?$/.test(decimal) ? Number(decimal) : undefined
}

/** What importing would do to the catalogue there is: by title, whatever its case. */
export interface CatalogueEffect<Known> {
  readonly added: readonly TrainingFields[]
  readonly changed: readonly { readonly known: Known; readonly fields: TrainingFields }[]
  readonly same: number
}

export function catalogueEffect<Known extends TrainingFields>(
  known: readonly Known[],
  read: readonly TrainingFields[],
): CatalogueEffect<Known> {
  const byTitle = new Map(known.map((training) => [competencyKey(training.title), training]))
  const added: TrainingFields[] = []
  const changed: { known: Known; fields: TrainingFields }[] = []
  let same = 0
  for (const fields of read) {
    const there = byTitle.get(competencyKey(fields.title))
    if (there === undefined) added.push(fields)
    else if (sameTraining(there, fields)) same += 1
    else changed.push({ known: there, fields })
  }
  return { added, changed, same }
}

function sameTraining(one: TrainingFields, other: TrainingFields): boolean {
  return print(one) === print(other)
}

function print({ title, provider, description, hours, costMinor, currency, competencies }: TrainingFields): string {
  return JSON.stringify([title, provider, description, hours, costMinor, costMinor === null ? '' : currency, competencies])
}
