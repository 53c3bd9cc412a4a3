import type { Page } from '@playwright/test'
import { startBrowserShell } from '../support/browser-shell.ts'
import { SMALL_PNG } from '../support/pictures.ts'
import { expect, test } from './support/app.ts'
import { contractOf } from './support/hostile-vault.ts'
import { Manager } from './support/manager.ts'

const person = (givenName: string, familyName: string) => ({
  givenName,
  familyName,
  email: null,
  employeeNumber: null,
  jobTitle: null,
  unit: null,
  managerId: null,
  hiredOn: null,
  status: 'active' as const,
})

test('a note is caught by keyboard in seconds, and what is being typed outlives a crash', async ({ app }) => {
  const { manager, page, shell } = app
  const client = contractOf(page, shell.origin)
  await manager.makesVault('Firm')
  const rpc = await client
  const { personId } = await rpc.people.create(person('Gail', 'Erickson'))
  await rpc.people.create(person('Rob', 'Walters'))
  const day = { personId, from: '', observedOn: '2026-01-15' }
  await rpc.coaching.keepNote({ ...day, kind: 'private', body: 'Asked for the course.' })

  await test.step('six keys besides the text: N, three of the name, Enter, and Ctrl with Enter', async () => {
    const asked = watchCalls(page)
    await page.keyboard.press('n')
    await page.keyboard.type('gai')
    await expect(page.getByRole('option', { name: 'Gail Erickson' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Note' })).toBeFocused()
    await page.keyboard.type('Led the stand-up alone. #standup')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    // What the page around it asks for is its own.
    const around = ['people/list', 'cycles/list', 'workspace/frame', 'workspace/keepPlace', 'coaching/tags', 'coaching/saveLooseDraft']
    const writes = asked().filter((name) => !around.includes(name))
    expect(writes.slice(0, writes.indexOf('coaching/keepNote') + 1)).toEqual(['coaching/looseDraft', 'coaching/keepNote'])
    expect(await rpc.coaching.tags()).toEqual([{ tag: 'standup', notes: 1 }])
    expect(await rpc.coaching.looseDraft({ place: 'quick' })).toMatchObject({ savedAt: null })
  })

  const edited = 'Asked for the course, twice.'
  await test.step('a kept note is opened again and typed in, not yet saved', async () => {
    await page.goto(`${shell.origin}/#/people/${personId}`)
    await page.getByRole('button', { name: /^More for Private note, 2026-01-15/ }).click()
    await page.getByRole('menuitem', { name: 'Edit note' }).click()
    const note = page.getByRole('region', { name: 'Edit note' })
    const wording = note.getByRole('button', { name: 'On the wording: “always”' })
    await note.getByRole('textbox', { name: 'Private note' }).fill('She always asks for the course.')
    await expect(note.getByText(/^Saved/)).toBeVisible()
    await expect(wording).toBeHidden()
    await note.getByRole('button', { name: 'Observation: none' }).click()
    await page.getByRole('menuitem', { name: /^Strength/ }).click()
    await wording.click()
    await note.getByRole('complementary', { name: 'Advice' }).getByRole('button', { name: 'Show the words' }).click()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('always')
    await expect(note.getByRole('button', { name: 'Save note' })).toBeEnabled()
    await note.getByRole('textbox', { name: 'Private note' }).fill(edited)
    await expect(note.getByText(/^Saved/)).toBeVisible()
  })

  const whole = 'One sentence after the other, without a pause for breath, as it comes when the day was long. '.repeat(6)
  const safe = saved(page)
  await test.step('the power goes while a quick note is typed that has no person yet', async () => {
    await manager.goesTo('Today', /./)
    await page.keyboard.press('n')
    await expect(page.getByRole('dialog').getByRole('combobox', { name: 'About' })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Note' })).toBeFocused()
    let typing = true
    const hands = page.keyboard.type(whole, { delay: 15 }).finally(() => {
      typing = false
    })
    await expect.poll(() => safe().length, { intervals: [20] }).toBeGreaterThan(60)
    expect(typing).toBe(true)
    shell.process.kill('SIGKILL')
    await hands
  })

  const again = await startBrowserShell({ folder: shell.folder })
  try {
    await page.goto(again.address)
    const back = new Manager(page)
    await back.unlocks()
    await back.isIn()
    await test.step('the same text is there after it, to the last second', async () => {
      await page.keyboard.press('n')
      const text = (await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).innerText()).trimEnd()
      expect(whole.startsWith(text)).toBe(true)
      expect(text.length).toBeGreaterThanOrEqual(safe().trimEnd().length)
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    })
    await test.step('and so is the change to the note', async () => {
      await page.goto(`${again.origin}/#/people/${personId}`)
      await page.getByRole('button', { name: /^More for Private note, 2026-01-15/ }).click()
      await page.getByRole('menuitem', { name: 'Edit note' }).click()
      await expect(page.getByRole('region', { name: 'Edit note' }).getByText(edited)).toBeVisible()
      await expect(page.getByText('With what was typed and not saved the last time.')).toBeVisible()
      await page.getByRole('button', { name: 'Save note' }).click()
      await expect(page.getByRole('main').getByText(edited)).toBeVisible()
    })
    await test.step('a picture is attached, seen as a picture, and taken away again', async () => {
      await page.getByRole('button', { name: /^More for Private note, 2026-01-15/ }).click()
      await page.getByRole('menuitem', { name: 'Edit note' }).click()
      const note = page.getByRole('region', { name: 'Edit note' })
      await note.locator('input[type=file]').setInputFiles({ name: 'board.png', mimeType: 'image/png', buffer: Buffer.from(SMALL_PNG) })
      const picture = note.getByRole('img', { name: 'board.png' })
      await expect(picture).toBeVisible()
      expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(1)
      await note.getByRole('button', { name: 'Remove board.png' }).click()
      await expect(picture).toBeHidden()
    })
  } finally {
    await again.stop()
  }
})

/** Names of the procedures the page asks for from now on. */
function watchCalls(page: Page): () => string[] {
  const names: string[] = []
  page.on('request', (request) => {
    const name = /\/rpc\/(.+)$/.exec(new URL(request.url()).pathname)?.[1]
    if (name !== undefined && !name.startsWith('vaults/')) names.push(name)
  })
  return () => names
}

/** The text of the last draft that the server said it has. */
function saved(page: Page): () => string {
  let last = ''
  page.on('response', (response) => {
    if (!response.url().endsWith('/coaching/saveLooseDraft') || response.status() !== 200) return
    const { json } = response.request().postDataJSON() as { json: { place: string; body: string } }
    if (json.place === 'quick') last = json.body
  })
  return () => last
}
