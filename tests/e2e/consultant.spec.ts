import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startBrowserShell } from '../support/browser-shell.ts'
import { filesHolding } from '../support/plaintext-scan.ts'
import { expect, test } from './support/app.ts'
import { Keyboard } from './support/keyboard.ts'
import { type Manager, PASSPHRASE } from './support/manager.ts'

const CANARY = 'Quillfeather'

/** From the unlock screen: another vault, by keyboard. */
async function makesAnother(manager: Manager, name: string, colour: string): Promise<void> {
  const { page } = manager
  await page.getByRole('button', { name: /^New vault/ }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('radio', { name: new RegExp(colour, 'i') }).check({ force: true })
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('The same again').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Make the vault' }).click()
  await page.getByRole('button', { name: 'Confirm later' }).click()
  await manager.isIn()
}

/** Everything the page holds that text can be in: what is shown, fields, the address, what it stores. */
async function held(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    const stores = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      JSON.stringify(history.state),
      location.href,
      document.title,
    ]
    return [document.documentElement.outerHTML, ...fields, ...stores, ...databases].join('\n')
  })
}

async function addsPerson(manager: Manager, name: string): Promise<void> {
  const { page } = manager
  await manager.goesTo('People')
  await page
    .getByRole('button', { name: /^Add (a )?person/ })
    .first()
    .click()
  await page.getByLabel('Given name').fill(name)
  await page.getByLabel('Family name').fill('Client')
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await expect(page.getByRole('main').getByText(new RegExp(name)).first()).toBeVisible()
}

