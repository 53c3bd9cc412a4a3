import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { JobContent } from '../../../shared/rules/job-profile.ts'
import { ReviewForm } from '../../../shared/rules/review-form.ts'
import type { ShareableDb } from '../../db/shareable.ts'

/** Everything here reads through `ShareableDb`, which cannot name a private table. Columns are listed: a new one stays out until it is added. */

export interface Subject {
  readonly participationId: string
  readonly personId: string
  readonly personName: string
  readonly jobTitle: string | null
  readonly managerName: string | null
  readonly cycleName: string
  readonly period: { readonly startsOn: IsoDate; readonly endsOn: IsoDate }
  readonly form: ReviewForm
}

export interface SharedGoal {
  readonly id: string
  readonly title: string
  readonly outcome: string
  readonly weightBp: number
  readonly dueOn: IsoDate
  readonly state: string
  readonly keyResults: readonly SharedKeyResult[]
}

export interface SharedKeyResult {
  readonly title: string
  readonly unit: string
  readonly baseline: number
  readonly target: number
  readonly current: number
}

export async function workspaceName(db: ShareableDb): Promise<string> {
  return (await db.selectFrom('workspace').select('name').executeTakeFirstOrThrow()).name
}

/** The owner of the vault by name, when it is known which person that is. */
export async function ownerName(db: ShareableDb): Promise<string | null> {
  const row = await db
    .selectFrom('workspace')
    .innerJoin('person', 'person.id', 'workspace.own_person_id')
    .select(['person.given_name', 'person.family_name'])
    .executeTakeFirst()
  return row ? `${row.given_name} ${row.family_name}`.trim() : null
}

export async function findSubject(db: ShareableDb, participationId: string): Promise<Subject | undefined> {
  const row = await db
    .selectFrom('participation')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .innerJoin('person', 'person.id', 'participation.person_id')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .leftJoin('person as manager', 'manager.id', 'participation.manager_id')
    .select(['participation.id as participationId', 'person.id as personId', 'person.given_name', 'person.family_name'])
    .select(['job_profile.title as jobTitle', 'manager.given_name as managerGiven', 'manager.family_name as managerFamily'])
    .select(['cycle.name as cycleName', 'cycle.starts_on', 'cycle.ends_on', 'cycle.form'])
    .where('participation.id', '=', participationId)
    .where('participation.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    participationId: row.participationId,
    personId: row.personId,
    personName: `${row.given_name} ${row.family_name}`.trim(),
    jobTitle: row.jobTitle,
    managerName: row.managerGiven === null ? null : `${row.managerGiven} ${row.managerFamily ?? ''}`.trim(),
    cycleName: row.cycleName,
    period: { startsOn: row.starts_on, endsOn: row.ends_on },
    form: ReviewForm.parse(JSON.parse(row.form)),
  }
}

export async function listSharedGoals(db: ShareableDb, participationId: string): Promise<SharedGoal[]> {
  const goals = await db
    .selectFrom('goal')
    .select(['id', 'title', 'outcome', 'weight_bp', 'due_on', 'state'])
    .where('participation_id', '=', participationId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const keyResults = await db
    .selectFrom('key_result')
    .innerJoin('goal', 'goal.id', 'key_result.goal_id')
    .select(['key_result.goal_id', 'key_result.title', 'key_result.unit'])
    .select(['key_result.baseline', 'key_result.target', 'key_result.current'])
    .where('goal.participation_id', '=', participationId)
    .where('key_result.deleted_at', 'is', null)
    .orderBy('key_result.position')
    .orderBy('key_result.id')
    .execute()
  return goals.map(({ weight_bp, due_on, ...goal }) => ({
    ...goal,
    weightBp: weight_bp,
    dueOn: due_on,
    keyResults: keyResults.filter(({ goal_id }) => goal_id === goal.id).map(({ goal_id: _, ...measure }) => measure),
  }))
}

/** The published version of the job profile that the person holds in the cycle; a draft of the next one stays in the vault. */
export async function findHeldJob(db: ShareableDb, participationId: string): Promise<{ number: number; content: JobContent } | null> {
  const row = await db
    .selectFrom('participation')
    .innerJoin('job_profile_version', 'job_profile_version.id', 'participation.job_profile_version_id')
    .select(['job_profile_version.number', 'job_profile_version.content'])
    .where('participation.id', '=', participationId)
    .executeTakeFirst()
  return row ? { number: row.number, content: JobContent.parse(JSON.parse(row.content)) } : null
}

/** The revision both sides are asked to agree: the newest there is. */
export async function newestRevision(db: ShareableDb, participationId: string): Promise<number> {
  const row = await db
    .selectFrom('agreement')
    .select('revision')
    .where('participation_id', '=', participationId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.revision ?? 1
}
