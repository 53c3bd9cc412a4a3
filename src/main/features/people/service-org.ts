import type { Change } from '../../../shared/contract/base.ts'
import type { ChartPerson, OrgUnit } from '../../../shared/contract/people-org.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { OrgUnitId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { addEvents } from './queries-events.ts'
import {
  addUnit,
  changeUnit,
  eraseUnit,
  findOwnPersonId,
  listChartRows,
  listMembers,
  listUnitLabels,
  listUnits,
  movePeople,
  peopleIn,
} from './queries-org.ts'
import {
  byId,
  chartMembers,
  inTreeOrder,
  lineOfUnit,
  placeOfUnit,
  planMerge,
  siblingNamed,
  splitUnitPath,
  type UnitNode,
  unitAndBelow,
  unitFigures,
  unitLabels,
  unitPath,
} from './rules-org.ts'

type WriteDeps = Pick<Deps, 'db' | 'now' | 'newId'>
type NotFound = { readonly code: 'UNIT_NOT_FOUND' }
type NameTaken = { readonly code: 'UNIT_NAME_TAKEN'; readonly data: { readonly name: string; readonly within: string | null } }
type InsideItself = { readonly code: 'UNIT_INSIDE_ITSELF'; readonly data: { readonly name: string } }
type NotEmpty = { readonly code: 'UNIT_NOT_EMPTY'; readonly data: { readonly people: number; readonly units: number } }

const notFound = err({ code: 'UNIT_NOT_FOUND' as const })

export async function getChart(deps: Pick<Deps, 'db'>): Promise<{ ownPersonId: PersonId | null; people: ChartPerson[] }> {
  const [rows, units, own] = [await listChartRows(deps.db), await listUnits(deps.db), await findOwnPersonId(deps.db)]
  const labels = unitLabels(units)
  const people = chartMembers(rows).map(({ id, managerId, unitId, ...facts }) => ({
    ...facts,
    id: id as PersonId,
    managerId: managerId as PersonId | null,
    unitId: unitId as OrgUnitId | null,
    unit: unitId === null ? null : (labels.get(unitId) ?? null),
  }))
  return { ownPersonId: own as PersonId | null, people }
}

export async function getUnits(deps: Pick<Deps, 'db'>): Promise<OrgUnit[]> {
  const units = await listUnits(deps.db)
  const [all, labels, figures] = [byId(units), unitLabels(units), unitFigures(units, await listMembers(deps.db))]
  return inTreeOrder(units).flatMap((unit) => {
    const figure = figures.get(unit.id)
    if (figure === undefined) return []
    const head = figure.head && { id: figure.head.id as PersonId, name: figure.head.name }
    return [
      {
        ...figure,
        head,
        id: unit.id as OrgUnitId,
        name: unit.name,
        parentId: unit.parentId as OrgUnitId | null,
        path: unitPath(all, unit.id),
        label: labels.get(unit.id) ?? unit.name,
        depth: lineOfUnit(all, unit.id).length - 1,
      },
    ]
  })
}

/** Makes what is missing of a path and answers with its last unit. */
export async function makePath(
  tx: WriteDb,
  deps: Pick<Deps, 'newId'>,
  parentId: string | null,
  names: readonly string[],
): Promise<UnitNode[]> {
  const made: UnitNode[] = []
  let at = parentId
  for (const name of names) {
    const unit = { id: deps.newId(), name, parentId: at }
    await addUnit(tx, unit)
    made.push(unit)
    at = unit.id
  }
  return made
}

export async function createUnit(
  deps: WriteDeps,
  input: { readonly name: string; readonly parentId: OrgUnitId | null },
): Promise<Result<{ unitId: OrgUnitId; change: Change }, NotFound | NameTaken>> {
  const summary = `${splitUnitPath(input.name).join(' / ')} added`
  return change(deps, { verb: 'people.addUnit', summary }, async (tx, open) => {
    const units = await listUnits(tx)
    const names = splitUnitPath(input.name)
    if (input.parentId !== null && !units.some(({ id }) => id === input.parentId)) return notFound
    // Asked for at the top, a name is made at the top, whatever is called the same further down.
    const place = names.length > 1 || input.parentId !== null ? placeOfUnit(units, input.name, input.parentId) : topPlace(units, input.name)
    if (place.missing.length === 0) return taken(units, input.parentId, input.name)
    const made = await makePath(tx, deps, place.unitId, place.missing)
    return ok({ unitId: (made.at(-1)?.id ?? '') as OrgUnitId, change: { id: open.id, summary } })
  })
}

function topPlace(units: readonly UnitNode[], name: string) {
  const same = siblingNamed(units, null, name)
  return same ? { unitId: same.id, missing: [] } : { unitId: null, missing: [name.trim()] }
}

