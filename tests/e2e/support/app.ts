import { test as base, expect, type Page } from '@playwright/test'
import { type StartedShell, startBrowserShell } from '../../support/browser-shell.ts'
import { LEAVING, startWatching, watchBrowser, watchNode } from '../../support/network-watch.ts'
import { Manager } from './manager.ts'

interface App {
  readonly shell: StartedShell
  readonly page: Page
  readonly manager: Manager
  /** Everything that tried to leave this machine so far: requests of the page, connections and look-ups of the app. */
  strangers(): Promise<readonly string[]>
}

/** The built app in the browser shell with a vaults folder of its own, and a page that came in with the printed address. */
export const test = base.extend<{ app: App }>({
  app: async ({ context, page }, use) => {
    const requests = watchBrowser(context)
    const shell = await startBrowserShell({ execArgv: watchNode })
    const { pid } = shell.process
    const kernel = startWatching(pid === undefined ? [] : [pid])
    const strangers = async () => {
      const looked = shell
        .output()
        .split('\n')
        .filter((line) => line.includes(LEAVING))
      return [...requests, ...looked, ...(await kernel.strangers())]
    }
    await page.goto(shell.address)
    await use({ shell, page, manager: new Manager(page), strangers })
    kernel.stop()
    await shell.stop()
  },
})

export { expect }
