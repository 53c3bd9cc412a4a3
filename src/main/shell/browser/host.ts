import type { Shell } from '../shell.ts'
import type { Entrance } from './entrance.ts'

/** What a browser tab can offer: no dialogs, no keyring, no notices; but a way in for the next page. */
export function browserHost(entrance: Entrance): Shell {
  return {
    kind: 'browser',
    chooseFolder: () => Promise.resolve(null),
    keyring: null,
    quickNote: null,
    notify() {},
    nextEntry: () => entrance.renew(),
    takeRequest: () => null,
  }
}
