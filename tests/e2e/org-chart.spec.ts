import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/app.ts'

const FIRM = join(import.meta.dirname, '..', 'fixtures', 'people', 'adventureworks_employees.csv')

test('the firm is walked, found, printed and its units are put in order with the keyboard', async ({ app: { page, manager } }) => {
  await manager.makesVault('Adventure Works')
  await manager.importsPeople(FIRM, 290)
  await page.getByRole('link', { name: 'Org chart' }).click()
  const tree = page.getByRole('tree', { name: 'Org chart' })
  const chosen = page.getByRole('treeitem', { selected: true })

  await test.step('arrows follow the lines, Space opens, letters find', async () => {
    await tree.focus()
    await page.keyboard.press('Home')
    await expect(chosen).toHaveAccessibleName(/^Ken Sánchez\s+Chief Executive Officer\s+Executive\s+289 people below$/)
    await page.keyboard.press('ArrowDown')
    await expect(chosen).toHaveAccessibleName(/^Brian Welcker/)
    await expect(chosen).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('Space')
    await expect(chosen).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('ArrowDown')
    await expect(chosen).toHaveAccessibleName(/^Amy Alberts/)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.type('terri')
    await expect(chosen).toHaveAccessibleName(/^Terri Duffy/)
  })

  await test.step('anybody is found by name, wherever they are', async () => {
    const find = page.getByRole('combobox', { name: 'Find a person in the chart' })
    await find.fill('gail eri')
    await page.getByRole('option', { name: /Gail Erickson/ }).waitFor()
    await find.press('Enter')
    await expect(chosen).toHaveAccessibleName(/^Gail Erickson\s+Design Engineer/)
    await expect(tree).toBeFocused()
    await expect(chosen).toBeInViewport()
  })

  await test.step('the picture goes on paper and into a file', async () => {
    await page.evaluate(() => {
      window.print = () => {
        document.body.dataset.printed = String(document.querySelectorAll('[data-chart-pages] svg text').length)
        window.dispatchEvent(new Event('afterprint'))
      }
    })
    await page.getByRole('button', { name: 'Print' }).click()
    const dialog = page.getByRole('dialog', { name: 'Print the chart' })
    await dialog.getByRole('button', { name: 'Print' }).click()
    await expect(page.locator('body[data-printed]')).toBeAttached()
    expect(Number(await page.locator('body').getAttribute('data-printed'))).toBeGreaterThan(20)
    const saving = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Save as SVG' }).click()
    const svg = await readFile(await (await saving).path(), 'utf8')
    expect(svg).toMatch(/^<\?xml[\s\S]*<svg[\s\S]*>Gail Erickson<[\s\S]*<\/svg>\s*$/)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('Enter opens the person, and Back finds the chart as it was', async () => {
    await tree.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Gail Erickson' })).toBeVisible()
    await page.goBack()
    await expect(chosen).toHaveAccessibleName(/^Gail Erickson/)
    await expect(chosen).toBeInViewport()
  })

  await test.step('units are added, moved and merged without a mouse, and each step can be undone', async () => {
    await page.getByRole('link', { name: 'Units' }).click()
    const row = (name: RegExp) => page.getByRole('treegrid', { name: 'Units' }).getByRole('row', { name })
    await page.getByRole('button', { name: 'Add unit', exact: true }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Operations')
    await page.keyboard.press('Enter')
    await expect(row(/^Operations/)).toBeVisible()
    await row(/^Production \D/)
      .or(row(/^Production\b(?! Control)/))
      .first()
      .focus()
    await page.keyboard.press('m')
    await page.getByRole('combobox', { name: 'Under' }).fill('Operations')
    await page.getByRole('option', { name: 'Operations', exact: true }).click()
    await page.getByRole('button', { name: 'Move unit' }).click()
    await expect(row(/^Production\b(?! Control)/).first()).toHaveAttribute('aria-level', '2')
    await row(/^Tool Design/).focus()
    await page.keyboard.press('u')
    await page.getByRole('combobox', { name: 'Into' }).fill('Engineering')
    await page.getByRole('option', { name: 'Engineering', exact: true }).click()
    await page.getByRole('button', { name: 'Merge units' }).click()
    await expect(row(/^Tool Design/)).toBeHidden()
    await page.keyboard.press('Control+z')
    await expect(row(/^Tool Design/)).toBeVisible()
  })
})
