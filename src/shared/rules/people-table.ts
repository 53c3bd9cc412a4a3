import type { IsoDate } from '../kernel/dates.ts'

const NOTHING = /^(null|\\n|#n\/a|#ref!|#value!|#name\?|#div\/0!|#null!|#num!|#spill!|#calc!|#getting_data|n\/a|nan|-+|–|—)$/i

/** What spreadsheets and databases write for "nothing". */
export function saysNothing(text: string): boolean {
  return text === '' || NOTHING.test(text)
}

// What a spreadsheet would run as a formula (OWASP ASVS 1.2.10), full-width letters too.
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/

/** Whether a spreadsheet would take the text for a formula. */
export function runsAsFormula(text: string): boolean {
  return FORMULA.test(text)
}

/** A cell no spreadsheet runs or takes for empty: an apostrophe in front where the text would be either. */
export function guardCell(text: string): string {
  return isTempting(text.replace(/^'+/, '')) ? `'${text}` : text
}

/** The text that was guarded; any other apostrophe stays. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && isTempting(cell.replace(/^'+/, '')) ? cell.slice(1) : cell
}

function isTempting(text: string): boolean {
  return text !== '' && (runsAsFormula(text) || saysNothing(text.trim()))
}

/** A person as a table of people needs them. */
export interface TablePerson {
  readonly id: string
  readonly employeeNumber: string | null
  readonly givenName: string
  readonly familyName: string
  readonly email: string | null
  readonly jobTitle: string | null
  readonly unit: string | null
  readonly managerId: string | null
  readonly hiredOn: IsoDate | null
  readonly status: 'active' | 'left'
}

export interface PeopleTable {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const HEADERS = [
  'Employee number',
  'Given name',
  'Family name',
  'Email',
  'Job title',
  'Unit',
  'Manager',
  'Hired on',
  'Status',
  'Perennial id',
]

/** Everything an import reads back: the same people come out of it unchanged, and nothing in it runs as a formula. */
export function peopleToTable(people: readonly TablePerson[]): PeopleTable {
  const manager = managerNames(people)
  const rows = people.map((person) =>
    [
      person.employeeNumber,
      person.givenName,
      person.familyName,
      person.email,
      person.jobTitle,
      person.unit,
      person.managerId === null ? null : manager(person.managerId),
      person.hiredOn,
      person.status,
      person.id,
    ].map((cell) => guardCell(cell ?? '')),
  )
  return { headers: HEADERS, rows }
}

/** A manager by number, else by e-mail, else by id: by the first that means nobody else. */
function managerNames(people: readonly TablePerson[]): (id: string) => string {
  const bearers = new Map<string, Set<string>>()
  for (const person of people) {
    for (const text of [person.employeeNumber, person.email, `${person.givenName} ${person.familyName}`]) {
      if (text === null) continue
      const key = plainKey(text)
      bearers.set(key, (bearers.get(key) ?? new Set()).add(person.id))
    }
  }
  const byId = new Map(people.map((person) => [person.id, person]))
  return (id) => {
    const person = byId.get(id)
    return [person?.employeeNumber, person?.email].find((text) => text && bearers.get(plainKey(text))?.size === 1) ?? id
  }
}

/** Looser than any way an import compares two texts. */
function plainKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]+/g, '')
    .replace(/^0+(?=.)/, '')
}
