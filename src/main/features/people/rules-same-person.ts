import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { NearTexts } from './rules-managers-near.ts'
import { displayName, type Name, nameKey } from './rules-names.ts'
import { sameKey } from './rules-text.ts'

interface Somebody extends Name {
  readonly email: string | null
  readonly hiredOn: IsoDate | null
}

/**
 * Whether two people with the same employee number may be one. Every firm counts from 1, so the number alone says nothing: the name or
 * the e-mail has to be near as well, or one half of the name with the day of hiring, as after a marriage.
 */
export function mayBeOne(a: Somebody, b: Somebody): boolean {
  if (nameKey(a) === nameKey(b)) return true
  if (a.email !== null && b.email !== null && (sameKey(a.email) === sameKey(b.email) || mailboxOf(a.email) === mailboxOf(b.email)))
    return true
  const sameHiring = a.hiredOn !== null && a.hiredOn === b.hiredOn
  if (sameHiring && (sameWord(a.givenName, b.givenName) || sameWord(a.familyName, b.familyName))) return true
  const near = new NearTexts<true>()
  near.add(displayName(b), true)
  return near.find(displayName(a)).length > 0
}

/** A firm that changes its name keeps what stands before the @. */
function mailboxOf(email: string): string {
  return sameKey(email).split('@')[0] ?? ''
}

function sameWord(a: string, b: string): boolean {
  return a !== '' && sameKey(a) === sameKey(b)
}
