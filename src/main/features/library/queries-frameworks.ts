import { z } from 'zod'
import type { Competency, Framework, FrameworkRow } from '../../../shared/contract/library-methods.ts'
import type { CompetencyId, FrameworkId } from '../../../shared/kernel/ids.ts'
import type { JobContent } from '../../../shared/rules/job-profile.ts'
import { type CompetencyContent, type FrameworkHead, Indicators, Level } from '../../../shared/rules/library-content.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import type { CompetencyTable, FrameworkTable } from './schema.ts'

const Levels = z.array(Level)
const AllIndicators = z.array(Indicators)

/** Rows per insert: far below what SQLite binds at once. */
const SLICE = 100

function rowToHead(row: FrameworkTable): FrameworkHead & { readonly id: FrameworkId; readonly updatedAt: number } {
  return {
    id: row.id as FrameworkId,
    name: row.name,
    description: row.description,
    levels: Levels.parse(JSON.parse(row.levels)),
    notice: row.notice,
    updatedAt: row.updated_at,
  }
}

function rowToCompetency(row: CompetencyTable): Competency {
  return {
    id: row.id as CompetencyId,
    area: row.area,
    name: row.name,
    description: row.description,
    indicators: AllIndicators.parse(JSON.parse(row.indicators)),
  }
}

/** By name. */
export async function listFrameworks(db: ReadDb): Promise<FrameworkRow[]> {
  const rows = await db.selectFrom('framework').selectAll().where('deleted_at', 'is', null).orderBy('name').orderBy('id').execute()
  const counts = await db
    .selectFrom('competency')
    .select(({ fn }) => ['framework_id', fn.countAll<number>().as('n')])
    .where('deleted_at', 'is', null)
    .groupBy('framework_id')
    .execute()
  const countOf = new Map(counts.map((row) => [row.framework_id, row.n]))
  return rows.map((row) => ({ ...rowToHead(row), competencies: countOf.get(row.id) ?? 0 }))
}

export async function findFramework(db: ReadDb, id: FrameworkId): Promise<Framework | null> {
  const row = await db.selectFrom('framework').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row ? { ...rowToHead(row), competencies: await listCompetencies(db, id) } : null
}

/** In their order. */
export async function listCompetencies(db: ReadDb, frameworkId: FrameworkId): Promise<Competency[]> {
  const rows = await db
    .selectFrom('competency')
    .selectAll()
    .where('framework_id', '=', frameworkId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(rowToCompetency)
}

export async function findCompetency(db: ReadDb, id: CompetencyId): Promise<(Competency & { readonly frameworkId: FrameworkId }) | null> {
  const row = await db
    .selectFrom('competency')
    .innerJoin('framework', 'framework.id', 'competency.framework_id')
    .selectAll('competency')
    .where('competency.id', '=', id)
    .where('competency.deleted_at', 'is', null)
    .where('framework.deleted_at', 'is', null)
    .executeTakeFirst()
  return row ? { ...rowToCompetency(row), frameworkId: row.framework_id as FrameworkId } : null
}

export async function addFramework(tx: WriteDb, at: number, framework: FrameworkHead & { readonly id: FrameworkId }): Promise<void> {
  const { id, name, description, notice } = framework
  await tx
    .insertInto('framework')
    .values({ id, name, description, notice, levels: JSON.stringify(framework.levels), created_at: at, updated_at: at, deleted_at: null })
    .execute()
}

export async function setFramework(tx: WriteDb, at: number, { id, ...head }: FrameworkHead & { readonly id: FrameworkId }): Promise<void> {
  const { name, description, notice } = head
  await tx
    .updateTable('framework')
    .set({ name, description, notice, levels: JSON.stringify(head.levels), updated_at: at })
    .where('id', '=', id)
    .execute()
}

export async function touchFramework(tx: WriteDb, at: number, id: FrameworkId): Promise<void> {
  await tx.updateTable('framework').set({ updated_at: at }).where('id', '=', id).execute()
}

export async function markFrameworkRemoved(tx: WriteDb, at: number, id: FrameworkId): Promise<void> {
  await tx.updateTable('framework').set({ deleted_at: at }).where('id', '=', id).execute()
}

export interface NewCompetency extends CompetencyContent {
  readonly id: CompetencyId
}

/** Puts competencies behind those a framework has. */
export async function addCompetencies(tx: WriteDb, frameworkId: FrameworkId, competencies: readonly NewCompetency[]): Promise<void> {
  const last = await tx
    .selectFrom('competency')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('framework_id', '=', frameworkId)
    .executeTakeFirst()
  const first = (last?.position ?? -1) + 1
  const rows = competencies.map((competency, index) => ({
    ...competencyToRow(competency),
    id: competency.id,
    framework_id: frameworkId,
    position: first + index,
    deleted_at: null,
  }))
  for (let start = 0; start < rows.length; start += SLICE) {
    await tx
      .insertInto('competency')
      .values(rows.slice(start, start + SLICE))
      .execute()
  }
}

export async function setCompetency(tx: WriteDb, id: CompetencyId, content: CompetencyContent): Promise<void> {
  await tx.updateTable('competency').set(competencyToRow(content)).where('id', '=', id).execute()
}

/** The place of a competency among those of its framework. */
export async function setPosition(tx: WriteDb, id: CompetencyId, position: number): Promise<void> {
  await tx.updateTable('competency').set({ position }).where('id', '=', id).execute()
}

export async function markCompetencyRemoved(tx: WriteDb, at: number, id: CompetencyId): Promise<void> {
  await tx.updateTable('competency').set({ deleted_at: at }).where('id', '=', id).execute()
}

function competencyToRow({ area, name, description, indicators }: CompetencyContent) {
  return { area, name, description, indicators: JSON.stringify(indicators) }
}

/** What the framework of each of these competencies asks to be said, also of one removed since: its text may still be in use. */
export async function competencyNotices(db: ShareableDb, jobs: readonly JobContent[]): Promise<Map<string, string>> {
  const ids = new Set(jobs.flatMap(({ competencies }) => competencies.flatMap(({ competencyId }) => competencyId ?? [])))
  if (ids.size === 0) return new Map()
  const rows = await db
    .selectFrom('competency')
    .innerJoin('framework', 'framework.id', 'competency.framework_id')
    .select(['competency.id', 'framework.notice'])
    .where('framework.notice', '!=', '')
    .execute()
  return new Map(rows.flatMap(({ id, notice }) => (ids.has(id) ? [[id, notice] as const] : [])))
}

/** The levels of the framework each competency belongs to, low to high, by the competency's id. */
export async function frameworkLadders(db: ReadDb, competencyIds: readonly string[]): Promise<Map<string, string[]>> {
  if (competencyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('competency')
    .innerJoin('framework', 'framework.id', 'competency.framework_id')
    .select(['competency.id', 'framework.levels'])
    .where('competency.id', 'in', [...competencyIds])
    .execute()
  return new Map(rows.map(({ id, levels }) => [id, Levels.parse(JSON.parse(levels)).map(({ name }) => name)]))
}
