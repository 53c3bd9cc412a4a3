import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok } from '../../shared/kernel/result.ts'
import { faultOf } from '../db/connection.ts'
import { listBackups } from './backups.ts'
import { DATABASE_FILE } from './files.ts'
import { findVault, type Home } from './home.ts'
import { lockFolder } from './lock-file.ts'
import { bringsOwnHeader, restoreBackup } from './restore.ts'

interface Choice {
  readonly vaultId: string
  readonly backupId: string
}

export async function restorePreview(home: Home, { vaultId, backupId }: Choice) {
  const known = await findVault(home, vaultId)
  if (!known) return err({ code: 'VAULT_NOT_FOUND' } as const)
  const backup = (await listBackups(known.folder)).find(({ id }) => id === backupId)
  if (!backup) return err({ code: 'BACKUP_NOT_FOUND' } as const)
  const current = await stat(join(known.folder, DATABASE_FILE)).catch(() => null)
  const opensWith = (await bringsOwnHeader(known.folder, backupId)) ? ('keys-of-its-time' as const) : ('present-keys' as const)
  return ok({ backup, opensWith, currentModifiedAt: current ? Math.round(current.mtimeMs) : null, currentBytes: current?.size ?? null })
}

/** Needs the vault locked: nobody holds a page of what is replaced. */
export async function restoreVault(home: Home, { vaultId, backupId }: Choice) {
  const known = await findVault(home, vaultId)
  if (!known) return err({ code: 'VAULT_NOT_FOUND' } as const)
  await home.ending
  const locked = await lockFolder(known.folder, home.now())
  if (!locked.ok) return locked
  try {
    const restored = await restoreBackup(known.folder, backupId, home.now())
    if (restored.ok) await forgetCounter(home, vaultId)
    return restored
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'DISK_FULL' || fault?.code === 'VAULT_READ_ONLY') return err({ code: fault.code })
    throw error
  } finally {
    await locked.value.release()
  }
}

/** A restore that was asked for is not an older copy slipped in. */
async function forgetCounter(home: Home, id: string): Promise<void> {
  await home.state.update((state) => {
    const seen = state.vaults[id]
    return seen ? { ...state, vaults: { ...state.vaults, [id]: { ...seen, counter: null } } } : state
  })
}

export async function backupsOf(home: Home, vaultId: string) {
  const known = await findVault(home, vaultId)
  return known ? ok(await listBackups(known.folder)) : err({ code: 'VAULT_NOT_FOUND' } as const)
}
