import { assertNever } from '../../../shared/kernel/assert-never.ts'
import type { Distinct } from './rules-duplicates.ts'
import { leftManagers } from './rules-managers-left.ts'
import { type Firm, type Found, labelOf, Parties, type Party, whoIs } from './rules-managers-parties.ts'
import type { ExistingPerson } from './rules-matching.ts'
import { displayName } from './rules-names.ts'
import type { Draft, Finding, Report } from './rules-rows.ts'
import { numberKey } from './rules-text.ts'

export type Managers = ReadonlyMap<Draft, Party>

/** Finds each row's manager by number, e-mail or name, before or after it in the file or in the vault, and cuts reporting circles. */
export function findManagers(firm: Firm, repeated: Distinct['repeated'], column: string | null, report: Report): Managers {
  const parties = new Parties(firm)
  const kept = keptManager(firm)
  const leftManager = leftManagers(firm, parties)
  const managers = new Map<Draft, Party>()
  for (const draft of firm.drafts) {
    if (draft.manager === null) continue
    const found = parties.find(draft.manager)
    const fault = faultOf(found, draft, parties, kept(draft))
    if (fault) report({ row: draft.row, column, field: 'manager', value: draft.manager, effect: 'repairs', ...fault })
    if (found.kind !== 'one' || fault?.code === 'own-manager') continue
    const left = firm.asWritten?.(draft.row) ? null : leftManager(draft, found.party)
    if (left) report({ row: draft.row, column, field: 'manager', value: draft.manager, ...left.finding })
    managers.set(draft, left?.successor ?? found.party)
  }
  cutCircles(firm, managers, repeated, (finding) => report({ column, field: 'manager', ...finding }))
  noteRoots(firm, managers, parties, (finding) => report({ column, field: 'manager', ...finding }))
  return managers
}

/** What happens to a line that cannot be read: nobody of the vault loses a manager by it. */
function keptManager({ existing, matches }: Firm): (draft: Draft) => string {
  const names = new Map(existing.map((person) => [person.id, displayName(person)]))
  return (draft) => {
    const name = names.get(matches.get(draft)?.managerId ?? '')
    return name === undefined ? 'No manager' : `Stays with ${name}`
  }
}

function faultOf(found: Found, draft: Draft, parties: Parties, otherwise: string): Pick<Finding, 'code' | 'repair' | 'suggestions'> | null {
  switch (found.kind) {
    case 'nobody':
      return null
    case 'unknown': {
      const suggestions = parties.near(draft.manager ?? '', draft)
      const like = suggestions[0]?.label
      return { code: 'unknown-manager', repair: like ? `${otherwise}. Close to it: ${like}` : otherwise, suggestions }
    }
    case 'several': {
      const suggestions = parties.suggest(found.parties, draft)
      return {
        code: 'ambiguous-manager',
        repair: `${otherwise}: could be ${suggestions.map(({ label }) => label).join(', ')}`,
        suggestions,
      }
    }
    case 'one':
      if (found.party.kind === 'row' && found.party.draft === draft) return { code: 'own-manager', repair: otherwise }
      if (!found.mended) return null
      return { code: 'unknown-manager', repair: `Taken as ${labelOf(found.party)}`, suggestions: parties.suggest([found.party], draft) }
    default:
      return assertNever(found)
  }
}

type Told = (finding: Omit<Finding, 'column' | 'field'>) => void

/** Follows the lines upwards; in each circle the first row of the file that takes part loses its manager, and the circle is named. */
function cutCircles(firm: Firm, managers: Map<Draft, Party>, repeated: Distinct['repeated'], told: Told): void {
  const kept = keptManager(firm)
  for (let cut = true; cut; ) {
    cut = false
    for (const circle of circlesIn(firm, managers)) {
      const inFile = circle.flatMap((party) => (party.kind === 'row' && managers.has(party.draft) ? [party.draft] : []))
      const first = inFile.toSorted((a, b) => a.row - b.row)[0]
      if (!first) continue
      managers.delete(first)
      cut = true
      const at = circle.findIndex((party) => party.kind === 'row' && party.draft === first)
      const whole = [...circle.slice(at), ...circle.slice(0, at)]
      told(circleFinding(first, whole, duplicateBehind(inFile, repeated), kept(first)))
    }
  }
}

