import { localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { breathe, type OpenChange } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import { type Catalogues, openCatalogues } from './catalogues.ts'
import { addPeople, changePerson, type NewPerson, type PersonColumns } from './queries.ts'
import { listSubjects } from './queries-changes.ts'
import { addEvents, addPast } from './queries-events.ts'
import type { Subject } from './rules-changes.ts'
import { eventsFor, type PersonEvent, type Standing } from './rules-events.ts'
import { isUntouched, type PlannedEvent, type PlannedFields, type PlannedManager, type PlannedPerson } from './rules-import-plan.ts'
import { applyAll, openWriter, type WriteDeps } from './service-changes.ts'

interface Open {
  readonly tx: WriteDb
  readonly open: OpenChange
  readonly deps: WriteDeps
}

interface ToImport {
  readonly people: readonly PlannedPerson[]
  /** Ids that people yet to be added were spoken of by. */
  readonly newIds: ReadonlyMap<number, PersonId>
  /** Who takes over whom. Somebody new begins with the successor. */
  readonly successors: ReadonlyMap<string, PersonId | null>
}

type ManagerId = (manager: PlannedManager | null) => PersonId | null

const IDS_AT_ONCE = 500

/** Writes planned people inside the transaction of their import, slice by slice. */
export async function openImport({ tx, open, deps }: Open, { people, newIds, successors }: ToImport) {
  const catalogues = await openCatalogues(tx, deps)
  const ids = new Map<number, string>()
  for (const [index, { row, id }] of people.entries()) {
    ids.set(row, id ?? newIds.get(row) ?? deps.newId())
    if (index % IDS_AT_ONCE === IDS_AT_ONCE - 1) await breathe()
  }
  const idOf = ({ row }: PlannedPerson) => ids.get(row) ?? deps.newId()
  const managerId: ManagerId = (manager) => {
    if (manager === null) return null
    return ('id' in manager ? manager.id : (ids.get(manager.row) ?? null)) as PersonId | null
  }
  const past = (slice: readonly PlannedPerson[]) =>
    addPast(
      tx,
      { newId: deps.newId, at: open.at },
      slice.flatMap((person) => (person.past ?? []).map((event) => toEvent(event, idOf(person), managerId))),
    )
  return {
    /** Managers may come later in the file: the reference is checked when the transaction ends. */
    async add(slice: readonly PlannedPerson[]): Promise<void> {
      const rows: NewPerson[] = []
      for (const person of slice) {
        const id = idOf(person)
        const columns = await toColumns(person.fields, catalogues, managerId)
        const successor = successors.get(id)
        rows.push({ ...NOBODY, ...columns, ...(successor === undefined ? {} : { managerId: successor }), id })
      }
      await addPeople(tx, rows, open.at)
      await past(slice)
    },
    async change(slice: readonly PlannedPerson[]): Promise<void> {
      const touched = slice.filter((person) => !isUntouched(person))
      const subjects = await listSubjects(
        tx,
        touched.flatMap(({ id }) => id ?? []),
      )
      const before = new Map(subjects.map((subject) => [subject.id, subject]))
      for (const { id, fields } of touched) {
        const { status: _, ...columns } = await toColumns(fields, catalogues, managerId)
        if (id !== null && Object.keys(columns).length > 0) await changePerson(tx, id, columns)
      }
      await addDated({ tx, open, deps }, touched, before, managerId)
      await past(touched)
      await changeStandings({ tx, open, deps }, touched, before)
    },
  }
}

/** Changes with a day of their own are noted whatever was known before; those of the day of the import only where something was. */
async function addDated(
  { tx, open, deps }: Open,
  slice: readonly PlannedPerson[],
  before: ReadonlyMap<string, Subject>,
  managerId: ManagerId,
): Promise<void> {
  const today = localDate(open.at)
  for (const firstKnown of ['note', 'skip'] as const) {
    const events = slice.flatMap(({ id, fields, days }) => {
      const subject = before.get(id ?? '')
      const on = days?.on ?? null
      if (!subject || (on === null) !== (firstKnown === 'skip')) return []
      return eventsFor(subject, standingOf(fields, managerId), { on: on ?? today })
    })
    await addEvents(tx, { newId: deps.newId, at: open.at, firstKnown }, events)
  }
}

/** Who left or came back, with all that hangs on it: cycles that run, and meetings planned. */
async function changeStandings(
  { tx, open, deps }: Open,
  slice: readonly PlannedPerson[],
  before: ReadonlyMap<string, Subject>,
): Promise<void> {
  const writer = await openWriter(tx, open, deps, undefined)
  for (const status of ['left', 'active'] as const) {
    const planned = slice.flatMap(({ id, fields, days }) => {
      const subject = before.get(id ?? '')
      if (!subject || fields.status !== status) return []
      return [{ subject, events: eventsFor(subject, { status }, { on: days?.standingOn ?? localDate(open.at) }), refused: null }]
    })
    if (planned.length > 0) await applyAll(writer, planned, { status })
  }
}

function toEvent(event: PlannedEvent, personId: string, managerId: ManagerId): PersonEvent {
  const plain = { personId, on: event.on, reason: '' }
  if (event.kind !== 'manager') return { ...plain, kind: event.kind, from: event.from, to: event.to }
  return { ...plain, kind: event.kind, from: managerId(event.from), to: managerId(event.to) }
}

function standingOf(fields: Partial<PlannedFields>, managerId: ManagerId): Partial<Standing> {
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
  managerId: ManagerId,
): Promise<Partial<PersonColumns>> {
  return {
    ...plain,
    ...(jobTitle === undefined ? {} : { jobProfileId: await catalogues.jobProfileId(jobTitle) }),
    ...(unit === undefined ? {} : { orgUnitId: await catalogues.orgUnitId(unit) }),
    ...(manager === undefined ? {} : { managerId: managerId(manager) }),
  }
}
