import type { z } from 'zod'
import type { Side } from '../../../shared/contract/base.ts'
import type { Checkpoint, PlanSignature } from '../../../shared/contract/concerns-improvement.ts'
import type { ImprovementPlanId, PersonId } from '../../../shared/kernel/ids.ts'
import { keyFingerprint } from '../../../shared/package/signature.ts'
import { type PlanContent, START } from '../../../shared/rules/improvement-plan.ts'
import type { WriteDb } from '../../db/database.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { contentOf, headOf, type ImprovementPlanTable, type ImprovementSignatureTable, linesOf } from './schema.ts'

// Plans as both sides may know them: a package and a reply are made from these queries.

export type SignatureOf = z.infer<typeof PlanSignature>

export interface StoredVersion {
  readonly id: string
  readonly version: number
  readonly replaces: number | null
  readonly reason: string
  readonly content: PlanContent
  readonly signedAt: number
}

export interface StoredCheckpoint extends Checkpoint {
  readonly milestoneKey: string
  readonly version: number
  readonly signedAt: number
}

export interface StoredPlan {
  readonly id: ImprovementPlanId
  readonly personId: PersonId
  readonly row: ImprovementPlanTable
  /** Oldest first; never empty. */
  readonly versions: readonly StoredVersion[]
  readonly newest: StoredVersion
  readonly checkpoints: readonly StoredCheckpoint[]
  readonly signatures: readonly (SignatureOf & { readonly version: number; readonly moment: string; readonly documentHash: string })[]
  readonly comments: readonly { readonly version: number; readonly moment: string; readonly part: string; readonly body: string }[]
}

export async function findPlan(db: ShareableDb, id: string): Promise<StoredPlan | null> {
  return (await loadPlans(db, { id }))[0] ?? null
}

export function plansOfPerson(db: ShareableDb, personId: string): Promise<StoredPlan[]> {
  return loadPlans(db, { personId })
}

/** Newest first. */
export async function loadPlans(db: ShareableDb, filter: { readonly id?: string; readonly personId?: string }): Promise<StoredPlan[]> {
  let query = db.selectFrom('improvement_plan').selectAll()
  if (filter.id !== undefined) query = query.where('id', '=', filter.id)
  if (filter.personId !== undefined) query = query.where('person_id', '=', filter.personId)
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').execute()
  const plans: StoredPlan[] = []
  for (const row of rows) {
    const versions = await versionsOf(db, row.id)
    const newest = versions.at(-1)
    if (newest === undefined) throw new Error('a plan has at least one version')
    plans.push({
      ...{ id: row.id as ImprovementPlanId, personId: row.person_id as PersonId, row, versions, newest },
      checkpoints: await checkpointsOf(db, row.id, versions),
      signatures: await signaturesOf(db, row.id),
      comments: await db
        .selectFrom('improvement_comment')
        .select(['version', 'moment', 'part', 'body'])
        .where('plan_id', '=', row.id)
        .orderBy('id')
        .execute(),
    })
  }
  return plans
}

async function versionsOf(db: ShareableDb, planId: string): Promise<StoredVersion[]> {
  const versions = await db.selectFrom('improvement_version').selectAll().where('plan_id', '=', planId).orderBy('version').execute()
  const lines = await db
    .selectFrom('improvement_line')
    .innerJoin('improvement_version', 'improvement_version.id', 'improvement_line.version_id')
    .selectAll('improvement_line')
    .where('improvement_version.plan_id', '=', planId)
    .execute()
  return versions.map((row) => ({
    ...{ id: row.id, version: row.version, replaces: row.replaces, reason: row.reason, signedAt: row.signed_at },
    content: contentOf(
      row,
      lines.filter(({ version_id }) => version_id === row.id),
    ),
  }))
}

