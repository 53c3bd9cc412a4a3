import type { PersonFields } from '../../../shared/contract/people.ts'

/** A person nobody has written anything about yet. */
export const emptyPerson: PersonFields = {
  givenName: '',
  familyName: '',
  email: null,
  employeeNumber: null,
  jobTitle: null,
  unit: null,
  managerId: null,
  hiredOn: null,
  status: 'active',
}
