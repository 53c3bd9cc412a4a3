import type { Arriving } from '../../../shared/contract/people-import.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { KeptPreview, PreviewStore } from './previews.ts'
import { listReporting, type Reporting } from './queries-changes.ts'
import type { PlannedManager, PlannedPerson } from './rules-import-plan.ts'
import { displayName } from './rules-names.ts'
import { type Behind, leftBehind, NOBODY_BEHIND } from './service-changes-preview.ts'
import { type Leavers, leavingDays, readAll } from './service-import-commit.ts'

interface Leaving extends Behind {
  leaving: PersonId[]
  arriving: Arriving[]
}

/** Who would be left behind by those the file says have left and those chosen as leavers: with the managers the import brings. */
export async function previewLeaving(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  previews: PreviewStore,
  token: string,
  leavers: Leavers | null,
): Promise<Result<Leaving, { readonly code: 'PREVIEW_GONE' }>> {
  const kept = previews.get(token)
  if (!kept) return err({ code: 'PREVIEW_GONE' })
  const people = await readAll(kept)
  const leaving = new Map([...leavingDays(people, leavers, localDate(deps.now()))].flatMap(([on, ids]) => [...ids].map((id) => [id, on])))
  if (leaving.size === 0) return ok({ ...NOBODY_BEHIND, leaving: [], arriving: [] })
  const newIdAt = (row: number) => newIdOf(kept, row, deps.newId)
  const behind = await leftBehind(deps.db, leaving, afterImport(await listReporting(deps.db), people, leaving, newIdAt))
  const arriving = behind.reports.length === 0 ? [] : arrivingOf(people, newIdAt)
  return ok({ ...behind, leaving: [...leaving.keys()] as PersonId[], arriving })
}

/** Who is new and works here from then on. */
function arrivingOf(people: readonly PlannedPerson[], newIdAt: (row: number) => PersonId): Arriving[] {
  return people.flatMap(({ row, id, fields }) => {
    if (id !== null || fields.status === 'left') return []
    const { jobTitle = null, unit = null, employeeNumber = null } = fields
    return [{ id: newIdAt(row), name: nameIn(fields), jobTitle, unit, employeeNumber }]
  })
}

function nameIn({ givenName = '', familyName = '' }: PlannedPerson['fields']): string {
  return displayName({ givenName, familyName })
}

/** The id somebody yet to be added is going to have. */
function newIdOf({ newIds }: KeptPreview, row: number, newId: Deps['newId']): PersonId {
  const id = newIds.get(row) ?? (newId() as PersonId)
  newIds.set(row, id)
  return id
}

/** Everybody's line as it is once the file is in. Of those yet to be added, only who would report to somebody leaving. */
function afterImport(
  today: readonly Reporting[],
  people: readonly PlannedPerson[],
  leaving: ReadonlyMap<string, unknown>,
  newIdAt: (row: number) => PersonId,
): Reporting[] {
  const idAt = new Map(people.map(({ row, id }) => [row, id]))
  const idOf = (manager: PlannedManager) => ('id' in manager ? manager.id : (idAt.get(manager.row) ?? `row ${manager.row}`))
  const plans = new Map(people.flatMap((person) => (person.id === null ? [] : [[person.id, person.fields] as const])))
  const known = today.map((person): Reporting => {
    const { manager, status } = plans.get(person.id) ?? {}
    return {
      ...person,
      ...(manager ? { managerId: idOf(manager) } : {}),
      ...(status === undefined ? {} : { active: status === 'active' }),
    }
  })
  const added = people.flatMap(({ row, id, fields }): Reporting[] => {
    const managerId = id === null && fields.manager ? idOf(fields.manager) : null
    if (managerId === null || !leaving.has(managerId) || fields.status === 'left') return []
    return [{ id: newIdAt(row), name: nameIn(fields), managerId, active: true }]
  })
  return [...known, ...added]
}
