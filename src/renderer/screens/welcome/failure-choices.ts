/** What can be done about a vault that did not open. */
export type FailureChoice = 'restore' | 'retry' | 'other'

const DAMAGED = ['HEADER_DAMAGED', 'KDF_OUT_OF_RANGE', 'DATABASE_MISSING', 'DATABASE_EMPTY', 'DATABASE_DAMAGED', 'DATABASE_FOREIGN']

/** In order of safety; the first is suggested. A newer vault is never replaced by an older copy as the first advice. */
export function choicesFor(code: string, hasBackup: boolean): readonly FailureChoice[] {
  if (DAMAGED.includes(code)) return hasBackup ? ['restore', 'other', 'retry'] : ['other', 'retry']
  if (code === 'VAULT_NOT_FOUND') return ['other', 'retry']
  if (code === 'HEADER_NEWER' || code === 'VAULT_NEWER') return hasBackup ? ['other', 'restore'] : ['other']
  return ['retry', 'other']
}

/** The short word above the title. */
export function tagFor(code: string): string {
  if (DAMAGED.includes(code)) return 'Damaged file'
  if (code === 'HEADER_NEWER' || code === 'VAULT_NEWER') return 'Newer version'
  if (code === 'VAULT_IN_USE') return 'Open elsewhere'
  if (code === 'VAULT_READ_ONLY') return 'Read-only folder'
  if (code === 'DISK_FULL') return 'Disk full'
  return 'Not opened'
}

/** The title names the vault. */
export function titleFor(code: string, name: string): string {
  if (code === 'HEADER_DAMAGED' || code === 'KDF_OUT_OF_RANGE') return `The header of ${name} cannot be read`
  if (code === 'DATABASE_MISSING') return `The database of ${name} is missing`
  if (code === 'DATABASE_EMPTY') return `The database of ${name} is empty`
  if (code === 'DATABASE_FOREIGN') return `${name} holds the database of another vault`
  if (code === 'DATABASE_DAMAGED') return `Part of ${name} cannot be read`
  if (code === 'HEADER_NEWER' || code === 'VAULT_NEWER') return `${name} needs a newer Perennial`
  if (code === 'VAULT_IN_USE') return `${name} is open elsewhere`
  if (code === 'VAULT_NOT_FOUND') return `${name} is not where it was`
  if (code === 'VAULT_READ_ONLY') return `The folder of ${name} is read-only`
  return `${name} did not open`
}
