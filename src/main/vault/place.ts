import { statfs } from 'node:fs/promises'
import type { JournalMode } from '../db/connection.ts'

export type PlaceKind = 'local' | 'synced' | 'network'

const SYNCED = [
  /^onedrive( ?-.*)?$/i,
  /^dropbox( ?\(.*\))?$/i,
  /^google ?drive( ?\(.*\))?$/i,
  /^googledrive-/i,
  /^my drive$/i,
  /^icloud ?drive$/i,
  /^mobile documents$/i,
  /^com~apple~clouddocs$/i,
  /^cloudstorage$/i,
  /^nextcloud$/i,
  /^owncloud$/i,
  /^box( sync)?$/i,
  /^pcloud ?drive$/i,
  /^syncthing$/i,
]

// File system types of Linux whose files another machine may hold too: NFS, SMB, CIFS, SMB2, 9p, FUSE, AFS, Ceph, Coda.
const NETWORK_TYPES = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x5346414f, 0x00c36400, 0x73757245])

/** Whether the folder is kept by a sync program, told by the names those programs give. */
export function isSyncedPath(path: string): boolean {
  return path.split(/[\\/]+/).some((part) => SYNCED.some((name) => name.test(part)))
}

/** Where a vault lies. WAL needs shared memory and ordered writes, which neither a share nor a sync program gives. */
export async function placeKind(folder: string): Promise<PlaceKind> {
  if (isSyncedPath(folder)) return 'synced'
  if (/^(\\\\|\/\/)[^\\/.?]/.test(folder)) return 'network'
  if (process.platform !== 'linux') return 'local'
  const type = await statfs(folder).then(
    (found) => found.type,
    () => 0,
  )
  return NETWORK_TYPES.has(type >>> 0) ? 'network' : 'local'
}

export function journalFor(place: PlaceKind): JournalMode {
  return place === 'local' ? 'wal' : 'truncate'
}
