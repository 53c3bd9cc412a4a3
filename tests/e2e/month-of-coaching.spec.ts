import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Download, Locator, Page } from '@playwright/test'
import { openSealed } from '../../src/shared/package/open.ts'
import { filesHolding } from '../support/plaintext-scan.ts'
import { expect, test } from './support/app.ts'
import { Coach, effort } from './support/coach.ts'
import { Employee } from './support/employee.ts'

const TEAM = ['Ana Adler', 'Ben Bauer', 'Chloe Costa', 'Dmitri Dorn', 'Elif Eren', 'Farid Faro', 'Grace Gould', 'Hugo Holm'] as const
/** One word that stands in a text of every kind, so that one search has to find them all. */
const WORD = 'Kestrel'
/** Words of texts that only the manager reads. */
const SECRET = { note: 'Canary-2c7e', margin: 'Canary-88d1', thoughts: 'Canary-5f03' } as const
const LEFT_OVER = 'Holiday cover in June'
const LATE = 'Send the Kestrel test plan'

test.use({ begins: '2026-05-04T08:30' })

test('a month of coaching for a team of eight: planned, held, moved, skipped, missed, caught, answered, and found again', async ({
  app,
}) => {
  test.setTimeout(240_000)
  const { manager, page, clock } = app
  const main = page.getByRole('main')
  const coach = new Coach(page)
  const folder = mkdtempSync(join(tmpdir(), 'perennial-month-'))
  const caught: number[] = []

  /** In the evening the vault is locked; the next one that is opened is of another day. */
  async function morningOf(moment: string, heading: string): Promise<void> {
    await manager.locks()
    await clock?.goesTo(page, moment)
    await manager.unlocks()
    await manager.isIn()
    await coach.goesTo('/today', heading)
  }

  await test.step('Monday 4 May: eight people, a cycle that asks for a one-to-one every two weeks, and a rhythm for everybody', async () => {
    await manager.makesVault('Test bench')
    await manager.importsPeople(firm(folder), 9)
    await manager.is('Ines Imhof')
    await manager.launchesCycleForTeam()
    await coach.expectsOfEverybody('Fortnightly')
    await coach.plansSeries({ person: 'Hugo Holm', rhythm: 'Weekly', from: '2026-05-06', time: '14:00' })
    await coach.takesProposedRhythm({ from: '2026-05-04', people: 7 })
    await expect(coach.meeting('Ana Adler', 'Mon 4 May, 09:00')).toBeVisible()
    await expect(coach.meeting('Elif Eren', 'Fri 22 May, 09:00')).toBeVisible()
    await expect(coach.meeting('Hugo Holm', 'Wed 27 May, 14:00')).toBeVisible()
  })

  await test.step('the first one-to-one is prepared from Today in four presses: a template, and what the app noticed', async () => {
    await coach.goesTo('/today', 'Monday 4 May')
    const prepared = await effort(page, async () => {
      await main.getByRole('link', { name: /: Ana Adler$/ }).click()
      await coach.isWith('Ana Adler')
      await coach.usesTemplate('Weekly one-to-one')
      await coach.takesSuggestion('7 years here')
    })
    says('preparing a one-to-one', prepared)
    expect(prepared.presses).toBe(4)
  })

  await test.step('it is held: a shared note, a decision, an action with owner and day, a private margin, and how it felt', async () => {
    await coach.adds(LEFT_OVER)
    await coach.begins()
    await coach.talksAbout('What is on your mind', `The ${WORD} bench is short of sensors.`)
    for (const topic of ['What went well since last time, and what did not', 'Action items from last time', '7 years here']) {
      await coach.talksAbout(topic)
    }
    for (const topic of ['Goals: what moved, what is stuck', 'What I can take out of the way', 'One piece of feedback each way']) {
      await coach.talksAbout(topic)
    }
    await coach.decides(`${WORD} sensors are bought, not lent`)
    await coach.agreesAction({ title: LATE, dueOn: '2026-05-11' })
    await coach.writesInMargin(`${WORD}: worn out by the nights. ${SECRET.margin}`)
    await coach.felt(/4/)
    await coach.finishes()
  })

  const sent = await test.step('Tuesday 5 May: Ben is ill and his is skipped; Grace’s is held and handed over', async () => {
    await morningOf('2026-05-05T10:30', 'Tuesday 5 May')
    await coach.saysItWasHeld('Farid Faro', 'Mon 4 May')
    await coach.skips('Ben Bauer', 'Tue 5 May', 'Ill until Thursday')
    caught.push(await coach.catches({ about: ['ben', 'Ben Bauer'], text: `Asked for ${WORD} work twice. ${SECRET.note} #growth` }))
    await coach.opens('Grace Gould', 'Tue 5 May')
    await coach.adds(`${WORD} handover`)
    await coach.adds('A course in spring')
    await coach.begins()
    await coach.talksAbout(`${WORD} handover`, 'Two days before release, agreed with Quality.')
    await coach.agreesAction({ title: 'Draft the handover checklist', dueOn: '2026-05-18' })
    await coach.agreesAction({ title: 'Ask for the spring budget', owner: 'You', dueOn: '2026-05-15' })
    await coach.writesInMargin(`Sounds ready for more. ${SECRET.margin}`)
    await coach.finishes()
    return await checkIn(page, folder)
  })

  const reply = await test.step('Grace opens the file, comments, ticks her action, brings a topic and says how it felt', async () => {
    const own = await page.context().newPage()
    const grace = new Employee(own)
    await grace.opens(sent.html, sent.words, 'Grace Gould')
    expect(await own.locator('body').innerText()).not.toContain('Canary')
    await own.getByRole('button', { name: `Comment on ${WORD} handover` }).click()
    await own.getByRole('textbox', { name: `Comment on ${WORD} handover` }).fill('Three days would help')
    await own.getByRole('button', { name: 'Keep', exact: true }).click()
    await own.getByRole('checkbox', { name: /Draft the handover checklist/ }).check()
    await own.getByRole('button', { name: 'Add a topic' }).click()
    await own.getByRole('textbox', { name: 'Topic 1' }).fill('Who tests at night')
    await own.getByRole('radio', { name: /Good/ }).check()
    const file = await keep(await grace.agrees('Grace Gould'), folder)
    expect(grace.requests).toEqual([])
    await own.close()
    return file
  })

  await test.step('nothing private lies in the file, to its last byte', async () => {
    const opened = await openSealed(new Uint8Array(readFileSync(sent.html)), { kind: 'words', words: sent.words.join(' ') })
    const inside = new TextDecoder().decode(opened.ok ? opened.value : undefined)
    expect(inside).toContain('Two days before release, agreed with Quality.')
    expect(inside).not.toContain('Canary')
  })

  await test.step('Wednesday 6 May: her reply is in, Chloe’s is moved to Friday, Hugo is met for the first time', async () => {
    await morningOf('2026-05-06T14:05', 'Wednesday 6 May')
    await manager.previewsReply(reply)
    await expect(main.getByText('Three days would help')).toBeVisible()
    await manager.takesReply('Grace Gould')
    await coach.opens('Grace Gould', 'Tue 19 May')
    await expect(coach.discussed('Who tests at night')).toBeVisible()
    await expect(coach.discussed('A course in spring')).toBeVisible()
    await expect(main.getByRole('checkbox', { name: 'Done: Draft the handover checklist' })).toBeChecked()
    await coach.moves('Chloe Costa', 'Wed 6 May', { day: '2026-05-08', time: '13:00' })
    await expect(coach.meeting('Chloe Costa', 'Fri 8 May, 13:00 moved from 6 May')).toBeVisible()
    await coach.opens('Hugo Holm', 'Wed 6 May')
    await coach.usesTemplate('First one-to-one')
    await coach.finishes()
  })

  const question = await test.step('Friday 8 May: a concern is said to Farid, and Dmitri is asked for feedback on Elif', async () => {
    await morningOf('2026-05-08T16:00', 'Friday 8 May')
    await coach.saysItWasHeld('Chloe Costa', 'Fri 8 May')
    await coach.saysItWasHeld('Elif Eren', 'Fri 8 May')
    await saysConcern(page, 'Farid Faro')
    return await asksForFeedback(page, folder)
  })

  const answer = await test.step('Dmitri answers in his browser and signs', async () => {
    const own = await page.context().newPage()
    const dmitri = new Employee(own)
    await dmitri.opens(question.html, question.words, 'Elif Eren')
    await own.getByRole('textbox', { name: 'What would help more?' }).fill(`Earlier word on ${WORD} dates.`)
    await own.getByRole('button', { name: 'Check and save' }).first().click()
    await own.getByLabel('Full name').fill('Dmitri Dorn')
    const download = own.waitForEvent('download')
    await own.getByRole('button', { name: 'Sign and save the answer' }).click()
    const file = await keep(await download, folder)
    expect(dmitri.requests).toEqual([])
    await own.close()
    return file
  })

  await test.step('Tuesday 12 May: his answer is in; Today says what is late and who was not met, and one line is put off', async () => {
    await morningOf('2026-05-12T09:00', 'Tuesday 12 May')
    await expect(todayLine(main, LATE)).toContainText('1 day late')
    await expect(todayLine(main, 'One-to-one was not held')).toContainText('Dmitri')
    await coach.putsOff(LATE, 'Next week')
    await expect(main.getByRole('button', { name: '1 put off' })).toBeVisible()
    await coach.goesTo('/feedback/answers', 'Import answers')
    await page.locator('input[type=file]').setInputFiles(answer)
    await expect(main.getByText(`Earlier word on ${WORD} dates.`)).toBeVisible()
    await main.getByRole('button', { name: 'Import 1 answer' }).click()
    await expect(main.getByText('1 answer imported')).toBeVisible()
    await recognises(page, 'Grace Gould', `The ${WORD} handover ran without a call at night.`)
  })

  await test.step('Monday 18 May: what was put off is back; Ana’s next one begins with what was left over', async () => {
    await morningOf('2026-05-18T08:45', 'Monday 18 May')
    await expect(todayLine(main, LATE)).toContainText('7 days late')
    await expect(todayLine(main, 'Jig drawings after the start')).toContainText('3 days late')
    await expect(todayLine(main, 'Ask for the spring budget')).toContainText('3 days late')
    await coach.opens('Ana Adler', 'Mon 18 May')
    await expect(main.getByText('carried from 4 May')).toBeVisible()
    await coach.takesSuggestion(LATE)
    await expect(main.getByText('Action items from last time', { exact: true })).toBeVisible()
    await coach.begins()
    await coach.talksAbout(LEFT_OVER, 'Ana and Ben cover for each other.')
    await main.getByRole('checkbox', { name: `Done: ${LATE}` }).click()
    await coach.talksAbout(LATE)
    await coach.finishes()
    await coach.saysItWasHeld('Hugo Holm', 'Wed 13 May')
    caught.push(await coach.catches({ about: ['hugo', 'Hugo Holm'], text: 'Asked before he rebuilt the rig. #judgement' }))
  })

  await test.step('Tuesday 19 May: Ben and Grace are met; what was caught about Ben becomes a note that he reads', async () => {
    await morningOf('2026-05-19T12:00', 'Tuesday 19 May')
    await coach.saysItWasHeld('Farid Faro', 'Mon 18 May')
    await coach.saysItWasHeld('Ben Bauer', 'Tue 19 May')
    await coach.saysItWasHeld('Grace Gould', 'Tue 19 May')
    await manager.opensPerson('Ben Bauer')
    await coach.sharesNote('Ben', '2026-05-05', `You asked for ${WORD} work; it begins in June.`)
    await expect(main.getByText(`You asked for ${WORD} work; it begins in June.`)).toBeVisible()
    await expect(main.getByText(SECRET.note)).toBeVisible()
    caught.push(await coach.catches({ text: 'Stayed to help Hugo.' }))
  })

  await test.step('Friday 22 May: Elif is away, nobody wrote down what became of Dmitri’s', async () => {
    await morningOf('2026-05-22T16:00', 'Friday 22 May')
    await coach.saysItWasHeld('Chloe Costa', 'Wed 20 May')
    await coach.saysItWasHeld('Hugo Holm', 'Wed 20 May')
    await coach.skips('Elif Eren', 'Fri 22 May', 'A day off')
    await followsUpConcern(page, 'Farid Faro')
  })

  await test.step('Friday 29 May: the cadence says who is overdue, who is due, and what became of all eighteen', async () => {
    await morningOf('2026-05-29T17:00', 'Friday 29 May')
    await coach.saysItWasHeld('Hugo Holm', 'Wed 27 May')
    await coach.moves('Grace Gould', 'Tue 2 Jun', { day: '2026-06-09', time: '09:45' })
    await coach.goesTo('/one-to-ones?view=cadence', 'One-to-ones')
    const row = (name: string) => main.getByRole('row', { name: new RegExp(name) })
    await expect(row('Dmitri Dorn')).toContainText('Overdue: 11 days late')
    await expect(row('Elif Eren')).toContainText('Overdue: 7 days late')
    await expect(row('Grace Gould')).toContainText('Due: Tue 2 Jun')
    for (const name of ['Ana Adler', 'Ben Bauer', 'Chloe Costa', 'Farid Faro', 'Hugo Holm'])
      await expect(row(name)).toContainText('On time')
    await expect(main.getByRole('button', { name: /^Overdue\s*2$/ })).toBeVisible()
    await expect(main.getByRole('button', { name: /^Due\s*1$/ })).toBeVisible()
    expect(await counts(main)).toEqual({
      'Ana Adler': '2 held, 0 not held, 0 skipped, 0 moved',
      'Ben Bauer': '1 held, 0 not held, 1 skipped, 0 moved',
      'Chloe Costa': '2 held, 0 not held, 0 skipped, 1 moved',
      'Dmitri Dorn': '0 held, 2 not held, 0 skipped, 0 moved',
      'Elif Eren': '1 held, 0 not held, 1 skipped, 0 moved',
      'Farid Faro': '2 held, 0 not held, 0 skipped, 0 moved',
      'Grace Gould': '2 held, 0 not held, 0 skipped, 0 moved',
      'Hugo Holm': '4 held, 0 not held, 0 skipped, 0 moved',
    })
    await expect(main.getByText('2 not held, 2 skipped.')).toBeVisible()
  })

  await test.step('one word finds all of it, and what only the manager reads is marked', async () => {
    await coach.goesTo(`/search?text=${WORD}`, 'Search')
    const found = await results(main)
    expect(found.filter(({ readers }) => readers === 'Only you').map(({ kind }) => kind)).toEqual([
      'Concern',
      'Private margin',
      'Private note',
    ])
    expect([...new Set(found.filter(({ readers }) => readers !== 'Only you').map(({ kind }) => kind))]).toEqual([
      'Action item',
      'Agenda item',
      'Decision',
      'Feedback',
      'Recognition',
      'Shared note',
    ])
  })

  await test.step('a quick note costs less than three seconds, nothing private lies in clear, and nobody was called', async () => {
    says('quick notes', { milliseconds: caught })
    // Each counts: the fastest alone would pass an app that is slow for whoever has a team, or whose first note of the day is slow.
    // One of three may meet a burst of work that is the machine's own, so that the one in the middle is held to the promise, and the
    // slowest to what a person still waits for without thinking that the note is lost.
    const [, median = Number.NaN, slowest = Number.NaN] = caught.toSorted((a, b) => a - b)
    expect(caught).toHaveLength(3)
    expect(median).toBeLessThan(3000)
    expect(slowest).toBeLessThan(6000)
    await manager.locks()
    for (const secret of Object.values(SECRET)) expect(await filesHolding(secret, [app.shell.folder, folder])).toEqual([])
    expect(await app.strangers()).toEqual([])
  })
})

