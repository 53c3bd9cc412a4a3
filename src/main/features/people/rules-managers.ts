import type { ImportProblem } from '../../../shared/contract/people-import.ts'
import { assertNever } from '../../../shared/kernel/assert-never.ts'
import type { ExistingPerson, Matches } from './rules-matching.ts'
import { displayName, nameKey, splitName } from './rules-names.ts'
import type { Draft, Report } from './rules-rows.ts'
import { numberKey, sameKey } from './rules-text.ts'

/** Somebody a row can report to: a row of the file, or a person who is only in the vault. */
export type Party = { readonly kind: 'row'; readonly draft: Draft } | { readonly kind: 'vault'; readonly person: ExistingPerson }

export type Managers = ReadonlyMap<Draft, Party>

export interface Firm {
  readonly drafts: readonly Draft[]
  readonly aliases: ReadonlyMap<string, Draft>
  readonly existing: readonly ExistingPerson[]
  readonly matches: Matches
}

/** Written where nobody is above, unless somebody has it as a number. */
const NOBODY = new Set(['xx', 'x', '-', '--', '0', 'none', 'nobody', 'no manager', 'n.a.', 'na', 'vacant', 'tbd', '?'])

/** Finds each row's manager by number, e-mail or name, before or after it in the file or in the vault, and cuts reporting circles. */
export function findManagers(firm: Firm, column: string | null, report: Report): Managers {
  const parties = new Parties(firm)
  const managers = new Map<Draft, Party>()
  for (const draft of firm.drafts) {
    if (draft.manager === null) continue
    const found = parties.find(draft.manager)
    const fault = faultOf(found, draft)
    if (fault) report({ row: draft.row, column, value: draft.manager, effect: 'repairs', ...fault })
    if (found.kind === 'one' && fault?.code !== 'own-manager') managers.set(draft, found.party)
  }
  cutCircles(firm, managers, column, report)
  return managers
}

function faultOf(found: Found, draft: Draft): Pick<ImportProblem, 'code' | 'repair'> | null {
  switch (found.kind) {
    case 'nobody':
      return null
    case 'unknown':
      return { code: 'unknown-manager', repair: 'No manager' }
    case 'several':
      return { code: 'ambiguous-manager', repair: `No manager: could be ${found.who}` }
    case 'one':
      if (found.party.kind === 'row' && found.party.draft === draft) return { code: 'own-manager', repair: 'No manager' }
      return found.mended ? { code: 'unknown-manager', repair: `Taken as ${labelOf(found.party)}` } : null
    default:
      return assertNever(found)
  }
}

