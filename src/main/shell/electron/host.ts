import { app, type BrowserWindow, dialog, Notification } from 'electron'
import type { OpenRequest, Shell } from '../shell.ts'
import { systemKeyring } from './keyring.ts'
import { quickNoteKey, type RegisteredKey } from './quick-note-key.ts'

export interface ElectronHost extends Shell {
  readonly quickNote: RegisteredKey
  /** Keeps what the OS asked to open until the window asks for it. */
  request(request: OpenRequest): void
}

/** What Electron offers to the rest of main. */
export function electronHost(window: () => BrowserWindow | null): ElectronHost {
  let waiting: OpenRequest | null = null
  return {
    kind: 'electron',
    quickNote: quickNoteKey(),
    keyring: systemKeyring(),
    async chooseFolder(title) {
      const options = { title, properties: ['openDirectory', 'createDirectory'] as ('openDirectory' | 'createDirectory')[] }
      const parent = window()
      const { canceled, filePaths } = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options)
      return canceled ? null : (filePaths[0] ?? null)
    },
    notify(text) {
      if (Notification.isSupported()) new Notification({ title: app.name, body: text, silent: true }).show()
    },
    nextEntry: () => null,
    takeRequest() {
      const request = waiting
      waiting = null
      return request
    },
    request(request) {
      waiting = request
    },
  }
}