function circleFinding(first: Draft, circle: readonly Party[], cause: Duplicate | null, otherwise: string): Parameters<Told>[0] {
  const loop = [...circle, ...circle.slice(0, 1)].map(nameOf)
  const value = loop.length > 12 ? [...loop.slice(0, 11), '…', loop.at(-1)].join(' → ') : loop.join(' → ')
  const outcome = otherwise === 'No manager' ? 'has no manager' : otherwise.replace('Stays', 'stays')
  const repair = `${displayName(first)} ${outcome}${cause ? `. ${cause.words}` : ''}`
  const other = cause?.of === first ? cause.manager : null
  const suggestions = cause && other !== null ? [{ value: other, label: `${other}, as in row ${cause.row}` }] : []
  return { row: first.row, code: 'manager-cycle', value, effect: 'repairs', repair, suggestions }
}

interface Duplicate {
  readonly of: Draft
  readonly words: string
  readonly row: number
  readonly manager: string | null
}

/** A circle often comes from a number that two rows share: with the row that was left out it would stand open. */
function duplicateBehind(inCircle: readonly Draft[], repeated: Distinct['repeated']): Duplicate | null {
  for (const of of inCircle) {
    const other =
      of.employeeNumber === null ? undefined : repeated.get(numberKey(of.employeeNumber))?.find((row) => row.manager !== of.manager)
    if (!other) continue
    const who = `${displayName(other)}, row ${other.row}, left out`
    const words = `Number ${of.employeeNumber} is there twice: also for ${who}, who reports to ${other.manager ?? 'nobody'}`
    return { of, words, row: other.row, manager: other.manager }
  }
  return null
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

/** One person at the top is usual: of several, all but the one with the most people below are named. */
function noteRoots(firm: Firm, managers: Managers, parties: Parties, told: Told): void {
  if (managers.size === 0) return
  const above = lineAbove(firm, managers)
  const isRoot = (draft: Draft) => draft.status !== 'left' && (draft.manager === null || parties.find(draft.manager).kind === 'nobody')
  const roots = firm.drafts.filter((draft) => isRoot(draft) && !above({ kind: 'row', draft }))
  if (roots.length < 2) return
  const below = countBelow(firm, above)
  const sizeOf = (draft: Draft) => below.get(draft) ?? 0
  const top = roots.reduce((best, draft) => (sizeOf(draft) > sizeOf(best) ? draft : best))
  const suggestions = (draft: Draft) => parties.suggest([{ kind: 'row', draft: top }], draft)
  for (const draft of roots) {
    if (draft === top) continue
    const repair = `Reports to nobody, ${sizeOf(draft)} below. ${displayName(top)} has ${sizeOf(top)} below`
    told({ row: draft.row, code: 'several-roots', value: draft.manager ?? '', effect: 'notes', repair, suggestions: suggestions(draft) })
  }
}

/** How many people stand below each row, at any distance: counted from the leaves up, once each. */
function countBelow(firm: Firm, above: (party: Party) => Party | undefined): Map<Draft | ExistingPerson, number> {
  const heads = new Map<Draft | ExistingPerson, Party | undefined>()
  const waiting = new Map<Draft | ExistingPerson, number>()
  const visit = (party: Party) => {
    for (let at: Party | undefined = party; at && !heads.has(whoIs(at)); ) {
      const head = above(at)
      heads.set(whoIs(at), head)
      if (head) waiting.set(whoIs(head), (waiting.get(whoIs(head)) ?? 0) + 1)
      at = head
    }
  }
  for (const draft of firm.drafts) visit({ kind: 'row', draft })
  const below = new Map<Draft | ExistingPerson, number>()
  const done = [...heads.keys()].filter((who) => !waiting.has(who))
  for (let who = done.pop(); who; who = done.pop()) {
    const head = heads.get(who)
    if (!head) continue
    const left = (waiting.get(whoIs(head)) ?? 0) - 1
    waiting.set(whoIs(head), left)
    below.set(whoIs(head), (below.get(whoIs(head)) ?? 0) + (below.get(who) ?? 0) + 1)
    if (left === 0) done.push(whoIs(head))
  }
  return below
}
