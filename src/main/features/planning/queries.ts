import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Goal, GoalKind, GoalState, KeyResult } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { CycleId, GoalId, KeyResultId, ParticipationId, PersonId } from '../../../shared/kernel/ids.ts'
import { goalProgressBp, progressBp } from '../../../shared/rules/goal-progress.ts'
import type { Database } from '../../db/database.ts'
import { AgreedGoal, goalPaceBp, type Revision } from './rules.ts'
import type { AgreementTable, KeyResultTable } from './schema.ts'

type PlanTable =
  | 'goal'
  | 'key_result'
  | 'goal_check_in'
  | 'goal_comment'
  | 'agreement'
  | 'participation'
  | 'cycle'
  | 'person'
  | 'job_profile'

/** What reading a plan needs, and no more: the package builder's database, which knows no private table, fits too. */
export type PlanDb = Pick<Kysely<Pick<Database, PlanTable>>, 'selectFrom'>

/** Whose plan it is and in which cycle. */
export interface Place {
  readonly participationId: ParticipationId
  readonly cycleId: CycleId
  readonly cycleName: string
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly closed: boolean
  readonly person: { readonly id: PersonId; readonly name: string; readonly jobTitle: string | null }
}

export async function findPlace(db: PlanDb, id: ParticipationId): Promise<Place | null> {
  const row = await places(db).where('participation.id', '=', id).executeTakeFirst()
  return row ? rowToPlace(row) : null
}

/** Of one person in running cycles, or of everybody in them; by participation. */
export async function listRunningPlaces(db: PlanDb, personId: PersonId | null): Promise<Map<string, Place>> {
  const running = places(db).where('cycle.status', '=', 'running').where('person.deleted_at', 'is', null)
  const rows = await (personId === null ? running : running.where('person.id', '=', personId)).execute()
  return new Map(rows.map((row) => [row.id, rowToPlace(row)]))
}

function places(db: PlanDb) {
  return db
    .selectFrom('participation')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .innerJoin('person', 'person.id', 'participation.person_id')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .where('participation.deleted_at', 'is', null)
    .select(['participation.id', 'cycle_id', 'cycle.name', 'starts_on', 'ends_on', 'cycle.status', 'person_id'])
    .select(['given_name', 'family_name', 'job_profile.title'])
}

function rowToPlace(row: Awaited<ReturnType<ReturnType<typeof places>['execute']>>[number]): Place {
  return {
    participationId: row.id as ParticipationId,
    cycleId: row.cycle_id as CycleId,
    cycleName: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    closed: row.status === 'closed',
    person: { id: row.person_id as PersonId, name: `${row.given_name} ${row.family_name}`.trim(), jobTitle: row.title },
  }
}

/** Which goals: of one plan, or of every plan in running cycles. */
export type Scope = { readonly participationId: ParticipationId } | { readonly running: true; readonly personId: PersonId | null }

function participationsIn(db: PlanDb, scope: Scope) {
  const all = db.selectFrom('participation').innerJoin('cycle', 'cycle.id', 'participation.cycle_id').select('participation.id')
  if ('participationId' in scope) return all.where('participation.id', '=', scope.participationId)
  const running = all.where('cycle.status', '=', 'running').where('participation.deleted_at', 'is', null)
  return scope.personId === null ? running : running.where('participation.person_id', '=', scope.personId)
}

/** A goal without what depends on the day: pace is added by `withPace`. */
export type StoredGoal = Omit<Goal, 'personId' | 'paceBp' | 'checkIns' | 'comments'>

/** Goals of the scope in their order, with measures and the day they were last looked at. */
export async function listGoals(db: PlanDb, scope: Scope): Promise<StoredGoal[]> {
  const rows = await db
    .selectFrom('goal')
    .where('goal.participation_id', 'in', participationsIn(db, scope))
    .where('goal.deleted_at', 'is', null)
    .selectAll('goal')
    .select((eb) =>
      eb
        .selectFrom('goal_check_in')
        .whereRef('goal_check_in.goal_id', '=', 'goal.id')
        .select(({ fn }) => fn.max('observed_on').as('last'))
        .as('last_checked_on'),
    )
    .orderBy('goal.participation_id')
    .orderBy('goal.position')
    .orderBy('goal.id')
    .execute()
  const measures = await listMeasures(db, scope)
  return rows.map((row) => {
    const keyResults = measures.get(row.id) ?? []
    return {
      id: row.id as GoalId,
      participationId: row.participation_id as ParticipationId,
      kind: row.kind as GoalKind,
      title: row.title,
      outcome: row.outcome,
      weightBp: row.weight_bp,
      dueOn: row.due_on,
      state: row.state as GoalState,
      proposedBy: row.proposed_by as Goal['proposedBy'],
      keyResults,
      progressBp: goalProgressBp(keyResults),
      lastCheckedOn: row.last_checked_on,
    }
  })
}

