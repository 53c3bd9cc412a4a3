import type { PersonFields } from '../../shared/contract/people.ts'
import type { When } from '../../shared/contract/people-changes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'

/** What was typed about a person and not saved yet. */
export interface PersonDraft {
  readonly fields: PersonFields
  readonly when: When | null
  readonly leftOn: IsoDate | null
}

/** In the memory of the page only, which ends at the lock. Thrown away when it is saved or cancelled. */
const drafts = new Map<string, PersonDraft>()

/** A draft belongs to what it began with: somebody whose facts have changed since begins with those. */
export function draftKey(personId: string | null, start: PersonFields): string {
  return `${personId ?? 'new'} ${JSON.stringify(start)}`
}

export function keptDraft(key: string): PersonDraft | undefined {
  return drafts.get(key)
}

/** Keeps what was typed, unless it says nothing else than the beginning. */
export function keepDraft(key: string, draft: PersonDraft, start: PersonFields): void {
  if (JSON.stringify(draft.fields) === JSON.stringify(start)) drafts.delete(key)
  else drafts.set(key, draft)
}

export function dropDraft(key: string): void {
  drafts.delete(key)
}