/** Notes on goals stand in the order of the goals they are about, whichever was typed first. */
async function checkpointsOf(db: ShareableDb, planId: string, versions: readonly StoredVersion[]): Promise<StoredCheckpoint[]> {
  const rows = await db.selectFrom('improvement_checkpoint').selectAll().where('plan_id', '=', planId).orderBy('held_on').execute()
  const goals = await db
    .selectFrom('improvement_checkpoint_goal')
    .innerJoin('improvement_checkpoint', 'improvement_checkpoint.id', 'improvement_checkpoint_goal.checkpoint_id')
    .select(['checkpoint_id', 'goal_key', 'improvement_checkpoint_goal.note'])
    .where('improvement_checkpoint.plan_id', '=', planId)
    .orderBy('improvement_checkpoint_goal.id')
    .execute()
  const noteOn = new Map(goals.map(({ checkpoint_id, goal_key, note }) => [`${checkpoint_id} ${goal_key}`, note]))
  return rows.map(({ id, milestone_key, version, held_on, standing, note, signed_at }) => ({
    ...{ milestoneKey: milestone_key, version, heldOn: held_on, standing, note, signedAt: signed_at },
    goals: (versions.find((each) => each.version === version)?.content.goals ?? []).flatMap(({ key }) => {
      const said = noteOn.get(`${id} ${key}`)
      return said === undefined ? [] : [{ key, note: said }]
    }),
  }))
}

async function signaturesOf(db: ShareableDb, planId: string): Promise<StoredPlan['signatures']> {
  const rows = await db.selectFrom('improvement_signature').selectAll().where('plan_id', '=', planId).orderBy('signed_at').execute()
  return rows.map((row) => ({
    ...{ version: row.version, moment: row.moment, documentHash: row.document_hash },
    side: row.side as Side,
    answer: row.answer,
    statement: row.statement,
    fullName: row.full_name,
    at: row.signed_at,
    fingerprint: keyFingerprint(row.public_key),
  }))
}

/** Who answered at a moment: at the start of one version, or at a milestone. */
export function signaturesAt(plan: StoredPlan, moment: string, version: number): SignatureOf[] {
  return plan.signatures
    .filter((each) => each.moment === moment && (moment !== START || each.version === version))
    .map(({ side, answer, statement, fullName, at, fingerprint }) => ({ side, answer, statement, fullName, at, fingerprint }))
}

export function commentsAt(plan: StoredPlan, moment: string, version: number): { part: string; body: string }[] {
  return plan.comments
    .filter((each) => each.moment === moment && (moment !== START || each.version === version))
    .map(({ part, body }) => ({ part, body }))
}

export interface NewVersion {
  readonly planId: string
  readonly personId: string
  readonly version: number
  readonly replaces: number | null
  readonly reason: string
  readonly content: PlanContent
  readonly at: number
}

export async function addVersion(tx: WriteDb, version: NewVersion, newId: () => string): Promise<void> {
  const id = newId()
  const { planId, personId, content, at } = version
  await tx
    .insertInto('improvement_version')
    .values({
      ...{ id, person_id: personId, plan_id: planId, version: version.version, replaces: version.replaces, reason: version.reason },
      ...headOf(content),
      signed_at: at,
    })
    .execute()
  const lines = linesOf(content).map((line) => ({ id: newId(), person_id: personId, version_id: id, ...line }))
  await tx.insertInto('improvement_line').values(lines).execute()
}

/** Takes back a version that nobody was sent, with the plan when it was its first. */
export async function dropVersion(tx: WriteDb, plan: StoredPlan): Promise<void> {
  const { newest } = plan
  await tx
    .deleteFrom('improvement_signature')
    .where('plan_id', '=', plan.id)
    .where('version', '=', newest.version)
    .where('moment', '=', START)
    .execute()
  await tx.deleteFrom('improvement_line').where('version_id', '=', newest.id).execute()
  await tx.deleteFrom('improvement_version').where('id', '=', newest.id).execute()
  if (plan.versions.length === 1) await tx.deleteFrom('improvement_plan').where('id', '=', plan.id).execute()
}

export async function addSignature(tx: WriteDb, row: ImprovementSignatureTable): Promise<void> {
  await tx.insertInto('improvement_signature').values(row).execute()
}
