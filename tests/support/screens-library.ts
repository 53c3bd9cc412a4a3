import type { Page } from '@playwright/test'
import { goTo, type Stop, settled } from './screens-page.ts'

/** Jobs, one of them read, compared and written; the search of roles, a role with and without ratings, and a draft made from one. */
export async function* libraryStops(page: Page): AsyncGenerator<Stop> {
  yield* jobStops(page)
  yield* roleStops(page)
}

async function* jobStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/library/jobs', 'Library')
  await page.getByRole('link', { name: 'Design Engineer', exact: true }).waitFor()
  yield { name: '22-jobs', page }
  await page.getByRole('link', { name: 'Design Engineer', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Design Engineer' }).waitFor()
  await settled(page)
  yield { name: '22-job', page }
  await page.getByRole('link', { name: 'What changed in version 2' }).click()
  await page.getByText('Version 2 beside version 1').waitFor()
  await settled(page)
  yield { name: '22-job-changes', page }
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Purpose').waitFor()
  await settled(page)
  yield { name: '22-job-edit', page }
  await goTo(page, '/library/jobs', 'Library')
  await page.getByRole('link', { name: 'Accountant', exact: true }).click()
  await page.getByText('Nothing is written about this job yet').waitFor()
  await settled(page)
  yield { name: '22-job-title-only', page }
}

async function* roleStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/library/roles', 'Library')
  const search = page.getByRole('textbox', { name: 'Search roles by any title' })
  await search.pressSequentially('sofware enginer')
  await page.getByText('also called Software Engineer', { exact: true }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByText('O*NET has not rated this role').waitFor()
  await settled(page)
  yield { name: '23-role-unrated', page }
  await search.fill('nurse practicioner')
  await page.getByRole('link', { name: 'Nurse Practitioners', exact: true }).first().click()
  await page.getByRole('article', { name: 'Nurse Practitioners' }).waitFor()
  await settled(page)
  yield { name: '23-role', page }
  await page.getByRole('link', { name: 'Start from this role' }).click()
  await page.getByRole('heading', { level: 1, name: 'A job profile from Nurse Practitioners' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText(/^14 of/).waitFor()
  await settled(page)
  yield { name: '23-role-draft', page }
}
