import { type Firm, type Parties, type Party, whoIs } from './rules-managers-parties.ts'
import type { ExistingPerson } from './rules-matching.ts'
import { displayName } from './rules-names.ts'
import type { Draft, Finding } from './rules-rows.ts'

/** What is found of a manager who has left, and who is meant instead when that is on record. */
export interface LeftManager {
  readonly finding: Pick<Finding, 'code' | 'effect' | 'repair' | 'suggestions'>
  readonly successor: Party | null
}

/** Looks at the manager a row names: whoever leaves with this very import is handed over as everybody who leaves. */
export function leftManagers({ drafts, existing, matches }: Firm, parties: Parties): (draft: Draft, manager: Party) => LeftManager | null {
  const rows = new Map([...matches].map(([draft, person]) => [person.id, draft]))
  const isImported = new Set(drafts)
  const byId = new Map(existing.map((person) => [person.id, person]))
  const knownAs = (party: Party) => (party.kind === 'vault' ? party.person : matches.get(party.draft))
  const partyOf = (person: ExistingPerson): Party => {
    const draft = rows.get(person.id)
    return draft && isImported.has(draft) ? { kind: 'row', draft } : { kind: 'vault', person }
  }
  const hasLeft = (party: Party) => {
    const known = knownAs(party)
    if (party.kind === 'row' && party.draft.status !== null && (known?.status !== 'active' || party.draft.status === 'active')) {
      return party.draft.status === 'left'
    }
    return known?.status === 'left'
  }
  const takenOver = successorsIn(existing)
  const stays = (id: string | null): Party[] => {
    const person = byId.get(id ?? '')
    return person && !hasLeft(partyOf(person)) ? [partyOf(person)] : []
  }
  return (draft, manager) => {
    if (!hasLeft(manager) || draft.status === 'left' || hasLeft({ kind: 'row', draft })) return null
    const known = knownAs(manager)
    const heirs = (takenOver.get(known?.id ?? '') ?? []).flatMap(stays).filter((party) => whoIs(party) !== draft)
    const others = stays(known?.managerId ?? null).filter((head) => heirs.every((heir) => whoIs(heir) !== whoIs(head)))
    // Who reports to them in the vault was left there by somebody.
    const isNews = known === undefined || matches.get(draft)?.managerId !== known.id
    const successor = isNews ? (heirs[0] ?? null) : null
    const repair = successor ? `Reports to ${displayName(whoIs(successor))}, who took over from ${displayName(whoIs(manager))}` : null
    const suggestions = parties.suggest([...heirs, ...others], draft)
    return { finding: { code: 'manager-left', effect: successor ? 'repairs' : 'notes', repair, suggestions }, successor }
  }
}

/** Person → who took over their reports when they left or since, those with the most reports first. */
function successorsIn(existing: readonly ExistingPerson[]): ReadonlyMap<string, readonly string[]> {
  const leftOn = new Map(
    existing.flatMap(({ id, status, events = [] }) => {
      const last = status === 'left' ? events.findLast(({ kind }) => kind === 'left') : undefined
      return last ? [[id, last.on] as const] : []
    }),
  )
  const tally = new Map<string, Map<string, number>>()
  for (const { kind, on, from, to } of existing.flatMap(({ events = [] }) => events)) {
    const left = leftOn.get(from ?? '')
    if (kind !== 'manager' || from === null || to === null || left === undefined || on < left) continue
    const heirs = tally.get(from) ?? new Map<string, number>()
    tally.set(from, heirs.set(to, (heirs.get(to) ?? 0) + 1))
  }
  return new Map([...tally].map(([id, heirs]) => [id, [...heirs].sort((a, b) => b[1] - a[1]).map(([heir]) => heir)]))
}
