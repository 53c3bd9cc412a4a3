import { pathToFileURL } from 'node:url'
import { type Download, expect, type Page } from '@playwright/test'

/** What an employee does in the file that was sent, in words of the page. */
export class Employee {
  readonly page: Page
  /** Whatever the page asked for beside itself. */
  readonly requests: string[] = []

  constructor(page: Page) {
    this.page = page
    page.on('request', (request) => /^(file|blob|data):/.test(request.url()) || this.requests.push(request.url()))
  }

  private button(name: string) {
    return this.page.getByRole('button', { name, exact: true })
  }

  async opens(file: string, words: readonly string[], name: string): Promise<void> {
    await this.page.goto(pathToFileURL(file).href)
    for (const [at, word] of words.entries()) await this.page.getByLabel(`Word ${at + 1}`, { exact: true }).fill(word)
    await this.button('Open').click()
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(name, { timeout: 60_000 })
  }

  /** Gives one item of a self-review a step of the scale, with words of her own. */
  async rates(item: string, step: RegExp, words: string): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: `Own rating: ${item}` })
      .getByRole('radio', { name: step })
      .click()
    await this.page.getByLabel(`In own words: ${item}`).fill(words)
  }

  async sumsUp(text: string): Promise<void> {
    await this.page.getByLabel('Summary of the year').fill(text)
  }

  async givesSelfReview(fullName: string): Promise<Download> {
    await this.button('Sign and give').click()
    return await this.signs(fullName)
  }

  async agrees(fullName: string): Promise<Download> {
    await this.button('Answer and sign').click()
    await this.page.getByRole('radio', { name: 'I agree' }).check()
    return await this.signs(fullName)
  }

  async disagrees(fullName: string, statement: string): Promise<Download> {
    await this.button('Answer and sign').click()
    await this.page.getByRole('radio', { name: /I disagree/ }).check()
    await this.page.getByRole('textbox', { name: /^Statement/ }).fill(statement)
    return await this.signs(fullName)
  }

  private async signs(fullName: string): Promise<Download> {
    await this.page.getByLabel('Full name').fill(fullName)
    const download = this.page.waitForEvent('download')
    await this.button('Sign and save the reply').click()
    return await download
  }
}
