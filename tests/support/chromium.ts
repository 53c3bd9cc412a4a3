import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { quietChromium } from '../../playwright.config.ts'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium that `npm test` found, or the system's when a test is run by itself. */
export function chromiumPath(): string {
  const path = process.env.PERENNIAL_CHROMIUM ?? [...SYSTEM, chromium.executablePath()].find((candidate) => existsSync(candidate))
  if (!path) throw new Error('No Chromium: name one in PERENNIAL_CHROMIUM')
  return path
}

export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...quietChromium, ...args] })
}
