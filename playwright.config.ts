import { defineConfig } from '@playwright/test'

const asRoot = process.getuid?.() === 0

/** Chromium asks its maker for nothing: what it still sent would fail the test that watches the network. */
export const quietChromium = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  ...(asRoot ? ['--no-sandbox'] : []),
]

/** Left to `npm run test:long`: the normal run stays near fifteen minutes on two cores, and says at its end what it left out. */
export const LONG = [
  'hostile',
  'month-of-coaching',
  'tabs',
  'jobs',
  'library',
  'people',
  'improvement',
  'one-to-ones',
  'feedback',
  'data-key',
  'org-chart',
]

export default defineConfig({
  testDir: 'tests/e2e',
  testIgnore: process.env.SLOW === '1' ? [] : LONG.map((name) => `**/${name}.spec.ts`),
  outputDir: 'test-results',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 240_000,
  // A new vault derives a key for up to a second of a free core, and here two browsers share two.
  expect: { timeout: 30_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    colorScheme: 'light',
    // Recording takes a third of the time: TRACE=1 when a failure needs to be looked into.
    trace: process.env.TRACE === '1' ? 'retain-on-failure' : 'off',
    actionTimeout: 30_000,
    launchOptions: {
      args: quietChromium,
      ...(process.env.PERENNIAL_CHROMIUM ? { executablePath: process.env.PERENNIAL_CHROMIUM } : {}),
    },
  },
})
