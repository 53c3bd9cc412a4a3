import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, type Download, expect, type Page, test } from '@playwright/test'
import { documentHash } from '../../src/shared/package/document-hash.ts'
import { openSealed } from '../../src/shared/package/open.ts'
import { verifyLine } from '../../src/shared/package/signature.ts'
import { encodeDocument, readReply } from '../../src/shared/package/two-lines.ts'
import type { ReplyDocument } from '../../src/shared/rules/package-document.ts'
import { hostileDocument, hostileMarks } from '../support/hostile-texts.ts'
import { type SealedFixture, sealFixture, WORDS, withFlippedByte, withWorkFactor, writeCarriers } from '../support/reader-fixture.ts'

const READER_FILE = new URL('../../out/reader/reader.html', import.meta.url)
const MAX_READER_BYTES = 600_000

let review: SealedFixture
let selfReview: SealedFixture
let plan: SealedFixture

test.beforeAll(async () => {
  review = await sealFixture('review')
  selfReview = await sealFixture('self-review')
  plan = await sealFixture('plan')
})

/** Everything the page must not do, written down while it is used. */
interface Watch {
  readonly requests: string[]
  readonly violations: string[]
}

async function watched(context: BrowserContext): Promise<Watch> {
  const watch: Watch = { requests: [], violations: [] }
  context.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) watch.requests.push(request.url())
  })
  await context.exposeFunction('reportViolation', (text: string) => watch.violations.push(text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(globalThis, 'reportViolation')
      if (typeof report === 'function') report(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  context.on('console', (message) => {
    if (message.type() === 'error') watch.violations.push(message.text())
  })
  context.on('weberror', (error) => watch.violations.push(error.error().message))
  return watch
}

async function enterWords(page: Page, words: readonly string[] = WORDS): Promise<void> {
  for (const [at, word] of words.entries()) await page.getByLabel(`Word ${at + 1}`, { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Open' }).click()
}

async function openPage(page: Page, fixture: Pick<SealedFixture, 'html'>): Promise<void> {
  await page.goto(pathToFileURL(fixture.html).href)
  await enterWords(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gail Erickson')
}

async function sign(page: Page): Promise<Download> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Sign and save the reply' }).click()
  return await download
}

/** Opens a saved reply the way the workspace does: with its identity, and the signature checked over line 1. */
async function readSaved(download: Download, fixture: SealedFixture): Promise<{ reply: ReplyDocument; publicKey: string }> {
  const plaintext = await openSealed(new Uint8Array(await readFile(await download.path())), {
    kind: 'key',
    identity: fixture.workspaceIdentity,
  })
  if (!plaintext.ok) throw new Error(plaintext.error.code)
  const lines = readReply(plaintext.value)
  if (!lines.ok || !lines.value.signature) throw new Error('no signed reply')
  expect(verifyLine(lines.value.line1, lines.value.signature)).toBe(true)
  return { reply: lines.value.document, publicKey: lines.value.signature.publicKey }
}

test('the page weighs less than its budget and allows nothing but its own script and style', async () => {
  const page = await readFile(READER_FILE)
  expect(gzipSync(page).length).toBeLessThan(MAX_READER_BYTES)
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page.toString())?.[1] ?? ''
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; worker-src blob:; img-src data:; font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'$/,
  )
})

test('an employee opens the review from disk, disagrees with a statement, and the reply opens only for the workspace', async ({
  page,
  context,
}) => {
  const watch = await watched(context)
  await openPage(page, review)
  await expect(page.getByText('Signed by Adventure Works and unchanged since.')).toBeVisible()
  await expect(page.getByText('Goals 3.8 × 60 % + competencies 3.3 × 40 %.')).toBeVisible()

  await page.getByRole('button', { name: 'Comment on Communication' }).click()
  await page.getByLabel('Comment on Communication').fill('Agreed about the appendix.')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Answer and sign' }).click()

  await page.getByLabel('Full name').fill('Gail Erickson')
  await page.getByRole('radio', { name: 'I disagree' }).click()
  await page.getByRole('button', { name: 'Sign and save the reply' }).click()
  await expect(page.getByText('A disagreement says with what. One sentence is enough.')).toBeVisible()
  await expect(page.getByLabel('Statement')).toBeFocused()

  await page.getByLabel('Statement').fill('The second design review was moved twice.')
  const download = await sign(page)
  expect(download.suggestedFilename()).toBe('Gail Erickson - Review 2026 - reply.age')
  await expect(page.getByText('Send that file to Roberto Tamburello', { exact: false })).toBeVisible()

  const { reply } = await readSaved(download, review)
  expect(reply).toMatchObject({
    packageId: review.document.packageId,
    personId: review.document.person.id,
    documentHash: documentHash(encodeDocument(review.document)),
    answer: 'disagree',
    statement: 'The second design review was moved twice.',
    fullName: 'Gail Erickson',
    comments: [{ part: 'communication', body: 'Agreed about the appendix.' }],
    ratings: [],
    proposals: [],
  })
  expect(watch).toEqual({ requests: [], violations: [] })
})

test('words: six can be pasted at once, a wrong one is marked while it is typed, and the completion is one key away', async ({ page }) => {
  await page.goto(pathToFileURL(review.html).href)
  const first = page.getByLabel('Word 1', { exact: true })
  await first.pressSequentially('velx')
  await expect(first).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('Word 1 is not on the list: “velx”.')).toBeVisible()

  await first.fill('')
  await first.pressSequentially('velv')
  await page.keyboard.press('ArrowRight')
  await expect(first).toHaveValue('velvet')
  await page.keyboard.press('Space')
  await expect(page.getByLabel('Word 2', { exact: true })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Open' })).toHaveAttribute('aria-disabled', 'true')

  await page.getByLabel('Word 3', { exact: true }).fill(`1. ${WORDS[0].toUpperCase()}, 2. ${WORDS.slice(1).join('  ')}`)
  for (const [at, word] of WORDS.entries()) await expect(page.getByLabel(`Word ${at + 1}`, { exact: true })).toHaveValue(word)
  await expect(page.getByText('6 of 6')).toBeVisible()
})

test('six words of another file are kept to be corrected', async ({ page }) => {
  await page.goto(pathToFileURL(review.html).href)
  await enterWords(page, [...WORDS.slice(0, 5), 'sandstone'])
  await expect(page.getByRole('alert')).toContainText('Words and file do not match')
  await expect(page.getByLabel('Word 6', { exact: true })).toHaveValue('sandstone')
  await enterWords(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gail Erickson')
})

test('opening can be cancelled and the words are still there', async ({ page }) => {
  await page.goto(pathToFileURL(review.html).href)
  await enterWords(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByLabel('Word 1', { exact: true })).toHaveValue(WORDS[0])
})

test('a self-review is rated by keyboard, and what is not rated is left out', async ({ page }) => {
  await openPage(page, selfReview)
  const steps = page.getByRole('radiogroup', { name: 'Own rating: Problem solving' })
  await steps.getByRole('radio', { name: 'Not rated' }).focus()
  await page.keyboard.press('4')
  await expect(steps.getByRole('radio', { name: '4 Above' })).toBeChecked()
  await steps.getByRole('radio', { name: '4 Above' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(steps.getByRole('radio', { name: '3 Meets' })).toBeChecked()
  await page.getByLabel('In own words: Problem solving').fill('The datum work took longer than planned.')
  await page.getByLabel('Summary of the year').fill('A year of measuring.')
  await page.getByRole('button', { name: 'Sign and give' }).click()
  await expect(page.getByText('1 of 8 rated.')).toBeVisible()
  await page.getByLabel('Full name').fill('Gail Erickson')
  const { reply } = await readSaved(await sign(page), selfReview)
  expect(reply.answer).toBeNull()
  expect(reply.ratings).toEqual([
    { kind: 'competency', key: 'problem-solving', score: 3, comment: 'The datum work took longer than planned.' },
  ])
  expect(reply.comments).toEqual([{ part: 'summary', body: 'A year of measuring.' }])
})

test('a plan is agreed to with a comment on one goal and another goal proposed', async ({ page }) => {
  await openPage(page, plan)
  await expect(page.getByText('5 % is not given to any goal')).toBeVisible()
  await page.getByRole('button', { name: 'Comment on Present at two design reviews' }).click()
  await page.keyboard.type('March suits better.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Propose a goal' }).click()
  await page.keyboard.type('A course in technical writing')
  await page.getByRole('button', { name: 'Answer and sign' }).click()
  await page.getByRole('radio', { name: 'I agree' }).click()
  await page.getByLabel('Full name').fill('Gail Erickson')
  const { reply } = await readSaved(await sign(page), plan)
  expect(reply.answer).toBe('agree')
  expect(reply.comments.map((comment) => comment.body)).toEqual(['March suits better.'])
  expect(reply.proposals).toEqual([{ title: 'A course in technical writing', outcome: '' }])
})

test('answers survive closing the page, unreadable to other pages, and later replies carry the same key', async ({ page, context }) => {
  await openPage(page, review)
  await page.getByRole('button', { name: 'Comment on the summary' }).click()
  await page.keyboard.type('canary-in-a-draft')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Answer and sign' }).click()
  await page.getByRole('radio', { name: 'Received' }).click()
  await page.getByLabel('Full name').fill('Gail Erickson')
  const first = await readSaved(await sign(page), review)
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).length)).toBe(2)
  const stored = await page.evaluate(() => JSON.stringify(localStorage))
  for (const secret of ['canary', 'Gail', 'Adventure', review.document.packageId]) expect(stored).not.toContain(secret)

  const again = await context.newPage()
  await openPage(again, review)
  await expect(again.getByText('canary-in-a-draft')).toBeVisible()
  await again.getByRole('button', { name: 'Answer and sign' }).click()
  const second = await readSaved(await sign(again), review)
  expect(second.publicKey).toBe(first.publicKey)
})

test('where the browser stores nothing, the page says how long the answers are kept', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  await openPage(page, review)
  await expect(page.getByText('Kept until this page is closed')).toBeVisible()
})

