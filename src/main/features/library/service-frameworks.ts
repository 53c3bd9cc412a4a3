import type { Change } from '../../../shared/contract/base.ts'
import type { Framework, ShippedFramework } from '../../../shared/contract/library-methods.ts'
import type { CompetencyId, FrameworkId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { type CompetencyContent, type FrameworkHead, type Level, MAX_COMPETENCIES } from '../../../shared/rules/library-content.ts'
import { change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import {
  addCompetencies,
  addFramework,
  findCompetency,
  findFramework,
  listFrameworks,
  markCompetencyRemoved,
  markFrameworkRemoved,
  setCompetency,
  setFramework,
  setPosition,
  touchFramework,
} from './queries-frameworks.ts'
import { emptyFramework, freeName, levelNamesRepeat, withinLevels } from './rules-frameworks.ts'
import { noticeOf, readShippedFramework } from './shipped-frameworks.ts'

export type WriteDeps = Pick<Deps, 'db' | 'now' | 'newId'>
type NoFramework = Outcome<'FRAMEWORK_NOT_FOUND'>
type NoCompetency = Outcome<'COMPETENCY_NOT_FOUND'>

export const noFramework = err({ code: 'FRAMEWORK_NOT_FOUND' as const })
export const noCompetency = err({ code: 'COMPETENCY_NOT_FOUND' as const })

export interface NewFramework {
  readonly frameworkId: FrameworkId
  readonly change: Change
}

export async function getFramework(db: ReadDb, id: FrameworkId): Promise<Result<Framework, NoFramework>> {
  const found = await findFramework(db, id)
  if (!found) return noFramework
  return ok({ ...found, competencies: found.competencies.map((competency) => withinLevels(competency, found.levels)) })
}

export async function shippedFramework(key: string): Promise<Result<ShippedDetail, NoFramework>> {
  const shipped = await readShippedFramework(key)
  return shipped ? ok({ ...shipped.about, levels: [...shipped.levels], competencies: [...shipped.competencies] }) : noFramework
}

type ShippedDetail = Omit<ShippedFramework, 'levels' | 'competencies'> & { levels: Level[]; competencies: CompetencyContent[] }

/** Writes a framework with all it holds under a name that no other has. */
export async function plantFramework(
  tx: WriteDb,
  deps: WriteDeps,
  at: number,
  { head, competencies }: { readonly head: FrameworkHead; readonly competencies: readonly CompetencyContent[] },
): Promise<{ id: FrameworkId; name: string }> {
  const id = deps.newId() as FrameworkId
  const name = freeName(head.name, new Set((await listFrameworks(tx)).map((each) => each.name)))
  await addFramework(tx, at, { ...head, name, id })
  await addCompetencies(
    tx,
    id,
    competencies.map((competency) => ({ ...competency, id: deps.newId() as CompetencyId })),
  )
  return { id, name }
}

export async function adoptFramework(
  deps: WriteDeps,
  { key, places }: { readonly key: string; readonly places: readonly number[] | null },
): Promise<Result<NewFramework, NoFramework>> {
  const shipped = await readShippedFramework(key)
  if (!shipped) return noFramework
  const { about, levels, competencies } = shipped
  const taken = competencies.filter((_, place) => places === null || places.includes(place))
  if (taken.length === 0) return noFramework
  return change(deps, { verb: 'library.adoptFramework', summary: 'Framework adopted' }, async (tx, open) => {
    const head = { name: about.title, description: about.about, levels: [...levels], notice: noticeOf(about) }
    const { id, name } = await plantFramework(tx, deps, open.at, { head, competencies: taken })
    const summary = `${name} adopted`
    open.describe(summary)
    return ok({ frameworkId: id, change: { id: open.id, summary } })
  })
}

export async function createFramework(deps: WriteDeps, name: string): Promise<NewFramework> {
  return change(deps, { verb: 'library.createFramework', summary: 'Framework added' }, async (tx, open) => {
    const { id, name: given } = await plantFramework(tx, deps, open.at, { head: emptyFramework(name), competencies: [] })
    const summary = `${given} added`
    open.describe(summary)
    return { frameworkId: id, change: { id: open.id, summary } }
  })
}

type HeadFields = { readonly [K in 'name' | 'description' | 'levels']?: FrameworkHead[K] | undefined }

export async function updateFramework(
  deps: WriteDeps,
  id: FrameworkId,
  fields: HeadFields,
): Promise<Result<{ savedAt: number }, NoFramework | Outcome<'LEVEL_NAMES_REPEAT'>>> {
  return change(deps, { verb: 'library.updateFramework', summary: 'Framework changed' }, async (tx, open) => {
    const found = await findFramework(tx, id)
    if (!found) return noFramework
    const { name = found.name, description = found.description, levels = found.levels } = fields
    if (levelNamesRepeat(levels)) return err({ code: 'LEVEL_NAMES_REPEAT' as const })
    await setFramework(tx, open.at, { id, name, description, levels, notice: found.notice })
    return ok({ savedAt: open.at })
  })
}

export async function removeFramework(deps: WriteDeps, id: FrameworkId): Promise<Result<Change, NoFramework>> {
  return change(deps, { verb: 'library.removeFramework', summary: 'Framework removed' }, async (tx, open) => {
    const found = await findFramework(tx, id)
    if (!found) return noFramework
    await markFrameworkRemoved(tx, open.at, id)
    const summary = `${found.name} removed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

export async function addCompetency(
  deps: WriteDeps,
  { frameworkId, area, name }: { readonly frameworkId: FrameworkId; readonly area: string; readonly name: string },
): Promise<Result<{ competencyId: CompetencyId; change: Change }, NoFramework | Outcome<'FRAMEWORK_FULL'>>> {
  const summary = `${name} added`
  return change(deps, { verb: 'library.addCompetency', summary }, async (tx, open) => {
    const framework = await findFramework(tx, frameworkId)
    if (!framework) return noFramework
    if (framework.competencies.length >= MAX_COMPETENCIES) return err({ code: 'FRAMEWORK_FULL' as const })
    const id = deps.newId() as CompetencyId
    await addCompetencies(tx, frameworkId, [{ id, area, name, description: '', indicators: [] }])
    await touchFramework(tx, open.at, frameworkId)
    return ok({ competencyId: id, change: { id: open.id, summary } })
  })
}

type CompetencyFields = { readonly [K in keyof CompetencyContent]?: CompetencyContent[K] | undefined }

export async function updateCompetency(
  deps: WriteDeps,
  id: CompetencyId,
  fields: CompetencyFields,
): Promise<Result<{ savedAt: number }, NoCompetency>> {
  return change(deps, { verb: 'library.updateCompetency', summary: 'Competency changed' }, async (tx, open) => {
    const found = await findCompetency(tx, id)
    if (!found) return noCompetency
    const { area = found.area, name = found.name, description = found.description, indicators = found.indicators } = fields
    await setCompetency(tx, id, { area, name, description, indicators })
    await touchFramework(tx, open.at, found.frameworkId)
    return ok({ savedAt: open.at })
  })
}

export async function removeCompetency(deps: WriteDeps, id: CompetencyId): Promise<Result<Change, NoCompetency>> {
  return change(deps, { verb: 'library.removeCompetency', summary: 'Competency removed' }, async (tx, open) => {
    const found = await findCompetency(tx, id)
    if (!found) return noCompetency
    await markCompetencyRemoved(tx, open.at, id)
    const summary = `${found.name} removed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

export async function orderCompetencies(
  deps: WriteDeps,
  { frameworkId, order }: { readonly frameworkId: FrameworkId; readonly order: readonly CompetencyId[] },
): Promise<Result<Change, NoFramework | NoCompetency>> {
  return change(deps, { verb: 'library.orderCompetencies', summary: 'Competencies reordered' }, async (tx, open) => {
    const framework = await findFramework(tx, frameworkId)
    if (!framework) return noFramework
    const known = framework.competencies.map(({ id }) => id)
    if (!order.every((id) => known.includes(id))) return noCompetency
    for (const [position, id] of [...new Set([...order, ...known])].entries()) await setPosition(tx, id, position)
    await touchFramework(tx, open.at, frameworkId)
    const summary = `Competencies of ${framework.name} reordered`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}
