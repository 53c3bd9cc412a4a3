import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { goalProgressBp, paceBp } from '../../../shared/rules/goal-progress.ts'
import type { ReadDb } from '../../db/database.ts'

export interface Member {
  readonly personId: PersonId
  readonly name: string
  readonly givenName: string
  readonly jobTitle: string | null
  readonly hiredOn: IsoDate | null
}

/** The people who report to the owner of the vault; everybody when the owner is nobody in it. */
export async function listTeam(db: ReadDb): Promise<Member[]> {
  const workspace = await db.selectFrom('workspace').select('own_person_id').executeTakeFirstOrThrow()
  let query = db
    .selectFrom('person')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .select(['person.id', 'person.given_name', 'person.family_name', 'person.hired_on', 'job_profile.title'])
    .where('person.deleted_at', 'is', null)
    .where('person.status', '=', 'active')
  if (workspace.own_person_id !== null) query = query.where('person.manager_id', '=', workspace.own_person_id)
  const rows = await query.orderBy('person.given_name').orderBy('person.family_name').orderBy('person.id').execute()
  return rows.map((row) => ({
    personId: row.id as PersonId,
    name: `${row.given_name} ${row.family_name}`.trim(),
    givenName: row.given_name === '' ? row.family_name : row.given_name,
    jobTitle: row.title,
    hiredOn: row.hired_on,
  }))
}

/** Days on which each person was met. */
export async function metDays(db: ReadDb): Promise<Map<string, IsoDate[]>> {
  const rows = await db
    .selectFrom('one_to_one')
    .select(['person_id', 'starts_at'])
    .where('state', '=', 'held')
    .where('deleted_at', 'is', null)
    .orderBy('starts_at')
    .execute()
  return grouped(rows.map((row) => [row.person_id, localDate(row.starts_at)]))
}

/** Days on which feedback about each person came in. */
export async function feedbackDays(db: ReadDb): Promise<Map<string, IsoDate[]>> {
  const rows = await db.selectFrom('feedback').select(['person_id', 'observed_on']).where('deleted_at', 'is', null).execute()
  return grouped(rows.map((row) => [row.person_id, row.observed_on]))
}

function grouped(pairs: readonly (readonly [string, IsoDate])[]): Map<string, IsoDate[]> {
  return new Map([...Map.groupBy(pairs, ([person]) => person)].map(([person, days]) => [person, days.map(([, day]) => day)]))
}

export interface RunningGoal {
  readonly goalId: string
  readonly participationId: string
  readonly personId: PersonId
  readonly title: string
  readonly dueOn: IsoDate
  readonly since: IsoDate
  readonly progressBp: number | null
  readonly paceBp: number
  readonly lastValueOn: IsoDate | null
  readonly lastCheckInOn: IsoDate | null
}

/** Agreed goals of running cycles, with when they were last looked at. */
export async function listRunningGoals(db: ReadDb, today: IsoDate): Promise<RunningGoal[]> {
  const goals = await db
    .selectFrom('goal')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .select([
      'goal.id',
      'goal.title',
      'goal.due_on',
      'goal.created_at',
      'goal.participation_id',
      'participation.person_id',
      'cycle.starts_on',
    ])
    .where('cycle.status', '=', 'running')
    .where('participation.deleted_at', 'is', null)
    .where('goal.deleted_at', 'is', null)
    .where('goal.state', '=', 'agreed')
    .orderBy('goal.position')
    .execute()
  const measures = Map.groupBy(await runningMeasures(db), ({ goal_id }) => goal_id)
  const checked = new Map((await lastChecks(db)).map((row) => [row.goal_id, row]))
  return goals.map((goal) => ({
    goalId: goal.id,
    participationId: goal.participation_id,
    personId: goal.person_id as PersonId,
    title: goal.title,
    dueOn: goal.due_on,
    since: localDate(goal.created_at),
    progressBp: goalProgressBp(measures.get(goal.id) ?? []),
    paceBp: paceBp(goal.starts_on, goal.due_on, today),
    lastValueOn: checked.get(goal.id)?.last_value ?? null,
    lastCheckInOn: checked.get(goal.id)?.last_check_in ?? null,
  }))
}

function runningMeasures(db: ReadDb) {
  return db
    .selectFrom('key_result')
    .innerJoin('goal', 'goal.id', 'key_result.goal_id')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .selectAll('key_result')
    .where('cycle.status', '=', 'running')
    .where('key_result.deleted_at', 'is', null)
    .execute()
}

function lastChecks(db: ReadDb) {
  return db
    .selectFrom('goal_check_in')
    .select(({ fn }) => [
      'goal_id',
      fn.max<IsoDate | null>('observed_on').as('last_check_in'),
      fn.max<IsoDate | null>('observed_on').filterWhere('value', 'is not', null).as('last_value'),
    ])
    .groupBy('goal_id')
    .execute()
}

export interface Counts {
  readonly people: number
  readonly goals: number
  readonly repliesWaiting: number
}

/** Counts of open work for the frame: people who are here, goals of running cycles, packages that were not answered yet. */
export async function countOpenWork(db: ReadDb): Promise<Counts> {
  const people = await db
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '=', 'active')
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  const goals = await db
    .selectFrom('goal')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('cycle.status', '=', 'running')
    .where('participation.deleted_at', 'is', null)
    .where('goal.deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { people: people.count, goals: goals.count, repliesWaiting: await countUnanswered(db) }
}

/** A package sealed again, or in a newer version, asks for one answer and not for two. */
async function countUnanswered(db: ReadDb): Promise<number> {
  const rows = await db
    .selectFrom('package')
    .select(['kind', 'person_id', 'participation_id', 'state'])
    // What is asked for feedback is counted by its own room: several packages of it are about one person.
    .where('kind', '<>', 'feedback-request')
    .orderBy('sealed_at')
    .execute()
  const newest = new Map(rows.map((row) => [`${row.kind} ${row.person_id} ${row.participation_id}`, row.state]))
  return [...newest.values()].filter((state) => state === 'saved').length
}

export async function meetingsBetween(db: ReadDb, from: number, to: number): Promise<number> {
  const row = await db
    .selectFrom('one_to_one')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Reviews of a cycle that went out, among those of these people. Counted by the newest version of each. */
export async function countReviews(db: ReadDb, cycleId: string, personIds: readonly string[]): Promise<{ done: number; total: number }> {
  const rows = await db
    .selectFrom('participation')
    .leftJoin('review', (join) => join.onRef('review.participation_id', '=', 'participation.id').on('review.deleted_at', 'is', null))
    .select(['participation.id', 'participation.person_id', 'review.state'])
    .where('participation.cycle_id', '=', cycleId)
    .where('participation.deleted_at', 'is', null)
    .orderBy('review.version')
    .execute()
  const team = new Set(personIds)
  const newest = new Map(rows.filter((row) => team.has(row.person_id)).map((row) => [row.id, row.state]))
  const out = [...newest.values()].filter((state) => state === 'shared' || state === 'replied' || state === 'signed')
  return { done: out.length, total: newest.size }
}
