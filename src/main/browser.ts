import { resolve } from 'node:path'
import { serveHttp } from './rpc/serve-http.ts'
import { Entrance } from './shell/browser/entrance.ts'
import { browserHost } from './shell/browser/host.ts'
import { readOptions } from './shell/browser/options.ts'
import { type BrowserShell, runBrowserShell } from './shell/browser/run.ts'
import { createLog } from './shell/log.ts'
import { placesFor } from './shell/places.ts'
import { Shipped } from './shell/shipped.ts'
import { startVaults } from './start.ts'

const print = (line: string) => void process.stdout.write(`${line}\n`)
const log = createLog((line) => void process.stderr.write(line))

/** The same app in the user's own browser: start-up order and nothing else. */
async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const out = resolve(import.meta.dirname, '..')
  const entrance = new Entrance()
  const vaults = startVaults(browserHost(entrance), placesFor(options.vaults).vaults, resolve(out, '..'))
  let shell: BrowserShell | null = null
  let ending = false

  async function end(): Promise<void> {
    // Asked twice: whoever asks does not want to wait for the copy on closing.
    if (ending) process.exit(130)
    ending = true
    await vaults.close()
    await shell?.close()
    process.exit(0)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
  if (options.demo) await openDemo()
  shell = await runBrowserShell({
    ...options,
    entrance,
    shipped: await Shipped.in(out),
    log,
    print,
    rpc: serveHttp({ vaults }, log),
    isLocked: () => vaults.current() === null,
    lock: () => vaults.lock('asked'),
    end: () => void end(),
  })

  async function openDemo(): Promise<void> {
    print('Opening the demo firm; the first time it is made, which takes a while …')
    const opened = await vaults.openDemo()
    print(opened.ok ? `Demo vault, passphrase: ${opened.value.passphrase}` : `The demo vault did not open: ${opened.error.code}`)
  }
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The browser shell did not start.'}\n`)
  process.exit(1)
})
