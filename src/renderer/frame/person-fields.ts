import type { PersonDetail, PersonFields } from '../../shared/contract/people.ts'

/** What of a person the form edits. */
export function fieldsOf(person: PersonDetail): PersonFields {
  const { givenName, familyName, email, employeeNumber, jobTitle, unit, managerId, hiredOn, status } = person
  return { givenName, familyName, email, employeeNumber, jobTitle, unit, managerId, hiredOn, status }
}
