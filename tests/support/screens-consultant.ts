import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call, enter, startBrowserShell } from './browser-shell.ts'
import { comeIn, goTo, newPage, type Stop, settled } from './screens-page.ts'

type Browser = Parameters<typeof newPage>[0]
const PASSPHRASE = 'a quiet garden behind the mill'
const CLIENTS = [
  ['Bolt Foundry', 'rosehip'],
  ['Northwind Traders', 'lagoon'],
  ['Acme Bicycles', 'fern'],
] as const

const GAIL = {
  ...{ givenName: 'Gail', familyName: 'Erickson', jobTitle: 'Design Engineer', unit: 'Engineering', status: 'active' },
  ...{ email: null, employeeNumber: null, managerId: null, hiredOn: null },
}

/** Three clients side by side: the way in, the firm in the sidebar, one handed over, and one destroyed with its certificate. */
export async function* consultantStops(browser: Browser): AsyncGenerator<Stop> {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-clients-'))
  await makeClients(folder)
  const shell = await startBrowserShell({ folder })
  const page = await newPage(browser)
  try {
    await comeIn(page, shell.address)
    yield { name: '25-welcome-clients', page }
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByRole('navigation', { name: 'Main' }).waitFor()
    await goTo(page, '/people', 'People')
    yield { name: '25-client-sidebar', page }
    await page.getByRole('button', { name: /^Acme Bicycles/ }).click()
    await page.getByRole('menuitem', { name: /^Bolt Foundry/ }).waitFor()
    await settled(page)
    yield { name: '25-vault-menu', page }
    await page.keyboard.press('Escape')
    yield* handOver(page)
    yield* destruction(page)
  } finally {
    await shell.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Each vault is made through the contract by a shell of its own, which ends with it. */
async function makeClients(folder: string): Promise<void> {
  for (const [name, colour] of CLIENTS) {
    const shell = await startBrowserShell({ folder })
    const session = (await enter(shell, shell.secret)) ?? ''
    await call(shell, session, 'vaults.create', { name, colour, passphrase: PASSPHRASE })
    await call(shell, session, 'people.create', GAIL)
    await call(shell, session, 'workspace.update', { role: 'consultant' })
    await shell.stop()
  }
}

async function* handOver(page: Stop['page']): AsyncGenerator<Stop> {
  await goTo(page, '/settings/leave')
  yield { name: '25-settings-leave', page }
  await page.getByRole('button', { name: 'Hand over', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Hand over Acme Bicycles' })
  await dialog.getByLabel('Passphrase of the copy', { exact: true }).fill('a passphrase of the client')
  await dialog.getByLabel('The same again').fill('a passphrase of the client')
  await settled(page)
  yield { name: '25-hand-over', page }
  await dialog.getByLabel('Passphrase of this vault').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await dialog.getByRole('list', { name: 'Recovery code' }).waitFor()
  await settled(page)
  yield { name: '25-hand-over-code', page }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

async function* destruction(page: Stop['page']): AsyncGenerator<Stop> {
  await goTo(page, '/settings/leave')
  await page.getByRole('button', { name: 'Destroy', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Destroy Acme Bicycles' })
  await dialog.getByText('1 person', { exact: false }).waitFor()
  await settled(page)
  yield { name: '25-destroy', page }
  const draft = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save the draft of the certificate' }).click()
  await draft
  await dialog.getByLabel('Type the name of the vault: Acme Bicycles').fill('Acme Bicycles')
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Acme Bicycles is destroyed' }).waitFor()
  await settled(page)
  yield { name: '25-destroyed-certificate', page }
}
