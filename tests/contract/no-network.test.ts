import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StartedShell, startBrowserShell } from '../support/browser-shell.ts'
import { launchChromium } from '../support/chromium.ts'
import { LEAVING, onlyLoopback, startWatching, watchBrowser, watchNode } from '../support/network-watch.ts'

const root = resolve(import.meta.dirname, '..', '..')

/** An address of this machine other than its loopback; without one, or without the kernel's tables, there is nothing to see. */
const own =
  process.platform === 'linux' &&
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

let shell: StartedShell
beforeAll(async () => {
  shell = await startBrowserShell({ execArgv: watchNode })
})
afterAll(async () => {
  await shell.stop()
})

describe('from start to a vault', () => {
  it('asks nothing of any other machine', async () => {
    const browser = await launchChromium([onlyLoopback])
    const context = await browser.newContext()
    const outside = watchBrowser(context)
    const kernel = startWatching([shell.process.pid ?? 0])
    const page = await context.newPage()
    await page.goto(shell.address)
    await page.waitForFunction(() => (document.getElementById('root')?.textContent.length ?? 0) > 20)
    expect(await kernel.strangers()).toEqual([])
    kernel.stop()
    expect(outside).toEqual([])
    expect(shell.output()).not.toContain(LEAVING)
    await browser.close()
  })
})

describe('the watch itself', () => {
  it.each([
    ["require('node:net').connect(80, '192.0.2.1').on('error', () => {})", 'connect 192.0.2.1'],
    ["fetch('http://example.test/').catch(() => {})", 'example.test'],
    ["require('node:dns').lookup('example.test', () => {})", 'look up example.test'],
    ["import('node:dns').then(({ lookup }) => lookup('example.test', () => {}))", 'look up example.test'],
    ["import('node:dns/promises').then(({ resolve4 }) => resolve4('example.test')).catch(() => {})", 'look up example.test'],
    ["new (require('node:dns').Resolver)().resolveTxt('example.test', () => {})", 'look up example.test'],
    ["try { require('node:dgram').createSocket('udp4').send('x', 53, '192.0.2.1') } catch {} process.exit()", 'datagram'],
    ["require('node:http').get('http://192.0.2.1/').on('error', () => {})", 'connect 192.0.2.1'],
  ])('sees %s', (code, said) => {
    const { stderr } = spawnSync(process.execPath, [...watchNode, '-e', code], { encoding: 'utf8', timeout: 10_000 })
    expect(stderr).toContain(LEAVING)
    expect(stderr).toContain(said)
  })
  it('sees what the worker of a job does', () => {
    const pool = join(root, 'src', 'main', 'jobs', 'pool.ts')
    const worker = join(root, 'tests', 'support', 'leaving-worker.ts')
    const code = `import { createJobPool } from ${JSON.stringify(pool)}
      const jobs = createJobPool({ entry: new URL(${JSON.stringify(pathToFileURL(worker).href)}) })
      await jobs.run('search.ready', {}).catch(() => {})`
    const started = spawnSync(process.execPath, [...watchNode, '--input-type=module', '-e', code], { encoding: 'utf8', timeout: 10_000 })
    expect(started.stderr).toContain(`${LEAVING} connect 192.0.2.1`)
  })

  it.runIf(Boolean(own))('sees in the tables of the kernel what a child of the app did a moment ago', async () => {
    const server = createServer().listen(0, own || undefined)
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    // Not preloaded: nothing but the kernel sees this one. The address is this machine's, but not its loopback.
    const inner = `require('node:net').connect(${port}, '${own}'); setTimeout(() => process.exit(), 700)`
    const outer = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(inner)}])`
    const child = spawn(process.execPath, ['-e', outer], { stdio: 'ignore' })
    const kernel = startWatching([child.pid ?? 0])
    await once(child, 'close')
    expect(await kernel.strangers()).toEqual([expect.stringMatching(/ tcp /)])
    kernel.stop()
    server.close()
  })
})
