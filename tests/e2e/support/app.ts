import { rm } from 'node:fs/promises'
import { test as base, expect, type Page } from '@playwright/test'
import { type StartedShell, startBrowserShell } from '../../support/browser-shell.ts'
import { childWatch, type NetworkWatch } from '../../support/network-watch.ts'
import { Manager } from './manager.ts'

interface App {
  readonly shell: StartedShell
  readonly page: Page
  readonly manager: Manager
  /** Every connection anybody tried to make that did not stay on this machine. */
  readonly network: NetworkWatch
}

/** The built app in the browser shell with a vaults folder of its own, and a page that came in with the printed address. */
export const test = base.extend<{ app: App }>({
  app: async ({ context, page }, use) => {
    const network = await childWatch()
    network.watchBrowser(context)
    const shell = await startBrowserShell({ execArgv: network.execArgv })
    await page.goto(shell.address)
    await use({ shell, page, manager: new Manager(page), network })
    await shell.stop()
    await rm(network.folder, { recursive: true, force: true })
  },
})

export { expect }
