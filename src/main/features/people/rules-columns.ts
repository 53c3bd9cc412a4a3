import type { ImportField } from '../../../shared/contract/people-import.ts'
import { saysNothing } from '../../../shared/rules/people-table.ts'
import { readDate } from './rules-dates.ts'

/** Headings as other systems write them, best first; compared without case, accents and punctuation. */
const ALIASES: Readonly<Record<ImportField, readonly string[]>> = {
  personId: ['perennial id'],
  employeeNumber: [
    ...['employee id', 'employee number', 'employee no', 'employee nr', 'employee key', 'employee code', 'emp id', 'emp no', 'emp number'],
    ...['person id', 'person number', 'personnel number', 'staff id', 'staff number', 'staff no', 'worker id', 'user id', 'payroll number'],
    ...['post unique reference', 'personalnummer', 'mitarbeiternummer', 'matricule', 'numero de empleado', 'id empleado', 'number', 'id'],
  ],
  name: [
    ...['name', 'full name', 'employee name', 'display name', 'person name', 'staff name', 'worker name', 'person', 'employee'],
    ...['nom complet', 'nombre completo', 'vollstandiger name', 'mitarbeiter'],
  ],
  givenName: [
    'first name',
    'given name',
    'forename',
    'firstname',
    'givenname',
    'preferred name',
    'fname',
    'vorname',
    'prenom',
    'nombre',
    'first',
  ],
  familyName: [
    ...['last name', 'family name', 'surname', 'lastname', 'familyname', 'second name', 'lname'],
    ...['nachname', 'familienname', 'nom', 'nom de famille', 'apellido', 'apellidos', 'last'],
  ],
  email: [
    'email',
    'e mail',
    'email address',
    'work email',
    'e mail address',
    'emailaddress',
    'mail',
    'correo',
    'correo electronico',
    'courriel',
  ],
  jobTitle: [
    ...[
      'job title',
      'job',
      'position',
      'position title',
      'role',
      'title',
      'jobtitle',
      'business title',
      'generic job title',
      'designation',
    ],
    ...['berufsbezeichnung', 'stelle', 'poste', 'fonction', 'puesto', 'cargo'],
  ],
  unit: [
    ...['department', 'department name', 'unit', 'org unit', 'organisational unit', 'organizational unit', 'team', 'division', 'group'],
    ...['business unit', 'dept', 'function', 'abteilung', 'departement', 'service', 'departamento', 'organisation', 'organization'],
    ...['cost center', 'cost centre', 'department id'],
  ],
  manager: [
    ...['manager id', 'manager employee id', 'manager number', 'manager', 'line manager', 'line manager id', 'reports to', 'reports to id'],
    ...['supervisor id', 'supervisor', 'parent employee key', 'manager email', 'manager name', 'reporting manager', 'reporting to', 'boss'],
    ...['reports to senior post', 'reporting senior post', 'direct manager', 'vorgesetzter', 'vorgesetzte', 'responsable', 'jefe'],
  ],
  hiredOn: [
    ...[
      'hire date',
      'hired on',
      'date hired',
      'hiredate',
      'date of hire',
      'hired',
      'joining date',
      'date of joining',
      'join date',
      'joined',
    ],
    ...[
      'employment start',
      'employment start date',
      'start date',
      'startdate',
      'service date',
      'eintrittsdatum',
      'eintritt',
      'date d embauche',
      'fecha de ingreso',
    ],
  ],
  status: [
    'status',
    'employment status',
    'employee status',
    'active',
    'is active',
    'post status',
    'current flag',
    'aktiv',
    'statut',
    'estado',
  ],
  since: [
    ...['in effect since', 'effective date', 'date effective', 'effective from', 'effective since', 'effective', 'valid from'],
    ...['change date', 'date of change', 'in job since', 'job since', 'in position since', 'job start date', 'position start date'],
    ...['assignment start date', 'start date', 'from date', 'gultig ab', 'gultig seit', 'date d effet', 'fecha de efecto'],
  ],
  until: [
    ...[
      'termination date',
      'date of termination',
      'terminated on',
      'leaving date',
      'date of leaving',
      'leave date',
      'date left',
      'left on',
    ],
    ...['exit date', 'date of exit', 'separation date', 'resignation date', 'employment end', 'employment end date', 'last working day'],
    ...[
      'last day of work',
      'last day',
      'austrittsdatum',
      'austritt',
      'date de sortie',
      'date de depart',
      'fecha de baja',
      'fecha de salida',
    ],
    ...['end date', 'to date', 'effective end date', 'effective to', 'effective until', 'valid to', 'valid until', 'assignment end date'],
    ...['job end date', 'position end date', 'gultig bis', 'date de fin', 'fecha de fin'],
  ],
}