type Found =
  | { readonly kind: 'one'; readonly party: Party; readonly mended: boolean }
  | { readonly kind: 'several'; readonly who: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nobody' }

/** Everybody who may be meant, by every way of naming them. */
class Parties {
  readonly #exact = new Map<string, Party[]>()
  readonly #loose = new Map<string, Party[]>()
  readonly #aliases = new Map<string, Party[]>()
  readonly #emails = new Map<string, Party[]>()
  readonly #names = new Map<string, Party[]>()

  constructor({ drafts, aliases, existing, matches }: Firm) {
    const inFile = new Map([...matches].map(([draft, person]) => [person, draft]))
    for (const draft of drafts) this.#add({ kind: 'row', draft }, draft)
    for (const person of existing) {
      const draft = inFile.get(person)
      this.#add(draft ? { kind: 'row', draft } : { kind: 'vault', person }, person)
    }
    for (const [number, draft] of aliases) put(this.#aliases, number, { kind: 'row', draft })
  }

  #add(party: Party, who: Draft | ExistingPerson): void {
    if (who.employeeNumber !== null) {
      put(this.#exact, who.employeeNumber, party)
      put(this.#loose, numberKey(who.employeeNumber), party)
      put(this.#loose, `#${withoutZeros(who.employeeNumber)}`, party)
    }
    if (who.email !== null) put(this.#emails, sameKey(who.email), party)
    put(this.#names, nameKey(who), party)
  }

  find(text: string): Found {
    const number = numberKey(text)
    const names = this.#names.get(nameKey(splitName(text)))
    const sure = this.#exact.get(text) ?? this.#aliases.get(number) ?? this.#emails.get(sameKey(text)) ?? names
    if (sure) return one(sure, false)
    const loose = this.#loose.get(number)
    if (loose) return one(loose, true)
    if (NOBODY.has(number) || NOBODY.has(sameKey(text))) return { kind: 'nobody' }
    const zeros = this.#loose.get(`#${withoutZeros(text)}`)
    return zeros?.length === 1 ? one(zeros, true) : { kind: 'unknown' }
  }
}

function put(index: Map<string, Party[]>, key: string, party: Party): void {
  const parties = index.get(key)
  if (!parties) index.set(key, [party])
  else if (!parties.some((other) => same(other, party))) parties.push(party)
}

function same(a: Party, b: Party): boolean {
  return a.kind === 'row' ? b.kind === 'row' && a.draft === b.draft : b.kind === 'vault' && a.person === b.person
}

function one(parties: readonly Party[], mended: boolean): Found {
  const [party] = parties
  if (!party) return { kind: 'unknown' }
  return parties.length === 1 ? { kind: 'one', party, mended } : { kind: 'several', who: parties.slice(0, 5).map(labelOf).join(', ') }
}

/** Excel drops the zeros in front of a number. */
function withoutZeros(text: string): string {
  return numberKey(text).replace(/^0+(?=\d)/, '')
}

function labelOf(party: Party): string {
  const who = party.kind === 'row' ? party.draft : party.person
  const place = party.kind === 'row' ? `row ${party.draft.row}` : 'in the vault'
  return `${displayName(who)} (${place})`
}

/** Follows the lines upwards; in each circle the first row of the file that takes part loses its manager, and the circle is named. */
function cutCircles(firm: Firm, managers: Map<Draft, Party>, column: string | null, report: Report): void {
  for (let cut = true; cut; ) {
    cut = false
    for (const circle of circlesIn(firm, managers)) {
      const inFile = circle.flatMap((party) => (party.kind === 'row' && managers.has(party.draft) ? [party.draft] : []))
      const first = inFile.toSorted((a, b) => a.row - b.row)[0]
      if (!first) continue
      managers.delete(first)
      cut = true
      const at = circle.findIndex((party) => party.kind === 'row' && party.draft === first)
      const loop = [...circle.slice(at), ...circle.slice(0, at), circle[at]].flatMap((party) => (party ? [nameOf(party)] : []))
      const value = loop.length > 12 ? [...loop.slice(0, 11), '…', loop.at(-1)].join(' → ') : loop.join(' → ')
      report({ row: first.row, column, code: 'manager-cycle', value, effect: 'repairs', repair: `${displayName(first)} has no manager` })
    }
  }
}

function nameOf(party: Party): string {
  return displayName(party.kind === 'row' ? party.draft : party.person)
}

/** Everybody has at most one manager, so circles never share a person and one walk finds them all. */
function circlesIn(firm: Firm, managers: Managers): Party[][] {
  const above = lineAbove(firm, managers)
  const seenIn = new Map<Draft | ExistingPerson, number>()
  const circles: Party[][] = []
  firm.drafts.forEach((start, walk) => {
    const path: Party[] = []
    let at: Party | undefined = { kind: 'row', draft: start }
    while (at && !seenIn.has(whoIs(at))) {
      seenIn.set(whoIs(at), walk)
      path.push(at)
      at = above(at)
    }
    if (!at || seenIn.get(whoIs(at)) !== walk) return
    const entry = whoIs(at)
    circles.push(path.slice(path.findIndex((party) => whoIs(party) === entry)))
  })
  return circles
}

function whoIs(party: Party): Draft | ExistingPerson {
  return party.kind === 'row' ? party.draft : party.person
}

/** Whom somebody reports to once the import is done: as the file says, else as the vault says. */
function lineAbove({ existing, matches }: Firm, managers: Managers): (party: Party) => Party | undefined {
  const byId = new Map(existing.map((person) => [person.id, person]))
  const inFile = new Map([...matches].map(([draft, person]) => [person, draft]))
  const inVault = (id: string | null | undefined): Party | undefined => {
    const person = id ? byId.get(id) : undefined
    if (!person) return undefined
    const draft = inFile.get(person)
    return draft ? { kind: 'row', draft } : { kind: 'vault', person }
  }
  return (party) => {
    if (party.kind === 'vault') return inVault(party.person.managerId)
    return managers.get(party.draft) ?? inVault(matches.get(party.draft)?.managerId)
  }
}
