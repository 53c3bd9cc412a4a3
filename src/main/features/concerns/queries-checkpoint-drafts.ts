import type { CheckpointDraft } from '../../../shared/contract/concerns-improvement.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { CheckpointStanding } from '../../../shared/rules/improvement-plan.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'

/** Which milestone of which plan. */
export interface MilestoneRef {
  readonly planId: string
  readonly milestoneKey: string
}

/** The text on the milestone as a whole; every other part is a goal’s key. */
const WHOLE = ''
/** How the goals stand is not said yet. */
const NOT_SAID = ''

export async function findCheckpointDraft(db: ReadDb, of: MilestoneRef): Promise<{ checkpoint: CheckpointDraft; savedAt: number } | null> {
  const rows = await db
    .selectFrom('private_checkpoint_draft')
    .selectAll()
    .where('plan_id', '=', of.planId)
    .where('milestone_key', '=', of.milestoneKey)
    .orderBy('part')
    .execute()
  const whole = rows.find(({ part }) => part === WHOLE)
  if (whole === undefined) return null
  const { data: standing = null } = CheckpointStanding.safeParse(whole.standing)
  const goals = rows.filter(({ part }) => part !== WHOLE).map(({ part, body }) => ({ key: part, note: body }))
  return { checkpoint: { heldOn: whole.held_on, standing, note: whole.body, goals }, savedAt: whole.updated_at }
}

/** Writes the texts that there are and takes away those that are empty again. */
export async function writeCheckpointDraft(
  tx: WriteDb,
  of: MilestoneRef & { readonly personId: PersonId },
  { checkpoint, at }: { readonly checkpoint: CheckpointDraft; readonly at: number },
): Promise<void> {
  const texts = [{ part: WHOLE, body: checkpoint.note }, ...checkpoint.goals.map(({ key, note }) => ({ part: key, body: note }))]
  const kept = texts.filter(({ part, body }) => part === WHOLE || body !== '')
  await tx
    .deleteFrom('private_checkpoint_draft')
    .where('plan_id', '=', of.planId)
    .where('milestone_key', '=', of.milestoneKey)
    .where(
      'part',
      'not in',
      kept.map(({ part }) => part),
    )
    .execute()
  for (const { part, body } of kept) {
    const row = { body, held_on: checkpoint.heldOn, standing: checkpoint.standing ?? NOT_SAID, updated_at: at }
    await tx
      .insertInto('private_checkpoint_draft')
      .values({ plan_id: of.planId, milestone_key: of.milestoneKey, part, person_id: of.personId, ...row })
      .onConflict((on) => on.columns(['plan_id', 'milestone_key', 'part']).doUpdateSet(row))
      .execute()
  }
}

export async function dropCheckpointDraft(tx: WriteDb, of: MilestoneRef): Promise<void> {
  await tx.deleteFrom('private_checkpoint_draft').where('plan_id', '=', of.planId).where('milestone_key', '=', of.milestoneKey).execute()
}
