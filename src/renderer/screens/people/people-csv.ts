import type { PersonRow } from '../../../shared/contract/people.ts'
import { toCsv } from '../../components/csv.ts'
import { reviewWords } from '../../components/review-words.ts'

/** The list as it stands on screen, one row per person, under headings that the import guesses again. */
export function peopleCsv(people: readonly PersonRow[]): string {
  const heading = [
    'employee_id',
    'name',
    'email',
    'job_title',
    'department',
    'manager',
    'hire_date',
    'status',
    'goals',
    'weight_percent',
    'last_one_to_one',
    'review',
  ]
  const rows = people.map((person) => [
    person.employeeNumber,
    person.name,
    person.email,
    person.jobTitle,
    person.unit,
    person.managerName,
    person.hiredOn,
    person.status,
    person.goals,
    person.weightBp / 100,
    person.lastOneToOneOn,
    person.review === null ? null : reviewWords[person.review],
  ])
  return toCsv([heading, ...rows])
}
