import type { Page } from '@playwright/test'
import { goTo, type Stop, settled } from './screens-page.ts'

/** Notes: the composer at work, a note opened again, a shared one written from it, and the quick note before anybody is chosen. */
export async function* noteStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/today')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Gail Erickson' }).click()
  await page.getByRole('heading', { level: 1, name: 'Gail Erickson' }).waitFor()
  await settled(page)
  const composer = page.getByRole('region', { name: 'New note' })
  await composer.getByRole('button', { name: /^Shape/ }).click()
  await page.getByRole('menuitem', { name: /^COIN/ }).click()
  await composer.getByRole('heading', { name: 'Context' }).waitFor()
  await settled(page)
  yield { name: '24-note-shape', page }
  await page.keyboard.type('Planning for spring, asked by @jos')
  await page.getByRole('listbox', { name: 'People' }).waitFor()
  await settled(page)
  yield { name: '24-note-person', page }
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Home')
  await composer.getByRole('toolbar', { name: 'Formatting: Private note' }).waitFor()
  await settled(page)
  yield { name: '24-note-tools', page }
  await composer.getByRole('button', { name: /^Observation/ }).click()
  await page.getByRole('menuitem', { name: /^Context/ }).waitFor()
  await settled(page)
  yield { name: '24-note-observation', page }
  await page.keyboard.press('Escape')
  await composer.getByRole('textbox', { name: 'Private note' }).fill('')
  await composer.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
  await page.getByRole('combobox', { name: 'Filter by tag' }).click()
  await page.getByRole('option', { name: '#fixture' }).click()
  const more = page.getByRole('button', { name: /^More for Private note/ }).first()
  await more.click()
  await page.getByRole('menuitem', { name: 'Edit note' }).click()
  await page.getByRole('list', { name: 'Attachments' }).waitFor()
  await settled(page)
  yield { name: '24-note-edit', page }
  await page.getByRole('region', { name: 'Edit note' }).getByRole('button', { name: 'Cancel' }).click()
  await more.click()
  await page.getByRole('menuitem', { name: 'Write a shared note from this' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keep shared note' }).waitFor()
  await settled(page)
  yield { name: '24-note-share', page }
  await page.getByRole('dialog').getByRole('button', { name: 'Keep shared note' }).click()
  await page.getByRole('dialog', { name: /^Let Gail read/ }).waitFor()
  await settled(page)
  yield { name: '24-note-share-asks', page }
  await page.getByRole('button', { name: 'Keep it private' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await goTo(page, '/today')
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('combobox', { name: 'About' }).waitFor()
  await settled(page)
  yield { name: '24-note-quick', page }
  // The list of names goes first where it is open.
  do {
    await page.keyboard.press('Escape')
    await settled(page)
  } while ((await page.getByRole('dialog').count()) > 0)
}
