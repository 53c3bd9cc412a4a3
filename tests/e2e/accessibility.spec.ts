import { expect, type Page, test } from '@playwright/test'
import { LONG as LEFT_OUT } from '../../playwright.config.ts'
import { type StartedShell, startBrowserShell } from '../support/browser-shell.ts'
import { consultantStops } from '../support/screens-consultant.ts'
import { demoAreas } from '../support/screens-demo.ts'
import { firstStops } from '../support/screens-first.ts'
import { comeIn, newPage, type Stop, settled } from '../support/screens-page.ts'
import { COLOUR_RULES, findings } from './support/axe.ts'

// The way in has a server of its own and can run beside the firm, whose tests share theirs.
test.describe.configure({ mode: 'parallel' })

/** The dark theme and 200 % take as long again: they belong to the long run. */
const LONG = process.env.SLOW === '1'
/** Seen in the long run only: together they take four minutes, and specs of their own walk through most of them. */
const LEFT_TO_THE_LONG_RUN = new Set([
  'a file of people',
  'people',
  'the org chart and units',
  'reviews',
  'search',
  'goals, plans and cycles',
  'packages and replies',
  'the library',
  'the method in the library',
  'development and concerns',
  'rewards and settings',
])
const HOW = LONG ? 'usable by everybody, in both themes and at 200 %' : 'usable by everybody'

/** Everything that is wrong on one stop, said with its name, so that one run tells all. */
async function faults(stop: Stop): Promise<string[]> {
  const { name, page } = stop
  const found = (await findings(page)).map((fault) => `${name}, light: ${fault}`)
  const headings = await page.locator('h1:visible').count()
  if (headings !== 1) found.push(`${name}: ${headings} headings of the first level`)
  return LONG ? [...found, ...(await faultsInTheDarkAndEnlarged(stop))] : found
}

async function faultsInTheDarkAndEnlarged({ name, page }: Stop): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await settled(page)
  const found = (await findings(page, COLOUR_RULES)).map((fault) => `${name}, dark: ${fault}`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 720, height: 450 })
  await settled(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > 720) found.push(`${name}: ${wide} px wide at 200 % zoom`)
  await page.setViewportSize({ width: 1440, height: 900 })
  await settled(page)
  return found
}

/** What stands on several stops, as the sidebar does, is said once. */
async function faultsOf(stops: AsyncGenerator<Stop>): Promise<string[]> {
  const found = new Map<string, string>()
  for await (const stop of stops) {
    for (const fault of await faults(stop)) {
      const what = fault.slice(stop.name.length)
      if (!found.has(what)) found.set(what, fault)
    }
  }
  return [...found.values()]
}

test(`the way in, an empty vault and every failure: ${HOW}`, async ({ browser }) => {
  const left = `screens in the dark theme and at 200 %, most areas of the app and a consultant’s vaults through axe, and the specs ${LEFT_OUT.join(', ')}: npm run test:long runs them`
  if (!LONG) test.info().annotations.push({ type: 'not run', description: left })
  expect(await faultsOf(firstStops(browser))).toEqual([])
})

if (LONG) {
  test(`a consultant’s vaults, one handed over and one destroyed: ${HOW}`, async ({ browser }) => {
    expect(await faultsOf(consultantStops(browser))).toEqual([])
  })
}

test.describe('in the made-up firm', () => {
  test.describe.configure({ mode: 'default' })
  let shell: StartedShell
  let page: Page

  test.beforeAll(async ({ browser }) => {
    shell = await startBrowserShell({ args: ['--demo'] })
    page = await newPage(browser)
    await comeIn(page, shell.address)
  })
  test.afterAll(async () => {
    await page.context().close()
    await shell.stop()
  })

  test('a private note is written and kept with the keyboard alone', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search this vault' }).waitFor()
    await page.keyboard.type('@Sharon')
    // The firm was made a moment ago: its search index may still be filling.
    await expect(page.getByRole('dialog').getByText('Sharon Salavaria').first()).toBeVisible({ timeout: 60_000 })
    await settled(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Sharon Salavaria', exact: true }).waitFor()
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.keyboard.press('n')
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Note' })).toBeFocused()
    await page.keyboard.type('Asked twice for the measuring course.')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByRole('main').getByText('Asked twice for the measuring course.')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('main').getByText('Asked twice for the measuring course.')).toBeHidden()
  })

  for (const [area, stops] of Object.entries(demoAreas).filter(([area]) => LONG || !LEFT_TO_THE_LONG_RUN.has(area))) {
    test(`${area}: ${HOW}`, async () => {
      expect(await faultsOf(stops(page))).toEqual([])
    })
  }
})
