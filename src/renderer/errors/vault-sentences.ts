import { formatBytes, formatMoment } from '../components/format.ts'
import { handOverSentences } from './hand-over-sentences.ts'
import { numberOf, type Sentences, textOf } from './sentence.ts'

const UNTOUCHED = 'The vault stays closed and nothing in it was changed.'

/** Opening, keys, backups and the disk. */
export const vaultSentences: Sentences = {
  VAULT_LOCKED: ['The vault is locked', 'What was saved before is safe. This step was not done.', 'Unlock the vault and do it again.'],
  DISK_FULL: ['Not saved. The disk is full', 'The text is kept here until there is room.', 'Free some space, then choose Try again.'],
  VAULT_NOT_FOUND: [
    'The vault is not where it was',
    'Its folder was moved, renamed or is on a disk that is not connected. Nothing was changed.',
    'Connect the disk, or add the vault from its new place.',
  ],
  WRONG_PASSPHRASE: [
    'Passphrase and vault do not match',
    'The vault itself is in order; it opens only with its own passphrase.',
    'Check capitals and keyboard layout, then type it again.',
  ],
  WRONG_RECOVERY_CODE: [
    'Recovery code and vault do not match',
    'A newer code may have been made since this one was printed. The vault itself is in order.',
    'Check each group, or use the passphrase.',
  ],
  HEADER_DAMAGED: [
    'The header of the vault cannot be read',
    `The file vault.json holds the sealed keys and is damaged or incomplete. ${UNTOUCHED}`,
    'Restore a backup: it holds a copy of the header.',
  ],
  HEADER_NEWER: (data) => [
    'A newer Perennial wrote this vault',
    `Its format is ${numberOf(data, 'format') ?? 'newer'}, which this version does not know. ${UNTOUCHED}`,
    'Open it with the newer version.',
  ],
  KDF_OUT_OF_RANGE: [
    'The key settings of the vault are out of range',
    `The header asks for more or less work than any Perennial writes, so it may have been altered. ${UNTOUCHED}`,
    'Restore a backup made before, or check who could write to the folder.',
  ],
  DATABASE_MISSING: [
    'The database of the vault is missing',
    'The header is here, the file vault.db beside it is not. Nothing was created in its place.',
    'Restore a backup, or put the file back.',
  ],
  DATABASE_EMPTY: [
    'The database of the vault is empty',
    `The file vault.db has no content, most often after an interrupted copy. ${UNTOUCHED}`,
    'Restore a backup, or choose another copy.',
  ],
  DATABASE_DAMAGED: [
    'Part of the vault cannot be read',
    `The passphrase is right. Parts of the database fail their check, most often after a disk fault or an interrupted copy. ${UNTOUCHED}`,
    'Restore a backup: the damaged file is kept beside it.',
  ],
  DATABASE_FOREIGN: [
    'The database belongs to another vault',
    `Header and database do not belong together, as happens when files of two vaults are mixed. ${UNTOUCHED}`,
    'Restore a backup, or choose another copy.',
  ],
  VAULT_NEWER: (data) => [
    'A newer Perennial wrote this vault',
    `It contains the step ${textOf(data, 'migration', 'of a later version')}, which this version does not know. ${UNTOUCHED}`,
    'Open it with the newer version.',
  ],
  VAULT_IN_USE: (data) => {
    const since = numberOf(data, 'since')
    const when = since === null ? '' : ` since ${formatMoment(since)}`
    return [
      'The vault is open elsewhere',
      `Another window or computer has it open${when}. Two writers would damage it, so it stays closed here.`,
      'Lock it there, then open it here.',
    ]
  },
  VAULT_READ_ONLY: [
    'The folder of the vault cannot be written',
    'Nothing could be saved here, so nothing was started. What is in the vault is unchanged.',
    'Allow writing to the folder, or copy the vault to one of your own.',
  ],
  VAULT_EXISTS: [
    'A vault of this name is already here',
    'Its folder would be overwritten, so nothing was created.',
    'Choose another name.',
  ],
  NOT_A_VAULT: [
    'This folder is not a vault',
    'A vault is a folder ending in .perennial with vault.json and vault.db inside.',
    'Choose the folder itself, not one around it or a file in it.',
  ],
  PATH_NEEDED: [
    'The place of the vault is needed',
    'The browser cannot show folders of this computer.',
    'Type or paste the path of the folder.',
  ],
  BACKUP_NOT_FOUND: [
    'This backup is no longer there',
    'It was removed, or replaced by a newer one. The vault is unchanged.',
    'Choose another backup.',
  ],
  BACKUP_DAMAGED: [
    'This backup cannot be read',
    'It fails its check, so it was not put in place of anything. The vault is unchanged.',
    'Choose another backup.',
  ],
  BACKUP_FAILED: (data) => [
    'The backup was not made',
    `Reason: ${textOf(data, 'reason', 'the copy could not be written')}. Earlier backups and the vault are unchanged.`,
    'Check space and permissions of the vault’s folder, then try again.',
  ],
  KEY_NOT_PREPARED: [
    'The data key has to be prepared again',
    'The vault was locked or its passphrase, code or colour was changed since. The present key still opens it, and nothing was changed.',
    'Start again with the passphrase; a new recovery code comes with it.',
  ],
  KEY_NOT_REPLACED: (data) => keyNotReplaced(textOf(data, 'reason', ''), numberOf(data, 'bytesNeeded') ?? 0),
  ...handOverSentences,
  CHANGE_NOT_FOUND: ['This change is not in the journal', 'There is nothing to take back.', 'Reload the screen to see the present state.'],
  CHANGE_ALREADY_UNDONE: ['This was already undone', 'Nothing further was changed.', 'Nothing needs doing.'],
  CHANGE_FINAL: (data) => [
    'This cannot be taken back',
    `“${textOf(data, 'summary', 'The change')}” stays on record: with it something went out, or the app itself made it.`,
    'A correction is a new version of what was sent.',
  ],
  CHANGE_OVERTAKEN: (data) => [
    'A later change stands on this one',
    `“${textOf(data, 'summary', 'A later change')}” touched the same records, so nothing was taken back.`,
    'Undo the later change first.',
  ],
}

const KEPT = 'The present data key and recovery code stay, and nothing in the vault was changed.'

function keyNotReplaced(reason: string, bytes: number): readonly [string, string, string] {
  if (reason === 'disk-full') {
    const room = `Writing every page again takes ${formatBytes(bytes)} of free space for a moment.`
    return ['The data key was not replaced. The disk is full', `${room} ${KEPT}`, 'Free that much space, then start again.']
  }
  if (reason === 'read-only')
    return [
      'The data key was not replaced',
      `The folder of the vault cannot be written. ${KEPT}`,
      'Allow writing to the folder, then start again.',
    ]
  if (reason === 'damaged')
    return [
      'The data key was not replaced. Part of the vault cannot be read',
      `A page of the database fails its check, most often after a disk fault. ${KEPT}`,
      'Lock the vault and restore a backup, then start again.',
    ]
  return ['The data key was not replaced', `The new copy did not pass its check and was thrown away. ${KEPT}`, 'Start again.']
}
