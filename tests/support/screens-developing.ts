import type { Page } from '@playwright/test'
import { goTo, type Stop, settled } from './screens-page.ts'

/** Development, trainings, concerns and improvement plans of the made-up firm. */
export async function* developingStops(page: Page): AsyncGenerator<Stop> {
  const main = page.getByRole('main')
  const openTab = async (name: string, tab: string) => {
    await goTo(page, '/today')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('tab', { name: tab, selected: true }).waitFor()
    await settled(page)
  }
  const close = async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await openTab('Gail Erickson', 'Development')
  await main.getByText('Target roles').waitFor()
  yield { name: '30-development', page }
  await main.getByRole('button', { name: 'Target role' }).click()
  await page.getByRole('dialog').getByText('Near the present job').waitFor()
  await settled(page)
  yield { name: '30-development-target', page }
  await close()
  await main.getByRole('button', { name: 'Action', exact: true }).click()
  await page.getByRole('dialog').getByLabel('For which competency').waitFor()
  await settled(page)
  yield { name: '30-development-action', page }
  await close()
  await openTab('Jossef Goldberg', 'Development')
  yield { name: '30-development-empty', page }
  await goTo(page, '/library/trainings', 'Library')
  await main.getByRole('grid', { name: 'Trainings' }).waitFor()
  await settled(page)
  yield { name: '31-trainings', page }
  await main.getByRole('button', { name: 'Presenting to a decision' }).click()
  await page.getByRole('dialog').getByLabel('Provider').waitFor()
  await settled(page)
  yield { name: '31-training', page }
  await close()
  yield* concernStops(page)
}

async function* concernStops(page: Page): AsyncGenerator<Stop> {
  const main = page.getByRole('main')
  const openConcerns = async (name: string) => {
    await goTo(page, '/today')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.getByRole('tab', { name: 'Concerns' }).click()
    await main.getByRole('heading', { name: 'Improvement plan' }).waitFor()
    await settled(page)
  }
  await openConcerns('Rob Walters')
  yield { name: '32-concerns', page }
  await main.getByRole('link', { name: / to / }).click()
  await page.getByRole('heading', { level: 1, name: /^Improvement plan with/ }).waitFor()
  await settled(page)
  yield { name: '33-improvement-plan', page }
  await main.getByRole('button', { name: 'Record and sign 60 days' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign milestone' }).waitFor()
  await settled(page)
  yield { name: '33-improvement-milestone', page }
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await openConcerns('Ovidiu Cracium')
  yield { name: '32-concerns-unsaid', page }
  await main.getByRole('button', { name: 'It was said' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Put on record' }).waitFor()
  await settled(page)
  yield { name: '32-concern-said', page }
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await main.getByRole('button', { name: 'Begin a plan' }).click()
  await main.getByRole('button', { name: 'Begin all the same' }).waitFor()
  await main.getByRole('button', { name: 'Begin all the same' }).scrollIntoViewIfNeeded()
  await settled(page)
  yield { name: '32-concerns-advice', page }
  await main.getByRole('button', { name: 'Begin all the same' }).click()
  await page.getByRole('heading', { level: 2, name: 'What was seen' }).waitFor()
  await settled(page)
  yield { name: '33-improvement-gaps', page }
  await main.getByRole('button', { name: 'Milestones' }).click()
  await page.getByRole('heading', { level: 2, name: 'Milestones' }).waitFor()
  await settled(page)
  yield { name: '33-improvement-milestones', page }
  await main.getByRole('button', { name: 'Sign', exact: true }).click()
  await page.getByRole('heading', { level: 2, name: 'Sign' }).waitFor()
  await settled(page)
  yield { name: '33-improvement-sign', page }
  await main.getByRole('button', { name: 'Discard the draft' }).click()
  await page.getByRole('tab', { name: 'Concerns', selected: true }).waitFor()
  await settled(page)
}
