import { expect, type Locator, type Page } from '@playwright/test'

/** What a manager does in and around one-to-ones, in words of the screens. Days are written as the screens write them: "Mon 4 May". */
export class Coach {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  private get main() {
    return this.page.getByRole('main')
  }

  private button(name: string | RegExp) {
    return this.main.getByRole('button', { name })
  }

  async goesTo(address: string, heading: string | RegExp): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to
    }, address)
    await expect(this.main.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }

  /** What a cycle expects of everybody; of who is new, weekly is advised already. */
  async expectsOfEverybody(rhythm: string): Promise<void> {
    await this.goesTo('/one-to-ones?view=cadence', 'One-to-ones')
    await this.main.getByRole('combobox', { name: 'Everybody' }).click()
    await this.page.getByRole('option', { name: rhythm, exact: true }).click()
    await expect(this.main.getByRole('combobox', { name: 'Everybody' })).toHaveValue(rhythm)
  }

  async plansSeries(series: { person: string; rhythm: string; from: string; time: string }): Promise<void> {
    await this.goesTo('/one-to-ones', 'One-to-ones')
    await this.main
      .getByRole('button', { name: /^(Plan a one-to-one|One-to-one)$/ })
      .first()
      .click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'With' }).fill(series.person)
    await this.page.getByRole('option', { name: series.person }).click()
    await dialog.getByText('Again and again').click()
    await dialog.getByLabel('From', { exact: true }).fill(series.from)
    await dialog.getByLabel('Time', { exact: true }).fill(series.time)
    await dialog.getByRole('combobox', { name: 'Rhythm' }).click()
    await this.page.getByRole('option', { name: series.rhythm, exact: true }).click()
    await dialog.getByRole('button', { name: 'Plan series' }).click()
    await expect(dialog).toBeHidden()
  }

  /** A rhythm for everybody without one, each at a time of their own, as one step. */
  async takesProposedRhythm(proposal: { from: string; people: number }): Promise<void> {
    await this.goesTo('/one-to-ones', 'One-to-ones')
    await this.button('Propose a rhythm').click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel('From', { exact: true }).fill(proposal.from)
    await dialog.getByRole('button', { name: `Plan for ${proposal.people} people` }).click()
    await expect(dialog).toBeHidden()
  }

  /** One line of the list of one-to-ones: planned ones, or those that are over. */
  meeting(person: string, when: string): Locator {
    return this.main.getByRole('row', { name: new RegExp(`${when}.*${person}`) })
  }

  async opens(person: string, when: string): Promise<void> {
    await this.goesTo('/one-to-ones', 'One-to-ones')
    await this.meeting(person, when).getByRole('link').first().click()
    await this.isWith(person)
  }

  async isWith(person: string): Promise<void> {
    await expect(this.main.getByRole('heading', { level: 1, name: `One-to-one with ${person}` })).toBeVisible()
  }

  async usesTemplate(name: string): Promise<void> {
    await this.button('Use a template').click()
    await this.page.getByRole('menuitem', { name, exact: true }).click()
    await expect(this.main.getByRole('checkbox', { name: /^Discussed: / }).first()).toBeVisible()
  }

  /** Something the app noticed goes on the agenda. */
  async takesSuggestion(title: string | RegExp): Promise<void> {
    const suggestion = this.main.locator('button[title]').filter({ hasText: title })
    await suggestion.click()
    await expect(this.main.getByRole('checkbox', { name: title })).toBeVisible()
  }

  async adds(topic: string): Promise<void> {
    await this.main.getByRole('textbox', { name: 'New agenda item' }).fill(topic)
    await this.page.keyboard.press('Enter')
    await expect(this.discussed(topic)).toBeVisible()
  }

  discussed(topic: string): Locator {
    return this.main.getByRole('checkbox', { name: `Discussed: ${topic}` })
  }

  async begins(): Promise<void> {
    await this.button('Start').click()
    await expect(this.main.getByRole('timer')).toBeVisible()
  }

  /** A note both sides read, under one item, and the item ticked. */
  async talksAbout(topic: string, note?: string): Promise<void> {
    if (note !== undefined) {
      const field = this.main.getByRole('textbox', { name: `Shared note on ${topic}` })
      if (!(await field.isVisible())) await this.main.getByRole('button', { name: topic, exact: true }).click()
      await field.fill(note)
    }
    await this.discussed(topic).click()
    await expect(this.discussed(topic)).toBeChecked()
  }

  async decides(words: string): Promise<void> {
    await this.main.getByRole('textbox', { name: 'New decision' }).fill(words)
    await this.page.keyboard.press('Enter')
    await expect(this.button(`Remove decision: ${words}`)).toBeVisible()
  }

  async agreesAction(action: { title: string; owner?: 'You'; dueOn: string }): Promise<void> {
    if (action.owner !== undefined) {
      await this.main.getByRole('radiogroup', { name: 'Owner of the action item' }).getByText(action.owner, { exact: true }).click()
    }
    await this.main.getByLabel('Due date of the action item').fill(action.dueOn)
    await this.main.getByRole('textbox', { name: 'New action item' }).fill(action.title)
    await this.page.keyboard.press('Enter')
    await expect(this.main.getByRole('checkbox', { name: `Done: ${action.title}` })).toBeVisible()
  }

  async writesInMargin(words: string): Promise<void> {
    await this.main.getByRole('textbox', { name: 'Private note beside the meeting' }).fill(words)
  }

  async felt(step: RegExp): Promise<void> {
    const radio = this.main.getByRole('radiogroup', { name: 'How it felt to you' }).getByRole('radio', { name: step })
    await radio.click()
    await expect(radio).toBeChecked()
  }

  async finishes(): Promise<void> {
    await this.button('Finish').click()
    await expect(this.button('Share notes')).toBeVisible()
  }

  /** From the list, for one that needs no more said of it. */
  async saysItWasHeld(person: string, when: string): Promise<void> {
    await this.picks(person, when, 'It was held')
    await expect(this.meeting(person, when)).toHaveCount(0)
  }

  async skips(person: string, when: string, reason: string): Promise<void> {
    await this.picks(person, when, /^(Skip|It was skipped)$/)
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel('Why').fill(reason)
    await dialog.getByRole('button', { name: 'Skip meeting' }).click()
    await expect(dialog).toBeHidden()
  }

  async moves(person: string, when: string, to: { day: string; time: string }): Promise<void> {
    await this.picks(person, when, 'Time and place')
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel('Day', { exact: true }).fill(to.day)
    await dialog.getByLabel('Time', { exact: true }).fill(to.time)
    await dialog.getByRole('button', { name: 'Keep time and place' }).click()
    await expect(dialog).toBeHidden()
  }

  private async picks(person: string, when: string, item: string | RegExp): Promise<void> {
    await this.goesTo('/one-to-ones', 'One-to-ones')
    await this.meeting(person, when)
      .getByRole('button', { name: /^More about/ })
      .click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  /** A private note by keyboard alone, about the person whose page is open when nobody is named. Says how many milliseconds went by from N until it was kept. */
  async catches(note: { about?: readonly [typed: string, person: string]; text: string }): Promise<number> {
    const dialog = this.page.getByRole('dialog')
    const began = performance.now()
    await this.page.keyboard.press('n')
    if (note.about !== undefined) {
      await this.page.keyboard.type(note.about[0])
      await this.page.getByRole('option', { name: note.about[1] }).waitFor()
      await this.page.keyboard.press('Enter')
    }
    await expect(dialog.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await this.page.keyboard.type(note.text)
    await this.page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    return Math.round(performance.now() - began)
  }

  /** From a person's timeline: both sides read it from now on, the private note stays. */
  async sharesNote(first: string, day: string, text: string): Promise<void> {
    await this.button(new RegExp(`^More for Private note, ${day}`)).click()
    await this.page.getByRole('menuitem', { name: 'Write a shared note from this' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Write a shared note from this' })
    await dialog.getByRole('textbox', { name: 'Shared note' }).fill(text)
    await dialog.getByRole('button', { name: 'Keep shared note' }).click()
    await this.page.getByRole('button', { name: `Share with ${first}` }).click()
    await expect(dialog).toBeHidden()
  }

  /** The line of Today about something, put off with its menu. */
  async putsOff(matter: string, until: string): Promise<void> {
    await this.button(`Put off: ${matter}`).click()
    await this.page.getByRole('menuitem', { name: until }).click()
    await expect(this.button(`Put off: ${matter}`)).toBeHidden()
  }
}

/** How often a key or a button was pressed while something was done, and how long it took. */
export async function effort(page: Page, work: () => Promise<void>): Promise<{ readonly presses: number; readonly milliseconds: number }> {
  const counted = await page.evaluateHandle(() => {
    const at = { presses: 0, end: () => {} }
    const count = () => {
      at.presses += 1
    }
    addEventListener('pointerdown', count, true)
    addEventListener('keydown', count, true)
    at.end = () => {
      removeEventListener('pointerdown', count, true)
      removeEventListener('keydown', count, true)
    }
    return at
  })
  const began = performance.now()
  await work()
  const milliseconds = Math.round(performance.now() - began)
  const presses = await counted.evaluate((at) => {
    at.end()
    return at.presses
  })
  return { presses, milliseconds }
}
