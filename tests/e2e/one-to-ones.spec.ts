import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Download } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { Employee } from './support/employee.ts'

const MARGIN = 'Canary-5b1d: lighter than in October.'

test('a manager plans a rhythm, holds a one-to-one, hands the notes over, and the employee adds to the next one', async ({ app }) => {
  test.setTimeout(150_000)
  const { manager, page } = app
  const main = page.getByRole('main')
  const folder = mkdtempSync(join(tmpdir(), 'perennial-meetings-'))

  await test.step('makes a vault with one person and plans every Tuesday', async () => {
    await manager.makesVault('Coaching')
    await manager.goesTo('People')
    await main
      .getByRole('button', { name: /Add person/ })
      .first()
      .click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Given name').fill('Gail')
    await form.getByLabel('Family name').fill('Erickson')
    await form.getByRole('button', { name: /^(Add|Keep|Save)/ }).click()
    await expect(form).toBeHidden()
    await manager.goesTo('One-to-ones')
    await main.getByRole('button', { name: 'Plan a one-to-one' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'With' }).fill('Gail')
    await page.getByRole('option', { name: 'Gail Erickson' }).click()
    await dialog.getByText('Again and again').click()
    await expect(dialog.getByRole('status')).toContainText('Every two weeks on')
    await dialog.getByRole('button', { name: 'Plan series' }).click()
    await expect(main.getByRole('grid', { name: 'Planned one-to-ones' }).getByRole('row', { name: /Gail Erickson/ })).not.toHaveCount(0)
  })

  await test.step('takes everything planned into a calendar', async () => {
    const download = page.waitForEvent('download')
    await main.getByRole('button', { name: 'Calendar file' }).click()
    const text = readFileSync(await keep(await download, folder), 'utf8')
    expect(text).toContain('SUMMARY:One-to-one with Gail Erickson')
    expect(text).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2')
  })

  await test.step('prepares and holds the first one; what was not talked about goes on', async () => {
    await main
      .getByRole('row', { name: /Gail Erickson/ })
      .first()
      .getByRole('link')
      .first()
      .click()
    await expect(main.getByRole('heading', { level: 1, name: 'One-to-one with Gail Erickson' })).toBeVisible()
    for (const title of ['Earlier drawings', 'Holiday cover']) {
      await page.getByRole('textbox', { name: 'New agenda item' }).fill(title)
      await page.keyboard.press('Enter')
      await expect(main.getByRole('checkbox', { name: `Discussed: ${title}` })).toBeVisible()
    }
    await main.getByRole('button', { name: 'Start' }).click()
    await expect(main.getByRole('timer')).toContainText('min left')
    await main.getByRole('checkbox', { name: 'Discussed: Earlier drawings' }).click()
    await page.getByRole('textbox', { name: 'New decision' }).fill('Two days before release')
    await page.keyboard.press('Enter')
    await expect(main.getByRole('button', { name: 'Remove decision: Two days before release' })).toBeVisible()
    await page.getByRole('textbox', { name: 'New action item' }).fill('Change the checklist')
    await page.keyboard.press('Enter')
    await expect(main.getByRole('checkbox', { name: 'Done: Change the checklist' })).toBeVisible()
    await page.getByRole('textbox', { name: 'Private note beside the meeting' }).fill(MARGIN)
    await main.getByRole('button', { name: 'Finish' }).click()
    await expect(main.getByRole('button', { name: 'Share notes' })).toBeVisible()
  })

  const sent = await test.step('hands the notes over', async () => {
    await main.getByRole('button', { name: 'Share notes' }).click()
    await page.getByRole('menuitem', { name: 'Check-in package' }).click()
    const words = page.getByRole('list', { name: 'Six words' })
    await expect(words).toBeVisible({ timeout: 30_000 })
    await expect(main).not.toContainText('Canary')
    const spoken = (await words.getByRole('listitem').allTextContents()).map((word) => word.replace(/[\d\s]/g, ''))
    const download = page.waitForEvent('download')
    await main.getByRole('button', { name: 'Save package' }).click()
    return { words: spoken, html: await keep(await download, folder) }
  })

  const reply = await test.step('Gail comments, ticks her action, adds a topic, says how it felt and signs', async () => {
    const own = await page.context().newPage()
    const gail = new Employee(own)
    await gail.opens(sent.html, sent.words, 'Gail Erickson')
    await own.getByRole('button', { name: 'Comment on Earlier drawings' }).click()
    await own.getByRole('textbox', { name: 'Comment on Earlier drawings' }).fill('Three days would help')
    await own.getByRole('button', { name: 'Keep', exact: true }).click()
    await own.getByRole('checkbox', { name: /Change the checklist/ }).check()
    await own.getByRole('button', { name: 'Add a topic' }).click()
    await own.getByRole('textbox', { name: 'Topic 1' }).fill('Course in spring')
    await own.getByRole('radio', { name: /Good/ }).check()
    const file = await keep(await gail.agrees('Gail Erickson'), folder)
    await own.close()
    return file
  })

  await test.step('the reply is shown, imported, and its topic stands on the next agenda', async () => {
    await manager.previewsReply(reply)
    for (const text of ['Three days would help', 'Course in spring', '4, Good']) await expect(main.getByText(text)).toBeVisible()
    await manager.takesReply('Gail Erickson')
    await manager.goesTo('One-to-ones')
    await main
      .getByRole('row', { name: /Course in spring/ })
      .getByRole('link')
      .first()
      .click()
    await expect(main.getByRole('checkbox', { name: 'Discussed: Course in spring' })).toBeVisible()
    await expect(main.getByRole('checkbox', { name: 'Discussed: Holiday cover' })).toBeVisible()
    await expect(main.getByRole('checkbox', { name: 'Done: Change the checklist' })).toBeChecked()
  })
})

async function keep(download: Download, folder: string): Promise<string> {
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  return path
}
