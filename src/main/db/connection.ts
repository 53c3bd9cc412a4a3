import { accessSync, chmodSync, constants, statSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { CACHE_KIB } from './cache.ts'

/** A keyed connection with every pragma of the house set. Only `db/` makes one. */
export type Connection = BetterSqlite3.Database

// The types installed are those of the plain driver; this is what the encrypting one adds.
type Encrypted = Connection & { key(key: Buffer): number; rekey(key: Buffer): number }

/** "PRNL": says in the file itself what it is. */
export const APPLICATION_ID = 0x50524e4c

/** A worker moves the WAL into the database; whoever saves does so only when none came for 64 MiB. */
const BACKSTOP_PAGES = 16_384

export type JournalMode = 'wal' | 'truncate'

export interface ConnectionOptions {
  readonly path: string
  /** The raw data key: 64 hex digits. */
  readonly hexKey: string
  readonly journal?: JournalMode
  /** Makes the file. Without it an absent or empty file is refused: SQLite would take it for a new vault. */
  readonly create?: boolean
  /** To look and not to touch: writes are refused, and the journal mode stays what it is. */
  readonly readOnly?: boolean
}

export type ConnectionFault = {
  readonly code: 'DATABASE_MISSING' | 'DATABASE_EMPTY' | 'DATABASE_DAMAGED' | 'VAULT_READ_ONLY' | 'DISK_FULL' | 'DATABASE_BUSY'
}

/** Opens a vault database in the SQLCipher 4 format. What can be wrong with the file comes back as a value. */
export function openConnection(options: ConnectionOptions): Result<Connection, ConnectionFault> {
  const size = sizeOf(options.path)
  if (!options.create) {
    if (size === null) return err({ code: 'DATABASE_MISSING' })
    if (size === 0) return err({ code: 'DATABASE_EMPTY' })
  }
  let connection: Connection | undefined
  try {
    // Without write access SQLite would fall back to reading, and the first save would fail.
    if (!options.create) accessSync(options.path, constants.W_OK)
    connection = new BetterSqlite3(options.path, { fileMustExist: !options.create })
    unlock(connection, options.hexKey)
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
    setPragmas(connection, options)
    // SQLite makes its files 0644; the `-wal` and `-shm` files take the mode of the database.
    if (!options.readOnly) chmodSync(options.path, 0o600)
    return ok(connection)
  } catch (error) {
    connection?.close()
    const fault = faultOf(error)
    if (fault) return err(fault)
    throw error
  }
}

function unlock(connection: Connection, hexKey: string): void {
  connection.pragma("cipher='sqlcipher'")
  connection.pragma('legacy=4')
  const encrypted = connection as Encrypted
  encrypted.key(rawKey(hexKey))
}

/** Encrypts every page anew. Only outside WAL, where the salt would stay the old one. */
export function rekeyConnection(connection: Connection, hexKey: string): void {
  if (connection.pragma('journal_mode', { simple: true }) === 'wal') throw new Error('no new key in WAL')
  const encrypted = connection as Encrypted
  encrypted.rekey(rawKey(hexKey))
}

function rawKey(hexKey: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(hexKey)) throw new Error('a data key is 64 hex digits')
  return Buffer.from(`x'${hexKey}'`)
}

function setPragmas(connection: Connection, options: ConnectionOptions): void {
  const settings: [name: string, set: string, readBack: string | number][] = [
    ['temp_store', 'MEMORY', 2],
    ['synchronous', 'FULL', 2],
    ['foreign_keys', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    ['cell_size_check', 'ON', 1],
    ['secure_delete', 'ON', 1],
    ['cache_size', `-${CACHE_KIB}`, -CACHE_KIB],
    ['wal_autocheckpoint', String(BACKSTOP_PAGES), BACKSTOP_PAGES],
    ['busy_timeout', '5000', 5000],
  ]
  if (process.platform === 'darwin') settings.push(['checkpoint_fullfsync', '1', 1])
  const journal = options.journal ?? 'wal'
  settings.unshift(options.readOnly ? ['query_only', 'ON', 1] : ['journal_mode', journal.toUpperCase(), journal])
  for (const [name, value, readBack] of settings) {
    connection.pragma(`${name}=${value}`)
    assertPragma(connection, name, readBack)
  }
  // Encrypted pages are never memory-mapped: there the pragma answers nothing, elsewhere it must answer 0.
  connection.pragma('mmap_size=0')
  const mapped = connection.pragma('mmap_size', { simple: true })
  if (mapped !== 0 && mapped !== undefined) throw new Error(`pragma mmap_size is ${String(mapped)}, not 0`)
}

function assertPragma(connection: Connection, name: string, expected: string | number): void {
  const actual = connection.pragma(name, { simple: true })
  if (actual !== expected) throw new Error(`pragma ${name} is ${String(actual)}, not ${expected}`)
}

/** What a driver error says about the file, or null when it is a bug of ours. */
export function faultOf(error: unknown): ConnectionFault | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return { code: 'DATABASE_DAMAGED' }
  if (code.startsWith('SQLITE_IOERR_SHORT_READ') || code.startsWith('SQLITE_IOERR_DATA')) return { code: 'DATABASE_DAMAGED' }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_PERM'))
    return { code: 'VAULT_READ_ONLY' }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { code: 'VAULT_READ_ONLY' }
  // The index of the WAL found no room.
  if (code === 'SQLITE_IOERR_SHMSIZE') return { code: 'DISK_FULL' }
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT') return { code: 'DISK_FULL' }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { code: 'DATABASE_BUSY' }
  return null
}

/** Moves everything into the one file and lets go of it. */
export function closeConnection(connection: Connection): void {
  if (!connection.open) return
  try {
    if (connection.pragma('query_only', { simple: true }) === 0) {
      connection.pragma('optimize')
      connection.pragma('wal_checkpoint(TRUNCATE)')
    }
  } catch {
    // A full disk or a vanished folder must not keep the vault from locking; the WAL keeps what was saved.
  }
  connection.close()
}

function sizeOf(path: string): number | null {
  try {
    return statSync(path).size
  } catch {
    return null
  }
}
