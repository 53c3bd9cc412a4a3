import { createHash } from 'node:crypto'
import type { ImportChoices, ImportRow } from '../../../shared/contract/people-import.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { type OpenedFile, type OpenTable, openTable, type ReadRefused, sizeRefused } from './open-table.ts'
import { type Packed, pack, unpack } from './packed.ts'
import { planImport, type Report } from './rules-import.ts'
import type { ImportHabit } from './rules-import-habit.ts'
import type { PlannedPerson } from './rules-import-plan.ts'
import type { ExistingPerson } from './rules-matching.ts'
import type { UnitNode } from './rules-org.ts'
import type { Row } from './rules-rows.ts'

/** Hash of the headings → how a file with them was read last time. */
export type Habits = Readonly<Record<string, ImportHabit>>

export interface ReadPeopleInput {
  /** The file itself, or what an earlier read made of it. */
  readonly file: { readonly bytes: ArrayBuffer } | { readonly cells: ArrayBuffer; readonly opened: OpenedFile }
  readonly choices: ImportChoices
  readonly today: IsoDate
  readonly existing: readonly ExistingPerson[]
  readonly units: readonly UnitNode[]
  readonly habits: Habits
}

export interface ReadPeopleOutput {
  readonly report: Report
  readonly people: readonly PlannedPerson[]
  /** Every row as it would be. */
  readonly rows: readonly ImportRow[]
  readonly habit: (ImportHabit & { readonly hash: string }) | null
  readonly opened: OpenedFile
  /** The rows as JSON, to be handed in again: moved from thread to thread without being looked at. */
  readonly cells: ArrayBuffer
}

export interface PackedInput extends Omit<ReadPeopleInput, 'existing'> {
  readonly existing: Packed<ExistingPerson>
}

export interface PackedOutput extends Omit<ReadPeopleOutput, 'people' | 'rows'> {
  readonly rows: Packed<ImportRow>
  readonly people: Packed<PlannedPerson>
  /** How many of them would be written. */
  readonly counts: { readonly added: number; readonly addedLeft: number; readonly changed: number }
}

/** The job `read-people-file`: the same with its long lists packed for the way. */
export async function readPackedPeople(input: PackedInput, context: JobContext): Promise<Result<PackedOutput, ReadRefused>> {
  const read = await readPeopleFile({ ...input, existing: unpack(input.existing) }, context)
  if (!read.ok) return read
  const { people, rows, ...rest } = read.value
  const { counts, addedLeft } = rest.report
  return ok({ ...rest, people: pack(people), rows: pack(rows), counts: { added: counts.added, addedLeft, changed: counts.changed } })
}

/** From the bytes of a file to what importing it would do. */
export async function readPeopleFile(
  { file, choices, today, existing, units, habits }: ReadPeopleInput,
  context: JobContext,
): Promise<Result<ReadPeopleOutput, ReadRefused>> {
  const read = 'bytes' in file ? await openTable(new Uint8Array(file.bytes), choices) : again(file.cells, file.opened)
  if (!read.ok) return read
  context.progress(0.4)
  context.signal.throwIfAborted()
  const { rows: table, opened } = read.value
  const tooLarge = sizeRefused(table, choices.headerRow)
  if (tooLarge) return err(tooLarge)
  const { report, people, rows, habit } = planImport({
    table,
    existing,
    units,
    choices,
    today,
    hash: hashOf,
    habitFor: (headings) => habits[hashOf(headings)] ?? null,
  })
  const cells = 'cells' in file ? file.cells : encode(table)
  return ok({
    report,
    people,
    rows,
    habit: habit && withHash(habit),
    opened,
    cells,
  })
}

function withHash({ headings, ...habit }: ImportHabit & { readonly headings: string }): ImportHabit & { readonly hash: string } {
  return { ...habit, hash: hashOf(headings) }
}

function encode(rows: readonly Row[]): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify(rows.map(({ number, cells }) => [number, ...cells]))).buffer
}

function again(cells: ArrayBuffer, opened: OpenedFile): Result<OpenTable, never> {
  const lines = JSON.parse(new TextDecoder().decode(cells)) as [number, ...string[]][]
  return ok({ rows: lines.map(([number, ...line]) => ({ number, cells: line })), opened })
}

function hashOf(headings: string): string {
  return createHash('sha256').update(headings).digest('hex')
}
