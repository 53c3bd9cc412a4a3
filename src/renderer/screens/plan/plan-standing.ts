import type { ParticipationRow } from '../../../shared/contract/cycles.ts'
import { WHOLE_BP } from '../../../shared/rules/weights.ts'

/** Where a plan stands, from nothing to agreed. */
export type PlanStanding = 'empty' | 'unweighted' | 'open' | 'agreed'

export const planStandings: readonly PlanStanding[] = ['empty', 'unweighted', 'open', 'agreed']

export const standingWords: Readonly<Record<PlanStanding, string>> = {
  empty: 'No goal',
  unweighted: 'Weights open',
  open: 'Not agreed',
  agreed: 'Agreed',
}

export function standingOf(row: Pick<ParticipationRow, 'goals' | 'weightBp' | 'agreed'>): PlanStanding {
  if (row.goals === 0) return 'empty'
  if (row.agreed) return 'agreed'
  return row.weightBp === WHOLE_BP ? 'open' : 'unweighted'
}
