import { join } from 'node:path'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { type Connection, closeConnection, openConnection } from '../db/connection.ts'
import { changeCounter } from '../db/inspect.ts'
import { kyselyOver } from '../db/kysely.ts'
import { migrate } from '../db/migrate.ts'
import type { Deps } from '../kernel/deps.ts'
import type { OpenVault } from '../kernel/session.ts'
import type { BackupFault } from './backup-job.ts'
import type { BackupNote } from './backup-note.ts'
import { backupCounters, backupId, rotateBackups } from './backups.ts'
import { DATABASE_FILE } from './files.ts'
import type { PreparedHandOver } from './handing-over.ts'
import { type Header, printHeader } from './header.ts'
import type { Home, KnownVault } from './home.ts'
import { summarise } from './home.ts'
import type { IdleClock } from './idle-clock.ts'
import type { FolderLock } from './lock-file.ts'
import { journalFor, placeKind } from './place.ts'
import type { BackupCause } from './rotation.ts'
import type { Bytes } from './seal.ts'
import { readSigner } from './workspace-keys.ts'

/** Everything that lives from opening to locking. */
export interface Session {
  readonly id: string
  readonly folder: string
  /** Overwritten in place: with zeros at the end, with the next key when it is replaced. */
  readonly dataKey: Bytes
  /** The connection that the database works over; another takes its place when the data key is replaced. */
  readonly seat: { connection: Connection; isClosed: boolean }
  /** What is told of every change while the vault is open. */
  readonly listener: { changed: () => void }
  readonly lock: FolderLock
  readonly abort: AbortController
  readonly olderThanLastSeen: boolean
  /** The change counter when it was opened. */
  readonly counter: number
  /** The change counter of the newest copy; null when no copy matches what was opened. */
  backedUpAt: number | null
  /** A copy under way; the folder stays locked until it ends. */
  copying: Promise<unknown>
  /** A header being replaced, never rejected; the key and the folder are let go of only after it. */
  rewriting: Promise<unknown>
  /** A data key that is ready to take the place of the present one, and the header it was made for. */
  prepared: { readonly over: Header; readonly header: Header; readonly dataKey: Bytes } | null
  /** A copy that is ready to be handed over. */
  handOver: PreparedHandOver | null
  /** Set when the vault ends with the session: no copy is made on closing, and the folder stays locked. */
  isDoomed: boolean
  /** Of the certificate this vault would get: its draft and the certificate itself are one. */
  readonly certificateId: string
  header: Header
  vault: OpenVault
  idle: IdleClock | null
}

export type DatabaseOutcome =
  | {
      readonly code: 'DATABASE_MISSING' | 'DATABASE_EMPTY' | 'DATABASE_DAMAGED' | 'DATABASE_FOREIGN' | 'VAULT_READ_ONLY' | 'DISK_FULL'
    }
  | { readonly code: 'VAULT_NEWER'; readonly data: { readonly migration: string } }
  | { readonly code: 'VAULT_IN_USE'; readonly data: { readonly since: number | null } }

/** Judges the database, copies it when a migration is due, migrates, opens. Until the copy nothing is written. */
export async function openSession(
  home: Home,
  known: KnownVault,
  key: { header: Header; dataKey: Bytes; lock: FolderLock },
): Promise<Result<Session, DatabaseOutcome>> {
  const path = join(known.folder, DATABASE_FILE)
  const hexKey = toHex(key.dataKey)
  const { jobs } = home.options
  const inspected = await jobs.run('vault.inspect', { path, hexKey })
  if (!inspected.ok) return err(fromFault(inspected.error))
  const { pending, counter } = inspected.value
  if (pending.length > 0) {
    const backup = await backUp(home, { folder: known.folder, header: key.header, dataKey: key.dataKey }, 'before-migration')
    if (!backup.ok) return err({ code: REASON_CODES[backup.error.data.reason] })
  }
  const opened = openConnection({ path, hexKey, journal: journalFor(await placeKind(known.folder)) })
  if (!opened.ok) return err(fromFault(opened.error))
  try {
    const migrated = migrate(opened.value, home.now)
    if (!migrated.ok) {
      opened.value.close()
      return migrated
    }
    return ok(await sessionOver(home, known, { ...key, connection: opened.value }, counter))
  } catch (error) {
    // A migration that failed has taken itself back; nothing of the vault stays open.
    opened.value.close()
    throw error
  }
}

