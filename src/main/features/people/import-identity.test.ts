import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { NO_CHOICES } from '../../../shared/contract/people-import.ts'
import { peopleToTable, type TablePerson } from '../../../shared/rules/people-table.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { readPeopleFile } from './read-people-file.ts'
import type { PlannedPerson } from './rules-import-plan.ts'
import type { ExistingPerson } from './rules-matching.ts'
import { oneLine } from './rules-text.ts'

const context: JobContext = { signal: new AbortController().signal, progress: () => undefined }
const RUNS = process.env.SLOW ? 500 : 60

const nasty = fc.constantFrom(
  '=1+1',
  "'=x",
  '@sum',
  '-',
  '-5',
  '+49 30',
  'NULL',
  '#N/A',
  "'",
  "''-",
  'a;b',
  'x,"y"',
  'A / B',
  '＝cmd',
  '0042',
  '42',
  'nan',
  'xx',
)
// Letters of many scripts, and every sign that means something to a spreadsheet, to XML or to an import.
const letter = fc.constantFrom(...'aZn09 éßŁ山😀עش٣３,;|"\'’=+-@/\\#.:_<>&%()!?→')
const text = fc.oneof(fc.string({ unit: letter, maxLength: 12 }), nasty).map(oneLine)
const filled = text.filter((value) => value !== '')
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** People with numbers, e-mails and names of every kind; numbers are their own, managers stand anywhere but in a circle. */
const firm = fc
  .array(
    fc.record({
      employeeNumber: fc.option(filled),
      givenName: filled,
      familyName: text,
      email: fc.option(filled),
      jobTitle: fc.option(filled),
      unit: fc.option(filled),
      hiredOn: fc.option(day),
      status: fc.constantFrom('active' as const, 'left' as const),
      above: fc.option(fc.nat(20)),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((people) => {
    const seen = new Set<string>()
    return people.map(({ above, ...person }, index): TablePerson => {
      const number = person.employeeNumber
      const key = (number ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, '').replace(/^0+/, '')
      const own = number !== null && !seen.has(key)
      if (own) seen.add(key)
      const managerId = above === null || index === 0 ? null : idOf(above % index)
      return { ...person, id: idOf(index), employeeNumber: own ? number : null, managerId }
    })
  })

function idOf(index: number): string {
  return `01890000-0000-7000-8000-${String(index).padStart(12, '0')}`
}

const inVault = (people: readonly TablePerson[]): ExistingPerson[] =>
  people.map((person) => ({ ...person, unitId: person.unit === null ? null : person.unit.toLowerCase().normalize('NFKC') }))

/** Units of the vault, each at the top. */
function unitsOf(people: readonly TablePerson[]) {
  const names = new Map(people.flatMap(({ unit }) => (unit === null ? [] : [[unit.toLowerCase().normalize('NFKC'), unit]])))
  return [...names].map(([id, name]) => ({ id, name, parentId: null }))
}

const asCsv = async (rows: readonly (readonly string[])[]) => new TextEncoder().encode(Papa.unparse(rows.map((row) => [...row])))
const asWorkbook = async (rows: readonly (readonly string[])[]) =>
  new Uint8Array(await writeWorkbook(rows.map((row) => row.map((value) => ({ value, type: String }))) as never).toBuffer())

async function plan(bytes: Uint8Array, existing: readonly ExistingPerson[], units: ReturnType<typeof unitsOf>) {
  const input = { file: { bytes: new Uint8Array(bytes).buffer }, choices: NO_CHOICES, today: '2026-11-26', existing, units, habits: {} }
  const result = await readPeopleFile(input, context)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe.each([
  ['CSV', asCsv],
  ['a workbook', asWorkbook],
])('people exported to %s', (_, write) => {
  it('come back unchanged, whatever is written in their cells', () =>
    fc.assert(
      fc.asyncProperty(firm, async (people) => {
        const { headers, rows } = peopleToTable(people)
        const { report } = await plan(await write([headers, ...rows]), inVault(people), unitsOf(people))
        expect(report.counts).toEqual({
          rows: people.length,
          added: 0,
          changed: 0,
          unchanged: people.length,
          skipped: 0,
          history: 0,
          missing: 0,
        })
      }),
      { numRuns: RUNS },
    ))

  it('are the same people in another vault', () =>
    fc.assert(
      fc.asyncProperty(firm, async (people) => {
        const { headers, rows } = peopleToTable(people)
        const read = await plan(await write([headers, ...rows]), [], [])
        expect(read.people.map(plainOf)).toEqual(
          people.map((person) => ({ ...withoutId(person), manager: rowOf(people, person.managerId) })),
        )
      }),
      { numRuns: RUNS },
    ))
})

it('a manager whose number reads like a mark of the import is found by it', async () => {
  const nobody = { email: null, jobTitle: null, unit: null, hiredOn: null, status: 'active' } as const
  const ann = { ...nobody, id: idOf(0), employeeNumber: '→3', givenName: 'Ann', familyName: 'Lee', managerId: null }
  const bob = { ...nobody, id: idOf(1), employeeNumber: '2', givenName: 'Bob', familyName: 'Day', managerId: ann.id }
  const { headers, rows } = peopleToTable([ann, bob])
  const read = await plan(await asCsv([headers, ...rows]), [], [])
  expect(read.people.map(({ fields }) => fields.manager)).toEqual([null, { row: 2 }])
})

it('the same file a second time changes nothing, also where nothing but names tells people apart', () =>
  fc.assert(
    fc.asyncProperty(firm, async (people) => {
      const { headers, rows } = peopleToTable(people)
      const file = await asCsv([headers, ...rows].map((row) => row.slice(0, -1)))
      const first = await plan(file, [], [])
      const kept = first.people.map(({ row, fields }): ExistingPerson => {
        const { manager = null, ...plain } = fields
        const person = { ...NOBODY, ...plain, id: `row ${row}`, managerId: manager && 'row' in manager ? `row ${manager.row}` : null }
        return { ...person, unitId: person.unit === null ? null : person.unit.toLowerCase().normalize('NFKC') }
      })
      const { report } = await plan(file, kept, unitsOf(kept))
      expect(report.counts).toMatchObject({ added: 0, changed: 0, unchanged: first.people.length, skipped: first.report.counts.skipped })
    }),
    { numRuns: RUNS },
  ))

const NOBODY = {
  givenName: '',
  familyName: '',
  employeeNumber: null,
  email: null,
  jobTitle: null,
  unit: null,
  hiredOn: null,
  status: 'active',
} as const

it('no cell of an export begins as a formula would', () => {
  fc.assert(
    fc.property(firm, (people) => {
      const cells = peopleToTable(people).rows.flat()
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    }),
  )
})

function plainOf({ fields }: PlannedPerson) {
  const { manager, ...plain } = fields
  return { ...plain, manager: manager && 'row' in manager ? manager.row : null }
}

function withoutId({ id: _, managerId: __, ...plain }: TablePerson) {
  return plain
}

/** The heading is row 1. */
function rowOf(people: readonly TablePerson[], id: string | null): number | null {
  return id === null ? null : people.findIndex((person) => person.id === id) + 2
}
