import type { Page } from '@playwright/test'
import { goTo, type Stop, settled } from './screens-page.ts'

/** Frameworks, scales, templates, wording and the method file of the made-up firm. */
export async function* methodStops(page: Page): AsyncGenerator<Stop> {
  const main = page.getByRole('main')
  const open = async (section: string, ready: string) => {
    await goTo(page, `/library/${section}`, 'Library')
    await main.getByText(ready).first().waitFor()
    await settled(page)
  }
  await open('competencies', 'Shipped with the app')
  yield { name: '16-library-competencies', page }
  await main.getByRole('link', { name: 'Working at Adventure Works' }).click()
  await main.getByRole('textbox', { name: 'Competency', exact: true }).waitFor()
  await settled(page)
  yield { name: '16-library-framework', page }
  await open('competencies/uk-gdad', 'Adopt all')
  yield { name: '16-library-shipped', page }
  await open('competencies/monzo-generic', 'Read the licence')
  await main.getByRole('button', { name: 'Read the licence' }).click()
  await page.getByRole('dialog').getByText('Permission is hereby granted').waitFor()
  await settled(page)
  yield { name: '16-library-licence', page }
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await open('scales', 'Shipped with the app')
  yield { name: '16-library-scales', page }
  await main.getByRole('link', { name: 'Workshop, four points' }).click()
  await main.getByText('As it looks in a review').waitFor()
  await settled(page)
  yield { name: '16-library-scale', page }
  await open('templates', 'Question sets')
  yield { name: '16-library-templates', page }
  await main.getByRole('link', { name: 'Quarter in production' }).click()
  await main.getByRole('textbox', { name: 'Name of the form' }).waitFor()
  await settled(page)
  yield { name: '16-library-template', page }
  await open('wording', 'Says early')
  yield { name: '16-library-wording', page }
  await open('method', 'Save method file')
  yield { name: '16-library-method', page }
  await open('competencies', 'Shipped with the app')
  await main.getByRole('link', { name: 'Working at Adventure Works' }).click()
  await main.getByRole('button', { name: 'Merge another in' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Framework' }).fill('behaviours')
  await page.getByRole('option', { name: 'UK Civil Service: behaviours' }).first().click()
  await dialog.getByRole('button', { name: 'Merge frameworks' }).waitFor()
  await settled(page)
  yield { name: '16-library-merge', page }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}
