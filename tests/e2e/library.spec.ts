import { readFile } from 'node:fs/promises'
import { expect, test } from './support/app.ts'

test('a consultant makes a method at one client and carries it to the next', async ({ app }) => {
  test.setTimeout(180_000)
  const { page, manager } = app
  const main = page.getByRole('main')
  await manager.makesVault('First client')

  await page.evaluate(() => {
    location.hash = '/library/competencies'
  })
  await main.getByRole('link', { name: 'UK Government: digital and data skills' }).click()
  await main.getByRole('checkbox', { name: 'Adopt Accessibility' }).check()
  await main.getByRole('button', { name: 'Adopt 1 competency' }).click()
  await main.getByRole('textbox', { name: 'Name', exact: true }).fill('Ours')
  await main.getByRole('textbox', { name: 'Working', exact: true }).fill('Checks every page with a keyboard')
  await expect(main.getByText(/^Saved /)).toHaveCount(2)
  await expect(main.getByRole('heading', { level: 2, name: 'Ours' })).toBeVisible()

  await main.getByRole('link', { name: 'Scales', exact: true }).click()
  await main.getByRole('button', { name: 'Copy to change: Three points' }).click()
  await main.getByRole('textbox', { name: 'Word for 3' }).fill('Beyond')
  await main.getByRole('switch', { name: /left out as not seen/ }).click()
  await expect(main.getByText(/^Saved /)).toBeVisible()

  await main.getByRole('link', { name: 'Wording', exact: true }).click()
  await main.getByRole('textbox', { name: 'New phrase' }).fill('Says early when a date is at risk.')
  await main.getByRole('button', { name: 'Keep phrase' }).click()
  await expect(main.getByRole('button', { name: 'Says early when a date is at risk.' })).toBeVisible()

  await main.getByRole('link', { name: 'Method file', exact: true }).click()
  await main.getByRole('textbox', { name: 'Name of the method' }).fill('House method')
  const [download] = await Promise.all([page.waitForEvent('download'), main.getByRole('button', { name: 'Save method file' }).click()])
  expect(download.suggestedFilename()).toBe('House method.perennial-method.json')
  const path = await download.path()
  const text = await readFile(path, 'utf8')
  expect(text).toContain('Checks every page with a keyboard')
  expect(text).not.toContain('First client')

  await main.getByRole('button', { name: 'Choose a method file' }).waitFor()
  await main
    .locator('input[type=file]')
    .setInputFiles({ name: 'House method.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await expect(main.getByText('holds 3 items; 0 would change something here')).toBeVisible()
  const changed = text.replace('Checks every page with a keyboard', 'Checks every page with a keyboard and a screen reader')
  await main.locator('input[type=file]').setInputFiles({ name: 'Next.json', mimeType: 'application/json', buffer: Buffer.from(changed) })
  await expect(main.getByText('holds 3 items; 1 would change something here')).toBeVisible()
  await main.getByRole('radio', { name: 'Replace the one here' }).check()
  await main.getByRole('button', { name: 'Import 1 item' }).click()
  await main.getByRole('link', { name: 'Competencies', exact: true }).click()
  await main.getByRole('link', { name: 'Ours', exact: true }).click()
  await expect(main.getByRole('textbox', { name: 'Working', exact: true })).toHaveValue(
    'Checks every page with a keyboard and a screen reader',
  )
})
