import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { type StartedShell, startBrowserShell } from '../support/browser-shell.ts'
import { comeIn, goTo, newPage } from '../support/screens-page.ts'

let shell: StartedShell
let page: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  shell = await startBrowserShell({ args: ['--demo'] })
  page = await newPage(browser)
  await comeIn(page, shell.address)
})
test.afterAll(async () => {
  await page.close()
  await shell.stop()
})

const step = (index: number) => page.getByRole('list', { name: 'Steps' }).getByRole('button').nth(index)

async function choose(name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  await expect(page.getByText(name, { exact: true })).toBeVisible()
}

/** The numbers of the demo firm, the people of another. */
const numbers = readFileSync(new URL('../../resources/demo/adventureworks_employees.csv', import.meta.url), 'utf8')
  .split(/\r?\n/)
  .slice(1, 12)
  .map((line) => line.split(',')[0])
const foreign = [
  'employee_id,name,status',
  ...numbers.map((number, index) => `${number},Person Q${index},active`),
  '990001,Newly Gone,left',
]

test('Import: another firm’s file changes nobody, and what was decided is still there after the screen was left', async () => {
  await goTo(page, '/people/import', 'Import people')
  await choose('theirs.csv', foreign.join('\n'))
  await expect(page.getByText('This file may be another firm’s.')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'arrive as left' })).toBeVisible()
  await step(1).click()
  await page.getByRole('button', { name: 'Decide about row 2' }).click()
  await page.getByRole('menuitem', { name: 'Read as somebody new, without the number' }).click()
  await expect(page.getByText('Import 2 people')).toBeVisible()

  await goTo(page, '/today')
  await goTo(page, '/people/import', 'Import people')
  await expect(page.getByRole('button', { name: 'Take back the decision about row 2' })).toBeVisible()
  await step(2).click()
  await expect(page.getByRole('row', { name: /Person Q0/ })).toContainText('New')
  await expect(page.getByRole('row', { name: /Newly Gone/ })).toContainText('Left')
  await page.getByRole('button', { name: 'Close the file' }).click()
  await expect(step(0)).toBeHidden()
})
