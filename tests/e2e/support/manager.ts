import { type Download, expect, type Page } from '@playwright/test'

export const PASSPHRASE = 'seven quiet gardens by the river'

/** What a manager does in the app, in words of the screens. */
export class Manager {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  private get main() {
    return this.page.getByRole('main')
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name })
  }

  /** Makes a vault, reads the recovery code and confirms it; returns the code. */
  async makesVault(name: string): Promise<string> {
    await this.button('Make a vault').click()
    await this.page.getByLabel('Name', { exact: true }).fill(name)
    await this.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await this.page.getByLabel('The same again').fill(PASSPHRASE)
    await this.button('Make the vault').click()
    const sheet = this.page.getByRole('list', { name: 'Recovery code' }).getByRole('listitem')
    await expect(sheet.first()).toBeVisible()
    const code = (await sheet.allTextContents()).map((group, index) => group.slice(String(index + 1).length))
    for (const [index, group] of code.entries()) {
      const field = this.page.getByLabel(`Group ${index + 1}`, { exact: true })
      if (await field.isVisible()) await field.fill(group)
    }
    await this.button('Confirm the code').click()
    await this.isIn()
    return code.join('-')
  }

  async isIn(): Promise<void> {
    await expect(this.page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  }

  async unlocks(passphrase = PASSPHRASE): Promise<void> {
    await this.page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await this.button('Unlock').click()
  }

  async goesTo(section: string, heading: string | RegExp = section): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: new RegExp(`^${section}\\b`) })
      .click()
    await expect(this.main.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
  }

  /** One of the own team, from the sidebar. */
  async opensPerson(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click()
    await expect(this.main.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  async importsPeople(file: string, count: number): Promise<void> {
    await this.goesTo('People')
    await this.page
      .getByRole('link', { name: /^Import/ })
      .or(this.button(/^Import/))
      .first()
      .click()
    await this.page.locator('input[type=file]').first().setInputFiles(file)
    await this.button(new RegExp(`^Import ${count} people$`)).click()
    await expect(this.main.getByText(new RegExp(`^${count} of ${count}$`))).toBeVisible()
  }

  /** Says who the owner of the vault is, which decides "My team". */
  async is(name: string): Promise<void> {
    await this.goesTo('Settings', /./)
    const who = this.page.getByRole('combobox', { name: 'Who you are' }).or(this.page.getByLabel('Who you are')).first()
    await who.click()
    await who.fill(name)
    await this.page.getByRole('option', { name }).click()
    await expect(this.page.getByText('My team', { exact: true })).toBeVisible()
  }

  /** Launches a cycle of the current year for the own team. */
  async launchesCycleForTeam(): Promise<void> {
    await this.page.evaluate(() => {
      location.hash = '/cycles/new'
    })
    await this.page.getByRole('radio', { name: 'My team' }).check()
    await this.button(/^Launch/).click()
    await expect(this.main.getByRole('heading', { level: 1, name: /Cycle|20\d\d/ })).toBeVisible()
  }

  async opensPlanOf(name: string): Promise<void> {
    await this.goesTo('Plan')
    await this.main.getByRole('link', { name, exact: true }).click()
    await expect(this.main.getByRole('heading', { level: 1, name: new RegExp(`^${name} ?, plan`) })).toBeVisible()
  }

  /** One goal of 100 % with one measure, proposed, commented and agreed by both sides. */
  async agreesGoal(goal: { title: string; measure: string; from: string; to: string; unit: string; comment?: string }): Promise<void> {
    const { page } = this
    await this.button('Add a goal').click()
    await page.getByRole('textbox', { name: 'What should be different at the end' }).fill(goal.title)
    await page.getByRole('form', { name: 'New goal' }).locator('button[type=submit]').click()
    const panel = page.getByRole('complementary', { name: 'Goal' })
    await panel.getByRole('button', { name: /key result/i }).click()
    await panel.getByLabel('What is measured').fill(goal.measure)
    await panel.getByLabel('From', { exact: true }).fill(goal.from)
    await panel.getByLabel('To', { exact: true }).fill(goal.to)
    await panel.getByLabel('Unit').fill(goal.unit)
    await panel.locator('button[type=submit]').first().click()
    await expect(panel.getByText(goal.measure)).toBeVisible()
    await panel.getByRole('button', { name: 'Propose', exact: true }).click()
    await expect(panel.getByRole('button', { name: 'Return with comment' })).toBeVisible()
    if (goal.comment !== undefined) {
      await panel.getByRole('textbox', { name: 'New comment' }).fill(goal.comment)
      await panel.getByRole('button', { name: 'Add comment' }).click()
      await expect(panel.getByText(goal.comment)).toBeVisible()
    }
    await panel.getByRole('button', { name: 'Close the goal' }).click()
    await page.getByLabel(`Weight of ${goal.title} in percent`).fill('100')
    await page.keyboard.press('Enter')
    await expect(this.main.getByText('Every share is given.')).toBeVisible()
    await this.button('Agree for your side').click()
    await this.button(/^Record .*agreement$/).click()
    await expect(this.button(/^Record .*agreement$/)).toBeHidden()
  }

  /** From a person's page: a note only the owner of the vault can read. */
  async keepsPrivateNote(text: string): Promise<void> {
    await this.main
      .getByRole('textbox', { name: /note|seen or heard/i })
      .first()
      .fill(text)
    await this.button(/^Keep note/).click()
    await expect(this.main.getByText(text)).toBeVisible()
  }

  async holdsOneToOne(name: string, meeting: { topic: string; note: string; action: string; margin: string }): Promise<void> {
    const { page } = this
    await this.goesTo('One-to-ones')
    await this.page
      .getByRole('main')
      .getByRole('button', { name: /one-to-one/i })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'With' }).fill(name)
    await page.getByRole('option', { name }).click()
    await dialog.getByRole('button', { name: 'Plan one-to-one' }).click()
    await expect(this.main.getByRole('heading', { name: `One-to-one with ${name}` })).toBeVisible()
    await page.getByRole('textbox', { name: 'New agenda item' }).fill(meeting.topic)
    await this.button('Add item').click()
    await this.main.getByRole('button', { name: meeting.topic }).click()
    await page.getByRole('textbox', { name: `Shared note on ${meeting.topic}` }).fill(meeting.note)
    const action = page.getByRole('textbox', { name: 'New action item' }).first()
    await action.fill(meeting.action)
    await action.press('Enter')
    await expect(this.main.getByText(meeting.action, { exact: true })).toBeVisible()
    const discussed = page.getByRole('checkbox', { name: `Discussed: ${meeting.topic}` })
    await discussed.click()
    await expect(discussed).toBeChecked()
    await page.getByRole('textbox', { name: 'Private note beside the meeting' }).fill(meeting.margin)
    await this.button('Finish').click()
    await expect(this.button('Share notes')).toBeVisible()
  }

  /** Proposes a reward that rests on something both sides can read. */
  async proposesReward(reward: { person: string; what: string; reason: string; evidence?: RegExp }): Promise<void> {
    await this.goesTo('Rewards')
    await this.button('Propose a reward').click()
    const drawer = this.page.getByRole('dialog', { name: 'Propose a reward' })
    await drawer.getByRole('combobox', { name: 'For' }).fill(reward.person)
    await this.page.getByRole('option', { name: reward.person }).click()
    await drawer.getByLabel('What', { exact: true }).fill(reward.what)
    await drawer.getByLabel('Reason').fill(reward.reason)
    if (reward.evidence !== undefined) await drawer.getByRole('checkbox', { name: reward.evidence }).check()
    await drawer.getByRole('button', { name: 'Propose reward' }).click()
    await expect(drawer).toBeHidden()
    await expect(this.main.getByText(reward.reason)).toBeVisible()
  }

  /** From proposed to given, the two decisions of a reward. */
  async givesReward(what: string): Promise<void> {
    await this.goesTo('Rewards')
    await this.button(new RegExp(`^Approve: ${what}`)).click()
    await this.button(new RegExp(`^Mark as given: ${what}`)).click()
    await expect(this.main.getByRole('heading', { name: /^Given/ })).toBeVisible()
  }

  async opensTab(name: string): Promise<void> {
    await this.main.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  }

  async opensReviewOf(name: string): Promise<void> {
    await this.goesTo('Reviews')
    await this.main.getByRole('button', { name, exact: true }).click()
    await expect(this.button('Finish review').or(this.page.getByRole('link', { name: 'Preview package' }))).toBeVisible()
  }

  async opensPart(part: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Parts of the review' })
      .getByRole('button', { name: new RegExp(part) })
      .click()
  }

  /** Rates every item of a part with the step of that name. */
  async rates(part: string, step: RegExp): Promise<void> {
    await this.opensPart(part)
    const items = this.main.getByRole('group').getByRole('radiogroup')
    await expect(items.first()).toBeVisible()
    const count = await items.count()
    const outline = this.page.getByRole('navigation', { name: 'Parts of the review' }).getByRole('button', { name: new RegExp(part) })
    for (let index = 0; index < count; index += 1) {
      const radio = items.nth(index).getByRole('radio', { name: step })
      await radio.click()
      // Chosen, then kept: a failure says which of the two did not happen. Advice about one item moves the next one down meanwhile.
      await expect(radio).toBeChecked()
      await expect(outline).toContainText(`${index + 1} of ${count}`)
    }
  }

  async writes(part: string, text: string): Promise<void> {
    await this.opensPart(part)
    const field = this.main.getByRole('textbox', { name: part })
    await field.fill(text)
    await field.blur()
    await expect(this.main.getByText(/^Saved \d\d:\d\d$/).last()).toBeVisible()
  }

  async finishesReview(): Promise<void> {
    await this.button('Finish review').click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Sign review' }).click()
    await expect(this.page.getByRole('link', { name: 'Preview package' })).toBeVisible()
  }

  /** From a finished review: previews, reads the six words, saves the package. */
  async savesPackage(carrier: 'html' | 'age'): Promise<{ words: string[]; file: Download }> {
    await this.page.getByRole('link', { name: 'Preview package' }).click()
    return await this.savesPreviewed(carrier)
  }

  /** From a review that is still written: a file in which the employee rates the same items. */
  async asksForSelfReview(): Promise<{ words: string[]; file: Download }> {
    await this.page.getByRole('link', { name: 'Ask for it' }).click()
    return await this.savesPreviewed('html')
  }

  private async savesPreviewed(carrier: 'html' | 'age'): Promise<{ words: string[]; file: Download }> {
    const words = this.page.getByRole('list', { name: 'Six words' })
    await expect(words).toBeVisible({ timeout: 30_000 })
    const spoken = (await words.getByRole('listitem').allTextContents()).map((word) => word.replace(/[\d\s]/g, ''))
    if (carrier === 'age') await this.page.getByText('.age, for the reader').click()
    const download = this.page.waitForEvent('download')
    await this.button('Save package').click()
    return { words: spoken, file: await download }
  }

  /** Opens a reply and shows what importing would do; nothing is changed yet. */
  async previewsReply(path: string): Promise<void> {
    await this.goesTo('Packages')
    await this.page.getByRole('link', { name: 'Import a reply' }).click()
    await this.page.locator('input[type=file]').setInputFiles(path)
    await expect(this.button('Import the reply')).toBeVisible({ timeout: 30_000 })
  }

  async takesReply(name: string): Promise<void> {
    await this.button('Import the reply').click()
    await expect(this.main.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  async locks(): Promise<void> {
    await this.button(/^Lock/).click()
    await expect(this.button('Unlock')).toBeVisible()
  }
}
