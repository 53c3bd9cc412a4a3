import type { Change } from '../../../shared/contract/base.ts'
import type { HandOver, ManyFields, When } from '../../../shared/contract/people-changes.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { breathe, change, type OpenChange } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { type Catalogues, openCatalogues } from './catalogues.ts'
import { changePerson, type PersonColumns } from './queries.ts'
import { lineFrom, listSubjects } from './queries-changes.ts'
import { addEvents, correctReviewer, dropEvent, listEvents, rewriteEvent } from './queries-events.ts'
import { leaveCycles, rejoinCycles } from './queries-leaving.ts'
import { corrected, type Line, type Planned, planChange, type Refused, type Subject } from './rules-changes.ts'
import type { PersonEvent } from './rules-events.ts'

export type WriteDeps = Pick<Deps, 'db' | 'now' | 'newId'>
export type NotFound = { readonly code: 'PERSON_NOT_FOUND' }
export type ChangeRefused =
  | { readonly code: 'OWN_MANAGER' }
  | { readonly code: 'MANAGER_CYCLE'; readonly data: { readonly names: string[] } }
  | { readonly code: 'LATER_CHANGE' | 'BEFORE_HIRED'; readonly data: { readonly name: string; readonly on: IsoDate } }
export type InFuture = { readonly code: 'DATE_IN_FUTURE' }

/** The declared error of a refusal. */
export function refusalOf({ name }: Subject, { code, names, on }: Refused): ChangeRefused {
  if (code === 'OWN_MANAGER') return { code }
  if (code === 'MANAGER_CYCLE') return { code, data: { names: [...names] } }
  return { code, data: { name, on: on ?? '' } }
}

/** The days a change may hold from end today: what is yet to come is recorded when it comes. */
export function isToCome(when: When, now: number): boolean {
  return when.kind === 'from' && when.on > localDate(now)
}

/** The manager's own line, in which nobody may stand who is to report to them. Null when the manager is nobody. */
export async function lineOf(tx: Parameters<typeof lineFrom>[0], { managerId }: ManyFields): Promise<Line | null> {
  if (managerId === undefined || managerId === null) return []
  const [manager] = await listSubjects(tx, [managerId])
  return manager ? await lineFrom(tx, managerId) : null
}

export interface ManyInput {
  readonly personIds: readonly PersonId[]
  readonly fields: ManyFields
  readonly when?: When | undefined
  readonly handOver: readonly HandOver[]
  readonly leaveOut: number
}

interface Writer {
  readonly tx: WriteDb
  readonly open: OpenChange
  readonly deps: WriteDeps
  readonly when: When
  readonly catalogues: Catalogues
  readonly firstKnown: 'note' | 'skip'
}

/** Opens what a change of jobs, managers, units and standings needs, inside its transaction. */
export async function openWriter(tx: WriteDb, open: OpenChange, deps: WriteDeps, when: When | undefined): Promise<Writer> {
  const catalogues = await openCatalogues(tx, deps)
  const today: When = { kind: 'from', on: localDate(open.at), reason: '' }
  return { tx, open, deps, catalogues, when: when ?? today, firstKnown: when === undefined ? 'skip' : 'note' }
}

