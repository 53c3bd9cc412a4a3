import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { call, enter, startBrowserShell } from './browser-shell.ts'
import { comeIn, goTo, newPage, type Stop, settled } from './screens-page.ts'

type Browser = Parameters<typeof newPage>[0]
const PASSPHRASE = 'a quiet garden behind the mill'
const PEOPLE = new URL('../fixtures/people/', import.meta.url)

/** A machine without a vault, its first vault while it is empty, and everything the way in can say. */
export async function* firstStops(browser: Browser): AsyncGenerator<Stop> {
  const shell = await startBrowserShell()
  const page = await newPage(browser)
  try {
    await comeIn(page, shell.address)
    yield { name: '06-welcome-first', page }
    yield* makeVault(page)
    yield* emptyVault(page)
    yield* importPeople(page)
    await page.keyboard.press('Control+Shift+L')
    await page.getByLabel('Passphrase', { exact: true }).waitFor()
    await settled(page)
    yield* wayIn(page)
    yield* inUse(page, shell.folder)
    await damage(join(shell.folder, 'Vaults', 'Adventure Works.perennial'))
    yield* damaged(page)
  } finally {
    await shell.stop()
  }
}

async function* makeVault(page: Page): AsyncGenerator<Stop> {
  await page.getByRole('button', { name: 'Make a vault' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Adventure Works')
  await page.getByLabel('Passphrase', { exact: true }).fill('garden mill')
  await settled(page)
  yield { name: '06-welcome-create', page }
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('The same again').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Make the vault' }).click()
  await page.getByRole('heading', { level: 1, name: 'Recovery code' }).waitFor()
  await settled(page)
  yield { name: '06-welcome-recovery-code', page }
  await page.getByRole('button', { name: /later/i }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}

async function* emptyVault(page: Page): AsyncGenerator<Stop> {
  const screens = ['today', 'people', 'one-to-ones', 'goals', 'cycles', 'plan', 'reviews', 'rewards', 'packages'] as const
  for (const screen of screens) {
    await goTo(page, `/${screen}`)
    await page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor()
    await settled(page)
    yield { name: `09-empty-${screen}`, page }
    if (screen === 'today') await page.getByRole('button', { name: 'Later' }).click()
  }
}

async function* importPeople(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/people/import', 'Import people')
  yield { name: '15-people-import', page }
  const choose = (name: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: files[name] ?? EMPTY })
  const files: Record<string, Buffer> = {}
  for (const name of ['excel_damaged_ids.csv', 'empty_0_bytes.csv']) files[name] = await readFile(new URL(name, PEOPLE))
  await choose('empty_0_bytes.csv')
  await page.getByRole('alert').waitFor()
  await settled(page)
  yield { name: '15-people-import-refused', page }
  await choose('excel_damaged_ids.csv')
  await page.getByRole('button', { name: /^Import/ }).waitFor()
  await settled(page)
  yield { name: '15-people-import-preview', page }
}

const EMPTY = Buffer.alloc(0)

async function* wayIn(page: Page): AsyncGenerator<Stop> {
  yield { name: '06-welcome-unlock', page }
  await unlockWith(page, 'not the passphrase at all')
  await page.getByText('Passphrase and vault do not match').waitFor()
  await settled(page)
  yield { name: '06-welcome-wrong', page }
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  await page.getByLabel('Recovery code').waitFor()
  await settled(page)
  yield { name: '06-welcome-recover', page }
  await page.getByRole('button', { name: 'Use the passphrase' }).click()
  await page.getByRole('button', { name: 'Restore a backup' }).click()
  await page.getByRole('heading', { level: 1, name: /^Restore/ }).waitFor()
  await settled(page)
  yield { name: '06-welcome-restore', page }
  await page.getByRole('main').getByRole('button', { name: 'Back' }).click()
}

async function unlockWith(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

async function* inUse(page: Page, folder: string): AsyncGenerator<Stop> {
  const other = await startBrowserShell({ folder })
  const session = await enter(other, other.secret)
  const status = await call(other, session ?? '', 'vaults.status')
  const { json } = (await status.json()) as { json: { vaults: readonly { id: string }[] } }
  await call(other, session ?? '', 'vaults.open', { vaultId: json.vaults[0]?.id, passphrase: PASSPHRASE })
  await unlockWith(page, PASSPHRASE)
  await page.getByText('What happened').waitFor()
  await settled(page)
  yield { name: '10-vault-in-use', page }
  await other.stop()
  await page.getByRole('button', { name: 'Try again' }).click()
}

/** Spoils pages in the middle of the database, as a failing disk does. */
async function damage(place: string): Promise<void> {
  const database = join(place, 'vault.db')
  const { size } = await stat(database)
  const bytes = await readFile(database)
  for (let at = 4096 * 2; at < size; at += 4096 * 3) bytes.fill(0x5a, at + 100, at + 300)
  await writeFile(database, bytes)
}

async function* damaged(page: Page): AsyncGenerator<Stop> {
  await unlockWith(page, PASSPHRASE)
  await page.getByText('What happened').waitFor()
  await settled(page)
  yield { name: '10-damaged-vault', page }
}
