import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StartedShell, startBrowserShell } from '../support/browser-shell.ts'
import { launchChromium } from '../support/chromium.ts'
import { LEAVING, onlyLoopback, outsideConnections, watchBrowser, watchNode } from '../support/network-watch.ts'

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
    const page = await context.newPage()
    await page.goto(shell.address)
    await page.waitForFunction(() => (document.getElementById('root')?.textContent.length ?? 0) > 20)
    expect(await outsideConnections([shell.process.pid ?? 0])).toEqual([])
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
    ["require('node:http').get('http://192.0.2.1/').on('error', () => {})", 'connect 192.0.2.1'],
  ])('sees %s', (code, said) => {
    const { stderr } = spawnSync(process.execPath, [...watchNode, '-e', code], { encoding: 'utf8', timeout: 10_000 })
    expect(stderr).toContain(LEAVING)
    expect(stderr).toContain(said)
  })
})
