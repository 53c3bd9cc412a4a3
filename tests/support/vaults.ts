import type { Vaults } from '../../src/main/kernel/session.ts'
import type { Shell } from '../../src/main/shell/shell.ts'
import { KDF_FLOOR } from '../../src/main/vault/kdf.ts'
import { createVaults, type VaultsOptions } from '../../src/main/vault/vaults.ts'
import { quickJobs } from './quick-jobs.ts'

/** A host without windows: nothing to choose, nothing asked for. */
export const bareShell: Shell = {
  kind: 'browser',
  chooseFolder: async () => null,
  keyring: null,
  notify: () => {},
  nextEntry: () => 'the next way in',
  takeRequest: () => null,
  quickNote: null,
}

/** The real service over one folder, with jobs in this thread, the cheapest key derivation that is allowed, and each key derived once. */
export function vaultsIn(folder: string, options: Partial<VaultsOptions> = {}): Vaults {
  const jobs = quickJobs()
  return createVaults({ folder, shell: bareShell, version: '0.0.0-test', jobs, seedDemo: async () => {}, kdfCost: KDF_FLOOR, ...options })
}
