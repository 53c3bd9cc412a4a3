import { join } from 'node:path'
import { expect, test } from './support/app.ts'

const FIRM = join(import.meta.dirname, '..', 'fixtures', 'people', 'adventureworks_employees.csv')

test('a job is described from a role, published, changed, and taken back, while people keep what they hold', async ({
  app: { page, manager },
}) => {
  test.setTimeout(180_000)
  await manager.makesVault('Adventure Works')
  await manager.importsPeople(FIRM, 290)
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
  const versions = page.getByRole('complementary', { name: 'Versions and people' })

  await test.step('the title came with its people, and finds its role although the fingers slipped', async () => {
    await page.getByRole('link', { name: 'Library' }).click()
    await page.getByRole('link', { name: 'Buyer', exact: true }).click()
    await expect(page.getByText('Nothing is written about this job yet')).toBeVisible()
    await expect(versions.getByText('no version held')).toHaveCount(9)
    await page.getByRole('main').getByRole('link', { name: 'Start from a role' }).last().click()
    const search = page.getByRole('textbox', { name: 'Search roles by any title' })
    await expect(search).toBeFocused()
    await expect(search).toHaveValue('Buyer')
    await search.fill('purchasing agnet')
    await expect(page.getByRole('list', { name: 'Roles found' }).getByRole('link').first()).toContainText('also called Purchasing Agent')
    const farm = 'Buyers and Purchasing Agents, Farm Products'
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('article', { name: farm })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('article', { name: /^Purchasing Agents/ })).toBeVisible()
  })

  await test.step('tasks are kept and struck with the keyboard', async () => {
    await page.getByRole('link', { name: 'Start from this role' }).click()
    await expect(heading(/^A job profile from Purchasing Agents/)).toBeVisible()
    await expect(page.getByText('Goes into the profile of this title.')).toBeVisible()
    const kept = page.getByText(/^\d+ of \d+ kept$/)
    const before = Number((await kept.textContent())?.split(' ')[0])
    await page.getByRole('main').focus()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(kept).toContainText(`${before - 1} of`)
    await page.getByRole('button', { name: 'Make the draft' }).click()
    await expect(heading('Buyer')).toBeVisible()
    await expect(page.getByRole('textbox', { name: /^Responsibility \d+$/ })).toHaveCount(before - 1)
  })

  await test.step('version 1 is published, and counts in the cycle that starts then', async () => {
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('button', { name: 'Publish version 1' }).click()
    await expect(versions.getByText('Version 1', { exact: true })).toBeVisible()
    await manager.is('Sheela Word')
    await manager.launchesCycleForTeam()
    await page.getByRole('link', { name: 'Library' }).click()
    await page.getByRole('link', { name: 'Buyer', exact: true }).click()
    await expect(versions.getByText('holds version 1')).toHaveCount(9)
  })

  await test.step('version 2 says what changed; nobody holds it until it is taken', async () => {
    await page.getByRole('button', { name: 'Edit' }).click()
    const purpose = page.getByRole('textbox', { name: 'Purpose' })
    await purpose.click()
    await expect(purpose).toHaveAttribute('contenteditable', 'true')
    await purpose.fill('Buys what production needs, in time.')
    await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
    await page.getByRole('button', { name: 'Publish' }).click()
    const dialog = page.getByRole('dialog', { name: 'Publish version 2' })
    await expect(dialog.getByText('9 people keep the version held')).toBeVisible()
    await expect(dialog.locator('ins')).toContainText('in time.')
    await dialog.getByLabel('Why it changes (may stay empty)').fill('Said shorter')
    await dialog.getByRole('button', { name: 'Publish version 2' }).click()
    await expect(versions.getByText('holds version 1')).toHaveCount(9)
    await versions.getByRole('listitem').filter({ hasText: 'holds version 1' }).first().getByRole('link').click()
    await page.getByRole('button', { name: 'Compare and take it' }).click()
    await page.getByLabel('Reason').fill('Agreed in October')
    await page.getByRole('button', { name: 'Take version 2' }).click()
    await expect(page.getByText(/^Version 2 taken on .*: Agreed in October$/)).toBeVisible()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(page.getByText('Version 2 of the present job is newer.')).toBeVisible()
  })

  await test.step('the palette knows the job and the role', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search this vault' }).fill('buyer')
    await expect(page.getByRole('option', { name: /Buyer.*Job profile/ })).toBeVisible()
    await expect(page.getByRole('option', { name: /Role/ }).first()).toBeVisible()
  })
})
