import type { Page } from '@playwright/test'
import { goTo, type Stop, settled } from './screens-page.ts'

/** One-to-ones: the lists, the dialogs, and a meeting before, in and after its session. */
export async function* meetingStops(page: Page): AsyncGenerator<Stop> {
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')
  const close = async () => {
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await goTo(page, '/one-to-ones', 'One-to-ones')
  yield { name: '13-one-to-ones', page }
  await main.getByRole('button', { name: 'One-to-one', exact: true }).click()
  await dialog.waitFor()
  await settled(page)
  yield { name: '13-one-to-one-schedule', page }
  await dialog.getByText('Again and again').click()
  await dialog.getByRole('combobox', { name: 'Rhythm' }).click()
  await page.getByRole('option', { name: 'Own rule' }).click()
  await settled(page)
  yield { name: '13-one-to-one-series', page }
  await close()
  await main.getByRole('button', { name: 'Propose a rhythm' }).first().click()
  await dialog
    .getByText('Proposed series')
    .or(dialog.getByRole('list', { name: 'Proposed series' }))
    .first()
    .waitFor()
  await settled(page)
  yield { name: '13-one-to-ones-propose', page }
  await close()
  await goTo(page, '/one-to-ones?view=past', 'One-to-ones')
  yield { name: '13-one-to-ones-past', page }
  await goTo(page, '/one-to-ones?view=cadence', 'One-to-ones')
  await main.getByText('Held and expected').waitFor()
  await settled(page)
  yield { name: '13-one-to-ones-cadence', page }
  await goTo(page, '/one-to-ones', 'One-to-ones')
  await main
    .getByRole('row', { name: /Gail Erickson/ })
    .first()
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /One-to-one with/ }).waitFor()
  await settled(page)
  yield { name: '13-one-to-one-prepare', page }
  await main.getByRole('button', { name: /^Start/ }).click()
  await main.getByRole('timer').waitFor()
  await settled(page)
  yield { name: '13-one-to-one', page }
  await main.getByRole('button', { name: 'Pause the clock' }).click()
  await goTo(page, '/one-to-ones?view=past', 'One-to-ones')
  await main
    .getByRole('row', { name: /Gail Erickson/ })
    .first()
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /One-to-one with/ }).waitFor()
  await settled(page)
  yield { name: '13-one-to-one-held', page }
  await goTo(page, '/settings/reminders')
  await settled(page)
  yield { name: '11-settings-reminders', page }
}
