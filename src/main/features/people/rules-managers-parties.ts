import { NearTexts } from './rules-managers-near.ts'
import type { ExistingPerson, Matches } from './rules-matching.ts'
import { displayName, nameKey, splitName } from './rules-names.ts'
import type { Draft, Finding } from './rules-rows.ts'
import { numberKey, sameKey, withoutZeros } from './rules-text.ts'

/** Somebody a row can report to: a row of the file, or a person who is only in the vault. */
export type Party = { readonly kind: 'row'; readonly draft: Draft } | { readonly kind: 'vault'; readonly person: ExistingPerson }

export interface Firm {
  readonly drafts: readonly Draft[]
  readonly aliases: ReadonlyMap<string, Draft>
  readonly existing: readonly ExistingPerson[]
  readonly matches: Matches
  /** Numbers that mean somebody else in the file than in the vault; null is a row left out. */
  readonly claims?: ReadonlyMap<string, Draft | null>
  /** Whether the manager of a row is to be taken as written. */
  readonly asWritten?: (row: number) => boolean
}

export type Found =
  | { readonly kind: 'one'; readonly party: Party; readonly mended: boolean }
  | { readonly kind: 'several'; readonly parties: readonly Party[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nobody' }

/** Written where nobody is above, unless somebody has it as a number. */
const NOBODY = new Set(['xx', 'x', '0', 'none', 'nobody', 'no manager', 'n.a.', 'na', 'vacant', 'tbd', '?'])

type Suggestions = NonNullable<Finding['suggestions']>

/** Everybody who may be meant, by every way of naming them. */
export class Parties {
  readonly #everybody: Party[] = []
  readonly #exact = new Map<string, Party[]>()
  readonly #loose = new Map<string, Party[]>()
  readonly #aliases = new Map<string, Party[]>()
  readonly #emails = new Map<string, Party[]>()
  readonly #names = new Map<string, Party[]>()
  readonly #marks = new Map<string, Party>()
  readonly #claims: ReadonlyMap<string, Draft | null>
  #near: NearTexts<Party> | null = null

  constructor({ drafts, aliases, existing, matches, claims = new Map() }: Firm) {
    this.#claims = claims
    const inFile = new Map([...matches].map(([draft, person]) => [person, draft]))
    const rows = new Map(drafts.map((draft) => [draft, { kind: 'row', draft } as const]))
    for (const [draft, party] of rows) this.#add(party, draft, draft.personId)
    for (const person of existing) {
      const draft = inFile.get(person)
      this.#add((draft && rows.get(draft)) ?? { kind: 'vault', person }, person, person.id)
    }
    for (const [number, draft] of aliases) put(this.#aliases, number, rows.get(draft) ?? { kind: 'row', draft })
  }

  #add(party: Party, who: Draft | ExistingPerson, id: string | null): void {
    this.#everybody.push(party)
    if (id !== null) put(this.#exact, id, party)
    if (who.employeeNumber !== null) {
      put(this.#exact, who.employeeNumber, party)
      put(this.#loose, numberKey(who.employeeNumber), party)
      put(this.#loose, `#${withoutZeros(who.employeeNumber)}`, party)
    }
    if (who.email !== null) put(this.#emails, sameKey(who.email), party)
    put(this.#names, nameKey(who), party)
    this.#marks.set(markOf(party), party)
  }

  find(text: string): Found {
    const number = numberKey(text)
    const claimed = this.#claims.get(number)
    if (claimed !== undefined) return claimed ? { kind: 'one', party: { kind: 'row', draft: claimed }, mended: false } : { kind: 'unknown' }
    const sure = this.#exact.get(text) ?? this.#aliases.get(number) ?? this.#emails.get(sameKey(text)) ?? this.#named(text)
    if (sure) return one(sure, false)
    const marked = this.#marks.get(text)
    if (marked) return { kind: 'one', party: marked, mended: false }
    const loose = this.#loose.get(number)
    if (loose) return one(loose, true)
    if (NOBODY.has(number) || NOBODY.has(sameKey(text))) return { kind: 'nobody' }
    const zeros = this.#loose.get(`#${withoutZeros(text)}`)
    return zeros?.length === 1 ? one(zeros, true) : { kind: 'unknown' }
  }

  /** A name as it is written, else the other way round. */
  #named(text: string): Party[] | undefined {
    return this.#names.get(nameKey(splitName(text))) ?? this.#names.get(sameKey(text))
  }

  /** Whom an unknown text may mean, apart from the person it stands beside. */
  near(text: string, except: Draft): Suggestions {
    this.#near ??= nearTexts(this.#everybody)
    return this.suggest(this.#near.find(text), except)
  }

  suggest(parties: readonly Party[], except: Draft): Suggestions {
    return parties
      .filter((party) => party.kind === 'vault' || party.draft !== except)
      .slice(0, 5)
      .map((party) => ({ value: this.#reference(party), label: labelOf(party) }))
  }

  /** The plainest text that means this one and nobody else. */
  #reference(party: Party): string {
    const who = whoIs(party)
    const texts = [who.employeeNumber, who.email, displayName(who)]
    const isMeant = (text: string | null): text is string => {
      const found = text === null || text === '' ? null : this.find(text)
      return found?.kind === 'one' && same(found.party, party)
    }
    return texts.find(isMeant) ?? markOf(party)
  }
}

function nearTexts(parties: readonly Party[]): NearTexts<Party> {
  const near = new NearTexts<Party>()
  for (const party of new Set(parties)) {
    const who = whoIs(party)
    near.add(displayName(who), party)
    if (who.employeeNumber !== null) near.add(who.employeeNumber, party)
    if (who.email !== null) near.add(who.email, party)
  }
  return near
}

/** What hardly any file writes, for somebody whom nothing else names; a number, an e-mail or a name that reads so comes first. */
function markOf(party: Party): string {
  return party.kind === 'row' ? `→${party.draft.row}` : `→${party.person.id}`
}

function put(index: Map<string, Party[]>, key: string, party: Party): void {
  const parties = index.get(key)
  if (!parties) index.set(key, [party])
  else if (!parties.some((other) => same(other, party))) parties.push(party)
}

export function same(a: Party, b: Party): boolean {
  return a.kind === 'row' ? b.kind === 'row' && a.draft === b.draft : b.kind === 'vault' && a.person === b.person
}

function one(parties: readonly Party[], mended: boolean): Found {
  const [party] = parties
  if (!party) return { kind: 'unknown' }
  return parties.length === 1 ? { kind: 'one', party, mended } : { kind: 'several', parties }
}

export function labelOf(party: Party): string {
  const who = party.kind === 'row' ? party.draft : party.person
  const place = party.kind === 'row' ? `row ${party.draft.row}` : 'in the vault'
  return `${displayName(who)} (${place})`
}

export function whoIs(party: Party): Draft | ExistingPerson {
  return party.kind === 'row' ? party.draft : party.person
}
