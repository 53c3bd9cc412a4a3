import type { Change } from '../../../shared/contract/base.ts'
import { type ImportChoices, type ImportPreview, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { breathe, change, type OpenChange } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { type Catalogues, openCatalogues } from './catalogues.ts'
import type { KeptPreview, PreviewStore } from './previews.ts'
import { addPeople, changePerson, type NewPerson, type PersonColumns } from './queries.ts'
import { listSubjects } from './queries-changes.ts'
import { addEvents } from './queries-events.ts'
import { existingAfter, journalMark, keepHabit, listHabits, peopleChangedSince } from './queries-import.ts'
import { listUnits } from './queries-org.ts'
import type { ReadPeopleInput, ReadPeopleOutput, ReadRefused } from './read-people-file.ts'
import { planChange, type Subject } from './rules-changes.ts'
import { eventsFor, type Standing } from './rules-events.ts'
import type { PlannedFields, PlannedManager, PlannedPerson } from './rules-import-plan.ts'
import type { ExistingPerson } from './rules-matching.ts'
import { applyAll, type ChangeRefused, type InFuture, openWriter, refusalOf } from './service-changes.ts'

export interface ImportInput {
  readonly fileName: string
  readonly bytes: ArrayBuffer
  readonly choices?: ImportChoices
}

/** Small enough that a slice leaves the event loop well before 50 ms. */
const READ_SLICE = 1000
const WRITE_SLICE = 100

/** Reads the file in a worker, compares it with the vault and keeps what importing it would do under a token. Changes nothing. */
export function previewImport(
  deps: Deps,
  previews: PreviewStore,
  { fileName, bytes, choices = NO_CHOICES }: ImportInput,
  signal?: AbortSignal,
): Promise<Result<ImportPreview, ReadRefused>> {
  return readAndKeep(deps, previews, { token: deps.newId(), fileName, bytes, file: { bytes }, choices }, signal)
}

/** The file of an earlier preview, read otherwise. */
export async function previewAgain(
  deps: Deps,
  previews: PreviewStore,
  token: string,
  choices: ImportChoices,
  signal?: AbortSignal,
): Promise<Result<ImportPreview, ReadRefused | { readonly code: 'PREVIEW_GONE' }>> {
  const kept = previews.get(token)
  if (!kept) return err({ code: 'PREVIEW_GONE' })
  const { fileName, bytes, cells, opened } = kept
  const otherSheet = bytes !== null && choices.sheet !== null && choices.sheet !== opened.sheet
  const file = otherSheet ? { bytes } : { cells, opened }
  return readAndKeep(deps, previews, { token, fileName, bytes, file, choices }, signal)
}

interface Reading {
  readonly token: string
  readonly fileName: string
  readonly bytes: ArrayBuffer | null
  readonly file: ReadPeopleInput['file']
  readonly choices: ImportChoices
}

async function readAndKeep(
  deps: Deps,
  previews: PreviewStore,
  { token, fileName, bytes, file, choices }: Reading,
  signal?: AbortSignal,
): Promise<Result<ImportPreview, ReadRefused>> {
  const mark = await journalMark(deps.db)
  const [existing, units, habits] = [await allExisting(deps.db), await listUnits(deps.db), await listHabits(deps.db)]
  const read = await deps.jobs.run('read-people-file', { file, choices, existing, units, habits }, signal ? { signal } : {})
  if (!read.ok) return read
  const { report, opened, people, habit, cells } = read.value
  const again = opened.sheets.length > 1 ? bytes : null
  const undecided = report.needs.length > 0
  previews.keep(token, { fileName, bytes: again, cells, opened, people, habit, undecided, mark })
  return ok({ ...report, ...shownFile(opened), token, fileName })
}

function shownFile({ sheets, ...opened }: ReadPeopleOutput['opened']) {
  return { ...opened, sheets: sheets.map((sheet) => ({ ...sheet })) }
}

async function allExisting(db: ReadDb): Promise<ExistingPerson[]> {
  const people: ExistingPerson[] = []
  for (;;) {
    const slice = await existingAfter(db, people.at(-1)?.id ?? '', READ_SLICE)
    people.push(...slice)
    if (slice.length < READ_SLICE) return people
    await breathe()
  }
}

export interface Leavers {
  readonly personIds: readonly PersonId[]
  readonly leftOn: IsoDate
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
  | Exclude<ChangeRefused, { code: 'OWN_MANAGER' | 'MANAGER_CYCLE' }>

/** Writes what was previewed: one transaction, one undo. Refused when people changed since the preview. */
export async function commitImport(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  previews: PreviewStore,
  token: string,
  leavers: Leavers | null = null,
): Promise<Result<Imported, ImportRefused>> {
  const kept = previews.get(token)
  if (!kept) return err({ code: 'PREVIEW_GONE' })
  if (kept.undecided) return err({ code: 'IMPORT_UNDECIDED' })
  if (leavers && leavers.leftOn > localDate(deps.now())) return err({ code: 'DATE_IN_FUTURE' })
  const added = kept.people.filter((person) => person.id === null)
  const changed = kept.people.filter((person) => person.id !== null && Object.keys(person.fields).length > 0)
  const left = leavers?.personIds.length ?? 0
  if (added.length + changed.length + left === 0) return err({ code: 'NOTHING_TO_IMPORT' })
  const summary = summaryOf(added.length, changed.length, left)
  const result = await change(deps, { verb: 'people.importCommit', summary, actor: 'import', long: true }, async (tx, open) => {
    if (await peopleChangedSince(tx, kept.mark)) return err({ code: 'PREVIEW_OUTDATED' as const })
    const writer = await openImport(tx, deps, kept)
    await inSlices(added, (slice) => writer.add(slice, open.at))
    await inSlices(changed, (slice) => writer.change(slice, open))
    const gone = leavers ? await markLeavers(tx, open, deps, leavers) : null
    if (gone) return err(gone)
    if (kept.habit) await keepHabit(tx, kept.habit, open.at)
    return ok({ change: { id: open.id, summary }, added: added.length, changed: changed.length, left })
  })
  if (result.ok) previews.drop(token)
  return result
}

async function inSlices(people: readonly PlannedPerson[], write: (slice: readonly PlannedPerson[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < people.length; start += WRITE_SLICE) {
    await write(people.slice(start, start + WRITE_SLICE))
    await breathe()
  }
}

/** Those not in the file who have left, as if somebody had said so of each. What speaks against it comes back. */
async function markLeavers(
  tx: WriteDb,
  open: OpenChange,
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  { personIds, leftOn }: Leavers,
): Promise<ImportRefused | null> {
  const when = { kind: 'from', on: leftOn, reason: '' } as const
  const subjects = await listSubjects(tx, personIds)
  if (subjects.length < new Set(personIds).size) return { code: 'PERSON_NOT_FOUND' }
  const planned = subjects.map((subject) => planChange(subject, { status: 'left' }, when, []))
  const against = planned.find((plan) => plan.refused !== null)
  if (against?.refused) return refusalOf(against.subject, against.refused) as ImportRefused
  await applyAll(await openWriter(tx, open, deps, when), planned, { status: 'left' })
  return null
}

async function openImport(tx: WriteDb, deps: Pick<Deps, 'db' | 'now' | 'newId'>, { people }: KeptPreview) {
  const catalogues = await openCatalogues(tx, deps)
  const ids = new Map<number, string>()
  await inSlices(people, async (slice) => {
    for (const person of slice) ids.set(person.row, person.id ?? deps.newId())
  })
  const managerId = (manager: PlannedManager | null) => {
    if (manager === null) return null
    return ('id' in manager ? manager.id : (ids.get(manager.row) ?? null)) as PersonId | null
  }
  return {
    /** Managers may come later in the file: the reference is checked when the transaction ends. */
    async add(slice: readonly PlannedPerson[], at: number): Promise<void> {
      const rows: NewPerson[] = []
      for (const { row, fields } of slice) {
        const columns = await toColumns(fields, catalogues, managerId)
        rows.push({ ...NOBODY, ...columns, id: ids.get(row) ?? deps.newId() })
      }
      await addPeople(tx, rows, at)
    },
    async change(slice: readonly PlannedPerson[], open: OpenChange): Promise<void> {
      const subjects = await listSubjects(
        tx,
        slice.flatMap(({ id }) => id ?? []),
      )
      const before = new Map(subjects.map((subject) => [subject.id, subject]))
      for (const { id, fields } of slice) {
        const { status: _, ...columns } = await toColumns(fields, catalogues, managerId)
        if (id !== null) await changePerson(tx, id, columns)
      }
      const events = slice.flatMap(({ id, fields }) => {
        const subject = before.get(id ?? '')
        return subject ? eventsFor(subject, standingOf(fields, managerId), { on: localDate(open.at) }) : []
      })
      await addEvents(tx, { newId: deps.newId, at: open.at, firstKnown: 'skip' }, events)
      for (const status of ['left', 'active'] as const) {
        await changeStatus(
          { tx, open, deps },
          slice.flatMap(({ id, fields }) => (fields.status === status ? (before.get(id ?? '') ?? []) : [])),
          status,
        )
      }
    },
  }
}

/** Who left or came back, with all that hangs on it: cycles that run, and meetings planned. */
async function changeStatus(
  { tx, open, deps }: { tx: WriteDb; open: OpenChange; deps: Pick<Deps, 'db' | 'now' | 'newId'> },
  subjects: readonly Subject[],
  status: 'active' | 'left',
): Promise<void> {
  if (subjects.length === 0) return
  const writer = await openWriter(tx, open, deps, undefined)
  const planned = subjects.map((subject) => ({
    subject,
    events: eventsFor(subject, { status }, { on: localDate(open.at) }),
    refused: null,
  }))
  await applyAll(writer, planned, { status })
}

function standingOf(fields: Partial<PlannedFields>, managerId: (manager: PlannedManager | null) => PersonId | null): Partial<Standing> {
  return {
    ...(fields.jobTitle === undefined ? {} : { jobTitle: fields.jobTitle }),
    ...(fields.unit === undefined ? {} : { unit: fields.unit }),
    ...(fields.manager === undefined ? {} : { managerId: managerId(fields.manager) }),
  }
}

const NOBODY: PersonColumns = {
  givenName: '',
  familyName: '',
  email: null,
  employeeNumber: null,
  jobProfileId: null,
  orgUnitId: null,
  managerId: null,
  hiredOn: null,
  status: 'active',
}

async function toColumns(
  { jobTitle, unit, manager, ...plain }: Partial<PlannedFields>,
  catalogues: Catalogues,
  managerId: (manager: PlannedManager | null) => PersonId | null,
): Promise<Partial<PersonColumns>> {
  return {
    ...plain,
    ...(jobTitle === undefined ? {} : { jobProfileId: await catalogues.jobProfileId(jobTitle) }),
    ...(unit === undefined ? {} : { orgUnitId: await catalogues.orgUnitId(unit) }),
    ...(manager === undefined ? {} : { managerId: managerId(manager) }),
  }
}

function summaryOf(added: number, changed: number, left: number): string {
  const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)
  const gone = left === 0 ? '' : `, ${left} marked as left`
  if (added + changed === 0) return `${people(left)} marked as left by import`
  if (changed === 0) return `${people(added)} imported${gone}`
  return (added === 0 ? `${people(changed)} changed by import` : `${people(added)} imported, ${changed} changed`) + gone
}
