import type { PersonFields } from '../../../shared/contract/people.ts'

/** A person needs at least one of the two names. A single name is kept as the given one. */
export function namedPerson<F extends Pick<PersonFields, 'givenName' | 'familyName'>>(fields: F): F | null {
  const [givenName, familyName] = [fields.givenName.trim(), fields.familyName.trim()]
  if (givenName === '' && familyName === '') return null
  return givenName === '' ? { ...fields, givenName: familyName, familyName: '' } : { ...fields, givenName, familyName }
}

/** An emptied field says nothing: it is kept as absent, so that two people without a number do not share one. */
export function withoutBlanks<F extends Partial<PersonFields>>(fields: F): F {
  const blanks = ['email', 'employeeNumber', 'jobTitle', 'unit'] as const
  const emptied = Object.fromEntries(blanks.filter((field) => fields[field] === '').map((field) => [field, null]))
  return { ...fields, ...emptied }
}
