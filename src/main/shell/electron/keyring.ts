import { safeStorage } from 'electron'
import type { Shell } from '../shell.ts'

/** The OS keyring. On Linux without one, Chromium would use a password everybody knows: then there is none. */
export function systemKeyring(platform: NodeJS.Platform = process.platform): Shell['keyring'] {
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return null
  return {
    async seal(secret) {
      return safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'))
    },
    async open(sealed) {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
      return Buffer.from(result, 'base64')
    },
  }
}