test('two clients side by side: switching locks the first, and nothing of it is anywhere in the second', async ({ app }) => {
  test.setTimeout(240_000)
  const { manager, page, shell } = app
  await manager.makesVault('Acme')
  await addsPerson(manager, CANARY)

  await test.step('a search, a filter and an undo are left behind in the first', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(CANARY)
    await expect(page.getByRole('option', { name: new RegExp(CANARY) }).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await page.evaluate((text) => {
      location.hash = `/people?text=${text}`
    }, CANARY)
    await expect(page.getByRole('main').getByText(/of 1$/)).toBeVisible()
    await manager.goesTo('Goals')
    await manager.goesTo('Reviews')
  })
  await manager.locks()
  expect((await held(page)).includes(CANARY)).toBe(false)
  await makesAnother(manager, 'Bolt', 'rosehip')

  await test.step('Alt and a digit locks this one and asks for the passphrase of the other', async () => {
    const { vaults } = await page.evaluate(async () => ({ vaults: document.title }))
    expect(vaults).not.toContain(CANARY)
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('heading', { level: 1, name: 'Acme' })).toBeVisible()
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
    await page.keyboard.type(PASSPHRASE)
    await page.keyboard.press('Enter')
    await manager.isIn()
  })

  await test.step('so does the vault menu, by keyboard', async () => {
    const keyboard = new Keyboard(page)
    await keyboard.presses('button', /^Acme/)
    await page.getByRole('menuitem', { name: /^Bolt/ }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Bolt' })).toBeVisible()
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
    await page.keyboard.type(PASSPHRASE)
    await page.keyboard.press('Enter')
    await manager.isIn()
  })

  await test.step('nothing of the first is found, shown, suggested or gone back to in the second', async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect((await held(page)).includes(CANARY)).toBe(false)
    await page.keyboard.type(CANARY)
    await page.waitForTimeout(400)
    // The way to all results says again what was typed; nothing else knows the word.
    await expect(page.getByRole('option', { name: new RegExp(CANARY) }).filter({ hasNotText: 'All results for' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    for (let back = 0; back < 8; back++) {
      await page.goBack().catch(() => null)
      await page.waitForTimeout(120)
      if (new URL(page.url()).origin !== new URL(shell.address).origin) break
      expect((await held(page)).includes(CANARY), `after ${back + 1} times Back, at ${page.url()}`).toBe(false)
    }
  })

  await test.step('nor in what this computer remembers outside the vaults', async () => {
    expect(await filesHolding(CANARY, [shell.folder])).toEqual([])
    const state = JSON.parse(readFileSync(join(shell.folder, 'Vaults.state.json'), 'utf8')) as { vaults: Record<string, object> }
    for (const seen of Object.values(state.vaults)) expect(Object.keys(seen).sort()).toEqual(['counter', 'lastOpenedAt', 'path'])
  })
})

test('a client gets their vault: passphrase and code of its own, private notes left behind, opened elsewhere', async ({ app }) => {
  test.setTimeout(240_000)
  const { manager, page, shell } = app
  await manager.makesVault('Acme')
  await page.goto(`${new URL(page.url()).origin}/#/settings/leave`)
  const keyboard = new Keyboard(page)
  await page.getByRole('button', { name: 'Hand over', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Hand over Acme' })
  await expect(dialog.getByRole('checkbox', { name: /^Private notes/ })).not.toBeChecked()
  await expect(dialog.getByLabel('Folder of the copy')).toHaveValue(/Handed over/)
  await keyboard.typesSecret('Passphrase of the copy', 'a passphrase of the client')
  await keyboard.typesSecret('The same again', 'a passphrase of the client')
  await keyboard.typesSecret('Passphrase of this vault', PASSPHRASE)
  await page.keyboard.press('Enter')
  const groups = dialog.getByRole('list', { name: 'Recovery code' }).getByRole('listitem')
  await expect(groups).toHaveCount(7, { timeout: 30_000 })
  const code = (await groups.allInnerTexts()).map((text) => text.replace(/^\d+\s+/, '').trim())
  for (const [index, group] of code.entries()) {
    const field = dialog.getByLabel(`Group ${index + 1}`, { exact: true })
    if (!(await field.isVisible())) continue
    await field.focus()
    await page.keyboard.type(group)
  }
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(/^The copy is complete/)).toBeVisible({ timeout: 60_000 })
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)

  const place = join(shell.folder, 'Vaults', 'Handed over')
  expect(readdirSync(place)).toEqual(['Acme.perennial'])
  const client = await startBrowserShell()
  await page.goto(client.address)
  await page.getByRole('button', { name: 'Add one from another place' }).click()
  await page.getByLabel('Folder of the vault').fill(join(place, 'Acme.perennial'))
  await page.getByRole('button', { name: 'Add the vault' }).click()
  await manager.unlocks('a passphrase of the client')
  await manager.isIn()
  await expect(page.getByText('The recovery code is not confirmed.')).toBeVisible()
  await client.stop()
})

test('a vault is destroyed by keyboard: draft, name, passphrase, and a certificate that waits on the unlock screen', async ({ app }) => {
  test.setTimeout(240_000)
  const { manager, page, shell } = app
  await manager.makesVault('Acme')
  await addsPerson(manager, CANARY)
  await page.goto(`${new URL(page.url()).origin}/#/settings/leave`)
  const keyboard = new Keyboard(page)
  await page.getByRole('button', { name: 'Destroy', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Destroy Acme' })
  await expect(dialog.getByText('1 person', { exact: false })).toBeVisible()
  const draft = page.waitForEvent('download')
  await keyboard.presses('button', 'Save the draft of the certificate', { within: dialog })
  expect((await draft).suggestedFilename()).toMatch(/^draft-/)
  await expect(dialog.getByRole('button', { name: 'Destroy Acme' })).toBeDisabled()
  await keyboard.types('Type the name of the vault: Acme', 'Acme', { within: dialog })
  await keyboard.typesSecret('Passphrase', 'not this one')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Passphrase and vault do not match')).toBeVisible()
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Acme is destroyed' })).toBeVisible({ timeout: 30_000 })
  expect(readdirSync(join(shell.folder, 'Vaults'))).toEqual([])
  expect((await held(page)).includes(CANARY)).toBe(false)
  await expect(page.getByRole('button', { name: 'Save the certificate' })).toBeFocused()
  const saved = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const certificate = readFileSync(await (await saved).path(), 'utf8')
  expect(certificate).toContain('1 person')
  expect(certificate).not.toContain(CANARY)
  await keyboard.presses('button', 'Put it away')
  await expect(page.getByRole('heading', { level: 1, name: 'No vault is here yet' })).toBeVisible()
})
