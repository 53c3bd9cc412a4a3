import { mkdtemp, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { ShellOptions } from '../../support/browser-shell.ts'

/** One wall clock for the app and the browsers of a story, moved from day to day. It goes on by itself in between. */
export class MovedClock {
  private readonly file: string

  private constructor(file: string) {
    this.file = file
  }

  static async at(moment: string): Promise<MovedClock> {
    const clock = new MovedClock(join(await mkdtemp(join(tmpdir(), 'perennial-clock-')), 'offset'))
    await clock.write(moment)
    return clock
  }

  /** How the app is started under this clock. */
  get shell(): Required<Pick<ShellOptions, 'env' | 'execArgv'>> {
    return { env: { MOVED_CLOCK: this.file }, execArgv: ['--import', resolve(import.meta.dirname, '../../support/moved-clock.ts')] }
  }

  /** Puts the clock of the page, and of every page of its context, where the app's is. Before the page is opened. */
  async over(page: Page, moment: string): Promise<void> {
    await page.clock.install({ time: new Date(moment) })
  }

  /** To a local moment, such as `2026-05-04T08:30`. An open vault would take it for a machine that slept, and lock. */
  async goesTo(page: Page, moment: string): Promise<void> {
    await this.write(moment)
    await page.clock.setSystemTime(new Date(moment))
  }

  private async write(moment: string): Promise<void> {
    await writeFile(`${this.file}.new`, String(new Date(moment).getTime() - Date.now()))
    // Another thread reads while this one writes.
    await rename(`${this.file}.new`, this.file)
  }
}
