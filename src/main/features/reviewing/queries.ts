import type { Side } from '../../../shared/contract/base.ts'
import type { Citation, ReviewState, SignOff } from '../../../shared/contract/reviewing.ts'
import { keyFingerprint } from '../../../shared/package/signature.ts'
import { PackageDocument } from '../../../shared/rules/package-document.ts'
import { ReviewForm } from '../../../shared/rules/review-form.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import type { GoalFacts, ItemBase, RatingOf } from './rules.ts'
import type { ReviewTable } from './schema.ts'

// Nothing here can name a private table: a package, a reply and a PDF are made from these queries.

export type ReviewRow = Omit<ReviewTable, 'state'> & { readonly state: Exclude<ReviewState, 'not-started'> }

export async function findReviewRow(db: ShareableDb, id: string): Promise<ReviewRow | undefined> {
  const row = await db.selectFrom('review').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row && rowToReview(row)
}

export async function newestReviewRow(db: ShareableDb, participationId: string): Promise<ReviewRow | undefined> {
  const row = await db
    .selectFrom('review')
    .selectAll()
    .where('participation_id', '=', participationId)
    .where('deleted_at', 'is', null)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row && rowToReview(row)
}

/** Every version of the reviews of some participations, oldest version first. */
export async function reviewRowsOf(db: ShareableDb, participationIds: readonly string[]): Promise<ReviewRow[]> {
  if (participationIds.length === 0) return []
  const rows = await db
    .selectFrom('review')
    .selectAll()
    .where('participation_id', 'in', participationIds)
    .where('deleted_at', 'is', null)
    .orderBy('version')
    .execute()
  return rows.map(rowToReview)
}

function rowToReview(row: ReviewTable): ReviewRow {
  return { ...row, state: row.state as ReviewRow['state'] }
}

export interface ParticipationFacts {
  readonly id: string
  readonly cycleId: string
  readonly cycleName: string
  readonly startsOn: string
  readonly endsOn: string
  readonly status: 'running' | 'closed'
  readonly form: ReviewForm
  readonly personId: string
  readonly name: string
  readonly jobTitle: string | null
  readonly unit: string | null
  readonly managerId: string | null
  readonly managerName: string | null
}

export interface ParticipationFilter {
  readonly id?: string
  readonly ids?: readonly string[]
  readonly cycleId?: string
  readonly personId?: string
}