/** A measured figure stands beside the result of the test. */
function says(what: string, figure: object): void {
  test.info().annotations.push({ type: 'measured', description: `${what}: ${JSON.stringify(figure)}` })
}

/** Nine people: the manager, and a team of eight of whom Ana has an anniversary this week and Hugo is new. */
function firm(folder: string): string {
  const hired = (name: string) => (name === 'Ana Adler' ? '2019-05-08' : name === 'Hugo Holm' ? '2026-04-20' : '2021-09-01')
  const team = TEAM.map((name, index) => [`${index + 2}`, ...name.split(' '), 'Test engineer', '1', hired(name)].join(','))
  const path = join(folder, 'team.csv')
  const lines = ['employee_id,first_name,last_name,job_title,manager_id,hire_date', '1,Ines,Imhof,Head of testing,,2017-02-01', ...team]
  writeFileSync(path, lines.join('\n'))
  return path
}

async function keep(download: Download, folder: string): Promise<string> {
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  return path
}

/** From a preview: the words, and the file. */
async function saves(page: Page, folder: string): Promise<{ html: string; words: string[] }> {
  const words = page.getByRole('list', { name: 'Six words' })
  await expect(words).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('main')).not.toContainText('Canary')
  const spoken = (await words.getByRole('listitem').allTextContents()).map((word) => word.replace(/[\d\s]/g, ''))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save package' }).click()
  return { html: await keep(await download, folder), words: spoken }
}

