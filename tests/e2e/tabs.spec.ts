import { ORPCError } from '@orpc/client'
import { generatePeopleCsv } from '../support/people-generator.ts'
import { expect, test } from './support/app.ts'
import { contractOf } from './support/hostile-vault.ts'
import { PASSPHRASE } from './support/manager.ts'

const MANY = 4000
const people = () => new File([generatePeopleCsv(MANY)], 'people.csv', { type: 'text/csv' })

test('one tab at a time: a second one is told so and disturbs nothing, and a reload locks and lets the next one in', async ({
  app,
  context,
}) => {
  const { manager, page, shell } = app
  await manager.makesVault('Acme')
  const second = await context.newPage()
  for (const address of [shell.address, shell.origin]) {
    await second.goto(address)
    await expect(second.getByRole('heading', { level: 1, name: 'Nothing can be opened from this page' })).toBeVisible()
  }
  await manager.goesTo('Rewards')
  await manager.goesTo('Today', /./)

  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing can be opened from this page' })).toBeVisible()
  const [, next = ''] = await shell.prints(/the vault is locked\. Open it again at (\S+)/)
  await second.goto(next)
  await expect(second.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await second.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await second.getByRole('button', { name: 'Unlock' }).click()
  await expect(second.getByRole('navigation', { name: 'Main' })).toBeVisible()
})

test('locking in the middle of an import leaves all of it or nothing, and says which', async ({ app }) => {
  const { manager, page, shell } = app
  // Locking ends the session: whoever comes back does so with another.
  const comesIn = async () => {
    await manager.isIn()
    const next = contractOf(page, shell.origin)
    await manager.goesTo('Rewards')
    return await next
  }
  await manager.makesVault('Acme')
  let rpc = await comesIn()
  const file = { fileName: 'people.csv' }
  const told = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof ORPCError ? error.code : error),
    )

  await test.step('while the file is read', async () => {
    const reading = told(rpc.people.importPreview({ ...file, file: people() }))
    await rpc.vaults.lock()
    expect(['done', 'VAULT_LOCKED']).toContain(await reading)
    await manager.unlocks()
    rpc = await comesIn()
    expect(await rpc.people.list()).toEqual([])
  })

  await test.step('while it is written', async () => {
    const { token } = await rpc.people.importPreview({ ...file, file: people() })
    const writing = told(rpc.people.importCommit({ token }))
    await rpc.vaults.lock()
    const outcome = await writing
    expect(['done', 'VAULT_LOCKED']).toContain(outcome)
    await manager.unlocks()
    rpc = await comesIn()
    expect(await rpc.people.list()).toHaveLength(outcome === 'done' ? MANY : 0)
  })

  await test.step('between the preview and the last step: nothing is changed, and the file can be chosen again', async () => {
    const before = (await rpc.people.list()).length
    await page.evaluate(() => {
      location.hash = '/people/import'
    })
    const choose = () => page.locator('input[type=file]').first().setInputFiles({ name: 'one.csv', mimeType: 'text/csv', buffer })
    const buffer = Buffer.from('name,email\r\nNoor Idrissi,noor@example.com\r\n')
    await choose()
    await expect(manager.button('Import 1 person')).toBeVisible()
    await page.keyboard.press('Control+Shift+L')
    await manager.unlocks()
    rpc = await comesIn()
    expect(await rpc.people.list()).toHaveLength(before)
    await page.evaluate(() => {
      location.hash = '/people/import'
    })
    await choose()
    await manager.button('Import 1 person').click()
    await expect.poll(async () => (await rpc.people.list()).length).toBe(before + 1)
  })
})
