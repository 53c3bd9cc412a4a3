import type { Side } from '../../../shared/contract/base.ts'
import type { ParticipationId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { WriteDb } from '../../db/database.ts'
import { listGoals, listRevisions } from './queries.ts'
import { dropRevision, saveRevision, setStates } from './queries-write.ts'
import { type AgreedGoal, afterEdit, approve, checkAgreeable, isComplete, type NotAgreeable } from './rules.ts'

/** What writing an agreement needs besides the transaction. */
export interface Moment {
  readonly newId: () => string
  /** The moment of the change. */
  readonly at: number
}

export interface Approved {
  readonly revision: number
  /** Both sides have approved this content: its goals are agreed now. */
  readonly complete: boolean
}

/** One side approves the plan as it stands. When it is the second, the goals become agreed and the content is kept. */
export async function approvePlan(
  tx: WriteDb,
  { newId, at }: Moment,
  participationId: ParticipationId,
  approval: { readonly side: Side; readonly approvedAt: number },
): Promise<Result<Approved, NotAgreeable>> {
  const goals = await listGoals(tx, { participationId })
  const agreeable = checkAgreeable(goals)
  if (!agreeable.ok) return agreeable
  const [newest = null] = await listRevisions(tx, participationId)
  const revision = approve(newest, goals, approval.side, approval.approvedAt)
  if (revision !== newest) await saveRevision(tx, { id: newId(), participationId, at }, revision)
  const complete = isComplete(revision)
  const ids = goals.map((goal) => goal.id)
  if (complete) await setStates(tx, ids, 'agreed')
  return ok({ revision: revision.revision, complete })
}

/** To be called after every edit of what a plan says: opens, voids or restores its agreement as the edit asks. */
export async function followEdit(tx: WriteDb, { newId, at }: Moment, participationId: ParticipationId): Promise<void> {
  const revisions = await listRevisions(tx, participationId)
  const [newest = null] = revisions
  if (!newest) return
  const effect = afterEdit(newest, revisions.find(isComplete) ?? null, await listGoals(tx, { participationId }))
  if (effect.kind === 'open' || effect.kind === 'void') {
    await saveRevision(tx, { id: newId(), participationId, at }, effect.revision)
    await setStates(tx, effect.reopened, 'proposed')
  }
  if (effect.kind === 'restore') {
    await dropRevision(tx, participationId, effect.revision)
    await setStates(tx, effect.agreed, 'agreed')
  }
}

export interface EmployeeAgreement {
  readonly participationId: ParticipationId
  /** When the employee answered. */
  readonly agreedAt: number
  /** Whether the plan as it stands is what the employee was shown; an answer to an older plan agrees to nothing here. */
  readonly stands: (goals: readonly AgreedGoal[]) => boolean
}

/** The employee's approval, as it came back in a reply. */
export async function recordEmployeeAgreement(
  tx: WriteDb,
  moment: Moment,
  { participationId, agreedAt, stands }: EmployeeAgreement,
): Promise<Result<Approved, NotAgreeable | { readonly code: 'PLAN_CHANGED' }>> {
  if (!stands(await listGoals(tx, { participationId }))) return err({ code: 'PLAN_CHANGED' })
  return approvePlan(tx, moment, participationId, { side: 'employee', approvedAt: agreedAt })
}
