import type { Certificate, VaultContents } from '../../shared/contract/vault-facts.ts'
import { localDate } from '../../shared/kernel/calendar.ts'
import { count, formatBytes, formatFullDate, formatTime } from './format.ts'

type Line = readonly [name: string, text: string]

function moment(instant: number): string {
  return `${formatFullDate(localDate(instant))}, ${formatTime(instant)}`
}

/** What a vault holds, in one line. */
export function contentsLine(contents: VaultContents): string {
  return [
    count(contents.people, 'person', 'people'),
    count(contents.cycles, 'cycle'),
    count(contents.goals, 'goal'),
    count(contents.oneToOnes, 'one-to-one'),
    count(contents.reviews, 'review'),
    count(contents.sharedNotes, 'shared note'),
    count(contents.privateNotes, 'private note'),
    count(contents.rewards, 'reward'),
    count(contents.packages, 'package'),
    count(contents.replies, 'reply', 'replies'),
    ...libraryParts(contents),
  ].join(', ')
}

function libraryParts({ jobProfiles, frameworks, scales, templates, phrases }: VaultContents): string[] {
  // One that was written before the library was counted must not say that there was none.
  if (jobProfiles === undefined) return []
  return [
    count(jobProfiles, 'job profile'),
    count(frameworks ?? 0, 'framework'),
    count(scales ?? 0, 'scale'),
    count(templates ?? 0, 'template'),
    count(phrases, 'phrase'),
  ]
}

function backupsLine({ backups }: Certificate): string {
  if (backups.oldestAt === null || backups.newestAt === null) return 'None'
  const [oldest, newest] = [formatFullDate(localDate(backups.oldestAt)), formatFullDate(localDate(backups.newestAt))]
  const span = oldest === newest ? `of ${newest}` : `from ${oldest} to ${newest}`
  return `${count(backups.count, 'backup')}, ${formatBytes(backups.bytes)}, ${span}`
}

const OVERWRITTEN = 'overwritten with random bytes and forced to the disk, then removed'

function markOf(keyMark: string | null): string {
  return keyMark === null ? '' : `; mark of the key ${keyMark}`
}

/** The facts of a certificate, name by name, the same on the screen and in the file. */
export function certificateLines(certificate: Certificate): readonly Line[] {
  const { destroyedAt, contents, sha256, keyMark, left } = certificate
  const isDone = destroyedAt !== null
  return [
    ['Vault', `${certificate.vaultName}, made ${moment(certificate.createdAt)}`],
    ['Identity', certificate.vaultId],
    isDone ? ['Destroyed', moment(destroyedAt)] : ['Destroyed', 'Not yet. This is how the certificate would read.'],
    ['Contents', `${contentsLine(contents)}; ${count(contents.changes, 'step')} in the journal`],
    ...(contents.protectedAttributes > 0 ? [['Fairness checks', count(contents.protectedAttributes, 'protected attribute')] as const] : []),
    ['Database', `${formatBytes(certificate.bytes)}${sha256 === null ? '' : `, SHA-256 ${sha256}`}`],
    ['Backups', backupsLine(certificate)],
    ['Keys', `${count(certificate.keysOverwritten, 'header')} ${isDone ? '' : 'to be '}${OVERWRITTEN}${markOf(keyMark)}`],
    ['Files', `${count(certificate.filesRemoved, 'file')} ${isDone ? 'removed' : 'to be removed'}`],
    ...(left > 0 ? [['Left in the folder', `${count(left, 'thing')} that ${left === 1 ? 'is' : 'are'} not of the vault`] as const] : []),
    ['Certificate', `${certificate.id}, Perennial ${certificate.version}`],
  ]
}

const PLACES = {
  local: null,
  synced: 'The folder is kept by a sync program: its history and its other computers may hold earlier versions.',
  network: 'The folder is on a share: whoever keeps it may hold earlier versions.',
} as const

/** What a destruction cannot promise. Said before it, and in the certificate. */
export function notPromised(certificate: Certificate): readonly string[] {
  const copies = certificate.copiesKnown
  const place = PLACES[certificate.placeKind]
  return [
    ...(copies > 0
      ? [`${count(copies, 'more copy', 'more copies')} of this vault ${copies === 1 ? 'is' : 'are'} known on this computer and stay.`]
      : []),
    'Copies made by hand, handed over, or in a backup of the computer stay, and open with the passphrase of their time.',
    'An SSD may keep overwritten blocks for a while, out of reach of any program.',
    ...(place === null ? [] : [place]),
    'Packages and exports that went out stay with whoever has them.',
  ]
}
