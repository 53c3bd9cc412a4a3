import { z } from 'zod'
import { type CycleSummary, PhaseDates } from '../../../shared/contract/cycles.ts'
import type { ReviewState } from '../../../shared/contract/reviewing.ts'
import type { CycleId, ParticipationId, PersonId } from '../../../shared/kernel/ids.ts'
import { ReviewForm } from '../../../shared/rules/review-form.ts'
import type { ScoredItem } from '../../../shared/rules/review-score.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { standingsThen } from './queries-then.ts'
import type { CycleTable } from './schema.ts'

const Phases = z.array(PhaseDates)

export type Cycle = CycleSummary & { readonly form: ReviewForm }

function cyclesWithCount(db: ReadDb) {
  return db.selectFrom('cycle').select((eb) => [
    'cycle.id',
    'name',
    'starts_on',
    'ends_on',
    'status',
    'phases',
    'launched_at',
    eb
      .selectFrom('participation')
      .whereRef('cycle_id', '=', 'cycle.id')
      .where('deleted_at', 'is', null)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .as('participants'),
  ])
}

function rowToSummary(row: Omit<CycleTable, 'form'> & { participants: number | null }): CycleSummary {
  return {
    id: row.id as CycleId,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    status: row.status,
    phases: Phases.parse(JSON.parse(row.phases)),
    participants: row.participants ?? 0,
    launchedAt: row.launched_at,
  }
}

/** Newest first. */
export async function listCycles(db: ReadDb): Promise<CycleSummary[]> {
  const rows = await cyclesWithCount(db).orderBy('launched_at', 'desc').orderBy('cycle.id', 'desc').execute()
  return rows.map(rowToSummary)
}

export async function findCycle(db: ReadDb, id: CycleId): Promise<Cycle | null> {
  const row = await cyclesWithCount(db).select('form').where('cycle.id', '=', id).executeTakeFirst()
  return row ? { ...rowToSummary(row), form: ReviewForm.parse(JSON.parse(row.form)) } : null
}

export interface NewCycle extends Omit<CycleSummary, 'participants'> {
  readonly form: ReviewForm
}

export async function addCycle(tx: WriteDb, cycle: NewCycle): Promise<void> {
  const { id, name, startsOn: starts_on, endsOn: ends_on, status, launchedAt: launched_at } = cycle
  const frozen = { phases: JSON.stringify(cycle.phases), form: JSON.stringify(cycle.form) }
  await tx
    .insertInto('cycle')
    .values({ id, name, starts_on, ends_on, status, launched_at, ...frozen })
    .execute()
}

export async function markClosed(tx: WriteDb, id: CycleId): Promise<void> {
  await tx.updateTable('cycle').set({ status: 'closed' }).where('id', '=', id).execute()
}

/** The manager of each of these people now. People who are not there, or were removed, are not in the map. */
export async function managersOf(db: ReadDb, personIds: readonly PersonId[]): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'manager_id'])
    .where('id', 'in', personIds)
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.manager_id]))
}

export interface NewParticipation {
  readonly id: string
  readonly cycle_id: CycleId
  readonly person_id: PersonId
  readonly manager_id: string | null
  /** What the job asks, frozen with the cycle. */
  readonly job_profile_version_id: string | null
}

export async function addParticipations(tx: WriteDb, rows: readonly NewParticipation[]): Promise<void> {
  await tx
    .insertInto('participation')
    .values(rows.map((row) => ({ ...row, deleted_at: null })))
    .execute()
}

export interface Participant {
  readonly participationId: ParticipationId
  readonly personId: PersonId
  readonly name: string
  readonly jobTitle: string | null
  readonly unit: string | null
  readonly managerName: string | null
  readonly leftOn: string | null
  readonly reviewId: string | null
  readonly review: ReviewState
  readonly agreed: boolean
}

