import type { Change } from '../../../shared/contract/base.ts'
import type { HandOver } from '../../../shared/contract/people-changes.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { breathe, change, type OpenChange } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import { unpackPortion } from './packed.ts'
import type { KeptPreview, PreviewStore } from './previews.ts'
import { listSubjects } from './queries-changes.ts'
import { keepHabit, peopleChangedSince } from './queries-import.ts'
import { planChange } from './rules-changes.ts'
import type { PlannedPerson } from './rules-import-plan.ts'
import { applyAll, type ChangeRefused, type InFuture, lineOf, openWriter, refusalOf, takeOver, type WriteDeps } from './service-changes.ts'
import { openImport } from './service-import-write.ts'

/** Small enough that a slice leaves the event loop well before 50 ms. */
const WRITE_SLICE = 50

export interface Leavers {
  readonly personIds: readonly PersonId[]
  readonly leftOn: IsoDate
}

export interface CommitInput {
  readonly token: string
  readonly leavers?: Leavers | null
  readonly handOver?: readonly HandOver[]
}

export interface Imported {
  readonly change: Change
  readonly added: number
  readonly changed: number
  readonly left: number
}

type ImportRefused =
  | { readonly code: 'PREVIEW_GONE' | 'PREVIEW_OUTDATED' | 'NOTHING_TO_IMPORT' | 'IMPORT_UNDECIDED' | 'PERSON_NOT_FOUND' }
  | InFuture
  | ChangeRefused

/** Writes what was previewed: one transaction, one undo. Refused when people changed since the preview. */
export async function commitImport(
  deps: WriteDeps,
  previews: PreviewStore,
  { token, leavers = null, handOver = [] }: CommitInput,
): Promise<Result<Imported, ImportRefused>> {
  const kept = previews.get(token)
  if (!kept) return err({ code: 'PREVIEW_GONE' })
  if (kept.undecided) return err({ code: 'IMPORT_UNDECIDED' })
  const today = localDate(deps.now())
  if ((leavers && leavers.leftOn > today) || (kept.effectiveOn ?? today) > today) return err({ code: 'DATE_IN_FUTURE' })
  const { added, changed } = kept.counts
  const left = leavers?.personIds.length ?? 0
  if (added + changed + left === 0) return err({ code: 'NOTHING_TO_IMPORT' })
  const summary = summaryOf(kept.counts, left)
  const result = await change(deps, { verb: 'people.importCommit', summary, actor: 'import', long: true }, async (tx, open) => {
    if (await peopleChangedSince(tx, kept.mark)) return err({ code: 'PREVIEW_OUTDATED' as const })
    const gone = await write(tx, open, deps, { kept, leavers, handOver })
    if (gone) return err(gone)
    if (kept.habit) await keepHabit(tx, kept.habit, open.at)
    return ok({ change: { id: open.id, summary }, added, changed, left })
  })
  if (result.ok) previews.drop(token)
  return result
}

interface ToWrite extends Required<Pick<CommitInput, 'handOver'>> {
  readonly kept: KeptPreview
  readonly leavers: Leavers | null
}

async function write(tx: WriteDb, open: OpenChange, deps: WriteDeps, { kept, leavers, handOver }: ToWrite): Promise<ImportRefused | null> {
  const people = await readAll(kept)
  const successors = new Map(handOver.map(({ personId, managerId }) => [personId as string, managerId]))
  const writer = await openImport({ tx, open, deps }, { people, newIds: kept.newIds, successors })
  await inSlices(
    people.filter(({ id }) => id === null),
    (slice) => writer.add(slice),
  )
  await inSlices(
    people.filter((person) => person.id !== null),
    (slice) => writer.change(slice),
  )
  const gone = leavers ? await markLeavers(tx, open, deps, leavers) : null
  return (
    gone ??
    (await circleOfNew(tx, people, kept, successors)) ??
    (await passOn(tx, open, deps, { leaving: leavingDays(people, leavers, localDate(open.at)), handOver }))
  )
}

