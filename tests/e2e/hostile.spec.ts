import type { Page } from '@playwright/test'
import { hostileLines, hostileMarks, hostileText } from '../support/hostile-texts.ts'
import { answerTo, replyFile } from '../support/replies.ts'
import { settled, watchRequests } from '../support/screens-page.ts'
import { expect, test } from './support/app.ts'
import { type Client, contractOf, fillWithHostileTexts, type HostileVault } from './support/hostile-vault.ts'
import { fieldsIn, lacking, markedClient } from './support/marked-client.ts'

test('hostile text in every field of the vault runs nothing, asks for nothing, and stays text on every screen', async ({ app }) => {
  test.setTimeout(240_000)
  const { manager, page, shell } = app
  const seen = watch(page, shell.origin)
  watchRequests(page)
  const client = contractOf(page, shell.origin)
  const line = hostileLines()
  await manager.makesVault(line(80))
  const { rpc, written } = markedClient(await client)
  const vault = await fillWithHostileTexts(rpc)
  expect(lacking(written, NOT_WRITTEN), 'written into').toEqual([])

  const silent: string[] = []
  const shown = new Set<string>()
  for (const address of addresses(vault)) {
    await goesTo(page, address)
    expect(await harm(page), address).toEqual({ elements: [], handlers: [], links: [], ran: [] })
    const text = await everythingOf(page)
    for (const field of fieldsIn(text)) shown.add(field)
    if (!/\bran\d/.test(text)) silent.push(address)
  }
  // Everywhere else the texts were there to be read.
  expect(silent).toEqual([])

  await test.step('in what lies over a screen: a goal, a drawer, the search, the preview of a file and of a reply', async () => {
    for (const open of overlays(vault, rpc)) {
      await open(page)
      expect(await harm(page)).toEqual({ elements: [], handlers: [], links: [], ran: [] })
      for (const field of fieldsIn(await everythingOf(page))) shown.add(field)
      // A list that is open goes before the dialog it is in.
      do {
        await page.keyboard.press('Escape')
        await settled(page)
      } while ((await page.getByRole('dialog').count()) > 0)
    }
  })
  expect(lacking(shown, NOT_WRITTEN), 'seen on some screen').toEqual([])

  await test.step('on the unlock screen', async () => {
    await manager.locks()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('globalThis.ran0')
    expect(await harm(page)).toEqual({ elements: [], handlers: [], links: [], ran: [] })
  })
  expect(seen).toEqual([])
  expect(await app.strangers()).toEqual([])
})

/** Fields of the contract that no text is written into here, and why. */
const NOT_WRITTEN: Readonly<Record<string, string>> = {
  'people.previewMany.when.reason': 'writes nothing',
  'people.updateMany.when.reason': 'kept and shown as the reason of people.update is',
  'people.redate.reason': 'kept and shown as the reason of people.update is',
  'concerns.saveCheckpointDraft.checkpoint.note':
    'typed into the fields of concerns.signCheckpoint, in a drawer that a plan which has ended does not open',
  'concerns.saveCheckpointDraft.checkpoint.goals[].note': 'as the note of the whole',
  'library.takeNewerJob.reason': 'needs a second version of a job; shown in the history of the job as the reason of a version is',
}

