import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { sealFixture, WORDS } from './reader-fixture.ts'
import { type Stop, settled } from './screens-page.ts'

/** The page an employee gets, from the words to the saved reply. */
export async function* readerStops(page: Page): AsyncGenerator<Stop> {
  const review = await sealFixture('review')
  await page.goto(pathToFileURL(review.html).href)
  const words = WORDS.slice(0, 4)
  for (const [at, word] of words.entries()) await page.getByLabel(`Word ${at + 1}`, { exact: true }).fill(word)
  await page.getByLabel('Word 5', { exact: true }).pressSequentially('lan')
  await settled(page)
  yield { name: '08-reader-1-words', page }
  for (const [at, word] of WORDS.entries()) await page.getByLabel(`Word ${at + 1}`, { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('progressbar').waitFor()
  yield { name: '08-reader-2-opening', page }
  await page.getByRole('heading', { level: 1, name: 'Gail Erickson' }).waitFor()
  await settled(page)
  yield { name: '08-reader-3-read', page }
  await page.getByRole('button', { name: 'Comment on Communication' }).click()
  await page.getByLabel('Comment on Communication').fill('Agreed about the appendix. The December review will begin with the decision.')
  await settled(page)
  yield { name: '08-reader-4-answer', page }
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Answer and sign' }).click()
  await page.getByRole('radio', { name: 'I agree' }).click()
  await page.getByLabel('Full name').fill('Gail Erickson')
  await settled(page)
  yield { name: '08-reader-5-sign', page }
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Sign and save the reply' }).click()
  await download
  await page.getByRole('heading', { level: 1, name: 'Signed and saved' }).waitFor()
  await settled(page)
  yield { name: '08-reader-6-signed', page }
  yield* planStop(page)
  yield* checkInStop(page)
}

/** A plan with the job it belongs to. */
async function* planStop(page: Page): AsyncGenerator<Stop> {
  await open(page, (await sealFixture('plan')).html)
  await page.getByRole('heading', { name: 'The job', exact: true }).scrollIntoViewIfNeeded()
  yield { name: '08-reader-8-job', page }
}

/** The notes of a one-to-one, being answered. */
export async function* checkInStop(page: Page): AsyncGenerator<Stop> {
  const checkIn = await sealFixture('check-in')
  await page.goto(pathToFileURL(checkIn.html).href)
  for (const [at, word] of WORDS.entries()) await page.getByLabel(`Word ${at + 1}`, { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('heading', { level: 1, name: 'Gail Erickson' }).waitFor()
  await page.getByRole('checkbox', { name: /drawing checklist/ }).check()
  await page.getByRole('button', { name: 'Add a topic' }).click()
  await page.getByRole('textbox', { name: 'Topic 1' }).fill('Course in spring')
  await page.getByRole('radio', { name: /Good/ }).check()
  await settled(page)
  yield { name: '08-reader-7-check-in', page }
}

/** A feedback request without names, from its promise to the saved file; and the three fields of one by name. */
export async function* feedbackReaderStops(page: Page): AsyncGenerator<Stop> {
  await open(page, (await sealFixture('feedback-request')).html)
  yield { name: '21-reader-feedback-1-read', page }
  await page
    .getByLabel('One thing Gail did this year that helped your work', { exact: true })
    .fill('She is always late and lazy with the handovers.')
  await page.getByText('is disproved by one exception').waitFor()
  await settled(page)
  yield { name: '21-reader-feedback-2-hint', page }
  await page.getByRole('button', { name: 'Check and save' }).click()
  await settled(page)
  yield { name: '21-reader-feedback-3-check', page }
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the answer without a name' }).click()
  await download
  await page.getByRole('heading', { level: 1, name: 'Saved without a name' }).waitFor()
  await settled(page)
  yield { name: '21-reader-feedback-4-saved', page }
  await open(page, (await sealFixture('named-request')).html)
  yield { name: '21-reader-feedback-5-shape', page }
}

async function open(page: Page, html: string): Promise<void> {
  await page.goto(pathToFileURL(html).href)
  for (const [at, word] of WORDS.entries()) await page.getByLabel(`Word ${at + 1}`, { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('heading', { level: 1, name: 'Gail Erickson' }).waitFor()
  await settled(page)
}

/** An improvement plan that asks to sign a milestone. */
export async function* improvementReaderStops(page: Page): AsyncGenerator<Stop> {
  const plan = await sealFixture('improvement-plan')
  await page.goto(pathToFileURL(plan.html).href)
  for (const [at, word] of WORDS.entries()) await page.getByLabel(`Word ${at + 1}`, { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('heading', { level: 1, name: 'Gail Erickson' }).waitFor()
  await settled(page)
  yield { name: '08-reader-improvement', page }
  await page.getByRole('button', { name: 'Answer and sign' }).click()
  await page.getByRole('radio', { name: 'Received' }).click()
  await settled(page)
  yield { name: '08-reader-improvement-sign', page }
}
