import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonEvent } from './rules-events.ts'
import { nameKey } from './rules-names.ts'
import type { Draft } from './rules-rows.ts'
import { mayBeOne } from './rules-same-person.ts'
import { numberKey, sameKey } from './rules-text.ts'

export type KnownEvent = Pick<PersonEvent, 'kind' | 'on' | 'from' | 'to'>

/** A person of the vault, as an import compares them. */
export interface ExistingPerson {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly employeeNumber: string | null
  readonly email: string | null
  readonly jobTitle: string | null
  /** As lists name it. */
  readonly unit: string | null
  readonly unitId: string | null
  readonly managerId: string | null
  readonly hiredOn: IsoDate | null
  readonly status: 'active' | 'left'
  /** What is on record about them, oldest first; absent where nothing is. */
  readonly events?: readonly KnownEvent[]
}

export type Matches = ReadonlyMap<Draft, ExistingPerson>

/**
 * Who each row already is in the vault: by employee number, else by e-mail, else by a name that only one person has. Of the rows that
 * `byNumberAlone` names the number decides, whatever they are called.
 */
export function matchPeople(
  drafts: readonly Draft[],
  existing: readonly ExistingPerson[],
  byNumberAlone: (draft: Draft) => boolean = () => false,
): Matches {
  const matches = new Map<Draft, ExistingPerson>()
  const claimed = new Set<ExistingPerson>()
  const pass = (keyOfDraft: KeyOf<Draft>, keyOfPerson: KeyOf<ExistingPerson>, agrees: Agrees, several: 'pair' | 'leave' = 'leave') => {
    const rowsByKey = groupByKey(
      drafts.filter((draft) => !matches.has(draft)),
      keyOfDraft,
    )
    const peopleByKey = groupByKey(
      existing.filter((person) => !claimed.has(person)),
      keyOfPerson,
    )
    for (const [key, rows] of rowsByKey) {
      const people = (peopleByKey.get(key) ?? []).filter((person) => rows.some((row) => agrees(row, person)))
      if (people.length !== rows.length || (rows.length > 1 && several === 'leave')) continue
      rows.forEach((row, index) => {
        const person = people[index]
        if (!person) return
        matches.set(row, person)
        claimed.add(person)
      })
    }
  }
  const number = (one: { employeeNumber: string | null }) => (one.employeeNumber === null ? null : numberKey(one.employeeNumber))
  const email = (one: { email: string | null }) => (one.email === null ? null : sameKey(one.email))
  const job = (one: Draft | ExistingPerson) => [nameKey(one), sameKey(one.jobTitle ?? ''), sameKey(one.unit ?? '')].join('\n')
  const withName = (one: Draft | ExistingPerson) => `${email(one) ?? ''}\n${nameKey(one)}`
  pass(
    (draft) => draft.personId,
    (person) => person.id,
    () => true,
  )
  const exactNumber = (one: { employeeNumber: string | null }) => one.employeeNumber
  const isOne: Agrees = (draft, person) => byNumberAlone(draft) || mayBeOne(draft, person)
  pass(exactNumber, exactNumber, isOne)
  pass(number, number, isOne)
  pass(
    (draft) => (draft.email === null ? null : withName(draft)),
    withName,
    () => true,
  )
  pass(email, email, sameNumber)
  // Namesakes that nothing tells apart stand in the same order in the file and in the vault.
  pass(job, job, (draft, person) => sameNumber(draft, person) && sameEmail(draft, person), 'pair')
  pass(nameKey, nameKey, (draft, person) => sameNumber(draft, person) && sameEmail(draft, person))
  return matches
}

type KeyOf<T> = (one: T) => string | null
type Agrees = (draft: Draft, person: ExistingPerson) => boolean

/** Two different numbers are two people, whatever else they share. */
function sameNumber(draft: Draft, person: ExistingPerson): boolean {
  return (
    draft.employeeNumber === null || person.employeeNumber === null || numberKey(draft.employeeNumber) === numberKey(person.employeeNumber)
  )
}

function sameEmail(draft: Draft, person: ExistingPerson): boolean {
  return draft.email === null || person.email === null || sameKey(draft.email) === sameKey(person.email)
}

function groupByKey<T>(list: readonly T[], keyOf: (one: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}
