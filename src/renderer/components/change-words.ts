import type { PersonEventKind, PlannedChange } from '../../shared/contract/people-changes.ts'
import { formatFullDate } from './format.ts'

const WORDS = { job: 'Job', manager: 'Manager', unit: 'Unit', left: 'Left', returned: 'Returned' } as const

/** What changed, in a word. */
export function eventWord(kind: PersonEventKind): string {
  return WORDS[kind]
}

/** Why somebody stays as they are. */
export function refusalWords({ code, names, on }: NonNullable<PlannedChange['refused']>): string {
  const day = on === null ? 'a later day' : formatFullDate(on)
  if (code === 'OWN_MANAGER') return 'Nobody reports to themselves'
  if (code === 'MANAGER_CYCLE') return `The chain would close on itself: ${names.join(', ')}`
  return code === 'LATER_CHANGE' ? `A later change is on record, ${day}` : `Hired on ${day}, after this day`
}