export async function findParticipations(db: ShareableDb, filter: ParticipationFilter): Promise<ParticipationFacts[]> {
  let query = db
    .selectFrom('participation')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .innerJoin('person', 'person.id', 'participation.person_id')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .leftJoin('org_unit', 'org_unit.id', 'person.org_unit_id')
    .leftJoin('person as manager', 'manager.id', 'participation.manager_id')
    .select(['participation.id', 'participation.cycle_id', 'participation.person_id', 'participation.manager_id'])
    .select(['cycle.name as cycle_name', 'cycle.starts_on', 'cycle.ends_on', 'cycle.status', 'cycle.form'])
    .select(['person.given_name', 'person.family_name', 'job_profile.title as job_title', 'org_unit.name as unit'])
    .select(['manager.given_name as manager_given', 'manager.family_name as manager_family'])
    .where('participation.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
  if (filter.id) query = query.where('participation.id', '=', filter.id)
  if (filter.ids) query = query.where('participation.id', 'in', filter.ids)
  if (filter.cycleId) query = query.where('participation.cycle_id', '=', filter.cycleId)
  if (filter.personId) query = query.where('participation.person_id', '=', filter.personId)
  const rows = await query.orderBy('person.family_name').orderBy('person.given_name').orderBy('participation.id').execute()
  const forms = new Map<string, ReviewForm>()
  return rows.map((row) => ({
    id: row.id,
    cycleId: row.cycle_id,
    cycleName: row.cycle_name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    status: row.status,
    form: parsedOnce(forms, row.form),
    personId: row.person_id,
    name: fullName(row.given_name, row.family_name),
    jobTitle: row.job_title,
    unit: row.unit,
    managerId: row.manager_id,
    managerName: row.manager_given === null ? null : fullName(row.manager_given, row.manager_family ?? ''),
  }))
}

function parsedOnce(forms: Map<string, ReviewForm>, json: string): ReviewForm {
  const known = forms.get(json)
  if (known) return known
  const form = ReviewForm.parse(JSON.parse(json))
  forms.set(json, form)
  return form
}

/** The goals each participation is reviewed by, in their order: all but those sent back to the employee. */
export async function goalFactsOf(db: ShareableDb, participationIds: readonly string[]): Promise<Map<string, GoalFacts[]>> {
  const found = new Map<string, GoalFacts[]>(participationIds.map((id) => [id, []]))
  if (participationIds.length === 0) return found
  const goals = await db
    .selectFrom('goal')
    .select(['id', 'participation_id', 'title', 'outcome', 'weight_bp'])
    .where('participation_id', 'in', participationIds)
    .where('state', '<>', 'returned')
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const measures = await db
    .selectFrom('key_result')
    .innerJoin('goal', 'goal.id', 'key_result.goal_id')
    .selectAll('key_result')
    .where('goal.participation_id', 'in', participationIds)
    .where('key_result.deleted_at', 'is', null)
    .orderBy('key_result.position')
    .execute()
  const byGoal = Map.groupBy(measures, ({ goal_id }) => goal_id)
  for (const { id, participation_id, title, outcome, weight_bp } of goals) {
    found.get(participation_id)?.push({ id, title, outcome, weightBp: weight_bp, measures: byGoal.get(id) ?? [] })
  }
  return found
}

/** A review as its newest package has it: once shared, this stands whatever becomes of the goals, the person and the firm. */
export interface FrozenReview {
  readonly bases: ItemBase[]
  readonly firm: string
  readonly reviewer: string
  readonly personName: string
  readonly jobTitle: string | null
  readonly period: { readonly startsOn: string; readonly endsOn: string }
}

export async function frozenReviewsOf(db: ShareableDb, reviewIds: readonly string[]): Promise<Map<string, FrozenReview>> {
  if (reviewIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('package')
    .select(['review_id', 'document'])
    .where('review_id', 'in', reviewIds)
    .where('kind', '=', 'review')
    .orderBy('sealed_at')
    .execute()
  const newest = new Map(rows.map(({ review_id, document }) => [review_id ?? '', document]))
  return new Map([...newest].map(([id, document]) => [id, frozenIn(document)]))
}

function frozenIn(text: string): FrozenReview {
  const { body, from, author, person, period } = PackageDocument.parse(JSON.parse(text))
  const items = body.kind === 'review' ? body.items : []
  const bases = items.map(({ kind, key, name, detail, expected, weightBp }) => ({ kind, key, name, detail, expected, weightBp }))
  return { bases, firm: from, reviewer: author, personName: person.name, jobTitle: person.jobTitle, period }
}

export async function ratingsOf(db: ShareableDb, reviewIds: readonly string[]): Promise<Map<string, RatingOf[]>> {
  if (reviewIds.length === 0) return new Map()
  const rows = await db.selectFrom('review_rating').selectAll().where('review_id', 'in', reviewIds).execute()
  const grouped = Map.groupBy(rows, ({ review_id }) => review_id)
  return new Map(
    [...grouped].map(([id, ratings]) => [
      id,
      ratings.map((row) => ({
        kind: row.kind,
        key: row.item_key,
        author: row.author === 'employee' ? 'employee' : 'manager',
        score: row.score,
        notSeen: row.not_seen === 1,
        comment: row.comment,
      })),
    ]),
  )
}

export async function citationsOf(db: ShareableDb, reviewId: string): Promise<(Citation & { kind: string; key: string })[]> {
  const rows = await db.selectFrom('review_citation').selectAll().where('review_id', '=', reviewId).orderBy('number').execute()
  return rows.map((row) => ({
    kind: row.kind,
    key: row.item_key,
    number: row.number,
    sourceKind: row.source_kind,
    sourceId: row.source_id,
    label: row.label,
    observedOn: row.observed_on,
    text: row.text,
  }))
}

export async function signOffsOf(db: ShareableDb, reviewIds: readonly string[]): Promise<Map<string, SignOff[]>> {
  if (reviewIds.length === 0) return new Map()
  const rows = await db.selectFrom('sign_off').selectAll().where('review_id', 'in', reviewIds).orderBy('side', 'desc').execute()
  const grouped = Map.groupBy(rows, ({ review_id }) => review_id)
  return new Map(
    [...grouped].map(([id, signOffs]) => [
      id,
      signOffs.map((row) => ({
        side: row.side as Side,
        answer: row.answer as SignOff['answer'],
        statement: row.statement,
        fullName: row.full_name,
        at: row.signed_at,
        fingerprint: keyFingerprint(row.public_key),
      })),
    ]),
  )
}

export function commentsOf(db: ShareableDb, reviewId: string): Promise<{ part: string; body: string }[]> {
  return db.selectFrom('review_comment').select(['part', 'body']).where('review_id', '=', reviewId).orderBy('id').execute()
}

export async function versionOf(db: ShareableDb, reviewId: string | null): Promise<number | null> {
  if (reviewId === null) return null
  const row = await db.selectFrom('review').select('version').where('id', '=', reviewId).executeTakeFirst()
  return row?.version ?? null
}

/** Name of the firm, and of the person whose vault this is, if they are in it. */
export async function firmOf(db: ShareableDb): Promise<{ readonly name: string; readonly ownName: string | null }> {
  const row = await db
    .selectFrom('workspace')
    .leftJoin('person', 'person.id', 'workspace.own_person_id')
    .select(['workspace.name', 'person.given_name', 'person.family_name'])
    .executeTakeFirstOrThrow()
  return { name: row.name, ownName: row.given_name === null ? null : fullName(row.given_name, row.family_name ?? '') }
}

function fullName(given: string, family: string): string {
  return `${given} ${family}`.trim()
}