async function sessionOver(
  home: Home,
  known: KnownVault,
  parts: { header: Header; dataKey: Bytes; lock: FolderLock; connection: Connection },
  found: number,
): Promise<Session> {
  const seen = (await home.state.read()).vaults[known.id]?.counter ?? null
  const counter = changeCounter(parts.connection)
  const copies = await backupCounters(known.folder)
  const abort = new AbortController()
  const seat = { connection: parts.connection, isClosed: false }
  const db = kyselyOver(() => seat.connection)
  const listener = { changed: () => {} }
  const deps: Deps = { db, now: home.now, newId: home.newId, jobs: home.options.jobs, changed: () => listener.changed() }
  const vault: OpenVault = {
    deps,
    summary: await summarise(home, known),
    workspaceId: parts.header.vault.workspaceId,
    signer: await readSigner(deps.db),
    closing: abort.signal,
  }
  const { header, dataKey, lock } = parts
  return {
    header,
    dataKey,
    lock,
    seat,
    listener,
    prepared: null,
    handOver: null,
    isDoomed: false,
    certificateId: crypto.randomUUID(),
    id: known.id,
    folder: known.folder,
    abort,
    vault,
    idle: null,
    counter,
    copying: Promise.resolve(),
    rewriting: Promise.resolve(),
    backedUpAt: copies.includes(counter) ? counter : null,
    olderThanLastSeen: seen !== null && found < seen,
  }
}

/** Waits for the transaction under way, closes the database and drops the key. */
export async function closeSession(session: Session): Promise<{ readonly counter: number | null }> {
  session.idle?.stop()
  session.abort.abort(new DOMException('The vault was locked', 'AbortError'))
  await Promise.race([session.vault.deps.db.connection().execute(async () => {}), patience()])
  const { connection } = session.seat
  session.seat.isClosed = true
  const counter = connection.open ? changeCounter(connection) : null
  closeConnection(connection)
  await session.vault.deps.db.destroy()
  return { counter }
}

/** A transaction that does not end must not keep the vault from locking; cut off, it leaves nothing. */
function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5000).unref())
}

/** Makes a verified copy in a worker, then lets go of those that rotation no longer keeps. */
export async function backUp(
  home: Home,
  vault: { readonly folder: string; readonly header: Header; readonly dataKey: Bytes },
  cause: BackupCause,
): Promise<Result<{ id: string; note: BackupNote }, BackupFault>> {
  const at = home.now()
  const id = backupId(at, cause)
  const { folder, header, dataKey } = vault
  const input = { folder, hexKey: toHex(dataKey), header: printHeader(header), id, at, cause }
  const made = await home.options.jobs.run('vault.backup', input)
  if (!made.ok) return made
  // A copy that cannot be removed does not make the new one worse.
  await rotateBackups(folder).catch(() => {})
  return ok({ id, note: made.value })
}

export function toHex(bytes: Bytes): string {
  return Buffer.from(bytes).toString('hex')
}

const REASON_CODES = {
  'disk-full': 'DISK_FULL',
  'read-only': 'VAULT_READ_ONLY',
  damaged: 'DATABASE_DAMAGED',
  'not-verified': 'DATABASE_DAMAGED',
} as const

type Fault = DatabaseOutcome | { readonly code: 'DATABASE_BUSY' }

function fromFault(fault: Fault): DatabaseOutcome {
  return fault.code === 'DATABASE_BUSY' ? { code: 'VAULT_IN_USE', data: { since: null } } : fault
}
