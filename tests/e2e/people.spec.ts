import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type StartedShell, startBrowserShell } from '../support/browser-shell.ts'
import { comeIn, goTo, newPage } from '../support/screens-page.ts'
import { Keyboard } from './support/keyboard.ts'

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

/** What a click hands over: its name and its first bytes. */
async function saved(press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download')
  await press()
  const file = await download
  return { name: file.suggestedFilename(), text: readFileSync(await file.path()).toString('utf8') }
}

const item = (name: string) => page.getByRole('menuitem', { name, exact: true })

test('People: filters by unit, job and manager and named views, with the keyboard alone', async () => {
  const keys = new Keyboard(page)
  const count = page.getByText(/^\d+ of 290$/)
  await goTo(page, '/people', 'People')
  await expect(count).toHaveText('288 of 290')

  await test.step('a unit with those below it, then a job within', async () => {
    await page.keyboard.press('f')
    await keys.chooses('Unit and those below', 'Operations', 'Operations')
    await expect(count).not.toHaveText('288 of 290')
    const within = Number((await count.textContent())?.split(' ')[0])
    await keys.chooses('Job', 'Production Technician - WC60', 'Production Technician - WC60')
    await expect.poll(async () => Number((await count.textContent())?.split(' ')[0])).toBeLessThan(within)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByRole('button', { name: 'Remove filter Unit Operations and below' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Remove filter Job Production Technician - WC60' })).toBeVisible()
  })

  const shown = await count.textContent()
  await test.step('a view is saved under a name, left, and come back to', async () => {
    await keys.presses('button', 'Views')
    await expect(item('Save this view')).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Views of this list' })
    await keys.types('Name of this view', 'Sixty', { within: dialog })
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await keys.keepsPlace()
    await keys.presses('button', /^Remove filter Job/, { back: true })
    await expect(count).not.toHaveText(shown ?? '')
    await keys.keepsPlace()
    await keys.presses('button', 'Views')
    await expect(item('Sixty')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(count).toHaveText(shown ?? '')
    await keys.keepsPlace()
  })

  await test.step('the list comes back as it was left', async () => {
    await goTo(page, '/today')
    await goTo(page, '/people', 'People')
    await expect(count).toHaveText(shown ?? '')
  })

  await test.step('the view is given another name, and removed', async () => {
    await keys.presses('button', 'Views')
    await expect(item('Sixty')).toBeVisible()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Views of this list' })
    await keys.types('Name of the view Sixty', 'WC60', { within: dialog })
    await page.keyboard.press('Enter')
    await keys.presses('button', 'Remove the view WC60', { within: dialog })
    await expect(dialog.getByRole('button', { name: 'Remove the view WC60' })).toHaveCount(0)
    await keys.keepsPlace()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await keys.presses('button', /^Remove filter Job/, { back: true })
    await keys.presses('button', /^Remove filter Unit/, { back: true })
    await expect(count).toHaveText('288 of 290')
  })
})

test('a name that is nobody’s stays an open question: no form goes off with it, and it is there to be typed over', async () => {
  const keys = new Keyboard(page)
  const error = page.getByText('No such name. Choose from the list.')
  const isSelected = (field: Locator) =>
    field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd, input.value.length])
  await goTo(page, '/people', 'People')

  await test.step('in “Change people”', async () => {
    const boxes = page.getByRole('grid', { name: 'People' }).getByRole('checkbox')
    await boxes.nth(2).check()
    await boxes.nth(3).check()
    await page.getByRole('button', { name: 'Change', exact: true }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: /^Change 2/ })
    const manager = dialog.getByRole('combobox', { name: 'New manager' })
    await keys.chooses('New manager', 'Roberto', /^Roberto Tamburello/)
    await expect(dialog.getByRole('button', { name: /^Change 2/ })).toBeEnabled()
    await keys.types('New manager', 'Nobody of that name', { role: 'combobox', within: dialog })
    await page.keyboard.press('Enter')
    await expect(error).toBeVisible()
    await expect(manager).toHaveAttribute('aria-invalid', 'true')
    await expect(manager).toHaveValue('Nobody of that name')
    // Nor from the button of the form: the focus goes back to the question.
    await keys.presses('button', /^Change 2/, { within: dialog })
    await expect(manager).toBeFocused()
    await expect(dialog).toBeVisible()
    const [from, to, length] = await isSelected(manager)
    expect([from, to]).toEqual([0, length])
    await page.keyboard.type('Rob')
    await expect(error).toBeHidden()
    await page.getByRole('option', { name: /^Rob Walters/ }).waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('in “Mark as left”, where it is asked who takes over', async () => {
    await page.getByRole('link', { name: 'A. Scott Wright' }).click()
    await page.getByRole('heading', { level: 1, name: 'A. Scott Wright' }).waitFor()
    await page.getByRole('button', { name: 'More for A. Scott Wright' }).click()
    await item('Mark as left').click()
    const dialog = page.getByRole('dialog', { name: /^Mark as left/ })
    await keys.types(/^Who takes over|^One successor/, 'Nobody of that name', { role: 'combobox', within: dialog })
    await page.keyboard.press('Enter')
    await expect(error).toBeVisible()
    await keys.presses('button', 'Mark as left', { within: dialog })
    await expect(dialog).toBeVisible()
    await expect(dialog.getByRole('combobox', { name: /^Who takes over|^One successor/ }).first()).toBeFocused()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })
})

test('Back finds the list where it was left', async () => {
  await goTo(page, '/people', 'People')
  const grid = page.getByRole('grid', { name: 'People' })
  await grid.getByRole('row').nth(1).focus()
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('PageDown')
  const row = grid.locator('tr[tabindex="0"]')
  const name = (await row.getByRole('link').textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.goBack()
  await expect(grid.getByRole('link', { name, exact: true })).toBeInViewport()
})

test('Ctrl Enter shows a person beside the list, the keys go on along the rows, and Escape puts the person away', async () => {
  await goTo(page, '/people', 'People')
  const grid = page.getByRole('grid', { name: 'People' })
  const row = grid.locator('tr[tabindex="0"]')
  const nameOfRow = async () => (await row.getByRole('link').textContent()) ?? ''
  const beside = (name: string) => page.getByRole('complementary', { name: `${name}, beside the list` })
  await grid.getByRole('row').nth(1).focus()
  const first = await nameOfRow()
  await page.keyboard.press('Control+Enter')
  await expect(beside(first)).toBeVisible()
  await expect(row).toBeFocused()
  await page.keyboard.press('j')
  const second = await nameOfRow()
  expect(second).not.toBe(first)
  await page.keyboard.press('Control+Enter')
  await expect(beside(second)).toBeVisible()
  await expect(beside(first)).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(beside(second)).toBeHidden()
  await expect(page).toHaveURL(/#\/people/)
  await expect(row).toBeFocused()
})

test('every list hands itself over as CSV and as a workbook', async () => {
  const menus: readonly (readonly [hash: string, heading: RegExp, file: string, inCsv: RegExp])[] = [
    ['/people', /^People/, 'People', /Gail Erickson/],
    ['/goals', /^Goals/, 'Goals', /\n/],
    ['/plan', /^Plan/, 'Plan', /Gail Erickson/],
    ['/reviews', /^Reviews/, 'Reviews', /Gail Erickson/],
    ['/rewards', /^Rewards/, 'Rewards', /\n/],
    ['/packages', /^Packages/, 'Packages', /\n/],
  ]
  const both = async (button: Locator, file: string, inCsv: RegExp) => {
    await button.click()
    const csv = await saved(() => item('CSV').click())
    expect(csv.name).toMatch(new RegExp(`^${file}.* \\d{4}-\\d\\d-\\d\\d\\.csv$`))
    expect(csv.text).toMatch(inCsv)
    await button.click()
    const xlsx = await saved(() => item('Excel workbook').click())
    expect(xlsx.name).toMatch(/\.xlsx$/)
    expect(xlsx.text.slice(0, 2)).toBe('PK')
  }
  for (const [hash, heading, file, inCsv] of menus) {
    await test.step(hash, async () => {
      await goTo(page, hash, heading)
      await both(page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).first(), file, inCsv)
    })
  }

  await test.step('a cycle', async () => {
    await goTo(page, '/cycles')
    await page.getByRole('main').getByRole('link', { name: /2026/ }).first().click()
    await both(page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).first(), '', /Gail Erickson/)
  })

  await test.step('the people chosen, and every field of them', async () => {
    await goTo(page, '/people', 'People')
    const boxes = page.getByRole('grid', { name: 'People' }).getByRole('checkbox')
    // The list comes up where it was left, and draws other rows once one has the focus: who stands there is read first.
    const labels = await Promise.all([2, 3].map((at) => boxes.nth(at).getAttribute('aria-label')))
    for (const label of labels) await page.getByRole('checkbox', { name: label ?? '', exact: true }).check()
    const first = (labels[0] ?? '').replace('Select ', '')
    const button = page.getByRole('region', { name: 'Selected people' }).getByRole('button', { name: 'Export' })
    await both(button, 'People', new RegExp(first))
    await button.click()
    const whole = await saved(() => item('CSV, every field').click())
    expect(whole.text.trim().split('\n')).toHaveLength(3)
    expect(whole.text).toContain('Employee number')
    await button.click()
    expect((await saved(() => item('Excel workbook, every field').click())).text.slice(0, 2)).toBe('PK')
    await page.getByRole('button', { name: 'Clear the selection' }).click()
  })
})
