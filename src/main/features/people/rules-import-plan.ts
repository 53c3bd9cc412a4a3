import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { Party } from './rules-managers-parties.ts'
import type { ExistingPerson, Matches } from './rules-matching.ts'
import { nameKey } from './rules-names.ts'
import { placeOfUnit, type UnitNode } from './rules-org.ts'
import type { Draft } from './rules-rows.ts'
import { numberKey, sameKey } from './rules-text.ts'

/** A manager as the plan names them: another row of the file, or a person of the vault by id. */
export type PlannedManager = { readonly row: number } | { readonly id: string }

export interface PlannedFields {
  readonly givenName: string
  readonly familyName: string
  readonly employeeNumber: string | null
  readonly email: string | null
  readonly jobTitle: string | null
  readonly unit: string | null
  readonly hiredOn: IsoDate | null
  readonly status: 'active' | 'left'
  readonly manager: PlannedManager | null
}

/** A change of an earlier day, as an import writes it. Jobs and units as the file calls them. */
export type PlannedEvent =
  | { readonly kind: 'job' | 'unit'; readonly on: IsoDate; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'left' | 'returned'; readonly on: IsoDate; readonly from: null; readonly to: null }
  | { readonly kind: 'manager'; readonly on: IsoDate; readonly from: PlannedManager | null; readonly to: PlannedManager | null }

/** On which days what a row changes took effect; null is the day of the import. */
export interface PlannedDays {
  /** Of job, unit and manager. */
  readonly on: IsoDate | null
  readonly standingOn: IsoDate | null
}

/** What an import would write. Rows that change nothing carry their id only, so that their reports find them. */
export interface PlannedPerson {
  readonly row: number
  readonly id: string | null
  readonly fields: Partial<PlannedFields>
  /** Absent where the row changes nothing that has a day. */
  readonly days?: PlannedDays
  /** Earlier changes to put on record; absent where there are none. */
  readonly past?: readonly PlannedEvent[]
}

export interface PlanContext {
  /** The file gives whole names: how the vault splits one is then kept. */
  readonly fullNames: boolean
  readonly matches: Matches
  /** The unit a text names; undefined when it has yet to be made. */
  readonly unitId: (text: string) => string | undefined
}

export function unitFinder(units: readonly UnitNode[]): PlanContext['unitId'] {
  const places = new Map<string, string | undefined>()
  return (text) => {
    if (!places.has(text)) {
      const place = placeOfUnit(units, text)
      places.set(text, place.missing.length > 0 ? undefined : (place.unitId ?? undefined))
    }
    return places.get(text)
  }
}

export function planPerson(draft: Draft, known: ExistingPerson | undefined, party: Party | undefined, context: PlanContext): PlannedPerson {
  const fields = fieldsOf(draft, party ? managerOf(party) : null)
  if (!known) return { row: draft.row, id: null, fields }
  const changed = changedFields(fields, known, idOf(party, context.matches), context)
  const status = draft.status === null || draft.status === known.status ? {} : { status: draft.status }
  return { row: draft.row, id: known.id, fields: { ...changed, ...status } }
}

/** Whether importing the row would leave everything as it is. */
export function isUntouched({ id, fields, past }: PlannedPerson): boolean {
  return id !== null && past === undefined && Object.keys(fields).length === 0
}

const DATED = ['jobTitle', 'unit', 'manager', 'status'] as const

/** Whether the row changes something that has a day. */
export function isDated({ id, fields }: PlannedPerson): boolean {
  return id !== null && DATED.some((field) => fields[field] !== undefined)
}

function fieldsOf(draft: Draft, manager: PlannedManager | null): PlannedFields {
  const { givenName, familyName, employeeNumber, email, jobTitle, unit, hiredOn } = draft
  return { givenName, familyName, employeeNumber, email, jobTitle, unit, hiredOn, status: draft.status ?? 'active', manager }
}

export function managerOf(party: Party): PlannedManager {
  return party.kind === 'row' ? { row: party.draft.row } : { id: party.person.id }
}

function idOf(party: Party | undefined, matches: Matches): string | null {
  if (!party) return null
  return party.kind === 'vault' ? party.person.id : (matches.get(party.draft)?.id ?? null)
}

/** Only what the file says otherwise: an empty cell never empties a field of the vault. */
function changedFields(
  fields: PlannedFields,
  known: ExistingPerson,
  managerId: string | null,
  { fullNames, unitId }: PlanContext,
): Partial<PlannedFields> {
  const { givenName, familyName } = fields
  const sameName = fullNames ? nameKey(fields) === nameKey(known) : givenName === known.givenName && familyName === known.familyName
  const differs = (value: string | null, before: string | null, key: (text: string) => string) =>
    value !== null && key(value) !== key(before ?? '')
  return {
    ...(sameName ? {} : { givenName, familyName }),
    ...(differs(fields.employeeNumber, known.employeeNumber, numberKey) ? { employeeNumber: fields.employeeNumber } : {}),
    ...(differs(fields.email, known.email, sameKey) ? { email: fields.email } : {}),
    ...(differs(fields.jobTitle, known.jobTitle, sameKey) ? { jobTitle: fields.jobTitle } : {}),
    ...(fields.unit !== null && (known.unitId === null || unitId(fields.unit) !== known.unitId) ? { unit: fields.unit } : {}),
    ...(differs(fields.hiredOn, known.hiredOn, (date) => date) ? { hiredOn: fields.hiredOn } : {}),
    ...(fields.manager !== null && (managerId === null || managerId !== known.managerId) ? { manager: fields.manager } : {}),
  }
}

export function countOutcomes(people: readonly PlannedPerson[], rows: number, history: number): Omit<ImportPreview['counts'], 'missing'> {
  const counts = { rows, added: 0, changed: 0, unchanged: 0, skipped: rows - people.length - history, history }
  for (const person of people) {
    if (person.id === null) counts.added += 1
    else if (isUntouched(person)) counts.unchanged += 1
    else counts.changed += 1
  }
  return counts
}
