import type { Page } from '@playwright/test'
import { goTo, type Stop, settled } from './screens-page.ts'

/** Feedback of the made-up firm: asked for, given, received, recognition, and a request from its form to its answers. */
export async function* feedbackStops(page: Page): AsyncGenerator<Stop> {
  const main = page.getByRole('main')
  await goTo(page, '/feedback', 'Feedback')
  await main.getByText('Feedback on Gail Erickson').waitFor()
  await settled(page)
  yield { name: '20-feedback-asked', page }
  for (const [view, ready] of [
    ['given', 'both suppliers'],
    ['received', 'What should I keep doing?'],
    ['recognition', 'To be announced'],
  ] as const) {
    await goTo(page, `/feedback?view=${view}`, 'Feedback')
    await main.getByText(ready).first().waitFor()
    await settled(page)
    yield { name: `20-feedback-${view}`, page }
  }
  await goTo(page, '/feedback', 'Feedback')
  await main.getByRole('link', { name: 'Feedback on Gail Erickson' }).click()
  await page.getByRole('heading', { level: 1, name: 'Feedback on Gail Erickson' }).waitFor()
  await main.getByText('found the burr').waitFor()
  await settled(page)
  yield { name: '20-feedback-request', page }
  await goTo(page, '/feedback', 'Feedback')
  await main.getByRole('link', { name: 'Feedback on Roberto Tamburello' }).click()
  await main.getByText('1 of 3 held').waitFor()
  await settled(page)
  yield { name: '20-feedback-held', page }
  await main.getByRole('link', { name: 'Make the same file again' }).click()
  await page.getByRole('heading', { name: 'Six words' }).waitFor()
  await settled(page)
  yield { name: '20-feedback-preview', page }
  await goTo(page, '/feedback/ask', 'Ask for feedback')
  await main.getByText('Without names').click()
  await main.getByText('What the app cannot hide').waitFor()
  await settled(page)
  yield { name: '20-feedback-ask', page }
  await goTo(page, '/feedback/answers', 'Import answers')
  await page.locator('input[type=file]').setInputFiles({ name: 'notes.age', mimeType: 'text/plain', buffer: Buffer.from('no package') })
  await main.getByText('notes.age').waitFor()
  await settled(page)
  yield { name: '20-feedback-refused', page }
  await writing(page)
  yield { name: '20-feedback-write', page }
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** A text that judges the person, long enough at rest for its hint. */
async function writing(page: Page): Promise<void> {
  await goTo(page, '/feedback?view=given', 'Feedback')
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Feedback given' }).click()
  await page.getByLabel('What was said').fill('You are always late with the drawings and a bit difficult in reviews.')
  await page.getByText('is disproved by one exception').waitFor()
  await settled(page)
}
