import { join } from 'node:path'
import { ok, type Result } from '../../shared/kernel/result.ts'
import { openConnection } from '../db/connection.ts'
import { DATABASE_FILE } from './files.ts'
import type { Header, StoredHeader } from './header.ts'
import { openLink } from './key-slots.ts'
import type { Bytes } from './seal.ts'
import { toHex } from './session.ts'

export interface Unlocked {
  readonly header: Header
  readonly dataKey: Bytes
}
export type Unlock<K> = (header: Header) => Promise<Result<Bytes, K>>

/**
 * The key of a vault, and its header. When the replacement of the key was cut short there are two: whichever opens the database is
 * the one. The header is not written here: that waits until every page was read.
 */
export async function unlockStored<K>(
  folder: string,
  { present, replacing }: StoredHeader,
  unlock: Unlock<K>,
): Promise<Result<Unlocked, K>> {
  const path = join(folder, DATABASE_FILE)
  if (!replacing) return unlockOne(present, unlock)
  const { next: header, link } = replacing
  const next = await unlockOne(header, unlock)
  if (next.ok) {
    if (keyFits(path, next.value.dataKey) !== 'no') return next
    const dataKey = await openLink(link, present, next.value)
    // Neither fits: the database is damaged, and is called so when it is opened.
    return dataKey && keyFits(path, dataKey) !== 'no' ? ok({ header: present, dataKey }) : next
  }
  const old = await unlockOne(present, unlock)
  return old.ok && keyFits(path, old.value.dataKey) === 'no' ? next : old
}

async function unlockOne<K>(header: Header, unlock: Unlock<K>): Promise<Result<Unlocked, K>> {
  const key = await unlock(header)
  return key.ok ? ok({ header, dataKey: key.value }) : key
}

/** Whether the database opens with this key. Where it cannot be read at all, no key can be blamed. */
export function keyFits(path: string, dataKey: Bytes): 'yes' | 'no' | 'unknown' {
  const opened = openConnection({ path, hexKey: toHex(dataKey), readOnly: true })
  if (!opened.ok) return opened.error.code === 'DATABASE_DAMAGED' ? 'no' : 'unknown'
  opened.value.close()
  return 'yes'
}