function taken(units: readonly UnitNode[], parentId: string | null, name: string): Result<never, NameTaken> {
  return err({ code: 'UNIT_NAME_TAKEN', data: { name, within: parentId === null ? null : unitPath(byId(units), parentId) } })
}

export async function renameUnit(
  deps: WriteDeps,
  unitId: OrgUnitId,
  name: string,
): Promise<Result<Change, NotFound | NameTaken | { readonly code: 'UNIT_NAME_IS_PATH' }>> {
  return change(deps, { verb: 'people.renameUnit', summary: 'Unit renamed' }, async (tx, open) => {
    const units = await listUnits(tx)
    const unit = units.find(({ id }) => id === unitId)
    if (unit === undefined) return notFound
    if (splitUnitPath(name).length !== 1) return err({ code: 'UNIT_NAME_IS_PATH' as const })
    if (siblingNamed(units, unit.parentId, name, unitId)) return taken(units, unit.parentId, name)
    await changeUnit(tx, unitId, { name })
    return said(open, `${unit.name} renamed to ${name}`)
  })
}

export async function moveUnit(
  deps: WriteDeps,
  unitId: OrgUnitId,
  parentId: OrgUnitId | null,
): Promise<Result<Change, NotFound | InsideItself | NameTaken>> {
  return change(deps, { verb: 'people.moveUnit', summary: 'Unit moved' }, async (tx, open) => {
    const units = await listUnits(tx)
    const unit = units.find(({ id }) => id === unitId)
    const parent = units.find(({ id }) => id === parentId)
    if (unit === undefined || (parentId !== null && parent === undefined)) return notFound
    if (parentId !== null && unitAndBelow(units, unitId).has(parentId)) return inside(unit)
    if (siblingNamed(units, parentId, unit.name, unitId)) return taken(units, parentId, unit.name)
    await changeUnit(tx, unitId, { parentId })
    return said(open, parent === undefined ? `${unit.name} moved to the top` : `${unit.name} moved under ${parent.name}`)
  })
}

export async function mergeUnits(deps: WriteDeps, unitId: OrgUnitId, intoId: OrgUnitId): Promise<Result<Change, NotFound | InsideItself>> {
  return change(deps, { verb: 'people.mergeUnits', summary: 'Units merged', long: true }, async (tx, open) => {
    const units = await listUnits(tx)
    const [from, into] = [units.find(({ id }) => id === unitId), units.find(({ id }) => id === intoId)]
    if (from === undefined || into === undefined) return notFound
    if (unitAndBelow(units, unitId).has(intoId)) return inside(from)
    const plan = planMerge(units, unitId, intoId)
    const moved: { readonly ids: readonly string[]; readonly from: string; readonly to: string }[] = []
    for (const { from: one, to } of plan.people) {
      moved.push({ ids: await peopleIn(tx, one), from: one, to })
      await movePeople(tx, one, to)
    }
    for (const { id, parentId } of plan.units) await changeUnit(tx, id, { parentId })
    for (const id of plan.gone) await eraseUnit(tx, id)
    const [before, after, on] = [unitLabels(units), await listUnitLabels(tx), localDate(open.at)]
    const events = moved.flatMap(({ ids, from: one, to }) =>
      ids.map((personId) => ({
        personId,
        kind: 'unit' as const,
        on,
        from: before.get(one) ?? null,
        to: after.get(to) ?? null,
        reason: '',
      })),
    )
    await addEvents(tx, { newId: deps.newId, at: open.at, firstKnown: 'note' }, events)
    return said(open, `${from.name} merged into ${into.name}`)
  })
}

export async function removeUnit(deps: WriteDeps, unitId: OrgUnitId): Promise<Result<Change, NotFound | NotEmpty>> {
  return change(deps, { verb: 'people.removeUnit', summary: 'Unit removed' }, async (tx, open) => {
    const units = await listUnits(tx)
    const unit = units.find(({ id }) => id === unitId)
    if (unit === undefined) return notFound
    const people = (await listMembers(tx)).filter((person) => person.unitId === unitId).length
    const below = units.filter(({ parentId }) => parentId === unitId).length
    if (people > 0 || below > 0) return err({ code: 'UNIT_NOT_EMPTY' as const, data: { people, units: below } })
    await movePeople(tx, unitId, null)
    await eraseUnit(tx, unitId)
    return said(open, `${unit.name} removed`)
  })
}

function inside(unit: UnitNode): Result<never, InsideItself> {
  return err({ code: 'UNIT_INSIDE_ITSELF', data: { name: unit.name } })
}

function said(open: { readonly id: Change['id']; describe(summary: string): void }, summary: string): Result<Change, never> {
  open.describe(summary)
  return ok({ id: open.id, summary })
}
