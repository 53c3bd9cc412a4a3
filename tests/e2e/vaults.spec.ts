import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { call, enter, startBrowserShell } from '../support/browser-shell.ts'
import { expect, test } from './support/app.ts'
import { PASSPHRASE } from './support/manager.ts'

/** The one vault below the folder of the shell. */
function vaultIn(folder: string): string {
  const [name = ''] = readdirSync(join(folder, 'Vaults')).filter((entry) => entry.endsWith('.perennial'))
  return join(folder, 'Vaults', name)
}

function flip(path: string, at: (size: number) => number): void {
  const bytes = readFileSync(path)
  const place = at(bytes.length)
  bytes[place] = (bytes[place] ?? 0) ^ 0x10
  writeFileSync(path, bytes)
}

/** The vault's own files with their fingerprints. */
function files(vault: string): string[] {
  const names = readdirSync(vault).filter((name) => name === 'vault.db' || name === 'vault.json')
  return names.sort().map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(vault, name)))
        .digest('hex')}`,
  )
}

const DAMAGES: readonly (readonly [what: string, damage: (vault: string) => void, title: string])[] = [
  ['one flipped bit in the database', (vault) => flip(join(vault, 'vault.db'), (size) => size >> 1), 'Part of Acme cannot be read'],
  ['an empty database', (vault) => truncateSync(join(vault, 'vault.db'), 0), 'The database of Acme is empty'],
  ['a missing database', (vault) => rmSync(join(vault, 'vault.db')), 'The database of Acme is missing'],
  ['a damaged header', (vault) => flip(join(vault, 'vault.json'), (size) => size >> 1), 'The header of Acme cannot be read'],
]

test('everything that can be wrong with a vault says what happened, suggests the backup, and touches nothing', async ({ app }) => {
  test.setTimeout(180_000)
  const { manager, page, shell } = app
  const code = await manager.makesVault('Acme')
  await manager.locks()

  await test.step('a wrong passphrase keeps the text and says one line', async () => {
    await manager.unlocks('another passphrase entirely')
    await expect(page.getByText('Passphrase and vault do not match')).toBeVisible()
    await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue('another passphrase entirely')
  })

  await test.step('the recovery code opens it with a new passphrase', async () => {
    await page.getByRole('button', { name: 'Use the recovery code' }).click()
    await page.getByRole('textbox', { name: /recovery code/i }).fill(code)
    await page.getByLabel('New passphrase', { exact: true }).fill(`${PASSPHRASE} again`)
    await page.getByLabel('The same again').fill(`${PASSPHRASE} again`)
    await page.getByRole('button', { name: /^(Open|Unlock)/ }).click()
    await manager.isIn()
    await manager.locks()
    await manager.unlocks(`${PASSPHRASE} again`)
    await manager.isIn()
  })

  await test.step('a second program is told that the vault is open elsewhere', async () => {
    const second = await startBrowserShell({ folder: shell.folder })
    const session = (await enter(second, second.secret)) ?? ''
    const status = (await (await call(second, session, 'vaults.status')).json()) as { json: { vaults: { id: string }[] } }
    const vaultId = status.json.vaults[0]?.id
    const refused = await call(second, session, 'vaults.open', { vaultId, passphrase: `${PASSPHRASE} again` })
    expect(await refused.json()).toMatchObject({ json: { code: 'VAULT_IN_USE' } })
    await second.stop()
  })

  await manager.locks()
  const vault = vaultIn(shell.folder)
  const whole = `${vault}.whole`
  cpSync(vault, whole, { recursive: true })
  for (const [what, damage, title] of DAMAGES) {
    await test.step(`${what}: "${title}"`, async () => {
      rmSync(vault, { recursive: true })
      cpSync(whole, vault, { recursive: true })
      damage(vault)
      const before = files(vault)
      const other = await startBrowserShell({ folder: shell.folder })
      await page.goto(other.address)
      const passphrase = page.getByLabel('Passphrase', { exact: true })
      const refused = page.getByRole('heading', { level: 1, name: title })
      await expect(passphrase.or(refused)).toBeVisible()
      if (await passphrase.isVisible()) await manager.unlocks(`${PASSPHRASE} again`)
      await expect(refused).toBeVisible({ timeout: 20_000 })
      await expect(page.getByText('What it means')).toBeVisible()
      await expect(page.getByRole('button', { name: /^Restore the backup of/ })).toBeFocused()
      expect(files(vault)).toEqual(before)
      await other.stop()
    })
  }
})
