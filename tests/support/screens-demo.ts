import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { openSealed } from '../../src/shared/package/open.ts'
import { readPackage } from '../../src/shared/package/two-lines.ts'
import { answerTo, replyFile } from './replies.ts'
import { developingStops } from './screens-developing.ts'
import { feedbackStops } from './screens-feedback.ts'
import { importStops } from './screens-import.ts'
import { libraryStops } from './screens-library.ts'
import { meetingStops } from './screens-meetings.ts'
import { methodStops } from './screens-methods.ts'
import { noteStops } from './screens-notes.ts'
import { goTo, type Stop, settled } from './screens-page.ts'
import { searchStops } from './screens-search.ts'
import { todayStops } from './screens-today.ts'

const main = (page: Page) => page.getByRole('main')

/** Every screen of the made-up firm, by area. The page shows its open vault. */
export const demoAreas = {
  'today and a person': personStops,
  people: peopleStops,
  'a file of people': importStops,
  'the org chart and units': orgStops,
  'one-to-ones': meetingStops,
  'goals, plans and cycles': planStops,
  reviews: reviewStops,
  'packages and replies': packageStops,
  'the library': libraryStops,
  'the method in the library': methodStops,
  'development and concerns': developingStops,
  'rewards and settings': settingsStops,
  search: searchStops,
  notes: noteStops,
  feedback: feedbackStops,
  'today, put off': todayStops,
  'what lies over a screen': overlayStops,
} as const

/** The first Escape may only close a list inside the dialog. */
async function closeDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('Escape')
  await settled(page)
  if (await dialog.isVisible()) await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

async function openPerson(page: Page, name: string): Promise<void> {
  await goTo(page, '/today')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await settled(page)
}

async function* personStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/today')
  yield { name: '01-today', page }
  await openPerson(page, 'Gail Erickson')
  for (const tab of ['Timeline', 'Goals', 'One-to-ones', 'Feedback', 'Reviews', 'Rewards', 'Job']) {
    await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('tab', { name: tab, selected: true }).waitFor()
    await settled(page)
    yield { name: tab === 'Timeline' ? '02-person' : `02-person-${tab.toLowerCase()}`, page }
  }
}

async function* peopleStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/people', 'People')
  yield { name: '15-people', page }
  await page.keyboard.press('f')
  await page.getByRole('dialog').waitFor()
  await settled(page)
  yield { name: '15-people-filter', page }
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('engineer')
  await page.keyboard.press('Enter')
  await settled(page)
  const boxes = page.getByRole('grid').getByRole('checkbox')
  await boxes.nth(2).check()
  await boxes.nth(3).check()
  await settled(page)
  yield { name: '15-people-selected', page }
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('combobox', { name: 'New manager' }).fill('Roberto')
  await page.getByRole('option', { name: /Roberto Tamburello/ }).click()
  await page.getByText('will change').waitFor()
  await settled(page)
  yield { name: '15-people-change', page }
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Change \d/ })
    .click()
  // The focus stops the toast's clock.
  await page.getByRole('button', { name: /^Undo/ }).focus()
  await settled(page)
  yield { name: '15-people-undo', page }
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.mouse.move(700, 40)
  await page.getByRole('region', { name: 'Last change' }).waitFor({ state: 'hidden' })
}

async function* orgStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/people/chart', 'Org chart')
  yield { name: '22-org-chart', page }
  await goTo(page, '/people/chart?from=top', 'Org chart')
  await page.getByRole('tree').focus()
  await page.keyboard.press('Home')
  await page.getByRole('button', { name: 'Open all below' }).click()
  await settled(page)
  yield { name: '22-org-chart-open', page }
  await page.getByRole('button', { name: 'Fit' }).click()
  await settled(page)
  yield { name: '22-org-chart-fit', page }
  await page.getByRole('button', { name: 'Print' }).click()
  await page.getByRole('dialog').waitFor()
  await settled(page)
  yield { name: '22-org-chart-print', page }
  await closeDialog(page)
  await main(page).getByText('Table', { exact: true }).click()
  await page.getByRole('grid', { name: 'Org chart' }).waitFor()
  await settled(page)
  yield { name: '22-org-chart-table', page }
  await goTo(page, '/people/units', 'Units')
  yield { name: '23-units', page }
  await page.getByRole('treegrid').getByRole('row').nth(2).focus()
  await page.keyboard.press('u')
  await page.getByRole('combobox', { name: 'Into' }).fill('Exec')
  await page.getByRole('option', { name: 'Executive' }).click()
  await settled(page)
  yield { name: '23-units-merge', page }
  await closeDialog(page)
}

async function* planStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/goals', 'Goals')
  yield { name: '16-goals', page }
  await goTo(page, '/plan')
  yield { name: '05-plans', page }
  await openPerson(page, 'Gail Erickson')
  await page.getByRole('tab', { name: 'Goals' }).click()
  await page.getByRole('link', { name: 'Open plan' }).click()
  await page.waitForURL(/#\/plan\//)
  await page.getByRole('table').waitFor()
  await settled(page)
  yield { name: '05-plan', page }
  await main(page).locator('tbody button[aria-pressed]').first().click()
  await main(page).getByRole('complementary').waitFor()
  await settled(page)
  yield { name: '05-plan-goal', page }
  await main(page).getByRole('link', { name: 'Send for agreement' }).click()
  await page.getByRole('heading', { name: 'Six words' }).waitFor()
  await settled(page)
  yield { name: '05-plan-package', page }
  await goTo(page, '/cycles', 'Cycles')
  yield { name: '17-cycles', page }
  await goTo(page, '/cycles/new', 'Launch a cycle')
  yield { name: '17-cycle-launch', page }
  await goTo(page, '/cycles', 'Cycles')
  await main(page).locator('section li a').first().click()
  await page.getByRole('grid').waitFor()
  await settled(page)
  yield { name: '17-cycle', page }
}