/** Whoever is new begins with the successor, who may not stand below them. */
async function circleOfNew(
  tx: WriteDb,
  people: readonly PlannedPerson[],
  { newIds }: KeptPreview,
  successors: ReadonlyMap<string, PersonId | null>,
): Promise<ImportRefused | null> {
  for (const { row, id } of people) {
    const own = id === null ? newIds.get(row) : undefined
    const successor = own === undefined ? null : (successors.get(own) ?? null)
    if (own === undefined || successor === null) continue
    const [subject] = await listSubjects(tx, [own])
    const line = await lineOf(tx, { managerId: successor })
    if (!subject || line === null) return { code: 'PERSON_NOT_FOUND' }
    const { refused } = planChange({ ...subject, managerId: null }, { managerId: successor }, { kind: 'always' }, line)
    if (refused) return refusalOf(subject, refused)
  }
  return null
}

/** The plan, portion by portion. */
export async function readAll({ people }: KeptPreview): Promise<PlannedPerson[]> {
  const all: PlannedPerson[] = []
  for (const portion of people) {
    for (const person of unpackPortion<PlannedPerson>(portion)) all.push(person)
    await breathe()
  }
  return all
}

async function inSlices(people: readonly PlannedPerson[], writeSlice: (slice: readonly PlannedPerson[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < people.length; start += WRITE_SLICE) {
    await writeSlice(people.slice(start, start + WRITE_SLICE))
    await breathe()
  }
}

/** Those not in the file who have left, as if somebody had said so of each. What speaks against it comes back. */
async function markLeavers(tx: WriteDb, open: OpenChange, deps: WriteDeps, { personIds, leftOn }: Leavers): Promise<ImportRefused | null> {
  const when = { kind: 'from', on: leftOn, reason: '' } as const
  const subjects = await listSubjects(tx, personIds)
  if (subjects.length < new Set(personIds).size) return { code: 'PERSON_NOT_FOUND' }
  const planned = subjects.map((subject) => planChange(subject, { status: 'left' }, when, []))
  const against = planned.find((plan) => plan.refused !== null)
  if (against?.refused) return refusalOf(against.subject, against.refused)
  await applyAll(await openWriter(tx, open, deps, when), planned, { status: 'left' })
  return null
}

/** Day → who leaves on it, whether the file says so or somebody chose it. */
export function leavingDays(
  people: readonly PlannedPerson[],
  leavers: Leavers | null,
  today: IsoDate,
): ReadonlyMap<IsoDate, ReadonlySet<string>> {
  const days = new Map<IsoDate, Set<string>>(leavers ? [[leavers.leftOn, new Set<string>(leavers.personIds)]] : [])
  for (const { id, fields, days: dated } of people) {
    if (id === null || fields.status !== 'left') continue
    const on = dated?.standingOn ?? today
    days.set(on, (days.get(on) ?? new Set()).add(id))
  }
  return days
}

async function passOn(
  tx: WriteDb,
  open: OpenChange,
  deps: WriteDeps,
  { leaving, handOver }: { readonly leaving: ReadonlyMap<IsoDate, ReadonlySet<string>>; readonly handOver: readonly HandOver[] },
): Promise<ImportRefused | null> {
  if (handOver.length === 0) return null
  for (const [on, ids] of leaving) {
    const taken = await takeOver(await openWriter(tx, open, deps, { kind: 'from', on, reason: '' }), ids, handOver)
    if (!taken.ok) return taken.error
  }
  return null
}

function summaryOf({ added, addedLeft, changed }: KeptPreview['counts'], left: number): string {
  const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)
  const gone = left === 0 ? '' : `, ${left} marked as left`
  if (added + changed === 0) return `${people(left)} marked as left by import`
  const arrived = addedLeft === 0 ? 'imported' : `imported (${addedLeft} as left)`
  if (changed === 0) return `${people(added)} ${arrived}${gone}`
  return (added === 0 ? `${people(changed)} changed by import` : `${people(added)} ${arrived}, ${changed} changed`) + gone
}