test('the browser asks before a page with unsaved answers is closed, and not after the reply is saved', async ({ page }) => {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await openPage(page, review)
  await page.getByRole('button', { name: 'Comment on the summary' }).click()
  await page.keyboard.type('Not saved yet')
  await page.reload()
  expect(asked).toEqual(['beforeunload'])

  await enterWords(page)
  await page.getByRole('button', { name: 'Answer and sign' }).click()
  await page.getByRole('radio', { name: 'Received' }).click()
  await page.getByLabel('Full name').fill('Gail Erickson')
  await sign(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Signed and saved' })).toBeVisible()
  await page.reload()
  expect(asked).toEqual(['beforeunload'])
})

test('a package without a signature, or with a wrong one, is shown as such and cannot be answered', async ({ page }) => {
  const cases = [
    ['none', 'This file is not signed'],
    ['wrong', 'The signature does not fit this text'],
  ] as const
  for (const [signature, sentence] of cases) {
    await openPage(page, await sealFixture('review', { signature }))
    await expect(page.getByRole('alert')).toContainText(sentence)
    await expect(page.getByText('and unchanged since')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Answer and sign' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: /Comment/ })).toHaveCount(0)
  }
})

test('a damaged, hostile or wrong file is refused before any word is asked for, each in its own words', async ({ page }) => {
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [review.bytes.slice(0, 40), 'The end of this file is missing'],
    [withWorkFactor(review.bytes, 22), 'This file asks for too much work'],
    [new TextEncoder().encode('%PDF-1.7 something else'), 'This is not a package'],
  ]
  for (const [bytes, title] of cases) {
    const { html } = await writeCarriers(bytes, 'Damaged')
    await page.goto(pathToFileURL(html).href)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByText('What to do')).toBeVisible()
  }
})

