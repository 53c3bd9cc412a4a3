import { expect, type Locator, type Page } from '@playwright/test'

/** More presses than this to reach a control is no way to work. */
const PATIENCE = 60

type Role = Parameters<Page['getByRole']>[0]

/** What can be done without a pointer: only real keys, and every stop on the way looked at. */
export class Keyboard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Presses Tab until the named control has the focus, and fails with every stop on the way. */
  async tabTo(role: Role, name: string | RegExp, options: { readonly back?: boolean; readonly within?: Locator } = {}): Promise<void> {
    const exact = typeof name === 'string' ? { name, exact: true } : { name }
    const wanted = (options.within ?? this.page).getByRole(role, exact)
    await expect(wanted.first()).toBeAttached()
    const stops: string[] = []
    for (let press = 0; press <= PATIENCE; press += 1) {
      const stop = await this.stop(wanted)
      if (stop.reached) return await this.showsFocus()
      stops.push(stop.name)
      await this.page.keyboard.press(options.back ? 'Shift+Tab' : 'Tab')
    }
    throw new Error(`No ${role} “${name}” within ${PATIENCE} presses of Tab. On the way: ${stops.join(' | ')}`)
  }

  /** Goes to a control and presses it: Enter for what opens or acts, Space for what is ticked. */
  async presses(role: Role, name: string | RegExp, options: { readonly back?: boolean; readonly within?: Locator } = {}): Promise<void> {
    await this.tabTo(role, name, options)
    await this.page.keyboard.press(role === 'checkbox' || role === 'radio' || role === 'switch' ? 'Space' : 'Enter')
  }

  /** Goes into a list, which is one stop of Tab, down to a row, and opens it. */
  async opensRow(list: string, name: RegExp): Promise<void> {
    const rows = this.page.getByRole('grid', { name: list }).getByRole('row')
    for (let press = 0; press <= PATIENCE && !(await this.stop(rows)).reached; press += 1) await this.page.keyboard.press('Tab')
    const wanted = rows.filter({ has: this.page.getByRole('gridcell', { name }) })
    for (let press = 0; press <= PATIENCE && !(await this.stop(wanted)).reached; press += 1) await this.page.keyboard.press('ArrowDown')
    await expect(wanted).toBeFocused()
    await this.showsFocus()
    await this.page.keyboard.press('Enter')
  }

  /** Goes from region to region with F6 until the named control has the focus: the way past a long list. */
  async regionOf(role: Role, name: string | RegExp): Promise<void> {
    const wanted = this.page.getByRole(role, { name })
    const stops: string[] = []
    for (let press = 0; press < 8; press += 1) {
      const stop = await this.stop(wanted)
      if (stop.reached) return await this.showsFocus()
      stops.push(stop.name)
      await this.page.keyboard.press('F6')
    }
    throw new Error(`F6 does not lead to the ${role} “${name}”. On the way: ${stops.join(' | ')}`)
  }

  /** Goes to a field and types; what stood in it is replaced. */
  async types(name: string | RegExp, text: string, options: { readonly role?: Role; readonly within?: Locator } = {}): Promise<void> {
    await this.tabTo(options.role ?? 'textbox', name, options)
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.type(text)
  }

  /** Passphrases have no role of their own. */
  async typesSecret(label: string, text: string): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true })
    for (let press = 0; press < PATIENCE && !(await this.stop(field)).reached; press += 1) await this.page.keyboard.press('Tab')
    await expect(field).toBeFocused()
    await this.page.keyboard.type(text)
  }

  /** Types into a box that offers a list, and takes the offer. */
  async chooses(name: string | RegExp, text: string, option: string | RegExp): Promise<void> {
    await this.tabTo('combobox', name)
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.type(text)
    const wanted = this.page.getByRole('option', typeof option === 'string' ? { name: option, exact: true } : { name: option }).first()
    await expect(wanted).toBeVisible()
    // What is listed may change while it is looked at, and the choice with it: then it is chosen again, as a person would.
    const taken = () => wanted.evaluate((element) => element.matches('[data-combobox-selected]'))
    let again = false
    await expect(async () => {
      if (!(await wanted.isVisible())) return
      // What was marked in a longer list is no longer what Enter takes from a shorter one.
      if (again) await this.page.keyboard.press('ArrowDown')
      again = true
      for (let press = 0; press <= PATIENCE && !(await taken()); press += 1) await this.page.keyboard.press('ArrowDown')
      await this.page.keyboard.press('Enter')
      await expect(wanted).toBeHidden({ timeout: 2000 })
    }).toPass({ timeout: 30_000 })
  }

  /** Opens a file by the keyboard: the browser's own dialog is answered with it. */
  async choosesFile(button: string | RegExp, path: string): Promise<void> {
    const dialog = this.page.waitForEvent('filechooser')
    await this.presses('button', button)
    await (await dialog).setFiles(path)
  }

  /** After what was done: what it led to stands there, and the focus is somewhere. */
  async landsOn(outcome: Locator): Promise<void> {
    await expect(outcome.first()).toBeVisible({ timeout: 30_000 })
    await this.keepsPlace()
  }

  /** The focus is on something, and not on the page as such. */
  async keepsPlace(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body), {
        message: 'the focus was lost to the page',
      })
      .toBe(true)
  }

  /** Whether the focus is on one of these, and what it is on, in words. */
  private async stop(wanted: Locator): Promise<{ reached: boolean; name: string }> {
    return await wanted.evaluateAll((found) => {
      const at = document.activeElement
      if (at === null || at === document.body) return { reached: false, name: 'the page' }
      const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0]?.textContent : null
      const name = at.getAttribute('aria-label') ?? label ?? at.textContent ?? ''
      const kind = at.getAttribute('role') ?? at.tagName.toLowerCase()
      return { reached: found.includes(at as HTMLElement), name: `${kind} “${name.trim().slice(0, 40)}”` }
    })
  }

  /** What has the focus can be seen to have it: an outline, or a shadow drawn by the control or what stands for it. */
  async showsFocus(): Promise<void> {
    const seen = () =>
      this.page.evaluate(() => {
        const drawn = (element: Element | null | undefined) => {
          if (!element) return false
          const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element)
          const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && !/, 0\)$/.test(outlineColor)
          return outlined || boxShadow !== 'none'
        }
        const at = document.activeElement
        if (at === null) return false
        const label = at instanceof HTMLInputElement ? [...(at.labels ?? []), at.nextElementSibling] : []
        // The editor stands a few elements inside the frame of its field.
        const levels = at instanceof HTMLElement && at.isContentEditable ? 4 : 2
        const around: Element[] = [at]
        for (let up = at.parentElement; up !== null && around.length <= levels; up = up.parentElement) around.push(up)
        return [...around, ...label].some(drawn)
      })
    await expect.poll(seen, { message: `no ring around ${(await this.stop(this.page.locator('body'))).name}` }).toBe(true)
  }
}
