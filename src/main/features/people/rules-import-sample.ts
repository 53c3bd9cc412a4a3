import type { ImportField, ImportPreview } from '../../../shared/contract/people-import.ts'
import { isUntouched, type PlannedFields, type PlannedPerson } from './rules-import-plan.ts'
import type { Managers } from './rules-managers.ts'
import { whoIs } from './rules-managers-parties.ts'
import type { ExistingPerson, Matches } from './rules-matching.ts'
import { displayName } from './rules-names.ts'
import type { Draft, Row } from './rules-rows.ts'

const SAMPLE_ROWS = 60

interface Planned {
  readonly rows: readonly Row[]
  readonly drafts: readonly Draft[]
  readonly people: readonly PlannedPerson[]
  readonly managers: Managers
  readonly matches: Matches
  readonly existing: readonly ExistingPerson[]
  /** Rows that are somebody's history. */
  readonly history: ReadonlySet<number>
}

type Sample = ImportPreview['sample'][number]

/** Every row of the file, as the people would be. */
export function shownRows({ rows, drafts, people, managers, matches, existing, history }: Planned): Sample[] {
  const draftAt = new Map(drafts.map((draft) => [draft.row, draft]))
  const planAt = new Map(people.map((person) => [person.row, person]))
  const matchAt = new Map([...matches].map(([draft, person]) => [draft.row, person]))
  const names = new Map(existing.map((person) => [person.id, displayName(person)]))
  return rows.map(({ number }) => {
    const [draft, plan] = [draftAt.get(number), planAt.get(number)]
    const said = { ...shownDraft(draft), manager: draft ? managerName(draft, managers) : null }
    if (!plan) return { row: number, ...said, outcome: history.has(number) ? 'history' : 'skipped', changes: [] }
    const known = matchAt.get(number)
    if (!known) return { row: number, ...said, outcome: outcomeOf(plan), changes: [] }
    const would = asItWouldBe(plan.fields, known, said.manager, names)
    return { row: number, ...would, outcome: outcomeOf(plan), changes: changesOf(plan.fields, known, said.manager, names) }
  })
}

const ORDER: readonly Sample['outcome'][] = ['changed', 'added', 'skipped', 'history', 'unchanged']

/** What changes something is what one came to see; within that, in the order of the file. */
export function changesFirst(all: readonly Sample[]): Sample[] {
  return all.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) || a.row - b.row)
}

/** The first rows of every outcome, so that each can be looked at alone. */
export function firstOfEach(all: readonly Sample[]): Sample[] {
  const shown = { added: 0, changed: 0, unchanged: 0, skipped: 0, history: 0 }
  return all.filter(({ outcome }) => {
    shown[outcome] += 1
    return shown[outcome] <= SAMPLE_ROWS
  })
}

function managerName(draft: Draft, managers: Managers): string | null {
  const party = managers.get(draft)
  return party ? displayName(whoIs(party)) : null
}

function shownDraft(draft: Draft | undefined): Pick<Sample, 'name' | 'jobTitle' | 'unit' | 'status'> {
  const { jobTitle = null, unit = null, status } = draft ?? {}
  return { name: draft ? displayName(draft) : '', jobTitle, unit, status: status ?? 'active' }
}

/** Somebody of the vault once the row is imported: what the file does not change stays, whatever its cell says. */
function asItWouldBe(
  fields: Partial<PlannedFields>,
  known: ExistingPerson,
  manager: string | null,
  names: ReadonlyMap<string, string>,
): Pick<Sample, 'name' | 'jobTitle' | 'unit' | 'status' | 'manager'> {
  const { name, jobTitle, unit, status } = { name: displayName({ ...known, ...nameIn(fields) }), ...known, ...fields }
  return { name, jobTitle, unit, status, manager: fields.manager === undefined ? (names.get(known.managerId ?? '') ?? null) : manager }
}

function nameIn({ givenName, familyName }: Partial<PlannedFields>) {
  return { ...(givenName === undefined ? {} : { givenName }), ...(familyName === undefined ? {} : { familyName }) }
}

function outcomeOf(person: PlannedPerson): Sample['outcome'] {
  if (person.id === null) return 'added'
  return isUntouched(person) ? 'unchanged' : 'changed'
}

function changesOf(
  fields: Partial<PlannedFields>,
  known: ExistingPerson,
  manager: string | null,
  names: ReadonlyMap<string, string>,
): Sample['changes'] {
  const { givenName, familyName, manager: newManager, ...plain } = fields
  const changes: Sample['changes'] = []
  if (givenName !== undefined || familyName !== undefined) {
    const to = displayName({ givenName: givenName ?? known.givenName, familyName: familyName ?? known.familyName })
    changes.push({ field: 'name', from: displayName(known), to })
  }
  for (const [field, to] of Object.entries(plain) as [Exclude<keyof typeof plain, undefined>, string | null][]) {
    changes.push({ field, from: known[field], to })
  }
  if (newManager !== undefined) {
    changes.push({ field: 'manager', from: known.managerId === null ? null : (names.get(known.managerId) ?? null), to: manager })
  }
  return changes satisfies { field: ImportField }[]
}
