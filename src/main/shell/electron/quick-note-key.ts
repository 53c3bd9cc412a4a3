import { globalShortcut } from 'electron'
import type { QuickNoteKey } from '../shell.ts'

/** Three keys held besides the letter: few programs take them. */
export const QUICK_NOTE_KEYS = 'CommandOrControl+Alt+Shift+N'

export interface RegisteredKey extends QuickNoteKey {
  /** Asks the system for the keys; `onPress` hears each press. Whoever has them already keeps them. */
  register(onPress: () => void): void
  /** The page is to open a private note, now or as soon as it is there to hear it. */
  ask(): void
}

/** One press leads to one note, also when the page that shows it has yet to load. */
export function quickNoteKey(): RegisteredKey {
  let given = false
  let pending = false
  let tell: (() => void) | null = null
  return {
    keys: QUICK_NOTE_KEYS,
    get given() {
      return given
    },
    register(onPress) {
      try {
        given = globalShortcut.register(QUICK_NOTE_KEYS, onPress)
      } catch {
        given = false
      }
    },
    ask() {
      pending = true
      tell?.()
    },
    next: (signal) =>
      new Promise((resolve) => {
        const end = (asked: boolean) => {
          if (tell === hear) tell = null
          if (asked) pending = false
          resolve(asked)
        }
        const hear = () => end(true)
        tell = hear
        signal?.addEventListener('abort', () => end(false), { once: true })
        if (pending) end(true)
      }),
    forget() {
      pending = false
    },
  }
}
