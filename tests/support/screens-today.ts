import type { Page } from '@playwright/test'
import { goTo, type Stop, settled } from './screens-page.ts'

/** Today with the choice of days, and with something put off. */
export async function* todayStops(page: Page): AsyncGenerator<Stop> {
  const main = page.getByRole('main')
  await goTo(page, '/today')
  await main
    .getByRole('button', { name: /^Put off: / })
    .first()
    .focus()
  await page.keyboard.press('s')
  await page.getByRole('menuitem', { name: /Tomorrow/ }).waitFor()
  await settled(page)
  yield { name: '01-today-put-off', page }
  await page.getByRole('menuitem', { name: 'Another day …' }).click()
  await page.getByLabel('Until').waitFor()
  await settled(page)
  yield { name: '01-today-another-day', page }
  await page.keyboard.press('Escape')
  await page.getByLabel('Until').waitFor({ state: 'hidden' })
  await main
    .getByRole('button', { name: /^Put off: / })
    .first()
    .focus()
  await page.keyboard.press('s')
  await page.getByRole('menuitem', { name: /Tomorrow/ }).click()
  await main.getByRole('button', { name: '2 put off' }).click()
  const back = main.getByRole('button', { name: /^Bring back: / }).first()
  await back.waitFor()
  await back.scrollIntoViewIfNeeded()
  await settled(page)
  yield { name: '01-today-away', page }
  await back.click()
  await main.getByRole('button', { name: '1 put off' }).waitFor()
  await settled(page)
}
