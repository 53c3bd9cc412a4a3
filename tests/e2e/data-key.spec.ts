import { expect, test } from './support/app.ts'
import { PASSPHRASE } from './support/manager.ts'

test('the data key is replaced by keyboard: asked again, code kept, progress, done, and the vault opens as before', async ({ app }) => {
  test.setTimeout(180_000)
  const { manager, page } = app
  const oldCode = await manager.makesVault('Acme')
  await page.goto(`${new URL(page.url()).origin}/#/settings/keys`)
  const dialog = page.getByRole('dialog', { name: 'Replace the data key' })
  await page.getByRole('button', { name: 'Replace', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Passphrase', { exact: true })).toBeFocused()

  await test.step('a wrong passphrase is said', async () => {
    await page.keyboard.type('not this one')
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('Passphrase and vault do not match')).toBeVisible()
  })

  await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  const groups = dialog.getByRole('list', { name: 'Recovery code' }).getByRole('listitem')
  await expect(groups).toHaveCount(7)
  const code = (await groups.allInnerTexts()).map((text) => text.replace(/^\d+\s+/, '').trim())
  expect(code.join('-')).not.toBe(oldCode)
  await expect(dialog.getByRole('button', { name: 'Confirm later' })).toHaveCount(0)
  for (const field of await dialog.getByRole('textbox').all()) {
    const label = (await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)) ?? ''
    await field.focus()
    await page.keyboard.type(code[Number(/\d+/.exec(label)?.[0]) - 1] ?? '')
  }
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(/^The data key is replaced/)).toBeVisible({ timeout: 60_000 })
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('not confirmed yet')).toHaveCount(0)

  await manager.locks()
  await manager.unlocks()
  await manager.isIn()
  await manager.locks()
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  await page.getByRole('textbox', { name: /recovery code/i }).fill(code.join('-'))
  await page.getByLabel('New passphrase', { exact: true }).fill(`${PASSPHRASE} again`)
  await page.getByLabel('The same again').fill(`${PASSPHRASE} again`)
  await page.getByRole('button', { name: /^(Open|Unlock)/ }).click()
  await manager.isIn()
})
