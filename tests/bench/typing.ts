import type { Page } from '@playwright/test'
import { call, enter, startBrowserShell } from '../support/browser-shell.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Figure, percentile } from './figures.ts'

const PASSPHRASE = 'bench the quiet garden path'
const SENTENCE = 'Prepared the gauge review well, then let Michael answer both questions before the shift began. '
/** 5,000 words in paragraphs as people write them. */
const PARAGRAPHS = Array.from({ length: 84 }, () => SENTENCE.repeat(4).trim())
const KEYS = 200

/** From the key to the letter in the page: the editor with a note of 5,000 words beside a bare editable element with the same words. */
export async function typingFigures(): Promise<Figure[]> {
  const browser = await launchChromium()
  const shell = await startBrowserShell()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    const personId = await personWithDraft(shell, PARAGRAPHS.join('\n\n'))
    const again = await startBrowserShell({ folder: shell.folder })
    await page.goto(again.address)
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByRole('navigation', { name: 'Main' }).waitFor()
    await page.evaluate((id) => {
      location.hash = `/people/${id}`
    }, personId)
    await page.getByRole('region', { name: 'New note' }).getByRole('textbox', { name: 'Private note' }).focus()
    await page.locator('.ProseMirror').waitFor()
    const editor = await echo(page)
    await page.evaluate((paragraphs) => {
      const bare = document.createElement('div')
      bare.contentEditable = 'true'
      bare.style.cssText = 'max-height: 24rem; max-width: 44rem; overflow-y: auto'
      for (const text of paragraphs) bare.append(Object.assign(document.createElement('p'), { textContent: text }))
      document.body.replaceChildren(bare)
      bare.focus()
      getSelection()?.selectAllChildren(bare)
      getSelection()?.collapseToEnd()
    }, PARAGRAPHS)
    const bare = await echo(page)
    await again.stop()
    const raw = (part: 'shown' | 'work') => ({ what: 'in a bare editable element', figure: percentile(bare[part], 0.95) })
    return [
      { name: 'work for a key in a note of 5,000 words, p95', figure: percentile(editor.work, 0.95), raw: raw('work'), budget: 16 },
      {
        name: 'from the key to the frame that shows it, p95 (the browser says it in steps of 8 ms)',
        figure: percentile(editor.shown, 0.95),
        raw: { ...raw('shown'), atMost: 1.5 },
        budget: Number.POSITIVE_INFINITY,
      },
    ]
  } finally {
    await browser.close()
    await shell.stop()
  }
}

async function personWithDraft(shell: Awaited<ReturnType<typeof startBrowserShell>>, body: string): Promise<string> {
  const session = await enter(shell, shell.secret)
  if (session === null) throw new Error('the shell let nobody in')
  await call(shell, session, 'vaults.create', { name: 'Bench', colour: 'fern', passphrase: PASSPHRASE })
  const nobody = { email: null, employeeNumber: null, jobTitle: null, unit: null, managerId: null, hiredOn: null, status: 'active' }
  const made = await call(shell, session, 'people.create', { givenName: 'Gail', familyName: 'Erickson', ...nobody })
  const { personId } = ((await made.json()) as { json: { personId: string } }).json
  await call(shell, session, 'coaching.saveDraft', { personId, kind: 'private', body })
  await call(shell, session, 'vaults.lock')
  return personId
}

/** Each key as the browser itself times it: from its arrival to the frame that shows the letter, and the work of the page in between. */
async function echo(page: Page): Promise<{ readonly shown: number[]; readonly work: number[] }> {
  await page.evaluate(() => {
    const keys: { readonly shown: number; readonly work: number }[] = []
    Object.assign(globalThis, { keys })
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (entry.name === 'keypress') keys.push({ shown: entry.duration, work: entry.processingEnd - entry.processingStart })
      }
    })
    // The shortest time a page may ask for; the types of the platform do not know of it yet.
    const asked: PerformanceObserverInit & { readonly durationThreshold: number } = { type: 'event', durationThreshold: 16 }
    observer.observe(asked)
  })
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press(key % 6 === 5 ? 'Space' : 'e')
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))))
  const keys = await page.evaluate(() => Reflect.get(globalThis, 'keys') as { readonly shown: number; readonly work: number }[])
  return { shown: keys.map(({ shown }) => shown), work: keys.map(({ work }) => work) }
}