export function withPace<G extends StoredGoal>(goal: G, place: Place, today: IsoDate): G & Pick<Goal, 'personId' | 'paceBp'> {
  return { ...goal, personId: place.person.id, paceBp: goalPaceBp(goal, place, today) }
}

async function listMeasures(db: PlanDb, scope: Scope): Promise<Map<string, KeyResult[]>> {
  const rows = await db
    .selectFrom('key_result')
    .innerJoin('goal', 'goal.id', 'key_result.goal_id')
    .where('goal.participation_id', 'in', participationsIn(db, scope))
    .where('key_result.deleted_at', 'is', null)
    .selectAll('key_result')
    .orderBy('key_result.position')
    .orderBy('key_result.id')
    .execute()
  const groups = Map.groupBy(rows, (row) => row.goal_id)
  return new Map([...groups].map(([goalId, measures]) => [goalId, measures.map(rowToKeyResult)]))
}

function rowToKeyResult(row: KeyResultTable): KeyResult {
  const { title, unit, baseline, target, current } = row
  const direction = row.direction as KeyResult['direction']
  return { id: row.id as KeyResultId, title, unit, direction, baseline, target, current, progressBp: progressBp(row) }
}

export type Talk = Pick<Goal, 'checkIns' | 'comments'>

/** Check-ins, newest first, and comments, oldest first, by goal of one plan. */
export async function readTalk(db: PlanDb, participationId: ParticipationId): Promise<Map<string, Talk>> {
  const checkIns = await db
    .selectFrom('goal_check_in')
    .innerJoin('goal', 'goal.id', 'goal_check_in.goal_id')
    .where('goal.participation_id', '=', participationId)
    .selectAll('goal_check_in')
    .orderBy('observed_on', 'desc')
    .orderBy('goal_check_in.created_at', 'desc')
    .orderBy('goal_check_in.id', 'desc')
    .execute()
  const comments = await db
    .selectFrom('goal_comment')
    .innerJoin('goal', 'goal.id', 'goal_comment.goal_id')
    .where('goal.participation_id', '=', participationId)
    .selectAll('goal_comment')
    .orderBy('goal_comment.created_at')
    .orderBy('goal_comment.id')
    .execute()
  const talk = new Map<string, Talk>()
  const of = (goalId: string) => {
    const known = talk.get(goalId) ?? { checkIns: [], comments: [] }
    talk.set(goalId, known)
    return known
  }
  for (const { id, goal_id, key_result_id, observed_on, value, confidence, comment } of checkIns) {
    of(goal_id).checkIns.push({ id, keyResultId: key_result_id as KeyResultId | null, observedOn: observed_on, value, confidence, comment })
  }
  for (const { id, goal_id, author, body, created_at } of comments) {
    of(goal_id).comments.push({ id, author: author as Goal['proposedBy'], body, at: created_at })
  }
  return talk
}

/** Newest first. */
export async function listRevisions(db: PlanDb, participationId: ParticipationId): Promise<Revision[]> {
  const rows = await db
    .selectFrom('agreement')
    .selectAll()
    .where('participation_id', '=', participationId)
    .orderBy('revision', 'desc')
    .execute()
  return rows.map(rowToRevision)
}

/** Content that cannot be read compares as different from every plan: both sides are then asked again. */
function rowToRevision(row: AgreementTable): Revision {
  const read = z.array(AgreedGoal).safeParse(JSON.parse(row.goals))
  return { revision: row.revision, goals: read.data ?? [], managerAt: row.manager_at, employeeAt: row.employee_at }
}
