import type { Page } from '@playwright/test'
import { goTo, type Stop, settled } from './screens-page.ts'

/** The palette as it is typed into, and everything that was found on a page of its own. */
export async function* searchStops(page: Page): AsyncGenerator<Stop> {
  const field = page.getByRole('combobox', { name: 'Search this vault' })
  const ask = async (text: string) => {
    await goTo(page, '/today')
    await page.keyboard.press('Control+k')
    await field.fill(text)
    await settled(page)
  }
  await ask('fixture')
  await page.getByText('Gail Erickson').first().waitFor()
  yield { name: '07-search', page }
  await ask('person:gail kind:private before:2027')
  await page.getByText('Only you').first().waitFor()
  yield { name: '07-search-filters', page }
  await ask('drawing before:')
  yield { name: '07-search-unfinished', page }
  await ask('xylophone')
  await page.getByText('Nothing in this vault matches').waitFor()
  yield { name: '07-search-nothing', page }
  await field.fill('drawing')
  await page
    .getByRole('option', { name: /drawing/i })
    .first()
    .waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('grid', { name: 'Results' }).waitFor()
  await settled(page)
  yield { name: '07-search-all', page }
  await goTo(page, '/search?text=xylophone')
  await page.getByText('Nothing in this vault matches').waitFor()
  yield { name: '07-search-all-nothing', page }
}
