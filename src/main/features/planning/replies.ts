import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { GoalId, ParticipationId } from '../../../shared/kernel/ids.ts'
import type { WriteDb } from '../../db/database.ts'
import { followEdit, type Moment } from './agreement.ts'
import { addComment, addGoal } from './queries-write.ts'

export interface Proposal {
  readonly participationId: ParticipationId
  readonly title: string
  readonly outcome: string
  readonly dueOn: IsoDate
}

/** A goal the employee proposes in a reply. Its weight is agreed later. */
export async function addProposedGoal(tx: WriteDb, { newId, at }: Moment, proposal: Proposal): Promise<GoalId> {
  const id = newId() as GoalId
  await addGoal(tx, { ...proposal, id, kind: 'smart', state: 'proposed', proposedBy: 'employee' }, at)
  await followEdit(tx, { newId, at }, proposal.participationId)
  return id
}

/** What the employee wrote beside a goal in a reply. */
export async function addGoalComment(tx: WriteDb, { newId, at }: Moment, goalId: GoalId, body: string): Promise<void> {
  await addComment(tx, { id: newId(), goalId, author: 'employee', body }, at)
}
