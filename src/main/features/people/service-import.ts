import type { Change } from '../../../shared/contract/base.ts'
import type { ImportField, ImportPreview } from '../../../shared/contract/people-import.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { breathe, change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { type Catalogues, openCatalogues } from './catalogues.ts'
import type { KeptPreview, PreviewStore } from './previews.ts'
import { addPeople, changePerson, type NewPerson, type PersonColumns } from './queries.ts'
import { existingAfter, journalMark, peopleChangedSince } from './queries-import.ts'
import type { FileReport, ReadRefused } from './read-people-file.ts'
import type { PlannedFields, PlannedManager, PlannedPerson } from './rules-import.ts'
import type { ExistingPerson } from './rules-matching.ts'

export interface ImportInput {
  readonly fileName: string
  readonly bytes: ArrayBuffer
  readonly mapping: readonly (ImportField | null)[] | null
  readonly hasHeader: boolean | null
}

type PreviewRefused = Exclude<ReadRefused, { code: 'NO_NAME_COLUMN' }> | { readonly code: 'NO_NAME_COLUMN'; readonly data: ImportPreview }

/** Small enough that a slice leaves the event loop well before 50 ms. */
const READ_SLICE = 1000
const WRITE_SLICE = 100

/** Reads the file in a worker, compares it with the vault and keeps what importing it would do under a token. Changes nothing. */
export async function previewImport(
  deps: Deps,
  previews: PreviewStore,
  input: ImportInput,
  signal?: AbortSignal,
): Promise<Result<ImportPreview, PreviewRefused>> {
  const mark = await journalMark(deps.db)
  const existing = await allExisting(deps.db)
  const { fileName, ...file } = input
  const read = await deps.jobs.run('read-people-file', { ...file, existing }, signal ? { signal } : {})
  if (!read.ok) {
    if (read.error.code !== 'NO_NAME_COLUMN') return err(read.error)
    return err({ code: 'NO_NAME_COLUMN', data: preview(read.error.report, { token: '', fileName }) })
  }
  const token = deps.newId()
  previews.keep(token, { people: read.value.people, mark })
  return ok(preview(read.value.report, { token, fileName }))
}

function preview(report: FileReport, names: { token: string; fileName: string }): ImportPreview {
  return { ...report, ...names }
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

export interface Imported {
  readonly change: Change
  readonly added: number
  readonly changed: number
}

/** Writes what was previewed: one transaction, one undo. Refused when people changed since the preview. */
export async function commitImport(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  previews: PreviewStore,
  token: string,
): Promise<Result<Imported, { code: 'PREVIEW_GONE' } | { code: 'PREVIEW_OUTDATED' }>> {
  const kept = previews.get(token)
  if (!kept) return err({ code: 'PREVIEW_GONE' })
  const added = kept.people.filter((person) => person.id === null)
  const changed = kept.people.filter((person) => person.id !== null && Object.keys(person.fields).length > 0)
  const summary = summaryOf(added.length, changed.length)
  const result = await change(deps, { verb: 'people.importCommit', summary, actor: 'import', long: true }, async (tx, open) => {
    if (await peopleChangedSince(tx, kept.mark)) return err({ code: 'PREVIEW_OUTDATED' as const })
    const writer = await openWriter(tx, deps, kept)
    await inSlices(added, (slice) => writer.add(slice, open.at))
    await inSlices(changed, (slice) => writer.change(slice))
    return ok({ change: { id: open.id, summary }, added: added.length, changed: changed.length })
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

async function openWriter(tx: WriteDb, deps: Pick<Deps, 'newId'>, { people }: KeptPreview) {
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
    async change(slice: readonly PlannedPerson[]): Promise<void> {
      for (const { id, fields } of slice) if (id !== null) await changePerson(tx, id, await toColumns(fields, catalogues, managerId))
    },
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

function summaryOf(added: number, changed: number): string {
  const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)
  if (changed === 0) return `${people(added)} imported`
  return added === 0 ? `${people(changed)} changed by import` : `${people(added)} imported, ${changed} changed`
}
