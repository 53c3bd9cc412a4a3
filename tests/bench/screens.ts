import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { call, enter, type StartedShell, startBrowserShell } from '../support/browser-shell.ts'
import { launchChromium } from '../support/chromium.ts'
import { generatePeopleCsv } from '../support/people-generator.ts'
import { type Figure, percentile, timed } from './figures.ts'

const PASSPHRASE = 'bench the quiet garden path'

/** What a person waits for, in real Chromium on the browser shell. */
export async function screenFigures(): Promise<Figure[]> {
  const browser = await launchChromium()
  const folder = await mkdtemp(join(tmpdir(), 'perennial-bench-'))
  try {
    await makeVault(folder)
    return [await coldStart(browser, folder), await personFigure(browser), ...(await tableFigures(browser, folder))]
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeVault(folder: string): Promise<void> {
  const shell = await startBrowserShell({ folder })
  const session = await enter(shell, shell.secret)
  if (session === null) throw new Error('the shell let nobody in')
  await call(shell, session, 'vaults.create', { name: 'Bench', colour: 'fern', passphrase: PASSPHRASE })
  await shell.stop()
}

/** From starting the server to the unlock screen, three times; the browser runs already, as it does on a person's machine. */
async function coldStart(browser: Browser, folder: string): Promise<Figure> {
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const page = await browser.newPage()
    let shell: StartedShell | undefined
    times.push(
      await timed(async () => {
        shell = await startBrowserShell({ folder })
        await page.goto(shell.address)
        await page.getByRole('button', { name: 'Unlock' }).waitFor()
      }),
    )
    await page.close()
    await shell?.stop()
  }
  return { name: 'cold start to the unlock screen, p50', figure: percentile(times, 0.5), budget: 1500 }
}

/** The page of a person with 2,000 notes, from the address to the first painted line of the timeline. */
async function personFigure(browser: Browser): Promise<Figure> {
  const shell = await startBrowserShell()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    const session = await enter(shell, shell.secret)
    if (session === null) throw new Error('the shell let nobody in')
    await call(shell, session, 'vaults.create', { name: 'Bench', colour: 'fern', passphrase: PASSPHRASE })
    const nobody = { email: null, employeeNumber: null, jobTitle: null, unit: null, managerId: null, hiredOn: null, status: 'active' }
    const made = await call(shell, session, 'people.create', { givenName: 'Gail', familyName: 'Erickson', ...nobody })
    const { personId } = ((await made.json()) as { json: { personId: string } }).json
    for (let note = 0; note < 2000; note += 1) {
      const observedOn = `20${22 + (note % 4)}-0${1 + (note % 9)}-1${note % 9}`
      await call(shell, session, 'coaching.keepNote', {
        personId,
        kind: 'private',
        body: `Note ${note}, kept for the bench.`,
        from: '',
        observedOn,
      })
    }
    await call(shell, session, 'vaults.lock')
    const again = await startBrowserShell({ folder: shell.folder })
    await page.goto(again.address)
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByRole('navigation', { name: 'Main' }).waitFor()
    const times: number[] = []
    for (let round = 0; round < 6; round += 1) times.push(await openPerson(page, personId))
    await again.stop()
    // The first visit loads the screen's own code as well; it is counted.
    return { name: 'person page, 2,000 timeline entries, to paint, slowest of 6', figure: Math.max(...times), budget: 200 }
  } finally {
    await page.close()
    await shell.stop()
  }
}

async function openPerson(page: Page, personId: string): Promise<number> {
  await page.evaluate(() => {
    location.hash = '/settings/about'
  })
  await page.getByText('Gail Erickson').first().waitFor({ state: 'detached' })
  return page.evaluate(async (id) => {
    const started = performance.now()
    location.hash = `/people/${id}`
    while (document.querySelector('main article') === null) await new Promise((resolve) => requestAnimationFrame(resolve))
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - started
  }, personId)
}

async function tableFigures(browser: Browser, folder: string): Promise<Figure[]> {
  const shell = await startBrowserShell({ folder })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await page.goto(shell.address)
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByRole('navigation', { name: 'Main' }).waitFor()
    await page.goto(`${shell.origin}/#/people/import`)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'firm.csv', mimeType: 'text/csv', buffer: Buffer.from(generatePeopleCsv(10_000)) })
    await page.getByRole('button', { name: /^Import 10,000/ }).click({ timeout: 30_000 })
    await page.goto(`${shell.origin}/#/people`)
    await page.getByText('10,000 of 10,000').waitFor({ timeout: 30_000 })
    return await sortAndScroll(page)
  } finally {
    await page.close()
    await shell.stop()
  }
}

/** Clicks headings of the table and scrolls it, measured inside the page: from the event to the next painted frame. */
async function sortAndScroll(page: Page): Promise<Figure[]> {
  const sorts = await page.evaluate(async () => {
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const headings = [...document.querySelectorAll<HTMLElement>('thead th button')].filter((heading) => heading.offsetParent !== null)
    const times: number[] = []
    for (const heading of [...headings, ...headings]) {
      const started = performance.now()
      heading.click()
      await painted()
      times.push(performance.now() - started)
    }
    return times
  })
  const filters = await page.evaluate(async () => {
    const count = () => document.querySelector('main')?.textContent?.match(/[\d,]+ of 10,000/)?.[0]
    const times: number[] = []
    for (const text of ['a', 'an', 'ana', 'g', 'ga', 'gai', 'gail', 'zo']) {
      const before = count()
      const started = performance.now()
      location.hash = `/people?text=${text}`
      let frames = 0
      while (count() === before && frames < 60) {
        frames += 1
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
      // A letter more may find the same people: then there is nothing to see and nothing to time.
      if (count() !== before) times.push(performance.now() - started)
    }
    location.hash = '/people'
    return times
  })
  const frames = await page.evaluate(async () => {
    const table = document.querySelector('table')
    let scroller = table?.parentElement ?? null
    while (scroller !== null && scroller.scrollHeight <= scroller.clientHeight) scroller = scroller.parentElement
    const times: number[] = []
    let before = performance.now()
    for (let step = 0; step < 120; step += 1) {
      scroller?.scrollBy(0, 400)
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      times.push(now - before)
      before = now
    }
    return times
  })
  return [
    { name: 'people table, 10,000 rows, filter to paint, p95', figure: percentile(filters, 0.95), budget: 50 },
    { name: 'people table, 10,000 rows, sort to paint, p95', figure: percentile(sorts, 0.95), budget: 50 },
    { name: 'people table, 10,000 rows, frame while scrolling, p95', figure: percentile(frames, 0.95), budget: 34 },
  ]
}
