import { test as base, expect, type Page } from '@playwright/test'
import { type StartedShell, startBrowserShell } from '../../support/browser-shell.ts'
import { LEAVING, startWatching, watchBrowser, watchNode } from '../../support/network-watch.ts'
import { Manager } from './manager.ts'
import { MovedClock } from './moved-clock.ts'

interface App {
  readonly shell: StartedShell
  readonly page: Page
  readonly manager: Manager
  /** The clock the app and the page run by, for a story that takes longer than a test. */
  readonly clock: MovedClock | null
  /** Everything that tried to leave this machine so far: requests of the page, connections and look-ups of the app. */
  strangers(): Promise<readonly string[]>
}

interface Options {
  /** The local moment at which a story begins, such as `2026-05-04T08:30`; the real one without it. */
  readonly begins: string | null
}

/** The built app in the browser shell with a vaults folder of its own, and a page that came in with the printed address. */
export const test = base.extend<{ app: App } & Options>({
  begins: [null, { option: true }],
  app: async ({ context, page, begins }, use) => {
    const requests = watchBrowser(context)
    const clock = begins === null ? null : await MovedClock.at(begins)
    const shell = await startBrowserShell({ ...clock?.shell, execArgv: [...watchNode, ...(clock?.shell.execArgv ?? [])] })
    const { pid } = shell.process
    const kernel = startWatching(pid === undefined ? [] : [pid])
    const strangers = async () => {
      const looked = shell
        .output()
        .split('\n')
        .filter((line) => line.includes(LEAVING))
      return [...requests, ...looked, ...(await kernel.strangers())]
    }
    if (begins !== null) await clock?.over(page, begins)
    await page.goto(shell.address)
    await use({ shell, page, manager: new Manager(page), clock, strangers })
    kernel.stop()
    await shell.stop()
  },
})

export { expect }
