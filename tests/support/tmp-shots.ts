import { startBrowserShell } from './browser-shell.ts'
import { launchChromium } from './chromium.ts'
import { importStops } from './screens-import.ts'
import { comeIn, goTo, newPage, settled } from './screens-page.ts'

const browser = await launchChromium()
const shell = await startBrowserShell({ args: ['--demo'] })
const page = await newPage(browser)
await comeIn(page, shell.address)
const shot = async (name: string, width = 1440, height = 900, scheme: 'light' | 'dark' = 'light') => {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: scheme })
  await settled(page)
  await page.screenshot({ path: `/tmp/shots/${name}-${width}-${scheme}.png` })
  await page.setViewportSize({ width: 1440, height: 900 })
}
try {
  for await (const stop of importStops(page))
    if (/changes|successors|columns/.test(stop.name)) {
      await shot(stop.name)
      await shot(stop.name, 1024, 700, 'dark')
    }
  if (process.argv[2]) {
    await browser.close()
    await shell.stop()
    process.exit()
  }
  await goTo(page, '/people', 'People')
  await page.keyboard.press('f')
  await page.getByRole('dialog').waitFor()
  await shot('x-filter')
  await page.getByRole('combobox', { name: 'Unit and those below' }).click()
  await shot('x-filter-unit')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Columns' }).click()
  await settled(page)
  await page
    .getByRole('menuitemcheckbox', { name: 'Email' })
    .or(page.getByRole('checkbox', { name: 'Email' }))
    .or(page.getByRole('menuitem', { name: 'Email' }))
    .first()
    .click()
  await page.keyboard.press('Escape')
  await shot('x-email', 1024, 700)
  await shot('x-email', 1440, 900)
  const boxes = page.getByRole('grid').getByRole('checkbox')
  await boxes.nth(2).check()
  await boxes.nth(3).check()
  await page.getByRole('region', { name: 'Selected people' }).getByRole('button', { name: 'Export' }).click()
  await shot('x-selected', 1024, 700)
} catch (e) {
  console.error(e)
  await page.screenshot({ path: '/tmp/shots/failed.png' })
}
await browser.close()
await shell.stop()
