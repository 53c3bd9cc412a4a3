import { sameKey } from './rules-text.ts'

/** A unit as its row has it. */
export interface UnitNode {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
}

const SEPARATOR = ' / '
const BETWEEN = /\s+[/\\>›»](?=\s)/
const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** "Operations / Production" as its names from the top. Without spaces around it a stroke belongs to the name: "R/D". */
export function splitUnitPath(text: string): string[] {
  const names = ` ${text} `
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return names.length === 0 ? [text.trim()] : names
}

/** The units from the top down to this one. A chain that closes on itself ends where it began. */
export function lineOfUnit<U extends UnitNode>(units: ReadonlyMap<string, U>, id: string): U[] {
  const line: U[] = []
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    seen.add(at)
    const unit: U | undefined = units.get(at)
    if (unit === undefined) break
    line.unshift(unit)
    at = unit.parentId
  }
  return line
}

export function byId<U extends UnitNode>(units: readonly U[]): ReadonlyMap<string, U> {
  return new Map(units.map((unit) => [unit.id, unit]))
}

export function unitPath(units: ReadonlyMap<string, UnitNode>, id: string): string {
  return lineOfUnit(units, id)
    .map((unit) => unit.name)
    .join(SEPARATOR)
}

/** What each unit is called in lists: its name where it is the only one of that name, else its path. */
export function unitLabels(units: readonly UnitNode[]): ReadonlyMap<string, string> {
  const all = byId(units)
  const counts = new Map<string, number>()
  for (const { name } of units) counts.set(sameKey(name), (counts.get(sameKey(name)) ?? 0) + 1)
  return new Map(units.map((unit) => [unit.id, counts.get(sameKey(unit.name)) === 1 ? unit.name : unitPath(all, unit.id)]))
}

/** The unit this one itself and those below it. */
export function unitAndBelow(units: readonly UnitNode[], id: string): ReadonlySet<string> {
  const all = byId(units)
  return new Set(units.filter((unit) => lineOfUnit(all, unit.id).some((above) => above.id === id)).map((unit) => unit.id))
}

/** Each unit before those below it, siblings by name. */
export function inTreeOrder<U extends UnitNode>(units: readonly U[]): U[] {
  const all = byId(units)
  const key = new Map(units.map((unit) => [unit.id, lineOfUnit(all, unit.id)]))
  return [...units].sort((a, b) => compareLines(key.get(a.id) ?? [], key.get(b.id) ?? []))
}

function compareLines(one: readonly UnitNode[], other: readonly UnitNode[]): number {
  for (let level = 0; level < Math.min(one.length, other.length); level += 1) {
    const [a, b] = [one[level], other[level]]
    if (a === undefined || b === undefined || a.id === b.id) continue
    return byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
  }
  return one.length - other.length
}

export function siblingNamed(units: readonly UnitNode[], parentId: string | null, name: string, except?: string): UnitNode | undefined {
  return units.find((unit) => unit.parentId === parentId && unit.id !== except && sameKey(unit.name) === sameKey(name))
}

/** Where a unit written as text is to be found, and the names below it that have to be made first. */
export interface UnitPlace {
  readonly unitId: string | null
  readonly missing: readonly string[]
}

/**
 * A name alone means the only unit of that name, or the one at the top; of several below others none is guessed. A path is followed
 * from the top, or from the parent given.
 */
export function placeOfUnit(units: readonly UnitNode[], text: string, parentId: string | null = null): UnitPlace {
  const names = splitUnitPath(text)
  if (parentId === null) {
    const same = units.filter((unit) => sameKey(unit.name) === sameKey(text))
    const named = same.find((unit) => unit.parentId === null) ?? (same.length === 1 ? same[0] : undefined)
    if (named) return { unitId: named.id, missing: [] }
  }
  let at = parentId
  for (const [level, name] of names.entries()) {
    const next = siblingNamed(units, at, name)
    if (next === undefined) return { unitId: at, missing: names.slice(level) }
    at = next.id
  }
  return { unitId: at, missing: [] }
}

export interface MergePlan {
  /** Everybody of the first is to be in the second. */
  readonly people: readonly { readonly from: string; readonly to: string }[]
  readonly units: readonly { readonly id: string; readonly parentId: string }[]
  /** Those below before those above. */
  readonly gone: readonly string[]
}