/** What stands on the page to be read: text, what fields hold, and what is said on hovering. */
async function everythingOf(page: Page, where = 'main, [role=dialog], [role=menu], [role=listbox], aside'): Promise<string> {
  return await page.evaluate((selector) => {
    const over = [...document.querySelectorAll(selector)]
    const fields = over.flatMap((each) => [...each.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')])
    return [...over.map((each) => each.outerHTML), ...fields.map((field) => field.value)].join('\n')
  }, where)
}

/** Everything a hostile text could bring about, written down while the app is used. */
function watch(page: Page, origin: string): string[] {
  const seen: string[] = []
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => seen.push(`window: ${popup.url()}`))
  page.on('download', (download) => seen.push(`download: ${download.url()}`))
  page.on('framenavigated', (frame) => frame.url().startsWith(`${origin}/`) || seen.push(`left for ${frame.url()}`))
  page.on('request', (request) => {
    const url = request.url()
    const ours = url.startsWith(`${origin}/`) || /^(blob|data):/.test(url)
    if (!ours || /ran\d|\/x$|\.invalid/.test(url)) seen.push(`request: ${url}`)
  })
  page.on('console', (message) => /Content Security Policy|Refused to/.test(message.text()) && seen.push(message.text()))
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`))
  return seen
}

/** What stands on the page that no text may bring: elements that act, handlers, links elsewhere, and marks of what ran. */
async function harm(page: Page) {
  await page.mouse.move(300, 300)
  await page.mouse.move(700, 420)
  return await page.evaluate((marks) => {
    const all = [...document.body.querySelectorAll('*')].filter(
      (each) => !each.matches('[data-mantine-styles], body > script, img.ProseMirror-separator'),
    )
    const acting = all.filter((each) => each.matches('script, style, img, iframe, object, embed, base, link, meta, math, video, svg a'))
    const handled = all.filter((each) => [...each.attributes].some(({ name }) => name.startsWith('on')))
    const links = [...document.querySelectorAll('a[href], [action], [formaction]')].map((each) => each.getAttribute('href') ?? 'an action')
    return {
      elements: acting.map((each) => each.outerHTML.slice(0, 120)),
      handlers: handled.map((each) => each.outerHTML.slice(0, 120)),
      links: links.filter((href) => !/^(#|\.?\/|https?:|mailto:)/.test(href)),
      ran: marks.filter((mark) => Reflect.has(globalThis, mark)),
    }
  }, hostileMarks)
}

function addresses(vault: HostileVault): string[] {
  const person = ['timeline', 'goals', 'one-to-ones', 'reviews', 'development', 'concerns', 'rewards', 'job', 'feedback'].map(
    (tab) => `/people/${vault.personId}?tab=${tab}`,
  )
  const parts = ['goals', 'competencies', 'summary', 'nextSteps', 'privateAssessment', 'answers']
  return [
    '/people',
    ...person,
    '/one-to-ones',
    `/one-to-ones/${vault.planned}`,
    `/one-to-ones/${vault.held}`,
    '/goals',
    '/cycles',
    '/cycles/new',
    '/plan',
    `/plan/${vault.participationId}`,
    `/plan/${vault.participationId}?goal=${vault.goalId}`,
    '/reviews',
    ...parts.slice(0, 5).map((part) => `/reviews/${vault.writing}?part=${part}`),
    ...parts.map((part) => `/reviews/${vault.finished}?part=${part}`),
    '/rewards',
    '/library/trainings',
    ...vault.library,
    `/improvement/${vault.planId}`,
    `/improvement/draft/${vault.draftId}`,
    ...['goals', 'support', 'milestones', 'outcomes', 'sign'].map((step) => `/improvement/draft/${vault.draftId}?step=${step}`),
    `/packages/preview?kind=improvement-plan&id=${vault.planId}`,
    '/feedback',
    '/feedback?view=others',
    '/feedback?view=received',
    `/feedback/${vault.requestId}`,
    '/feedback?view=recognition',
    '/settings/general',
    `/packages/preview?kind=review&id=${vault.finished}`,
    `/packages/preview?kind=plan&id=${vault.participationId}`,
    '/packages',
    // Last: it stood on the page before there was anything to show.
    '/today',
  ]
}

/** A page with no words of the vault's own. */
const WORDLESS = '/packages/reply'

async function goesTo(page: Page, address: string): Promise<void> {
  // A section is fetched when it is opened, its rows after that, and meanwhile the one before may stand there.
  if (address.startsWith('/library/')) {
    await goesTo(page, WORDLESS)
    await expect(page.getByRole('main')).not.toContainText(/\bran\d/)
  }
  await page.evaluate((to) => {
    location.hash = to
  }, address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  if (address.startsWith('/packages/preview')) await page.getByRole('list', { name: 'Six words' }).waitFor({ timeout: 30_000 })
  await settled(page)
  if (address.startsWith('/library/')) await expect.poll(() => everythingOf(page, 'main'), { message: address }).toMatch(/\bran\d/)
  await settled(page)
}

function overlays(vault: HostileVault, rpc: Client): ((page: Page) => Promise<void>)[] {
  return [
    async (page) => {
      // The editor: loaded with what was typed before, pasted into as HTML, and typed into.
      await goesTo(page, `/people/${vault.personId}?tab=timeline`)
      const composer = page.getByRole('region', { name: 'New note' })
      await composer.getByRole('textbox', { name: 'Private note' }).click({ position: { x: 3, y: 3 } })
      const editor = composer.locator('.ProseMirror')
      await editor.waitFor()
      expect(await editor.innerText()).toContain('globalThis.ran0=1')
      expect(await harm(page), 'loaded').toEqual({ elements: [], handlers: [], links: [], ran: [] })
      await editor.evaluate((element, html) => {
        const data = new DataTransfer()
        data.setData('text/html', html)
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      }, `<p>pasted <b>as HTML</b></p>${hostileText}<span data-person="javascript:globalThis.ran0=1">x</span>`)
      await composer.getByText('as HTML').first().waitFor()
      expect(await harm(page), 'pasted').toEqual({ elements: [], handlers: [], links: [], ran: [] })
      const line = hostileLines()
      for (let turn = 0; turn < hostileMarks.length; turn += 1) {
        await page.keyboard.insertText(line())
        await page.keyboard.press('Enter')
      }
      await page.keyboard.type('[x](javascript:globalThis.ran0=1) <img src=x onerror=globalThis.ran0=1> **b** ')
      expect(await harm(page), 'typed').toEqual({ elements: [], handlers: [], links: [], ran: [] })
      await composer.getByText(/^Saved/).waitFor()
    },
    async (page) => {
      await goesTo(page, `/people/${vault.personId}?tab=timeline`)
      await page
        .getByRole('button', { name: /^More for Private note/ })
        .first()
        .click()
      await page.getByRole('menuitem', { name: 'Write a shared note from this' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Keep shared note' }).waitFor()
    },
    async (page) => {
      await goesTo(page, '/library/trainings')
      await page.getByRole('grid').getByRole('row').nth(1).getByRole('button').first().click()
      await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
    async (page) => {
      await goesTo(page, '/today')
      await page.keyboard.press('n')
      await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).waitFor()
    },
    async (page) => {
      await goesTo(page, '/rewards')
      await page
        .getByRole('button', { name: /^More for/ })
        .first()
        .click()
      await page.getByRole('menuitem', { name: 'Edit' }).click()
      await page.getByRole('group', { name: 'Evidence' }).waitFor()
    },
    async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Search this vault' }).fill('globalThis')
      await page.getByRole('listbox').getByRole('option').first().waitFor()
    },
    async (page) => {
      await goesTo(page, '/people/import')
      const line = hostileLines()
      const cell = () => `"${line().replaceAll('"', '""')}"`
      const rows = [`name,email,${cell()}`, ...[1, 2, 3, 4].map(() => `${cell()},${cell()},${cell()}`)]
      const file = { name: `${line(40).replaceAll('/', '')}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) }
      await page.locator('input[type=file]').first().setInputFiles(file)
      for (const step of ['Columns', 'Problems', 'People']) {
        await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: step }).click()
        expect(await harm(page), step).toEqual({ elements: [], handlers: [], links: [], ran: [] })
      }
      await page.getByRole('heading', { name: 'As they would be' }).waitFor()
    },
    async (page) => {
      const preview = await rpc.sharing.prepare({ kind: 'review', reviewId: vault.finished })
      await rpc.sharing.save({ token: preview.token, carrier: 'age' })
      const comments = [{ part: 'summary', body: hostileText }]
      const said = answerTo(preview.document, { answer: 'disagree', statement: hostileText, fullName: hostileLines()(), comments })
      const reply = await replyFile(preview.document, said)
      await goesTo(page, '/packages/reply')
      const file = { name: 'reply.age', mimeType: 'application/octet-stream', buffer: Buffer.from(await reply.arrayBuffer()) }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByRole('button', { name: 'Import the reply' }).click()
      await page.getByRole('tab').first().waitFor()
      await goesTo(page, `/reviews/${vault.finished}?part=answers`)
    },
  ]
}
