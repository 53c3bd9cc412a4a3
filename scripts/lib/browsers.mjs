import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { nodeBinary, root } from './place.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const apps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

function onPath(name) {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name + suffix)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not in this folder.
    }
  }
  return null
}

function run(command, args, limitMs) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'ignore' })
    const end = setTimeout(() => child.kill(), limitMs)
    child.on('error', () => done(false))
    child.on('close', (code) => {
      clearTimeout(end)
      done(code === 0)
    })
  })
}

/** From the distribution, where this user may install and knows apt. */
async function aptInstall(name, log) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return null
  log(`Installing ${name} from the distribution …`)
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', name], 600_000)
  if (!(await install())) {
    await run('apt-get', ['update'], 120_000)
    await install()
  }
  return onPath(name)
}

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? path : null
}

async function playwrightInstall(log) {
  log("Fetching Playwright's Chromium …")
  await run(nodeBinary(), [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'], 300_000)
  return playwrightChromium()
}

/** A Chromium to test with: the one that was named, the system's, Playwright's, or one that can be installed. */
export async function findChromium(log) {
  const named = process.env.PERENNIAL_CHROMIUM
  if (named) return named
  const present = names.map(onPath).find(Boolean) ?? apps.find((path) => existsSync(path)) ?? (await playwrightChromium())
  return present ?? (await aptInstall('chromium', log)) ?? (await playwrightInstall(log))
}

export async function findAge(log) {
  return onPath('age') ?? (await aptInstall('age', log))
}
