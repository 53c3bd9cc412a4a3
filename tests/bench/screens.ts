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
    // As long as it takes to read a name and go there; the app loads its other screens meanwhile.
    await page.waitForTimeout(2000)
    const times: number[] = []
    for (let round = 0; round < 6; round += 1) times.push(await openPerson(page, personId))
    await again.stop()
    return {
      name: 'person page, 2,000 timeline entries, to paint, slowest of 6, the first visit included',
      figure: Math.max(...times),
      budget: 200,
    }
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
    // What was imported is being indexed for a while: the list is measured on any other day.
    await page.goto(`${shell.origin}/#/search?text=anna`)
    await page
      .getByRole('main')
      .getByText(/^(The first )?\d+ results?$/)
      .waitFor({ timeout: 120_000 })
    await page.goto(`${shell.origin}/#/people`)
    await page.getByText('10,000 of 10,000').waitFor()
    return await sortAndScroll(page)
  } finally {
    await page.close()
    await shell.stop()
  }
}

/** Sorts, filters and scrolls, measured inside the page: from the event to the painted frame that shows it. */
async function sortAndScroll(page: Page): Promise<Figure[]> {
  const { sorts, bare } = await sortTimes(page)
  const filters = await filterTimes(page)
  const typed = await typedTimes(page)
  const frames = await scrollFrames(page)
  return [
    { name: 'people table, 10,000 rows, filter to paint, p95', figure: percentile(filters, 0.95), budget: 50 },
    { name: 'people table, 10,000 rows, filter typed in its dialog to paint, p95', figure: percentile(typed, 0.95), budget: 50 },
    {
      name: 'people table, 10,000 rows, sort to paint, p95',
      figure: percentile(sorts, 0.95),
      raw: { what: 'as many rows of bare text', figure: percentile(bare, 0.95) },
      budget: 50,
    },
    { name: 'people table, 10,000 rows, frame while scrolling, p95', figure: percentile(frames, 0.95), budget: 17 },
  ]
}

/**
 * Every heading twice, up and down, as far apart as a hand clicks. Done when the heading says so in a painted frame. Beside it what this
 * browser needs at that moment to paint as many rows that hold nothing but texts.
 */
function sortTimes(page: Page): Promise<{ readonly sorts: number[]; readonly bare: number[] }> {
  return page.evaluate(async () => {
    const hand = () => new Promise((done) => setTimeout(done, 250))
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    const painted = () => new Promise((done) => setTimeout(done))
    const shown = () => [...document.querySelectorAll('thead th')].map((th) => th.getAttribute('aria-sort')).join()
    const headings = [...document.querySelectorAll<HTMLElement>('thead th button')].filter((heading) => heading.offsetParent !== null)
    const rows = document.querySelectorAll('tbody tr').length
    const table = document.createElement('table')
    table.style.cssText = 'position: fixed; inset: 0; z-index: 1000; background: white'
    const cells = Array.from({ length: rows }, () => table.insertRow()).flatMap((row) => headings.map(() => row.insertCell()))
    const sorts: number[] = []
    const bare: number[] = []
    for (const heading of headings.flatMap((each) => [each, each])) {
      await hand()
      const before = shown()
      const started = performance.now()
      heading.click()
      while (shown() === before && performance.now() - started < 2000) await frame()
      await painted()
      sorts.push(performance.now() - started)
      document.body.append(table)
      await hand()
      const began = performance.now()
      for (const [at, cell] of cells.entries()) cell.textContent = `${sorts.length} of a row, ${at}`
      await frame()
      await painted()
      bare.push(performance.now() - began)
      table.remove()
    }
    return { sorts, bare }
  })
}

function filterTimes(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const count = () => document.querySelector('main [role=status]')?.textContent
    const times: number[] = []
    for (const text of ['a', 'an', 'ana', 'g', 'ga', 'gai', 'gail', 'zo']) {
      const before = count()
      const started = performance.now()
      location.hash = `/people?text=${text}`
      let frames = 0
      while (count() === before && frames < 60) {
        frames += 1
        await new Promise((done) => requestAnimationFrame(done))
      }
      // A letter more may find the same people: then there is nothing to see and nothing to time.
      if (count() === before) continue
      await new Promise((done) => setTimeout(done))
      times.push(performance.now() - started)
    }
    location.hash = '/people'
    return times
  })
}

/** The way a person does it: F, then letter by letter. */
async function typedTimes(page: Page): Promise<number[]> {
  const count = page.locator('main [role=status]').first()
  await count.getByText('10,000 of 10,000').waitFor()
  await page.keyboard.press('f')
  await page.getByLabel('Text', { exact: true }).waitFor()
  const times: number[] = []
  for (const letter of 'gail erik') {
    // Listened for before the key is sent: the two come to the page by different ways.
    await page.evaluate(() => {
      const shown = () => document.querySelector('main [role=status]')?.textContent
      const before = shown()
      const key = new Promise<number>((done) => {
        addEventListener('keydown', () => done(performance.now()), { once: true, capture: true })
      })
      const measure = async () => {
        const started = await key
        let frames = 0
        while (shown() === before && frames < 60) {
          frames += 1
          await new Promise((done) => requestAnimationFrame(done))
        }
        const changed = shown() !== before
        await new Promise((done) => setTimeout(done))
        return changed ? performance.now() - started : null
      }
      Object.assign(globalThis, { measured: measure() })
    })
    await page.keyboard.press(letter === ' ' ? 'Space' : letter)
    const measured = await page.evaluate(() => Reflect.get(globalThis, 'measured') as Promise<number | null>)
    if (measured !== null) times.push(measured)
  }
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    location.hash = '/people'
  })
  await count.getByText('10,000 of 10,000').waitFor()
  return times
}

/** The times of frames as the browser drew them: 16.7 ms, or a multiple where one was dropped. */
function scrollFrames(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    let scroller = document.querySelector('table')?.parentElement ?? null
    while (scroller !== null && scroller.scrollHeight <= scroller.clientHeight) scroller = scroller.parentElement
    const times: number[] = []
    let before = await new Promise<number>((done) => requestAnimationFrame(done))
    for (let step = 0; step < 120; step += 1) {
      scroller?.scrollBy(0, 400)
      const now = await new Promise<number>((done) => requestAnimationFrame(done))
      times.push(now - before)
      before = now
    }
    return times
  })
}
