import type { Browser, BrowserContextOptions, Page } from '@playwright/test'

/** One state of one screen, standing on the page until the next is asked for. */
export interface Stop {
  readonly name: string
  readonly page: Page
}

const LOOK: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  colorScheme: 'light',
  reducedMotion: 'reduce',
}

export async function newPage(browser: Browser): Promise<Page> {
  // axe opens a page of its own beside this one, which only a context of ours allows.
  const page = await (await browser.newContext(LOOK)).newPage()
  page.setDefaultTimeout(30_000)
  watchRequests(page)
  return page
}

const running = new WeakMap<Page, Set<unknown>>()

/** The event stream of a window lives as long as the window; everything else comes to an end. */
export function watchRequests(page: Page): void {
  const open = new Set<unknown>()
  running.set(page, open)
  page.on('request', (request) => {
    if (!request.url().includes('/vaults/events')) open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

/** Waits until nothing is asked for, every letter is there and nothing moves. */
export async function settled(page: Page): Promise<void> {
  const open = running.get(page) ?? new Set()
  do {
    await page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      const moving = () =>
        document.getAnimations().some((one) => one.playState === 'running' && one.effect?.getComputedTiming().iterations !== Infinity)
      await document.fonts.ready
      do {
        await frame()
        await frame()
      } while (moving())
    })
  } while (open.size > 0)
}

/** Opens an address of the app and waits for its heading. */
export async function goTo(page: Page, hash: string, heading?: string | RegExp): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await page.waitForFunction((to) => location.hash.slice(1).startsWith(to), hash)
  const title = page.getByRole('heading', { level: 1 })
  await (heading === undefined ? title : title.filter({ hasText: heading })).first().waitFor()
  await settled(page)
}

/** Comes in with the printed address. */
export async function comeIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
}