/** Everybody in the cycle as they were at its end, with the newest version of the review and of the agreement, by name. */
export async function listParticipants(db: ReadDb, cycleId: CycleId): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participation')
    .innerJoin('person', 'person.id', 'participation.person_id')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .leftJoin('org_unit', 'org_unit.id', 'person.org_unit_id')
    .leftJoin('person as manager', 'manager.id', 'participation.manager_id')
    .leftJoin(newestReviews(db).as('review'), 'review.participation_id', 'participation.id')
    .leftJoin(newestAgreements(db).as('agreement'), 'agreement.participation_id', 'participation.id')
    .where('participation.cycle_id', '=', cycleId)
    .where('participation.deleted_at', 'is', null)
    .select([
      'participation.id',
      'participation.person_id',
      'participation.left_on',
      'person.given_name',
      'person.family_name',
      'job_profile.title',
    ])
    .select(['org_unit.name as unit', 'manager.given_name as manager_given', 'manager.family_name as manager_family'])
    .select(['review.id as review_id', 'review.state', 'agreement.manager_at', 'agreement.employee_at'])
    .orderBy('person.given_name')
    .orderBy('person.family_name')
    .execute()
  const then = await standingsThen(db, cycleId)
  return rows.map((row) => ({
    participationId: row.id as ParticipationId,
    personId: row.person_id as PersonId,
    name: `${row.given_name} ${row.family_name}`.trim(),
    jobTitle: row.title,
    unit: row.unit,
    ...then.get(row.person_id),
    managerName: row.manager_given === null ? null : `${row.manager_given} ${row.manager_family ?? ''}`.trim(),
    leftOn: row.left_on,
    reviewId: row.review_id,
    review: (row.state ?? 'not-started') as ReviewState,
    agreed: row.manager_at !== null && row.employee_at !== null,
  }))
}

// SQLite takes the bare columns beside max() from the row that holds the maximum.
function newestReviews(db: ReadDb) {
  return db
    .selectFrom('review')
    .where('deleted_at', 'is', null)
    .select(({ fn }) => ['participation_id', 'id', 'state', fn.max('version').as('version')])
    .groupBy('participation_id')
}

function newestAgreements(db: ReadDb) {
  return db
    .selectFrom('agreement')
    .select(({ fn }) => ['participation_id', 'manager_at', 'employee_at', fn.max('revision').as('revision')])
    .groupBy('participation_id')
}

export interface WeighedGoal {
  readonly id: string
  readonly weightBp: number
}

/** Weights of the goals of everybody in the cycle, by participation. */
export async function goalsOfCycle(db: ReadDb, cycleId: CycleId): Promise<Map<string, WeighedGoal[]>> {
  const rows = await db
    .selectFrom('goal')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .where('participation.cycle_id', '=', cycleId)
    .where('goal.deleted_at', 'is', null)
    .select(['goal.participation_id', 'goal.id', 'goal.weight_bp as weightBp'])
    .execute()
  return Map.groupBy(rows, (row) => row.participation_id)
}

export interface ManagerRating extends Pick<ScoredItem, 'kind' | 'score' | 'notSeen'> {
  readonly key: string
}

/** The manager's ratings in the reviews of the cycle, by review. */
export async function ratingsOfCycle(db: ReadDb, cycleId: CycleId): Promise<Map<string, ManagerRating[]>> {
  const rows = await db
    .selectFrom('review_rating')
    .innerJoin('review', 'review.id', 'review_rating.review_id')
    .innerJoin('participation', 'participation.id', 'review.participation_id')
    .where('participation.cycle_id', '=', cycleId)
    .where('review_rating.author', '=', 'manager')
    .select(['review_id', 'kind', 'item_key', 'score', 'not_seen'])
    .execute()
  const ratings = rows.map((row) => ({
    reviewId: row.review_id,
    kind: row.kind as ScoredItem['kind'],
    key: row.item_key,
    score: row.score,
    notSeen: row.not_seen === 1,
  }))
  return Map.groupBy(ratings, (rating) => rating.reviewId)
}