/** What merging one unit into another moves. Units of the same name below the two are merged as well. */
export function planMerge(units: readonly UnitNode[], fromId: string, intoId: string): MergePlan {
  const people: { from: string; to: string }[] = []
  const moved: { id: string; parentId: string }[] = []
  const waiting = [{ from: fromId, to: intoId }]
  for (let pair = waiting.shift(); pair !== undefined; pair = waiting.shift()) {
    const { from, to } = pair
    people.push(pair)
    for (const child of units.filter((unit) => unit.parentId === from)) {
      const twin = siblingNamed(units, to, child.name, from)
      if (twin === undefined) moved.push({ id: child.id, parentId: to })
      else waiting.push({ from: child.id, to: twin.id })
    }
  }
  return { people, units: moved, gone: people.map(({ from }) => from).reverse() }
}

export interface UnitMember {
  readonly id: string
  readonly name: string
  readonly unitId: string | null
  readonly managerId: string | null
  readonly active: boolean
}

export interface UnitFigures {
  readonly direct: number
  readonly total: number
  readonly left: number
  readonly head: { readonly id: string; readonly name: string } | null
}

interface Tally {
  direct: number
  total: number
  left: number
  /** Those whose manager is outside of the unit and what is below it. */
  tops: UnitMember[]
  /** Those of the unit with a report in it. */
  leading: Set<string>
}

/** How many people are in each unit, and who leads it as the line of managers tells. */
export function unitFigures(units: readonly UnitNode[], people: readonly UnitMember[]): ReadonlyMap<string, UnitFigures> {
  const all = byId(units)
  const lines = new Map(units.map((unit) => [unit.id, lineOfUnit(all, unit.id).map(({ id }) => id)]))
  const tallies = new Map<string, Tally>(units.map(({ id }) => [id, emptyTally()]))
  const active = new Map(people.filter((person) => person.active).map((person) => [person.id, person]))
  for (const person of people) {
    if (person.active) {
      const manager = active.get(person.managerId ?? '')
      const above = new Set(lines.get(manager?.unitId ?? ''))
      for (const unitId of lines.get(person.unitId ?? '') ?? [])
        count(tallies.get(unitId), person, above.has(unitId), person.unitId === unitId)
    } else {
      const tally = tallies.get(person.unitId ?? '')
      if (tally) tally.left += 1
    }
  }
  return new Map(
    [...tallies].map(([id, { direct, total, left, tops, leading }]) => [id, { direct, total, left, head: headOf(tops, leading) }]),
  )
}

function emptyTally(): Tally {
  return { direct: 0, total: 0, left: 0, tops: [], leading: new Set() }
}

function count(tally: Tally | undefined, person: UnitMember, ledInside: boolean, direct: boolean): void {
  if (tally === undefined) return
  tally.total += 1
  if (direct) tally.direct += 1
  if (!ledInside) tally.tops.push(person)
  else if (person.managerId !== null) tally.leading.add(person.managerId)
}

function headOf(tops: readonly UnitMember[], leading: ReadonlySet<string>): UnitFigures['head'] {
  const leaders = tops.filter((person) => leading.has(person.id))
  const [head, second] = leaders.length > 0 ? leaders : tops
  return head === undefined || second !== undefined ? null : { id: head.id, name: head.name }
}

export interface ChartMember {
  readonly id: string
  readonly managerId: string | null
  readonly standing: 'active' | 'left' | 'removed'
}

/** Everybody active and whoever stands between two of them. A manager nobody knows is none; a circle is opened at its first member. */
export function chartMembers<M extends ChartMember>(people: readonly M[]): M[] {
  const all = new Map(people.map((person) => [person.id, person]))
  const kept = new Set<string>()
  const tops = new Set<string>()
  for (const person of people) {
    if (person.standing !== 'active') continue
    const walked = new Set<string>()
    let at: M | undefined = person
    while (at !== undefined && !kept.has(at.id) && !walked.has(at.id)) {
      walked.add(at.id)
      at = at.managerId === null ? undefined : all.get(at.managerId)
    }
    if (at !== undefined && walked.has(at.id)) tops.add(at.id)
    for (const id of walked) kept.add(id)
  }
  return people
    .filter(({ id }) => kept.has(id))
    .map((person) =>
      person.managerId !== null && !tops.has(person.id) && kept.has(person.managerId) ? person : { ...person, managerId: null },
    )
}