/** Where no alias matches whole: the first pattern that does. */
const PATTERNS: readonly (readonly [ImportField, RegExp])[] = [
  ['manager', /\b(line manager|manager|supervisor|reports? to)\b/],
  ['hiredOn', /\b(hire|hired|joining) date\b/],
  ['email', /\be ?mail\b/],
]

/** Headings that can only mean the employment. */
const HIRED: ReadonlySet<string> = new Set(ALIASES.hiredOn.filter((alias) => alias !== 'start date' && alias !== 'startdate'))

/** "EmployeeKey", "employee_key" and "Employee  Key" are one heading. */
export function headingKey(heading: string): string {
  return heading
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * Whether a start date is that of a job. HR exports write with it when the employment began, unless a day of hiring of its own stands
 * beside it, or several rows of one person have starts of their own.
 */
function startsJobs(keys: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (keys.some((key) => HIRED.has(key))) return true
  const person = ALIASES.employeeNumber.map((alias) => keys.indexOf(alias)).find((at) => at >= 0)
  const start = keys.indexOf('start date')
  if (person === undefined) return false
  const first = new Map<string, string>()
  return rows.some((row) => {
    const [who = '', on = ''] = [row[person]?.trim(), row[start]?.trim()]
    if (who === '' || on === '') return false
    const before = first.get(who)
    first.set(who, before ?? on)
    return before !== undefined && before !== on
  })
}

/** What each column means by its heading; a field is given to one column only, the best named or first. */
export function guessByHeading(headings: readonly string[], rows: readonly (readonly string[])[] = []): (ImportField | null)[] {
  const keys = headings.map(headingKey)
  const guess: (ImportField | null)[] = headings.map(() => null)
  const taken = new Set<ImportField>()
  const ended = keys.includes('end date') || keys.includes('to date')
  const ofJob: Readonly<Record<string, boolean>> = { 'from date': ended, 'start date': ended && startsJobs(keys, rows) }
  const isMeant = (field: ImportField, alias: string) => (ofJob[alias] ?? field === 'since') === (field === 'since')
  const claim = (field: ImportField, index: number) => {
    if (index < 0 || guess[index] !== null || taken.has(field)) return
    guess[index] = field
    taken.add(field)
  }
  for (const [field, aliases] of entries(ALIASES)) {
    const best = aliases.find((alias) => isMeant(field, alias) && keys.some((key, index) => key === alias && guess[index] === null))
    if (best !== undefined)
      claim(
        field,
        keys.findIndex((key, index) => key === best && guess[index] === null),
      )
  }
  for (const [field, pattern] of PATTERNS)
    claim(
      field,
      keys.findIndex((key, index) => guess[index] === null && pattern.test(key)),
    )
  return guess
}

function entries(aliases: typeof ALIASES): [ImportField, readonly string[]][] {
  return Object.entries(aliases) as [ImportField, readonly string[]][]
}

/** The first row is a heading when it names a known field, or is wordy where the rows below have numbers or addresses. */
export function hasHeading(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows
  if (!first) return false
  if (guessByHeading(first).some((field) => field !== null)) return true
  const wordy = first.every((cell) => !/[\d@]/.test(cell)) && first.some((cell) => cell.trim() !== '')
  return wordy && rest.slice(0, 20).some((row) => row.some((cell, index) => /[\d@]/.test(cell) && (first[index] ?? '').trim() !== ''))
}

/** What each column means by what is in it, for a file without headings. */
export function guessByContent(rows: readonly (readonly string[])[]): (ImportField | null)[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, index) =>
    rows.map((row) => (row[index] ?? '').trim()).filter((cell) => !saysNothing(cell)),
  )
  const guess: (ImportField | null)[] = columns.map(() => null)
  const claim = (field: ImportField, fits: (cells: readonly string[], index: number) => boolean) => {
    const index = columns.findIndex((cells, at) => guess[at] === null && cells.length > 0 && fits(cells, at))
    if (index >= 0) guess[index] = field
  }
  claim('email', (cells) => cells.every((cell) => /^\S+@\S+$/.test(cell)))
  claim('hiredOn', (cells) => cells.every((cell) => !/^\d{5,}$/.test(cell) && readDate(cell, 'unknown').kind !== 'unreadable'))
  claim('employeeNumber', (cells) => cells.length === rows.length && new Set(cells).size === cells.length && cells.every(isCode))
  const numberColumn = guess.indexOf('employeeNumber')
  const numbers = new Set(columns[numberColumn])
  claim('manager', (cells) => numbers.size > 0 && cells.every((cell) => numbers.has(cell)))
  const wordy = (cells: readonly string[]) => cells.every((cell) => /\p{L}/u.test(cell))
  for (const field of ['name', 'jobTitle', 'unit'] as const) claim(field, wordy)
  return guess
}

function isCode(cell: string): boolean {
  return /\d/.test(cell) && !/\s/.test(cell)
}
