import type { Page } from '@playwright/test'
import { call, enter, startBrowserShell } from '../support/browser-shell.ts'
import { launchChromium } from '../support/chromium.ts'
import { generatePeopleCsv } from '../support/people-generator.ts'
import { type Figure, percentile } from './figures.ts'

const PASSPHRASE = 'bench the quiet garden path'
const PEOPLE = 5000

/** The org chart of 5,000 people in real Chromium on the browser shell: data, layout and paint. */
export async function orgChartFigures(): Promise<Figure[]> {
  const browser = await launchChromium()
  const shell = await startBrowserShell()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    const session = await enter(shell, shell.secret)
    if (session === null) throw new Error('the shell let nobody in')
    await call(shell, session, 'vaults.create', { name: 'Bench', colour: 'fern', passphrase: PASSPHRASE })
    await call(shell, session, 'vaults.lock')
    const again = await startBrowserShell({ folder: shell.folder })
    await page.goto(again.address)
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByRole('navigation', { name: 'Main' }).waitFor()
    await page.goto(`${again.origin}/#/people/import`)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'firm.csv', mimeType: 'text/csv', buffer: Buffer.from(generatePeopleCsv(PEOPLE)) })
    await page.getByRole('button', { name: /^Import 5,000/ }).click({ timeout: 30_000 })
    await page.getByText('5,000 of 5,000').waitFor({ timeout: 30_000 })
    const opened = await openChart(page)
    const whole = await timeTo(page, { press: 'Open all below', until: 'larger' })
    const panned = await panFrames(page)
    const fitted = await timeTo(page, { press: 'Fit', until: 'shapes' })
    await page.getByRole('tree').focus()
    while (!(await isWiderThanWindow(page))) await page.keyboard.press('+')
    const pannedShapes = await panFrames(page)
    await again.stop()
    return [
      { name: 'org chart of 5,000 opens, data, layout and paint, first visit', figure: opened, budget: 1000 },
      { name: 'org chart of 5,000, all opened, to paint', figure: whole, budget: 1000 },
      { name: 'org chart of 5,000, all opened, frame while panning, p95', figure: percentile(panned, 0.95), budget: 34 },
      { name: 'org chart of 5,000, all of it fitted into the window, to paint', figure: fitted, budget: 500 },
      { name: 'org chart of 5,000 as shapes, frame while panning, p95', figure: percentile(pannedShapes, 0.95), budget: 34 },
    ]
  } finally {
    await browser.close()
    await shell.stop()
  }
}

async function openChart(page: Page): Promise<number> {
  await page.evaluate(() => {
    location.hash = '/settings/about'
  })
  await page
    .getByRole('heading', { level: 1, name: 'Settings' })
    .or(page.getByRole('heading', { name: 'About' }))
    .first()
    .waitFor()
  return page.evaluate(async () => {
    const started = performance.now()
    location.hash = '/people/chart'
    while (document.querySelector('[role=treeitem]') === null) await new Promise((resolve) => requestAnimationFrame(resolve))
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - started
  })
}

/** Presses a button of the chart and waits for what it leads to. The root is chosen, so that all below is everybody. */
async function timeTo(page: Page, step: { readonly press: string; readonly until: 'larger' | 'shapes' }): Promise<number> {
  await page.getByRole('tree').focus()
  await page.keyboard.press('Home')
  await page.getByRole('button', { name: step.press }).waitFor()
  return page.evaluate(async ({ press, until }) => {
    const extent = () => {
      const tree = document.querySelector('[role=tree]')
      return (tree?.scrollWidth ?? 0) * (tree?.scrollHeight ?? 0)
    }
    const before = extent()
    const done = () =>
      until === 'shapes' ? document.querySelector('[role=tree] svg path:nth-of-type(2)') !== null : extent() > 10 * before
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === press)
    const started = performance.now()
    button?.click()
    while (!done()) await new Promise((resolve) => requestAnimationFrame(resolve))
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - started
  }, step)
}

/** Far enough in to be dragged, and still shapes instead of cards. */
function isWiderThanWindow(page: Page): Promise<boolean> {
  return page.getByRole('tree').evaluate((tree) => tree.scrollWidth > 4 * tree.clientWidth)
}

/** The times of frames while the picture is dragged across, as far each frame as a quick hand does. */
async function panFrames(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const tree = document.querySelector('[role=tree]')
    const frames: number[] = []
    let before = performance.now()
    for (let frame = 0; frame < 150; frame += 1) {
      if (tree !== null) {
        tree.scrollLeft += frame < 75 ? 45 : -45
        tree.scrollTop += frame % 30 < 15 ? 12 : -12
      }
      await new Promise((resolve) => requestAnimationFrame(resolve))
      frames.push(performance.now() - before)
      before = performance.now()
    }
    return frames.slice(5)
  })
}
