import { resolve } from 'node:path'
import { serveHttp } from './rpc/serve-http.ts'
import { Entrance } from './shell/browser/entrance.ts'
import { browserHost } from './shell/browser/host.ts'
import { readOptions } from './shell/browser/options.ts'
import { type BrowserShell, runBrowserShell } from './shell/browser/run.ts'
import { createLog } from './shell/log.ts'
import { placesFor } from './shell/places.ts'
import { Shipped } from './shell/shipped.ts'
import { openDemo, startVaults } from './start.ts'

const print = (line: string) => void process.stdout.write(`${line}\n`)
const log = createLog((line) => void process.stderr.write(line))

/** The same app in the user's own browser: start-up order and nothing else. */
async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const out = resolve(import.meta.dirname, '..')
  const entrance = new Entrance()
  const places = placesFor(options.vaults)
  const vaults = startVaults(browserHost(entrance), places.vaults, resolve(out, '..'))
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
  if (options.demo) await openDemo(vaults, print)
  shell = await runBrowserShell({
    ...options,
    entrance,
    openers: places.openers,
    shipped: await Shipped.in(out),
    log,
    print,
    rpc: serveHttp({ vaults }, log),
    isLocked: () => vaults.current() === null,
    lock: () => vaults.lock('asked'),
    end: () => void end(),
  })
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The browser shell did not start.'}\n`)
  process.exit(1)
})
