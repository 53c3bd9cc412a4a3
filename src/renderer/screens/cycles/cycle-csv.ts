import type { ParticipationRow } from '../../../shared/contract/cycles.ts'
import { toCsv } from '../../components/csv.ts'
import { reviewWords } from '../../components/review-words.ts'

/** Everybody in the cycle and how far, one row per person. */
export function cycleCsv(people: readonly ParticipationRow[]): string {
  const heading = ['name', 'job_title', 'department', 'manager', 'left_on', 'goals', 'weight_percent', 'agreed', 'review', 'score']
  const rows = people.map((row) => [
    row.name,
    row.jobTitle,
    row.unit,
    row.managerName,
    row.leftOn,
    row.goals,
    row.weightBp / 100,
    row.agreed ? 'yes' : 'no',
    reviewWords[row.review],
    row.score === null ? null : row.score / 100,
  ])
  return toCsv([heading, ...rows])
}