async function openReview(page: Page, name: string): Promise<void> {
  await goTo(page, '/reviews', 'Reviews')
  await main(page).getByRole('button', { name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await settled(page)
}

const PARTS = [
  ['Goal results', '03-review-goals'],
  ['Competencies', '03-review'],
  ['Summary', '03-review-summary'],
  ['Private assessment', '03-review-private'],
] as const

async function* reviewStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/reviews', 'Reviews')
  yield { name: '03-reviews', page }
  await openReview(page, 'Gail Erickson')
  for (const [part, name] of PARTS) {
    await page.getByRole('navigation', { name: 'Parts of the review' }).getByRole('button', { name: part }).click()
    await main(page).getByRole('heading', { level: 2, name: part }).waitFor()
    if (part === 'Competencies') await page.getByLabel('Text on Communication').focus()
    await settled(page)
    yield { name, page }
  }
  await page.getByRole('button', { name: 'Finish review' }).click()
  await page.getByRole('dialog').waitFor()
  await settled(page)
  yield { name: '03-review-finish', page }
  await closeDialog(page)
  await openReview(page, 'Dylan Miller')
  yield { name: '03-review-signed', page }
}

async function* packageStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/packages', 'Packages')
  yield { name: '19-packages', page }
  await goTo(page, '/packages/reply', 'Import a reply')
  yield { name: '19-reply', page }
  await page.locator('input[type=file]').setInputFiles({ name: 'notes.age', mimeType: 'text/plain', buffer: Buffer.from('no package') })
  await page.getByRole('alert').waitFor()
  await settled(page)
  yield { name: '19-reply-refused', page }
  await openReview(page, 'Michael Sullivan')
  await main(page).getByRole('link', { name: 'Preview package' }).click()
  await page.getByRole('heading', { name: 'Six words' }).waitFor()
  await settled(page)
  yield { name: '14-package-preview', page }
  const reply = await savedAndAnswered(page)
  await page.getByRole('region', { name: 'Last change' }).waitFor({ state: 'hidden' })
  await goTo(page, '/packages/reply', 'Import a reply')
  await page.locator('input[type=file]').setInputFiles(reply)
  await page.getByRole('button', { name: 'Import the reply' }).waitFor()
  await settled(page)
  yield { name: '19-reply-preview', page }
}

/** Saves the package that is shown, opens the saved file with its words and answers it as the reader would. */
async function savedAndAnswered(page: Page) {
  const words = await page.getByRole('list', { name: 'Six words' }).getByRole('listitem').allInnerTexts()
  await page.getByText('.age, for the reader').click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save package' }).click()
  const saved = await readFile(await (await download).path())
  const opened = await openSealed(new Uint8Array(saved), {
    kind: 'words',
    words: words.map((word) => word.replace(/[^a-z-]/g, '')).join(' '),
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const read = readPackage(opened.value)
  if (!read.ok) throw new Error(read.error.code)
  const { document } = read.value
  const said = {
    answer: 'disagree',
    statement: 'The second line was planned without the audit week. The other ratings are right.',
    comments: [{ part: 'summary', body: 'The handover belongs to Terri as much as to me.' }],
  } as const
  const file = await replyFile(document, answerTo(document, { ...said, comments: [...said.comments] }))
  return { name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(await file.arrayBuffer()) }
}

async function* rewardStops(page: Page): AsyncGenerator<Stop> {
  await goTo(page, '/rewards', 'Rewards')
  yield { name: '18-rewards', page }
  await page.getByRole('button', { name: 'Propose a reward' }).click()
  await page.getByRole('combobox', { name: 'For' }).fill('Gail')
  await page.getByRole('option', { name: /Gail Erickson/ }).click()
  await page.getByRole('group', { name: 'Evidence' }).waitFor()
  await settled(page)
  yield { name: '18-reward', page }
  await closeDialog(page)
}

async function* settingsStops(page: Page): AsyncGenerator<Stop> {
  yield* rewardStops(page)
  for (const section of ['general', 'appearance', 'keys', 'backups', 'export', 'keyboard', 'about']) {
    await goTo(page, `/settings/${section}`)
    yield { name: section === 'general' ? '11-settings' : `11-settings-${section}`, page }
  }
  await goTo(page, '/settings/general')
  await page.getByRole('textbox', { name: 'Another value' }).scrollIntoViewIfNeeded()
  await settled(page)
  yield { name: '11-settings-values', page }
}

async function* overlayStops(page: Page): AsyncGenerator<Stop> {
  await openPerson(page, 'Gail Erickson')
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).waitFor()
  await settled(page)
  yield { name: '20-quick-note', page }
  await closeDialog(page)
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await settled(page)
  yield { name: '21-keyboard', page }
  await closeDialog(page)
}
