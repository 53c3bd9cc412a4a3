// `npm start`: installs what is missing, builds what changed, opens the app. Runs under Node 20 or newer with nothing installed.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildStale, watched } from './lib/build.mjs'
import { electronBinary, fetchElectron, whyNotElectron } from './lib/electron.mjs'
import { installIfNeeded } from './lib/install.mjs'
import { nodeBinary, nodeMajor, root, toolEnv } from './lib/place.mjs'

const usage = `npm start -- [options]
  --shell electron|browser   which window to use; otherwise Electron where it can run
  --vaults <folder>          keep vaults, and what this machine remembers of them, in this folder
  --port <n>                 browser shell: the port on 127.0.0.1
  --no-open                  browser shell: print the address and open nothing
  --demo                     open the demo firm, and make it first if needed
  --dev                      build and start again whenever a source changes`

function readFlags() {
  const options = {
    shell: { type: 'string' },
    vaults: { type: 'string' },
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
    demo: { type: 'boolean' },
    dev: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  }
  const { values } = parseArgs({ options, strict: true })
  if (values.shell && !['electron', 'browser'].includes(values.shell)) throw new Error(`No such shell: ${values.shell}`)
  return values
}

/** Which shell, and the one line that says so. */
async function chooseShell(flags) {
  if (flags.shell === 'browser') return { shell: 'browser', why: 'Browser shell, as asked.' }
  if (flags.port !== undefined && flags.shell === undefined) return { shell: 'browser', why: 'Browser shell, because a port was given.' }
  const missing = whyNotElectron() ?? (electronBinary() ? null : await fetchElectron())
  if (missing === null) return { shell: 'electron', why: 'Electron.' }
  if (flags.shell === 'electron') throw new Error(`Electron cannot open here: ${missing}.`)
  return { shell: 'browser', why: `Browser shell, because ${missing}.` }
}

function canOpenBrowser() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function launch(shell, flags) {
  const args = []
  if (flags.vaults !== undefined) args.push('--vaults', flags.vaults)
  if (flags.demo) args.push('--demo')
  if (shell === 'electron') return spawn(electronBinary(), [root, ...args], { stdio: 'inherit', env: toolEnv() })
  if (flags.port !== undefined) args.push('--port', flags.port)
  if (!flags['no-open'] && canOpenBrowser()) args.push('--open')
  return spawn(nodeBinary(), [join(root, 'out', 'main', 'browser.js'), ...args], { stdio: 'inherit', env: toolEnv() })
}

/** Ends with the app, and passes on what ends it. */
function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(error))
  child.on('close', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

/** Starts again after each change that builds. The vault locks each time, as on any restart. */
function develop(shell, flags) {
  let child = launch(shell, flags)
  let ending = false
  let timer
  const restart = async () => {
    const { parts, failed } = await buildStale({ log: (line) => console.log(line) })
    if (failed || parts.length === 0) return
    const before = child
    before.once('close', () => {
      if (!ending) child = launch(shell, { ...flags, 'no-open': true })
    })
    before.kill('SIGTERM')
  }
  for (const folder of watched) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(restart, 200)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      ending = true
      child.once('close', () => process.exit(0))
      child.kill(signal)
    })
  }
}

/** npm ends its own shell on SIGTERM and leaves what that started: whose parent is gone was meant too. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, 250).unref()
}

function fail(error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

async function start() {
  if (nodeMajor < 20) throw new Error(`Node ${process.versions.node} is too old: Node 20 or newer is needed.`)
  endWithNpm()
  const flags = readFlags()
  if (flags.help) return console.log(usage)
  await installIfNeeded((line) => console.log(line))
  const [{ failed }, { shell, why }] = await Promise.all([buildStale({ log: (line) => console.log(line) }), chooseShell(flags)])
  if (failed) throw new Error('The build failed; nothing was started.')
  console.log(flags.dev ? `${why} It starts again after each change; the vault locks then.` : why)
  if (flags.dev) develop(shell, flags)
  else follow(launch(shell, flags))
}

start().catch(fail)
