import type { ExistingPerson } from './rules-matching.ts'
import type { Draft } from './rules-rows.ts'
import { numberKey, sameKey } from './rules-text.ts'

type Keys = Pick<Draft, 'personId' | 'employeeNumber' | 'email'>

/** Whom the vault knows by what a row says of somebody without naming them. */
export class NamesInVault {
  readonly #byId = new Map<string, ExistingPerson>()
  readonly #byNumber = new Map<string, ExistingPerson>()
  readonly #byEmail = new Map<string, ExistingPerson>()

  constructor(existing: readonly ExistingPerson[]) {
    for (const person of existing) {
      this.#byId.set(person.id, person)
      if (person.employeeNumber !== null) this.#byNumber.set(numberKey(person.employeeNumber), person)
      if (person.email !== null) this.#byEmail.set(sameKey(person.email), person)
    }
  }

  /** The one whom nothing but this row can mean. */
  certain({ personId, email }: Keys): ExistingPerson | null {
    return this.#byId.get(personId ?? '') ?? this.#byEmail.get(sameKey(email ?? '')) ?? null
  }

  /** The one with the number, who in the file of another firm is somebody else. */
  numbered({ employeeNumber }: Keys): ExistingPerson | null {
    return (employeeNumber === null ? undefined : this.#byNumber.get(numberKey(employeeNumber))) ?? null
  }

  /** For a file that names nobody: it can only mean those the vault knows. */
  any(keys: Keys): ExistingPerson | null {
    return this.#byId.get(keys.personId ?? '') ?? this.numbered(keys) ?? this.certain(keys)
  }
}
