import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { Role } from '../../../shared/contract/library-roles.ts'
import { openShipped } from '../../db/shipped.ts'
import { resourcePath } from '../../kernel/resources.ts'
import type { RoleDatabase } from './roles-schema.ts'

export type RoleDb = Pick<Kysely<RoleDatabase>, 'selectFrom'>

let opening: Promise<RoleDb> | undefined

/** The role library of the app; read on first use, the same for every vault. */
export function roleLibrary(): Promise<RoleDb> {
  opening ??= readFile(resourcePath('roles', 'onet.db')).then((bytes) => openShipped<RoleDatabase>(bytes))
  return opening
}

export interface RoleHead {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly hasTasks: boolean
  readonly hasRatings: boolean
}

/** Every role in the order of its code, with what the library holds for it. */
export async function listRoles(db: RoleDb): Promise<RoleHead[]> {
  const rows = await db
    .selectFrom('role')
    .select(['id', 'code', 'title'])
    .select((eb) => [
      eb.exists(eb.selectFrom('task').whereRef('task.role', '=', 'role.id').select('task.id')).as('tasks'),
      eb.exists(eb.selectFrom('rating').whereRef('rating.role', '=', 'role.id').select('rating.element')).as('ratings'),
    ])
    .orderBy('id')
    .execute()
  return rows.map(({ tasks, ratings, ...row }) => ({ ...row, hasTasks: Number(tasks) === 1, hasRatings: Number(ratings) === 1 }))
}

/** Other titles by their place in the library. */
export async function titlesAt(
  db: RoleDb,
  places: readonly { readonly role: number; readonly id: number }[],
): Promise<Map<number, { text: string; short: string }>> {
  if (places.length === 0) return new Map()
  const rows = await db
    .selectFrom('title')
    .select(['id', 'text', 'short'])
    .where((eb) => eb.or(places.map(({ role, id }) => eb.and([eb('role', '=', role), eb('id', '=', id)]))))
    .execute()
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

export async function findRole(db: RoleDb, code: string): Promise<Role | null> {
  const role = await db
    .selectFrom('role')
    .leftJoin('zone', 'zone.id', 'role.zone')
    .selectAll('role')
    .select(['zone.name', 'education', 'experience'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!role) return null
  const zone =
    role.zone === null
      ? null
      : { number: role.zone, name: role.name ?? '', education: role.education ?? '', experience: role.experience ?? '' }
  return {
    code: role.code,
    title: role.title,
    description: role.description,
    zone,
    tasks: await tasksOf(db, role.id),
    elements: await elementsOf(db, role.id),
    activities: await activitiesOf(db, role.id),
    technology: await technologyOf(db, role.id),
    related: await relatedOf(db, role.id),
    otherTitles: await titlesOf(db, role.id),
  }
}

async function tasksOf(db: RoleDb, role: number): Promise<Role['tasks']> {
  // Core, supplemental, unrated: the order of the alphabet.
  return db.selectFrom('task').select(['id', 'kind', 'text']).where('role', '=', role).orderBy('kind').orderBy('id').execute()
}

async function elementsOf(db: RoleDb, role: number): Promise<Role['elements']> {
  const rows = await db
    .selectFrom('rating')
    .innerJoin('element', 'element.id', 'rating.element')
    .select(['element.code', 'element.kind', 'element.name', 'element.description', 'rating.importance', 'rating.level'])
    .where('rating.role', '=', role)
    .orderBy('rating.importance', 'desc')
    .orderBy('element.code')
    .execute()
  return rows.flatMap(({ code, kind, importance, level, ...row }) =>
    kind === 'activity' ? [] : [{ ...row, id: code, kind, importance: importance / 100, level: level === null ? null : level / 100 }],
  )
}

async function activitiesOf(db: RoleDb, role: number): Promise<Role['activities']> {
  return db
    .selectFrom('activity')
    .innerJoin('element', 'element.id', 'activity.element')
    .select(['element.name', 'activity.tasks'])
    .where('activity.role', '=', role)
    .orderBy('activity.tasks', 'desc')
    .orderBy('element.code')
    .limit(8)
    .execute()
}

async function technologyOf(db: RoleDb, role: number): Promise<Role['technology']> {
  const rows = await db.selectFrom('technology').select(['name', 'kind', 'in_demand']).where('role', '=', role).orderBy('place').execute()
  return rows.map(({ in_demand, ...row }) => ({ ...row, inDemand: in_demand === 1 }))
}

async function relatedOf(db: RoleDb, role: number): Promise<Role['related']> {
  return db
    .selectFrom('related')
    .innerJoin('role', 'role.id', 'related.related')
    .select(['role.code', 'role.title', 'related.tier'])
    .where('related.role', '=', role)
    .orderBy('related.place')
    .execute()
}

async function titlesOf(db: RoleDb, role: number): Promise<string[]> {
  const rows = await db.selectFrom('title').select('text').where('role', '=', role).orderBy('text').execute()
  return rows.map((row) => row.text)
}