test('a file cut short or changed is refused after the words, and nothing of it is shown', async ({ page }) => {
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [review.bytes.slice(0, -400), 'The end of this file is missing'],
    [withFlippedByte(review.bytes, 300), 'This file was changed on the way'],
  ]
  for (const [bytes, title] of cases) {
    const { html } = await writeCarriers(bytes, 'Damaged')
    await page.goto(pathToFileURL(html).href)
    await enterWords(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByText('Gail Erickson')).toHaveCount(0)
  }
})

test('the page without a package takes a file of either kind, and says why it refuses another', async ({ page }) => {
  for (const path of [review.age, review.html]) {
    await page.goto(READER_FILE.href)
    await page.getByLabel('Choose a file').setInputFiles(path)
    await enterWords(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gail Erickson')
  }
  await page.goto(READER_FILE.href)
  await page.getByLabel('Choose a file').setInputFiles({ name: 'notes.age', mimeType: 'text/plain', buffer: Buffer.from('') })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This file is empty')
  await page.getByLabel('Choose another file').setInputFiles(review.age)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This file is sealed')
})

test('hostile text in every field runs nothing, asks for nothing and stays text', async ({ page, context }) => {
  const watch = await watched(context)
  for (const kind of ['review', 'plan', 'self-review', 'improvement-plan', 'feedback-request'] as const) {
    const fixture = await sealFixture(kind, { edit: hostileDocument })
    await page.goto(pathToFileURL(fixture.html).href)
    await enterWords(page)
    await expect(page.locator('.article')).toBeVisible()
    await page.mouse.move(300, 300)
    const found = await page.evaluate((marks) => {
      const article = document.querySelector('#root')
      const tags = [...(article?.querySelectorAll('script, img, iframe, object, embed, style, base, form[action], math, link') ?? [])]
      const handlers = [...(article?.querySelectorAll('*') ?? [])].filter((element) =>
        [...element.attributes].some(({ name }) => name.startsWith('on')),
      )
      const links = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '')
      return {
        tags: tags.map((tag) => tag.tagName),
        handlers: handlers.length,
        links: links.filter((href) => !/^(#|https?:|mailto:)/.test(href)),
        ran: marks.filter((mark) => Reflect.has(globalThis, mark)),
      }
    }, hostileMarks)
    expect(found).toEqual({ tags: [], handlers: 0, links: [], ran: [] })
  }
  expect(watch).toEqual({ requests: [], violations: [] })
})

test('axe finds nothing, in light and dark, on any of its screens', async ({ page }) => {
  const check = async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(READER_FILE.href)
    await check()
    await page.evaluate(() => localStorage.clear())
    await page.goto(pathToFileURL(review.html).href)
    await page.getByLabel('Word 1', { exact: true }).fill('velx')
    await check()
    await enterWords(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gail Erickson')
    await page.getByRole('button', { name: 'What was checked' }).click()
    await page.getByRole('button', { name: 'Comment on Teamwork' }).click()
    await check()
    await page.getByRole('button', { name: 'Answer and sign' }).click()
    await page.getByRole('button', { name: 'Sign and save the reply' }).click()
    await check()
    await page.getByRole('radio', { name: 'I agree' }).click()
    await page.getByLabel('Full name').fill('Gail Erickson')
    await sign(page)
    await expect(page.getByRole('heading', { level: 1, name: 'Signed and saved' })).toBeVisible()
    await check()
  }
  for (const fixture of [selfReview, plan]) {
    await openPage(page, fixture)
    await check()
  }
})

test('at 400 % zoom nothing needs sideways scrolling, and phone targets are 44 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const fixture of [review, selfReview, plan]) {
    await openPage(page, fixture)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await openPage(page, review)
  await page.getByRole('button', { name: 'Answer and sign' }).click()
  const small = await page
    .locator('.answer button.button, .answer .card, .answer input.field')
    .evaluateAll((targets) => targets.filter((target) => target.getBoundingClientRect().height < 44).map((target) => target.textContent))
  expect(small).toEqual([])
})

test('the readable copy holds what was sent and what was answered', async ({ page }) => {
  await openPage(page, review)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as text' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('Gail Erickson - Review 2026.md')
  const text = await readFile(await saved.path(), 'utf8')
  expect(text).toContain('# Gail Erickson')
  expect(text).toContain('### Problem solving: 4')
})
