import { expect, type Page, test } from '@playwright/test'
import { type StartedShell, startBrowserShell } from '../support/browser-shell.ts'
import { comeIn, goTo, newPage } from '../support/screens-page.ts'

let shell: StartedShell
let page: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  shell = await startBrowserShell({ args: ['--demo'] })
  page = await newPage(browser)
  await comeIn(page, shell.address)
})
test.afterAll(async () => {
  await page.close()
  await shell.stop()
})

interface Line {
  readonly title: string
  /** First name of whom it is about. */
  readonly who: string
}

const main = () => page.getByRole('main')
const heading = (words: string) => main().getByRole('heading', { level: 1, name: new RegExp(words) })
/** What an address names is where the focus goes. */
const pointedAt = () => page.locator(':focus')

async function deed({ title, who }: Line): Promise<void> {
  await expect(heading(`One-to-one with ${who}`)).toBeVisible()
  await expect(main().getByRole('checkbox', { name: `Done: ${title}` })).toBeVisible()
}

async function tabOf({ who }: Line, tab: string): Promise<void> {
  await expect(heading(who)).toBeVisible()
  await expect(main().getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
}

async function goal({ title, who }: Line): Promise<void> {
  await expect(heading(who)).toBeVisible()
  await expect(page.getByRole('complementary').getByRole('textbox', { name: 'Title of the goal' })).toHaveValue(title)
}

/** Every kind of line that the demo firm has on its Today, with what stands there one press later. */
const PLACES: Readonly<Record<string, (line: Line) => Promise<void>>> = {
  reviews: () => expect(heading('Reviews')).toBeVisible(),
  'one-to-one': ({ who }) => expect(heading(`One-to-one with ${who}`)).toBeVisible(),
  'one-to-one-missed': ({ who }) => expect(heading(`One-to-one with ${who}`)).toBeVisible(),
  'action-item': deed,
  promise: deed,
  concern: async (line) => {
    await tabOf(line, 'Concerns')
    await expect(pointedAt()).toContainText(line.title)
  },
  'concern-unsaid': async (line) => {
    await tabOf(line, 'Concerns')
    await expect(pointedAt().getByRole('textbox', { name: 'What it is about' })).toHaveValue(line.title.replace(/^Not said yet, .*: /, ''))
  },
  'feedback-follow-up': async (line) => {
    await tabOf(line, 'Feedback')
    await expect(pointedAt()).toContainText(line.title.replace('Follow up on feedback from ', ''))
  },
  recognition: (line) => tabOf(line, 'Feedback'),
  'check-in': goal,
  'quiet-goal': goal,
  silence: ({ who }) => expect(heading(who)).toBeVisible(),
}

const TEAM = /\b(Dylan|Gail|Jossef|Michael|Ovidiu|Roberto|Rob|Sharon)\b/g

/** The first line of a kind, and whom it names last: as it would be put off, or as it reads. */
async function lineOf(kind: string): Promise<Line & { readonly press: () => Promise<void> }> {
  await goTo(page, '/today')
  const line = main().locator(`[data-matter^="${kind}:"]`).first()
  const link = line.getByRole('link').last()
  const putOff = line.getByRole('button', { name: /^Put off: / })
  // One of several of a kind stands as a name on a line of theirs.
  const named = (await putOff.count()) === 0 ? null : await putOff.getAttribute('aria-label')
  const who = (named?.match(TEAM) ?? (await line.innerText()).match(TEAM))?.at(-1) ?? ''
  return { title: (await link.innerText()).trim(), who, press: () => link.click() }
}

test('each kind of line on Today leads to its person and its matter in one press', async () => {
  await goTo(page, '/today')
  const matters = await main()
    .locator('[data-matter]')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-matter') ?? ''))
  const kinds = [...new Set(matters.map((matter) => matter.split(':')[0] ?? ''))]
  expect(kinds.toSorted()).toEqual(Object.keys(PLACES).toSorted())
  for (const kind of kinds) {
    await test.step(kind, async () => {
      const line = await lineOf(kind)
      await line.press()
      await PLACES[kind]?.(line)
    })
  }
})

test('an item that was not talked about goes on with →, and stands on the next agenda', async () => {
  const { press } = await lineOf('promise')
  await press()
  const open = main().getByRole('checkbox', { name: 'Discussed: Samples from the second supplier' })
  await open.focus()
  await page.keyboard.press('ArrowRight')
  const there = main().getByText('Carried over to').getByRole('link')
  await expect(main().getByRole('button', { name: /^Carry over: / })).toBeHidden()
  await there.click()
  await expect(main().getByRole('heading', { level: 1, name: 'One-to-one with Rob Walters' })).toBeVisible()
  await expect(main().getByText('carried from 6 Nov')).toBeVisible()
  await expect(open).not.toBeChecked()
})

test('a text beyond its limit stays whole, and the field says what is wrong until it is shorter', async () => {
  await goTo(page, '/settings')
  const mission = main().getByRole('textbox', { name: 'Mission' })
  await mission.fill('Bicycles that outlive their first owner. '.repeat(45))
  await expect(main().getByText('155 characters left')).toBeVisible()
  await mission.fill('x'.repeat(2312))
  await expect(main().getByText('312 characters too long: not saved until it is shorter')).toBeVisible()
  await expect(main().getByText(/Not saved\./)).toBeVisible()
  expect(await mission.inputValue()).toHaveLength(2312)
  await mission.fill('Bicycles that outlive their first owner.')
  await expect(main().getByText(/too long/)).toBeHidden()
  await expect(
    main()
      .getByText(/^Saved \d/)
      .first(),
  ).toBeVisible()
})
