import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, enter, type StartedShell, startBrowserShell } from '../support/browser-shell.ts'
import { launchChromium } from '../support/chromium.ts'

let shell: StartedShell
let session: string
let browser: Browser
let hostile: Server
let port: number

beforeAll(async () => {
  hostile = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<!doctype html><title>Elsewhere</title><body></body>')
  })
  await new Promise<void>((done) => hostile.listen(0, '127.0.0.1', done))
  port = (hostile.address() as AddressInfo).port
  // A name of the attacker's that resolves to the loopback address: what DNS rebinding leaves.
  const resolve = '--host-resolver-rules=MAP *.evil.test 127.0.0.1, MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'
  // Chrome's own guard of local addresses is a help and no control: what refuses here is the shell.
  const unguarded = '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests'
  ;[shell, browser] = await Promise.all([startBrowserShell(), launchChromium([resolve, unguarded])])
  session = (await enter(shell, shell.secret)) ?? ''
  await call(shell, session, 'vaults.create', { name: 'Acme', colour: 'fern', passphrase: 'correct horse battery' })
})
afterAll(async () => {
  await browser.close()
  hostile.close()
  await shell.stop()
})

/** Another port of this machine is another origin but the same site; another name is another site as well. */
const elsewhere = [
  ['another port of this machine', () => `http://127.0.0.1:${port}/`],
  ['another site', () => `http://a.evil.test:${port}/`],
] as const

async function hostilePage(url: string): Promise<{ page: Page; statuses: () => number[] }> {
  const page = await browser.newPage()
  const statuses: number[] = []
  page.on('response', (response) => {
    if (response.url().startsWith(shell.origin)) statuses.push(response.status())
  })
  await page.goto(url)
  return { page, statuses: () => statuses }
}

async function vaultNames(): Promise<string[]> {
  const answer = (await (await call(shell, session, 'vaults.status')).json()) as { json: { open: unknown; vaults: { name: string }[] } }
  return [...answer.json.vaults.map((vault) => vault.name), answer.json.open === null ? 'locked' : 'open']
}

describe.each(elsewhere)('a page of %s', (_name, url) => {
  it('changes nothing with a form', async () => {
    const { page, statuses } = await hostilePage(url())
    const answered = page.waitForResponse((response) => response.url().startsWith(shell.origin))
    await page.evaluate((origin) => {
      const form = document.createElement('form')
      form.method = 'post'
      form.enctype = 'text/plain'
      form.action = `${origin}/rpc/vaults/lock`
      document.body.append(form)
      form.submit()
    }, shell.origin)
    await answered
    expect(statuses()).toEqual([403])
    expect(await vaultNames()).toEqual(['Acme', 'open'])
    await page.close()
  })

  it('reads and changes nothing with fetch, with or without CORS', async () => {
    const { page, statuses } = await hostilePage(url())
    const results = await page.evaluate(
      async ([origin, secret]) => {
        const tries: [string, RequestInit][] = [
          ['/rpc/vaults/lock', { method: 'POST', mode: 'no-cors', body: '{}', headers: { 'content-type': 'text/plain' } }],
          ['/rpc/vaults/lock', { method: 'POST', body: '{}', headers: { 'x-perennial-session': secret ?? '' } }],
          ['/session', { method: 'POST', mode: 'no-cors', body: '{"secret":"x"}' }],
          ['/', { mode: 'no-cors' }],
          ['/', {}],
        ]
        const read = async ([path, init]: [string, RequestInit]) => {
          try {
            const response = await fetch(origin + path, { ...init, credentials: 'include' })
            return await response.text()
          } catch {
            return ''
          }
        }
        return Promise.all(tries.map(read))
      },
      [shell.origin, session],
    )
    expect(results).toEqual(['', '', '', '', ''])
    expect(statuses().filter((status) => status !== 403)).toEqual([])
    expect(await vaultNames()).toEqual(['Acme', 'open'])
    await page.close()
  })

  it('gets no picture, no script and no style', async () => {
    const { page } = await hostilePage(url())
    const loaded = await page.evaluate(
      (origin) =>
        Promise.all(
          (['img', 'script', 'link'] as const).map(
            (name) =>
              new Promise<string>((done) => {
                const element = document.createElement(name)
                element.onload = () => done('loaded')
                element.onerror = () => done('refused')
                if (element instanceof HTMLLinkElement) {
                  element.rel = 'stylesheet'
                  element.href = `${origin}/`
                } else element.src = `${origin}/icon.svg`
                document.body.append(element)
              }),
          ),
        ),
      shell.origin,
    )
    expect(loaded).toEqual(['refused', 'refused', 'refused'])
    await page.close()
  })

  it('opens no WebSocket', async () => {
    const { page } = await hostilePage(url())
    const outcome = await page.evaluate(
      (origin) =>
        new Promise<string>((done) => {
          const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc/vaults/events`)
          socket.onopen = () => done('open')
          socket.onerror = () => done('refused')
        }),
      shell.origin,
    )
    expect(outcome).toBe('refused')
    await page.close()
  })

  it('shows nothing of the app in a frame', async () => {
    const { page, statuses } = await hostilePage(url())
    await page.evaluate((origin) => {
      const frame = document.createElement('iframe')
      frame.src = `${origin}/`
      const shown = new Promise((done) => frame.addEventListener('load', done))
      document.body.append(frame)
      return shown
    }, shell.origin)
    expect(statuses()).toEqual([403])
    const frame = page.frames().find((candidate) => candidate !== page.mainFrame())
    expect(await frame?.content().catch(() => '')).not.toContain('id="root"')
    await page.close()
  })

  it('gets no hold of the app in a window it opens', async () => {
    const { page } = await hostilePage(url())
    const opened = page.waitForEvent('popup')
    await page.evaluate((origin) => void window.open(`${origin}/`), shell.origin)
    const popup = await opened
    await popup.waitForLoadState().catch(() => undefined)
    expect(await popup.content().catch(() => '')).not.toContain('id="root"')
    await page.close()
  })
})

describe('a name that the attacker lets resolve to this machine', () => {
  it('is of one origin with the app, and reaches nothing all the same', async () => {
    const page = await browser.newPage()
    const { port: own } = new URL(shell.origin)
    const rebound = `http://rebound.evil.test:${own}/`
    // First the attacker's own server answers under this name; from then on the name leads here.
    await page.route(rebound, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }))
    await page.goto(rebound)
    await page.unroute(rebound)
    const statuses = await page.evaluate(async (secret) => {
      const init = { method: 'POST', body: '{}', headers: { 'x-perennial-session': secret, 'content-type': 'application/json' } }
      const asked = [fetch('/'), fetch('/rpc/vaults/lock', init), fetch('/session', init)]
      return (await Promise.all(asked)).map((answer) => answer.status)
    }, session)
    expect(statuses).toEqual([403, 403, 403])
    expect(await vaultNames()).toEqual(['Acme', 'open'])
    await page.close()
  })
})
