import { mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from '@playwright/test'
import { expect, test } from './support/app.ts'

const VOICES = ['Ask for the numbers first.', 'Start on time.', 'Say who decides.'] as const

/** A colleague with nothing but a browser of their own: opens the file, answers, saves. Returns where the answer lies. */
async function answers(browser: Browser, file: string, words: readonly string[], said: string, folder: string): Promise<string> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const requests: string[] = []
  page.on('request', (request) => /^(file|blob|data):/.test(request.url()) || requests.push(request.url()))
  await page.goto(pathToFileURL(file).href)
  for (const [at, word] of words.entries()) await page.getByLabel(`Word ${at + 1}`, { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText('3 people were asked with this same file')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('textbox', { name: 'What would help more?' }).fill(said)
  await page.getByRole('button', { name: 'Check and save' }).first().click()
  await expect(page.getByText('What can still tell who wrote it')).toBeVisible()
  expect(await page.getByLabel('Full name').count()).toBe(0)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the answer without a name' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toMatch(/^Feedback answer - [0-9a-f]{6}\.age$/)
  const path = join(folder, saved.suggestedFilename())
  await saved.saveAs(path)
  expect([requests, await page.evaluate(() => localStorage.length)]).toEqual([[], 0])
  await context.close()
  return path
}

test('three colleagues answer one file without names, and are read together', async ({ app, browser }) => {
  const { page, manager } = app
  const main = page.getByRole('main')
  const folder = await mkdtemp(join(tmpdir(), 'perennial-feedback-'))
  await manager.makesVault('Workshop')
  const people = join(folder, 'people.csv')
  await writeFile(people, 'First name,Last name\nGail,Erickson\nRob,Walters\n')
  await manager.importsPeople(people, 2)
  await manager.goesTo('Feedback')
  await main.getByRole('link', { name: 'Ask for feedback' }).first().click()
  await page.getByRole('combobox', { name: 'About whom' }).fill('Gail')
  await page.getByRole('option', { name: 'Gail Erickson' }).click()
  await main.getByText('Without names').click()
  for (const name of ['Diane', 'Gigi', 'Janice']) {
    await page.getByRole('combobox', { name: 'Others, by name' }).fill(name)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: 'Draw up the request' }).click()

  await main.getByRole('link', { name: 'Make the file' }).click()
  const list = page.getByRole('list', { name: 'Six words' }).getByRole('listitem')
  await expect(list).toHaveCount(6, { timeout: 60_000 })
  const words = (await list.allInnerTexts()).map((word) => word.replace(/[^a-z-]/g, ''))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save package' }).click()
  const file = join(folder, 'request.html')
  await (await download).saveAs(file)

  const files = await Promise.all(VOICES.map((said) => answers(browser, file, words, said, folder)))
  const sizes = await Promise.all(files.map(async (path) => (await stat(path)).size))
  expect(new Set(sizes).size).toBe(1)

  await main.getByRole('link', { name: 'Import answers' }).click()
  await page.locator('input[type=file]').setInputFiles(files)
  await expect(main.getByText('An answer without a name')).toHaveCount(3)
  for (const said of VOICES) await expect(main.getByText(said)).toHaveCount(0)
  await page.getByRole('button', { name: 'Import 3 answers' }).click()
  await main.getByRole('link', { name: 'Open the request' }).click()
  await page.getByRole('button', { name: 'Read 3 answers' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Read 3 answers' }).click()
  for (const said of VOICES) await expect(main.getByText(said)).toBeVisible()
  await expect(main.getByText('3 people, without names')).toBeVisible()
  expect(await app.strangers()).toEqual([])
})
