import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Download, Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { Employee } from './support/employee.ts'

const FIRM = join(import.meta.dirname, '..', 'fixtures', 'people', 'adventureworks_employees.csv')
const THOUGHTS = 'Between us: the evenings on the mill worry me more'

/** Writes a concern and puts it on record as said. */
async function saysConcern(page: Page, title: string, facts: string): Promise<void> {
  const main = page.getByRole('main')
  await main.getByRole('button', { name: 'Concern', exact: true }).click()
  await main.getByLabel('What it is about').fill(title)
  await main.getByLabel('Facts').fill(facts)
  await main.getByLabel('What the job asks').fill('A jig runs on the day the line starts.')
  await main.getByRole('textbox', { name: 'Your own thoughts' }).fill(THOUGHTS)
  await expect(main.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
  await main.getByRole('button', { name: 'It was said' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).not.toContainText(THOUGHTS)
  await dialog.getByLabel('What was agreed').fill('One open jig at a time')
  await dialog.getByRole('button', { name: 'Put on record' }).click()
  await expect(main.getByRole('article', { name: title })).toContainText(/the day it was noticed/)
}

/** Seals what is previewed, and answers it in the file from `file://`. */
async function sendsAndSigns(page: Page, employee: Employee, answer: (employee: Employee) => Promise<Download>): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Six words' })).toBeVisible({ timeout: 60_000 })
  const words = await page.getByRole('list', { name: 'Six words' }).getByRole('listitem').allInnerTexts()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save package' }).click()
  const file = join(tmpdir(), `perennial-improvement-${process.pid}.html`)
  await (await download).saveAs(file)
  await employee.opens(
    file,
    words.map((word) => word.replace(/[^a-z-]/g, '')),
    'Rob Walters',
  )
  const reply = await (await answer(employee)).path()
  await page.evaluate(() => {
    location.hash = '/packages/reply'
  })
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'reply.age', mimeType: 'application/octet-stream', buffer: await readFile(reply) })
  await page.getByRole('button', { name: 'Import the reply' }).click()
  await expect(page.getByText(/^Reply from Rob Walters imported/)).toBeVisible()
}

test('two concerns are said, a plan is signed by both, and its first milestone too', async ({
  app: { page, manager, strangers },
  context,
}) => {
  test.setTimeout(240_000)
  const main = page.getByRole('main')
  const employee = new Employee(await context.newPage())
  await manager.makesVault('Adventure Works')
  await manager.importsPeople(FIRM, 290)
  await manager.is('Roberto Tamburello')
  await manager.opensPerson('Rob Walters')
  await manager.opensTab('Concerns')

  await test.step('a plan before two concerns is advised against', async () => {
    await main.getByRole('button', { name: 'Begin a plan' }).click()
    await expect(main.getByText('No concern was said yet.')).toBeVisible()
    await main.getByRole('button', { name: 'Not now' }).click()
    await saysConcern(page, 'Jig drawings after the start', 'Jigs 14 and 15 came two and four days late.')
    await saysConcern(page, 'Handovers without notes', 'Two jigs came without the setting sheet.')
  })

  await test.step('the plan is written step by step and signed', async () => {
    await main.getByRole('button', { name: 'Begin a plan' }).click()
    await expect(main.getByRole('heading', { level: 2, name: 'What was seen' })).toBeVisible()
    await expect(main.getByRole('group', { name: 'Gap 2' })).toBeVisible()
    const asked = main.getByRole('group', { name: 'Gap 1' }).getByLabel('What the job asks')
    // A text that is there is shown; the field comes with the focus.
    await asked.focus()
    await asked.fill('Notes on the same day.')
    await main.getByRole('button', { name: 'Next: Goals' }).click()
    for (const number of [1, 2]) {
      await main.getByRole('button', { name: 'Goal', exact: true }).click()
      const goal = main.getByRole('group', { name: `Goal ${number}` })
      await goal.getByRole('textbox', { name: 'Goal' }).fill(number === 1 ? 'Jigs on the day' : 'Sheets with every jig')
      await goal.getByLabel('Measure').fill('Four of four')
    }
    await main.getByRole('button', { name: 'Next: Support' }).click()
    await main.getByRole('button', { name: 'Support', exact: true }).last().click()
    await main.getByRole('textbox', { name: 'Support' }).fill('One open jig at a time')
    await main.getByRole('button', { name: 'Next: Milestones' }).click()
    await expect(main.getByText('90 days in')).toBeVisible()
    await main.getByRole('button', { name: 'Next: How it can end' }).click()
    await main.getByLabel('The goals are met').fill('The plan ends')
    await main.getByLabel('Some are met').fill('One more month')
    await main.getByLabel('They are not met').fill('Another job is looked for together')
    await main.getByRole('button', { name: 'Next: Sign' }).click()
    await expect(main.getByLabel('Full name of the manager')).toHaveValue('Roberto Tamburello')
    await main.getByRole('button', { name: 'Sign plan' }).click()
    await expect(main.getByRole('heading', { level: 1, name: 'Improvement plan with Rob Walters' })).toBeVisible()
  })

  await test.step('Rob disagrees, on the record', async () => {
    await main.getByRole('button', { name: 'Preview package', exact: true }).click()
    await expect(page.getByText(THOUGHTS)).toHaveCount(0)
    await sendsAndSigns(page, employee, (rob) => rob.disagrees('Rob Walters', 'Three jigs were open at once.'))
    await manager.opensPerson('Rob Walters')
    await manager.opensTab('Concerns')
    await main.getByRole('link', { name: / to / }).click()
    await expect(page.getByRole('complementary', { name: 'Signatures and versions' })).toContainText('Three jigs were open at once.')
  })

  await test.step('the first milestone is looked at and signed by both', async () => {
    await main.getByRole('button', { name: 'Record and sign 30 days' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('On track').click()
    await drawer.getByLabel('Jigs on the day').fill('Two of two')
    await drawer.getByLabel('What was seen').fill('Both jigs ran on the day.')
    await drawer.getByRole('button', { name: 'Close', exact: true }).last().click()
    await expect(drawer).toBeHidden()
    await main.getByRole('button', { name: 'Record and sign 30 days' }).click()
    await expect(drawer.getByText('Begun earlier and not signed.')).toBeVisible()
    await expect(drawer.getByLabel('What was seen')).toHaveText('Both jigs ran on the day.')
    await expect(drawer.getByRole('radio', { name: 'On track' })).toBeChecked()
    await drawer.getByRole('button', { name: 'Sign milestone' }).click()
    await main.getByRole('button', { name: 'Preview package: 30 days' }).click()
    await sendsAndSigns(page, employee, (rob) => rob.disagrees('Rob Walters', 'It was three of three.'))
    await manager.opensPerson('Rob Walters')
    await manager.opensTab('Concerns')
    await main.getByRole('link', { name: / to / }).click()
    await expect(main.getByText('signed by both')).toBeVisible()
    await expect(main.getByText('It was three of three.')).toBeVisible()
  })
  expect(employee.requests).toEqual([])
  expect(await strangers()).toEqual([])
})
