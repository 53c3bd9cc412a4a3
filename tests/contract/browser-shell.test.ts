import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, enter, type StartedShell, startBrowserShell } from '../support/browser-shell.ts'

let shell: StartedShell
let session: string
let authority: string

beforeAll(async () => {
  shell = await startBrowserShell()
  session = (await enter(shell, shell.secret)) ?? ''
  authority = new URL(shell.origin).host
})
afterAll(async () => {
  await shell.stop()
})

interface Answer {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

/** A request whose headers are exactly these, which `fetch` would not let one send. */
function ask(headers: Record<string, string>, path = '/', method = 'GET', body = ''): Promise<Answer> {
  return new Promise((done, fail) => {
    const { port } = new URL(shell.origin)
    const sent = request({ host: '127.0.0.1', port, path, method, headers, setHost: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    sent.on('error', fail)
    sent.end(body)
  })
}

/** Bytes on a socket, for what no client library would write. */
function raw(text: string): Promise<string> {
  return new Promise((done, fail) => {
    const { port } = new URL(shell.origin)
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk
      if (/\r\n\r\n/.test(answer)) socket.end()
    })
    socket.on('close', () => done(answer))
    socket.on('error', fail)
  })
}

const inside = () => ({ 'x-perennial-session': session, 'content-type': 'application/json', 'content-length': '2' })

describe('a request under another name than the printed one', () => {
  it.each([
    ['another host', () => 'evil.test'],
    ['a host that begins like ours', () => `127.0.0.1.evil.test:${new URL(shell.origin).port}`],
    ['a host that begins like a loopback address', () => `127.evil.test:${new URL(shell.origin).port}`],
    ['localhost', () => `localhost:${new URL(shell.origin).port}`],
    ['the IPv6 loopback address', () => `[::1]:${new URL(shell.origin).port}`],
    ['a trailing dot', () => `127.0.0.1.:${new URL(shell.origin).port}`],
    ['user information', () => `me@${authority}`],
    ['another port', () => '127.0.0.1:1'],
    ['no port', () => '127.0.0.1'],
    ['an abbreviated address', () => `127.1:${new URL(shell.origin).port}`],
    ['a decimal address', () => `2130706433:${new URL(shell.origin).port}`],
    ['a blank before it', () => ` \t${authority}x`],
    ['nothing in it', () => ''],
  ])('is refused whole: %s', async (_name, host) => {
    for (const [path, method] of [
      ['/', 'GET'],
      ['/rpc/vaults/status', 'POST'],
      ['/nowhere', 'GET'],
    ] as const) {
      const answer = await ask({ host: host(), ...inside() }, path, method, method === 'POST' ? '{}' : '')
      expect(answer).toMatchObject({ status: 403, body: '' })
    }
  })

  it('is refused without any Host', async () => {
    expect(await ask({})).toMatchObject({ status: 403, body: '' })
    expect(await raw('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /)
  })

  it('is refused with two, whichever is ours', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nHost: ${authority}\r\nHost: evil.test\r\n\r\n`)).toMatch(/^HTTP\/1\.1 (400|403) /)
    expect(await raw(`GET / HTTP/1.1\r\nHost: ${authority}\r\nHost: ${authority}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 (400|403) /)
  })

  it('is refused in the old protocol and in the form for proxies', async () => {
    expect(await raw(`GET / HTTP/1.0\r\nHost: ${authority}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 403 /)
    expect(await raw(`GET ${shell.origin}/ HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 403 /)
    expect(await raw(`GET http://evil.test/ HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 403 /)
    expect(await raw(`GET //evil.test/ HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 403 /)
    expect(await raw(`OPTIONS * HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 403 /)
  })
})

describe('a request from another page', () => {
  it.each([
    'http://evil.test',
    'null',
    'https://127.0.0.1',
    'http://127.0.0.1',
    'http://127.0.0.1.evil.test',
    'http://localhost',
    'file://',
    '',
  ])('is refused whole: Origin %j', async (origin) => {
    const headers = { host: authority, origin, ...inside() }
    expect(await ask(headers, '/rpc/vaults/status', 'POST', '{}')).toMatchObject({ status: 403, body: '' })
  })

  it.each(['cross-site', 'same-site', 'other', 'same-origin, cross-site'])('is refused whole: Sec-Fetch-Site %s', async (site) => {
    const headers = { host: authority, 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect(await ask(headers)).toMatchObject({ status: 403, body: '' })
  })

  it('is answered when it is our own', async () => {
    const headers = { host: authority, origin: shell.origin, 'sec-fetch-site': 'same-origin', ...inside() }
    expect((await ask(headers, '/rpc/vaults/status', 'POST', '{}')).status).toBe(200)
  })

  it('is never invited by a CORS header, not even a preflight', async () => {
    const headers = { host: authority, origin: 'http://evil.test', 'access-control-request-method': 'POST' }
    const answers = [
      await ask(headers, '/rpc/vaults/status', 'OPTIONS'),
      await ask({ host: authority, ...inside() }, '/rpc/vaults/status', 'OPTIONS'),
    ]
    for (const answer of answers) expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('the secret of the address', () => {
  it('works once', async () => {
    expect(await enter(shell, shell.secret)).toBeNull()
  })

  it('cannot be guessed at with something that is no secret', async () => {
    for (const body of ['', '{}', '[]', 'null', '{"secret":7}', '{"secret":""}', '{"__proto__":{"secret":"x"}}']) {
      const length = String(Buffer.byteLength(body))
      const headers = { host: authority, 'content-type': 'application/json', 'content-length': length }
      expect(await ask(headers, '/session', 'POST', body)).toMatchObject({ status: 401, body: '' })
    }
  })

  it('is taken from no form and no address', async () => {
    const form = { host: authority, 'content-type': 'application/x-www-form-urlencoded', 'content-length': '8' }
    expect((await ask(form, '/session', 'POST', 'secret=x')).status).toBe(405)
    expect((await ask({ host: authority }, `/session?secret=${shell.secret}`)).status).toBe(405)
  })

  it('gives a session that every call must carry', async () => {
    for (const headers of [{}, { 'x-perennial-session': '' }, { 'x-perennial-session': shell.secret }, { cookie: `session=${session}` }]) {
      const answer = await ask({ host: authority, 'content-length': '2', ...headers }, '/rpc/vaults/status', 'POST', '{}')
      expect(answer).toMatchObject({ status: 401, body: '' })
    }
  })

  it('appears in nothing that is printed after the address', () => {
    expect(shell.output().split(shell.secret)).toHaveLength(2)
    expect(shell.output()).not.toContain(session)
  })
})

describe('what is served', () => {
  it('is only what was shipped, whatever the path looks like', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/main/browser.js',
      '/..%2fmain%2fbrowser.js',
      '/main/browser.js',
      '/.stamp/main',
      '/index.html/',
      '/\\..\\x',
    ]) {
      expect(await ask({ host: authority }, path), path).toMatchObject({ status: 404, body: '' })
    }
  })

  it('gives each load of the page another nonce, in the policy and in the page alike', async () => {
    const [first, second] = [await ask({ host: authority }), await ask({ host: authority })]
    const nonce = /'nonce-([^']+)'/.exec(String(first.headers['content-security-policy']))?.[1] ?? ''
    expect(nonce).toHaveLength(22)
    expect(first.body).toContain(`content="${nonce}"`)
    expect(second.body).not.toContain(nonce)
  })

  it('allows no inline script, no eval and no other origin in any page', async () => {
    for (const path of ['/', '/reader.html']) {
      const { headers } = await ask({ host: authority }, path)
      expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|\*|https?:/)
      expect(String(headers['content-security-policy'])).toContain("default-src 'none'")
      expect(String(headers['content-security-policy'])).toContain("frame-ancestors 'none'")
    }
  })

  it('carries the same protection on every status', async () => {
    const large = { 'content-length': String(1024 ** 3) }
    const statuses: Record<string, Answer> = {
      '200 page': await ask({ host: authority }),
      '200 procedure': await ask({ host: authority, ...inside() }, '/rpc/vaults/status', 'POST', '{}'),
      '401': await ask({ host: authority, 'content-length': '2' }, '/rpc/vaults/status', 'POST', '{}'),
      '403': await ask({ host: 'evil.test' }),
      '404': await ask({ host: authority }, '/nowhere'),
      '404 procedure': await ask({ host: authority, ...inside() }, '/rpc/vaults/nothing', 'POST', '{}'),
      '405': await ask({ host: authority }, '/', 'DELETE'),
      '413': await ask({ host: authority, ...inside(), ...large }, '/rpc/vaults/status', 'POST', '{}'),
    }
    for (const [name, answer] of Object.entries(statuses)) {
      expect(answer.status, name).toBe(Number.parseInt(name, 10))
      expect(answer.headers, name).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
      })
      for (const header of ['access-control-allow-origin', 'set-cookie', 'location', 'server', 'x-powered-by']) {
        expect(answer.headers, name).not.toHaveProperty(header)
      }
    }
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*nosniff/)
  })

  it('has no procedure that a GET could call', async () => {
    expect((await ask({ host: authority, 'x-perennial-session': session }, '/rpc/vaults/status')).status).toBe(405)
  })

  it('can be reached on the loopback address only', async () => {
    const { port } = new URL(shell.origin)
    const outside = Object.values(networkInterfaces()).flatMap((list) =>
      (list ?? []).filter((entry) => !entry.internal && entry.family === 'IPv4'),
    )
    for (const { address } of outside) {
      const reached = await new Promise<boolean>((done) => {
        const socket = connect(Number(port), address, () => done(true))
        socket.on('error', () => done(false))
        socket.setTimeout(1000, () => done(false))
      })
      expect(reached, address).toBe(false)
    }
  })
})

describe('the life of the shell', () => {
  it('ends the session with the lock and hands the page its way back in', async () => {
    const own = await startBrowserShell()
    const first = (await enter(own, own.secret)) ?? ''
    await call(own, first, 'vaults.create', { name: 'Acme', colour: 'fern', passphrase: 'correct horse battery' })
    const events = await call(own, first, 'vaults.events')
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await call(own, first, 'vaults.lock')).status).toBe(200)
    let told = ''
    for (let part = await reader?.read(); part && !part.done && !told.includes('"next"'); part = await reader?.read()) told += part.value
    const next = /"next":"([^"]+)"/.exec(told)?.[1] ?? ''
    expect((await call(own, first, 'vaults.status')).status).toBe(401)
    const second = (await enter(own, next)) ?? ''
    expect(await (await call(own, second, 'vaults.status')).json()).toMatchObject({ json: { open: null, vaults: [{ name: 'Acme' }] } })
    await own.stop()
  })

  it('locks and prints a fresh address when its page is gone', async () => {
    const own = await startBrowserShell()
    const page = (await enter(own, own.secret)) ?? ''
    await call(own, page, 'vaults.create', { name: 'Acme', colour: 'fern', passphrase: 'correct horse battery' })
    const leaving = new AbortController()
    await fetch(`${own.origin}/rpc/vaults/events`, {
      method: 'POST',
      headers: { 'x-perennial-session': page, 'content-type': 'application/json' },
      body: '{}',
      signal: leaving.signal,
    })
    leaving.abort()
    const [, fresh = ''] = await own.prints(/closed or reloaded[\s\S]*#secret=([A-Za-z0-9_-]+)/)
    expect(fresh).not.toBe(own.secret)
    expect((await call(own, page, 'vaults.status')).status).toBe(401)
    const back = (await enter(own, fresh)) ?? ''
    expect(await (await call(own, back, 'vaults.status')).json()).toMatchObject({ json: { open: null } })
    await own.stop()
  })

  it('closes the vault and copies it when it is asked to end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'perennial-end-'))
    const own = await startBrowserShell({ folder })
    const page = (await enter(own, own.secret)) ?? ''
    await call(own, page, 'vaults.create', { name: 'Acme', colour: 'fern', passphrase: 'correct horse battery' })
    expect(await own.stop()).toBe(0)
    const vault = join(folder, 'Vaults', 'Acme.perennial')
    const files = await readdir(vault)
    expect(files.sort()).toEqual(['backups', 'vault.db', 'vault.json'])
    expect((await readdir(join(vault, 'backups'))).length).toBeGreaterThan(0)
    await rm(folder, { recursive: true })
  })
})
