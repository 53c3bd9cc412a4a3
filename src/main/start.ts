import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keepIndexed } from './features/search/index.ts'
import { createJobPool } from './jobs/pool.ts'
import type { Vaults } from './kernel/session.ts'
import type { Shell } from './shell/shell.ts'
import { createVaults } from './vault/vaults.ts'

declare const __APP_VERSION__: string

/** Opens the demo firm and says how to open it again, whichever the shell. */
export async function openDemo(vaults: Pick<Vaults, 'openDemo'>, print: (line: string) => void): Promise<void> {
  print('Opening the demo firm; the first time it is made, which takes a while …')
  const opened = await vaults.openDemo()
  print(opened.ok ? `Demo vault, passphrase: ${opened.value.passphrase}` : `The demo vault did not open: ${opened.error.code}`)
}

/** The vaults of this machine with what they need, the same under either shell. `root` holds `resources`. */
export function startVaults(shell: Shell, folder: string, root: string): Vaults {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return createVaults({
    folder,
    shell,
    version: __APP_VERSION__,
    jobs: createJobPool(),
    keepIndexed,
    seedDemo: async (vault) => {
      const people = await readFile(join(root, 'resources', 'demo', 'adventureworks_employees.csv'))
      const { seedDemo } = await import('./demo/seed.ts')
      await seedDemo(vault, { people })
    },
    // Loaded when a vault opens, so that the unlock screen waits for no feature.
    onOpened: (vault) => {
      void import('./features/coaching/index.ts').then(({ watchMeetings }) => watchMeetings(vault, (text) => shell.notify(text)))
    },
  })
}