/** The same change to several people: either all who can be changed are, or nobody. */
export async function updatePeople(deps: WriteDeps, input: ManyInput): Promise<Result<Change, NotFound | ChangeRefused | InFuture>> {
  const ids = [...new Set(input.personIds)]
  const { fields, when, handOver } = input
  if (when && isToCome(when, deps.now())) return err({ code: 'DATE_IN_FUTURE' })
  const long = ids.length + handOver.length > 500
  return change(deps, { verb: 'people.update-many', summary: 'People changed', long }, async (tx, open) => {
    const subjects = await listSubjects(tx, ids)
    const line = await lineOf(tx, fields)
    if (subjects.length < ids.length || line === null) return err({ code: 'PERSON_NOT_FOUND' as const })
    const writer = await openWriter(tx, open, deps, when)
    const planned = subjects.map((subject) => planChange(subject, fields, writer.when, line))
    const refused = planned.flatMap(({ subject, refused: why }) => (why ? [refusalOf(subject, why)] : []))
    if (refused[0] && refused.length > input.leaveOut) return err(refused[0])
    const doable = planned.filter((plan) => plan.refused === null && plan.events.length > 0)
    await applyAll(writer, doable, fields)
    const leaving = new Set(doable.filter(({ events }) => events.some(({ kind }) => kind === 'left')).map(({ subject }) => subject.id))
    const taken = await takeOver(writer, leaving, handOver)
    if (!taken.ok) return taken
    const summary = summaryOf(fields, doable.length === 1 ? (doable[0]?.subject.name ?? '') : `${doable.length} people`)
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

function summaryOf(fields: ManyFields, who: string): string {
  const changed = Object.keys(fields).filter((field) => fields[field as keyof ManyFields] !== undefined)
  if (changed.length > 1) return `${who} changed`
  if (fields.status === 'left') return `${who} marked as left`
  if (fields.status === 'active') return `${who} marked as active`
  if (fields.managerId !== undefined) return `Manager changed for ${who}`
  return fields.unit === undefined ? `Job changed for ${who}` : `Unit changed for ${who}`
}

/** A change of one person's job, manager, unit or standing. */
export async function changeOne(writer: Writer, personId: PersonId, fields: ManyFields): Promise<Result<null, NotFound | ChangeRefused>> {
  const [subject] = await listSubjects(writer.tx, [personId])
  const line = await lineOf(writer.tx, fields)
  if (!subject || line === null) return err({ code: 'PERSON_NOT_FOUND' })
  const plan = planChange(subject, fields, writer.when, line)
  if (plan.refused) return err(refusalOf(subject, plan.refused))
  if (plan.events.length > 0) await applyAll(writer, [plan], fields)
  return ok(null)
}

/** Writes what is planned: the people as they are now, and what happened to them. */
export async function applyAll(writer: Writer, planned: readonly Planned[], fields: ManyFields): Promise<void> {
  const { tx, catalogues } = writer
  const columns: Partial<PersonColumns> = {
    ...(fields.managerId === undefined ? {} : { managerId: fields.managerId }),
    ...(fields.status === undefined ? {} : { status: fields.status }),
    ...(fields.jobTitle === undefined ? {} : { jobProfileId: await catalogues.jobProfileId(fields.jobTitle) }),
    ...(fields.unit === undefined ? {} : { orgUnitId: await catalogues.orgUnitId(fields.unit) }),
  }
  for (const [index, { subject }] of planned.entries()) {
    await changePerson(tx, subject.id, columns)
    if (index % 200 === 199) await breathe()
  }
  await record(writer, planned)
}

/** What happened, as events; in a correction, as mended ones. */
export async function record({ tx, deps, open, when, firstKnown }: Writer, planned: readonly Planned[]): Promise<void> {
  const events = planned.flatMap((plan) => plan.events)
  if (when.kind === 'from') return addEvents(tx, { newId: deps.newId, at: open.at, firstKnown }, events)
  for (const event of events) await mend(tx, event, open.at)
}

async function mend(tx: WriteDb, mistake: PersonEvent, at: number): Promise<void> {
  const known = await listEvents(tx, [mistake.personId])
  const mended = corrected(known, mistake)
  if (mended && 'drop' in mended) await dropEvent(tx, mended.drop.id)
  else if (mended) await rewriteEvent(tx, mended.rewrite.id, mended.to)
  if (mistake.kind === 'manager') await correctReviewer(tx, mistake.personId, mistake.from, mistake.to)
  if (mistake.kind === 'left') await leaveCycles(tx, [mistake.personId], localDate(at), at)
  if (mistake.kind === 'returned') await rejoinCycles(tx, [mistake.personId], localDate(at))
}

/** Each report goes to whoever was chosen; only people whose manager leaves with this change are handed over. */
export async function takeOver(
  writer: Writer,
  leaving: ReadonlySet<string>,
  handOver: readonly HandOver[],
): Promise<Result<null, NotFound | ChangeRefused>> {
  for (const [index, { personId, managerId }] of handOver.entries()) {
    if (index % 100 === 99) await breathe()
    const [report] = await listSubjects(writer.tx, [personId])
    const line = await lineOf(writer.tx, { managerId })
    if (!report || line === null) return err({ code: 'PERSON_NOT_FOUND' })
    if (report.managerId === null || !leaving.has(report.managerId)) continue
    const plan = planChange(report, { managerId }, writer.when, line)
    if (plan.refused) return err(refusalOf(report, plan.refused))
    await changePerson(writer.tx, report.id, { managerId })
    await record(writer, [plan])
  }
  return ok(null)
}
