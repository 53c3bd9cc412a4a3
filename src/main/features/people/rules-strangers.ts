import type { Decisions } from './rules-import-decisions.ts'
import type { ExistingPerson, Matches } from './rules-matching.ts'
import { displayName } from './rules-names.ts'
import type { Draft, Report } from './rules-rows.ts'
import { numberKey } from './rules-text.ts'

export interface Strangers {
  /** Those who are imported. */
  readonly drafts: readonly Draft[]
  readonly matches: Matches
  /** Numbers that mean somebody else in the file than in the vault: whom, or nobody when the row is left out. */
  readonly claims: ReadonlyMap<string, Draft | null>
  /** Most numbers that the vault knows belong to others there: the file may be another firm's. */
  readonly foreign: boolean
}

interface Compared {
  readonly drafts: readonly Draft[]
  readonly matches: Matches
  readonly existing: readonly ExistingPerson[]
}

interface Told {
  readonly decisions: Decisions
  readonly column: string | null
  /** What the cell with the number says, whatever was decided about it. */
  readonly cellOf: (row: number) => string | null
}

/** Fewer may be a coincidence. */
const FEW = 3

/** Takes out the rows whose number the vault knows as somebody else's. */
export function withoutStrangers({ drafts, matches, existing }: Compared, told: Told, note: Report): Strangers {
  const holders = holdersOf(existing)
  const claims = claimsOf(drafts, holders, told)
  const kept: [Draft, ExistingPerson | undefined][] = []
  const counts = { strangers: 0, known: 0 }
  for (const draft of drafts) {
    const known = matches.get(draft)
    const number = draft.employeeNumber ?? ''
    const holder = holders.get(numberKey(number))
    if (holder) counts.known += 1
    if (!holder || (known && (known === holder || numberKey(known.employeeNumber ?? '') === numberKey(number)))) {
      kept.push([draft, known])
      continue
    }
    const finding = { row: draft.row, column: told.column, field: 'employeeNumber', code: 'number-taken', value: number } as const
    if (known) {
      const without = { ...draft, employeeNumber: null }
      kept.push([without, known])
      claims.set(numberKey(number), without)
      const own = known.employeeNumber ?? 'without a number'
      note({ ...finding, effect: 'repairs', repair: `Stays ${own}: the vault has ${number} as ${displayName(holder)}` })
    } else {
      counts.strangers += 1
      claims.set(numberKey(number), null)
      const suggestions = [{ value: '', label: 'somebody new, without the number' }]
      note({ ...finding, effect: 'skips', repair: `The vault has it as ${displayName(holder)}`, suggestions })
    }
  }
  return {
    drafts: kept.map(([draft]) => draft),
    matches: new Map(kept.flatMap(([draft, person]) => (person ? [[draft, person] as const] : []))),
    claims,
    foreign: counts.strangers >= FEW && counts.strangers > counts.known / 2,
  }
}

function holdersOf(existing: readonly ExistingPerson[]): ReadonlyMap<string, ExistingPerson> {
  return new Map(existing.flatMap((person) => (person.employeeNumber === null ? [] : [[numberKey(person.employeeNumber), person]])))
}

/** Who is added without the number still goes by it in the file. */
function claimsOf(
  drafts: readonly Draft[],
  holders: ReadonlyMap<string, ExistingPerson>,
  { decisions, cellOf }: Told,
): Map<string, Draft | null> {
  const inFile = new Set(drafts.map(({ employeeNumber }) => numberKey(employeeNumber ?? '')))
  const claims = new Map<string, Draft | null>()
  for (const draft of drafts) {
    if (draft.employeeNumber !== null || decisions.fixed(draft.row, 'employeeNumber') === undefined) continue
    const key = numberKey(cellOf(draft.row) ?? '')
    if (key !== '' && holders.has(key) && !inFile.has(key)) claims.set(key, draft)
  }
  return claims
}