async function checkIn(page: Page, folder: string) {
  await page.getByRole('main').getByRole('button', { name: 'Share notes' }).click()
  await page.getByRole('menuitem', { name: 'Check-in package' }).click()
  return await saves(page, folder)
}

async function asksForFeedback(page: Page, folder: string) {
  const main = page.getByRole('main')
  await page.evaluate(() => {
    location.hash = '/feedback/ask'
  })
  await main.getByRole('combobox', { name: 'About whom' }).fill('Elif')
  await page.getByRole('option', { name: 'Elif Eren' }).click()
  await main.getByRole('combobox', { name: 'People of this vault' }).fill('Dmitri')
  await page.getByRole('option', { name: 'Dmitri Dorn' }).click()
  await page.keyboard.press('Escape')
  await main.getByRole('button', { name: 'Draw up the request' }).click()
  await main.getByRole('link', { name: 'Make the file for Dmitri Dorn' }).click()
  return await saves(page, folder)
}

async function opensConcerns(page: Page, person: string): Promise<void> {
  const main = page.getByRole('main')
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: new RegExp(`^${person}`) })
    .click()
  await expect(main.getByRole('heading', { level: 1, name: person })).toBeVisible()
  await main.getByRole('tab', { name: /^Concerns/ }).click()
}

async function saysConcern(page: Page, person: string): Promise<void> {
  const main = page.getByRole('main')
  await opensConcerns(page, person)
  await main.getByRole('button', { name: 'Concern', exact: true }).click()
  await main.getByLabel('What it is about').fill('Jig drawings after the start')
  await main.getByLabel('Facts').fill('Jigs 14 and 15 came two and four days late.')
  await main.getByLabel('Your own thoughts').fill(`The ${WORD} nights again. ${SECRET.thoughts}`)
  await expect(main.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
  await main.getByRole('button', { name: 'It was said' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).not.toContainText('Canary')
  await dialog.getByLabel('Follow-up').fill('2026-05-15')
  await dialog.getByRole('button', { name: 'Put on record' }).click()
  await expect(main.getByRole('article', { name: 'Jig drawings after the start' })).toBeVisible()
}

async function followsUpConcern(page: Page, person: string): Promise<void> {
  const main = page.getByRole('main')
  await opensConcerns(page, person)
  await main.getByRole('button', { name: 'Done: follow-up of 15 May' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What was seen').fill('Three drawings, three days early.')
  await dialog.getByRole('button', { name: 'Mark as done' }).click()
  await expect(main.getByText('Three drawings, three days early.')).toBeVisible()
}

async function recognises(page: Page, person: string, what: string): Promise<void> {
  const main = page.getByRole('main')
  await page.evaluate(() => {
    location.hash = '/feedback?view=recognition'
  })
  await main.getByRole('button', { name: 'Write', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Recognition' }).click()
  const drawer = page.getByRole('dialog', { name: 'Recognise somebody' })
  await drawer.getByRole('combobox', { name: 'Whom' }).fill(person)
  await page.getByRole('option', { name: person }).click()
  await drawer.getByLabel('What for').fill(what)
  await drawer.getByRole('button', { name: 'Keep recognition' }).click()
  await expect(main.getByRole('article', { name: `Recognition of ${person}` })).toContainText(what)
}

/** The line of Today that is about something. */
function todayLine(main: Locator, words: string): Locator {
  return main.locator('[data-matter]').filter({ hasText: words })
}

/** What became of each person's meetings, as the list says it of a row. */
async function counts(main: Locator): Promise<Record<string, string>> {
  const rows = await main.getByRole('grid', { name: 'Cadence of one-to-ones' }).getByRole('row').all()
  const said: [string, string][] = []
  for (const row of rows.slice(1)) {
    const title = await row.locator('td[title^="In twelve weeks"]').getAttribute('title')
    said.push([(await row.getByRole('link').first().innerText()).trim(), (title ?? '').replace('In twelve weeks: ', '')])
  }
  return Object.fromEntries(said.toSorted(([one], [other]) => one.localeCompare(other)))
}

/** Kind and readers of everything a search lists, by kind. */
async function results(main: Locator): Promise<{ kind: string; readers: string }[]> {
  const grid = main.getByRole('grid', { name: 'Results' })
  await expect(grid).toBeVisible()
  const rows = (await grid.getByRole('row').all()).slice(1)
  const said = await Promise.all(
    rows.map(async (row) => {
      const cells = (await row.locator('td').allInnerTexts()).map((text) => text.trim())
      return { kind: cells[1] ?? '', readers: cells.find((text) => text === 'Only you' || text === 'Both sides') ?? '' }
    }),
  )
  return said.toSorted((one, other) => one.kind.localeCompare(other.kind))
}
