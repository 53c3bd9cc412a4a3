import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** What this machine keeps outside any vault lies beside the folder of vaults, so that it is not copied along with them. */
export interface Places {
  /** Where new vaults are made and looked for. */
  readonly vaults: string
  /** Where the desktop window was. */
  readonly windowState: string
  /** What Chromium insists on writing; nothing of a page is in it. */
  readonly chromium: string
  /** What folders begin with that hold the file which leads a browser here; a browser in a Snap reads no other place of ours. */
  readonly openers: string
}

/** The same folder under both shells, so that what one made the other finds. */
export function placesFor(folder: string | undefined, home = homedir()): Places {
  const vaults = folder === undefined ? join(home, 'Perennial', 'Vaults') : resolve(folder)
  return { vaults, windowState: `${vaults}.window.json`, chromium: `${vaults}.chromium`, openers: `${vaults}.opening-` }
}
