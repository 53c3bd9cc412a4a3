import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from '@playwright/test'
import { startBrowserShell } from './browser-shell.ts'
import { launchChromium } from './chromium.ts'
import { consultantStops } from './screens-consultant.ts'
import { demoAreas } from './screens-demo.ts'
import { firstStops } from './screens-first.ts'
import { comeIn, newPage, type Stop, settled } from './screens-page.ts'
import { feedbackReaderStops, improvementReaderStops, readerStops } from './screens-reader.ts'

const out = resolve(process.env.PERENNIAL_SCREENS ?? join(import.meta.dirname, '..', '..', 'screens'))
const only = process.argv[2]
const APP = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
]
const READER = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]

/** Photographs every stop at every size in both themes; a stop that fails ends its tour and is said. */
async function photograph(stops: AsyncGenerator<Stop>, sizes: readonly { width: number; height: number }[]): Promise<number> {
  let taken = 0
  for await (const { name, page } of stops) {
    if (only !== undefined && !name.includes(only)) continue
    for (const size of sizes) {
      await page.setViewportSize(size)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        if (!name.endsWith('opening')) await settled(page)
        await page.screenshot({ path: join(out, `${name}-${size.width}-${colorScheme}.png`), animations: 'allow' })
        taken += 1
      }
    }
    const [first] = sizes
    if (first !== undefined) await page.setViewportSize(first)
    await page.emulateMedia({ colorScheme: 'light' })
    await settled(page)
  }
  return taken
}

async function demo(browser: Browser): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-screens-'))
  const shell = await startBrowserShell({ folder, args: ['--demo'] })
  const page = await newPage(browser)
  try {
    await comeIn(page, shell.address)
    let taken = 0
    for (const stops of Object.values(demoAreas)) taken += await photograph(stops(page), APP)
    return taken
  } finally {
    await shell.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function reader(browser: Browser): Promise<number> {
  const page = await newPage(browser)
  await page.setViewportSize(READER[0] ?? { width: 390, height: 844 })
  const tours = [readerStops(page), feedbackReaderStops(page), improvementReaderStops(page)]
  let taken = 0
  for (const tour of tours) taken += await photograph(tour, READER)
  return taken
}

const tours: readonly (readonly [string, (browser: Browser) => Promise<number>])[] = [
  ['the way in', (browser) => photograph(firstStops(browser), APP)],
  ['a consultant’s vaults', (browser) => photograph(consultantStops(browser), APP)],
  ['the app', demo],
  ['the reader', reader],
]

await mkdir(out, { recursive: true })
const browser = await launchChromium()
for (const [name, tour] of tours) {
  const started = performance.now()
  try {
    const taken = await tour(browser)
    console.log(`${name}: ${taken} pictures, ${((performance.now() - started) / 1000).toFixed(1)} s`)
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.stack : String(error)}`)
    await browser
      .contexts()
      .at(-1)
      ?.pages()[0]
      ?.screenshot({ path: join(out, 'failed.png') })
    process.exitCode = 1
  }
  for (const context of browser.contexts()) await context.close()
}
await browser.close()
