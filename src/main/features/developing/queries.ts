import type { Aspirations, DevelopmentAction, Training } from '../../../shared/contract/developing.ts'
import type { DevelopmentActionId, PersonId, TrainingId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import type { DevelopmentActionTable, TargetRoleTable, TrainingTable } from './schema.ts'

export async function personExists(db: ShareableDb, id: string): Promise<boolean> {
  const row = await db.selectFrom('person').select('id').where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row !== undefined
}

export async function findAspirations(db: ShareableDb, personId: string): Promise<Aspirations> {
  const row = await db.selectFrom('aspiration').selectAll().where('person_id', '=', personId).executeTakeFirst()
  if (!row) return { nextStep: '', later: '', strengths: '', savedAt: null }
  return { nextStep: row.next_step, later: row.later, strengths: row.strengths, savedAt: row.updated_at }
}

/** Only for the owner's own screen: nothing that builds a package can name the table. */
export async function findPrivateReadiness(db: ReadDb, personId: string): Promise<{ body: string; savedAt: number | null }> {
  const row = await db.selectFrom('private_readiness').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return { body: row?.body ?? '', savedAt: row?.updated_at ?? null }
}

export function listTargetRows(db: ShareableDb, personId: string): Promise<TargetRoleTable[]> {
  return db
    .selectFrom('target_role')
    .selectAll()
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export function findTargetRow(db: ShareableDb, id: string): Promise<TargetRoleTable | undefined> {
  return db.selectFrom('target_role').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

export function findActionRow(db: ShareableDb, id: string): Promise<DevelopmentActionTable | undefined> {
  return db.selectFrom('development_action').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

/** What is open first, by the day it is due; what ended after that, newest first. `cycleNow` says which are carried on. */
export async function listActions(db: ShareableDb, personId: string, cycleNow: string | null): Promise<DevelopmentAction[]> {
  const rows = await db
    .selectFrom('development_action')
    .leftJoin('cycle', 'cycle.id', 'development_action.cycle_id')
    .selectAll('development_action')
    .select('cycle.name as cycle_name')
    .where('development_action.person_id', '=', personId)
    .where('development_action.deleted_at', 'is', null)
    .orderBy('development_action.created_at')
    .orderBy('development_action.id')
    .execute()
  const open = rows.filter(isOpen).toSorted((a, b) => compareDays(a.due_on, b.due_on))
  const ended = rows.filter((row) => !isOpen(row)).toSorted((a, b) => compareDays(b.closed_on, a.closed_on))
  return [...open, ...ended].map((row) => {
    const carried = isOpen(row) && row.cycle_id !== null && row.cycle_id !== cycleNow
    return rowToAction(row, carried ? row.cycle_name : null)
  })
}

function isOpen({ state }: Pick<DevelopmentActionTable, 'state'>): boolean {
  return state === 'planned' || state === 'under-way'
}

function compareDays(a: string | null, b: string | null): number {
  return (a ?? '9999') < (b ?? '9999') ? -1 : Number((a ?? '9999') > (b ?? '9999'))
}

function rowToAction(row: DevelopmentActionTable, carriedFrom: string | null): DevelopmentAction {
  return {
    id: row.id as DevelopmentActionId,
    personId: row.person_id as PersonId,
    kind: row.kind,
    title: row.title,
    competency: row.competency,
    trainingId: row.training_id as TrainingId | null,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    costMinor: row.cost_minor,
    currency: row.currency,
    state: row.state,
    outcome: row.outcome,
    closedOn: row.closed_on,
    carriedFrom,
  }
}

export type CatalogueEntry = Omit<Training, 'people'>

/** The catalogue by title. */
export async function listTrainings(db: ShareableDb): Promise<CatalogueEntry[]> {
  const rows = await db.selectFrom('training').selectAll().where('deleted_at', 'is', null).orderBy('title').orderBy('id').execute()
  const links = await db.selectFrom('training_competency').selectAll().orderBy('position').execute()
  const byTraining = Map.groupBy(links, ({ training_id }) => training_id)
  return rows.map((row) =>
    rowToTraining(
      row,
      (byTraining.get(row.id) ?? []).map(({ name }) => name),
    ),
  )
}

function rowToTraining(row: TrainingTable, competencies: string[]): CatalogueEntry {
  return {
    id: row.id as TrainingId,
    title: row.title,
    provider: row.provider,
    description: row.description,
    hours: row.minutes === null ? null : row.minutes / 60,
    costMinor: row.cost_minor,
    currency: row.currency,
    competencies,
  }
}

export async function trainingExists(db: ShareableDb, id: string): Promise<boolean> {
  const row = await db.selectFrom('training').select('id').where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row !== undefined
}

export async function replaceCompetencies(tx: WriteDb, trainingId: string, names: readonly string[]): Promise<void> {
  await tx.deleteFrom('training_competency').where('training_id', '=', trainingId).execute()
  const rows = names.map((name, position) => ({ training_id: trainingId, position, name }))
  if (rows.length > 0) await tx.insertInto('training_competency').values(rows).execute()
}

export async function workspaceCurrency(db: ShareableDb): Promise<string> {
  return (await db.selectFrom('workspace').select('currency').executeTakeFirstOrThrow()).currency
}

/** The job a person has now, and the version of it that counts in the given participation. */
export async function heldVersion(db: ShareableDb, participationId: string): Promise<string | null> {
  const row = await db.selectFrom('participation').select('job_profile_version_id').where('id', '=', participationId).executeTakeFirst()
  return row?.job_profile_version_id ?? null
}

export async function activePeople(db: ShareableDb): Promise<Set<string>> {
  const rows = await db.selectFrom('person').select('id').where('deleted_at', 'is', null).where('status', '=', 'active').execute()
  return new Set(rows.map(({ id }) => id))
}
