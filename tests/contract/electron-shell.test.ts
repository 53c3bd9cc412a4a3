import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { electronExecutable, type RunningDesktop, type StandInDesktop, startElectron, startStandIn } from '../support/electron-desktop.ts'

interface Recorded {
  readonly schemes: unknown[]
  readonly switches: string[]
  readonly sandboxed: boolean
  readonly partitions: unknown[]
  readonly paths: Record<string, string>
  readonly windows: { readonly preferences: Record<string, unknown>; readonly focused: number; readonly url: string }[]
  readonly menu: { readonly label?: string; readonly role?: string; readonly submenu?: { readonly role?: string }[] }[]
  readonly spellcheck: boolean | null
  readonly traffic: string[]
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-desktop-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** The page asks for its port as the renderer does, and makes one call over it with the contract's own wire format. */
const callOver = (procedure: string, input: unknown = {}) => `(async () => {
  const port = window.__testPort ?? await new Promise((done) => {
    const listen = (event) => {
      if (event.data !== 'perennial:port' || !event.ports[0]) return
      window.removeEventListener('message', listen)
      event.ports[0].start()
      done(event.ports[0])
    }
    window.addEventListener('message', listen)
    window.postMessage('perennial:ready', location.origin)
    setTimeout(() => done(null), 3000)
  })
  if (!port) return 'no port'
  window.__testPort = port
  const id = crypto.randomUUID()
  return new Promise((done) => {
    port.addEventListener('message', (event) => { if (String(event.data).includes(id)) done(String(event.data)) })
    port.addEventListener('close', () => done('refused'))
    setTimeout(() => done('no answer'), 4000)
    port.postMessage(JSON.stringify({ i: id, p: { u: 'http://orpc/${procedure.replace('.', '/')}', b: ${JSON.stringify(input)} } }))
  })
})()`

const executable = electronExecutable()
const hosts: [string, (vaults: string) => Promise<RunningDesktop>][] = [['the stand-in', (vaults) => startStandIn(vaults)]]
if (executable) hosts.push(['Electron', (vaults) => startElectron(executable, vaults)])

describe.each(hosts)('the desktop shell over %s', (_name, start) => {
  let desktop: RunningDesktop
  beforeEach(async () => {
    desktop = await start(join(folder, 'Vaults'))
  })
  afterEach(async () => {
    await desktop.quit()
  })

  it('opens one window on its own page, without Node in it', async () => {
    await vi.waitFor(async () => expect(await desktop.addresses()).toEqual(['app://perennial/']))
    const found = await desktop.evaluate('[typeof require, typeof process, typeof module, typeof window.perennial].join()')
    expect(found).toBe('undefined,undefined,undefined,boolean')
  })

  it('shows the first screen, which it asked of main through its port', async () => {
    await vi.waitFor(
      async () => expect(await desktop.evaluate('document.getElementById("root").innerText.length')).toBeGreaterThan(20),
      10_000,
    )
  })

  it('refuses to leave its page', async () => {
    await desktop.evaluate('void (location.href = "https://evil.test/")')
    await desktop.evaluate('void window.open("file:///etc/passwd")')
    expect(await desktop.addresses()).toEqual(['app://perennial/'])
  })

  it('allows the page no inline script and no connection of its own', async () => {
    const ran = await desktop.evaluate(`(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.__ran = true'
      document.head.append(script)
      const reached = await fetch('https://evil.test/').then(() => true, () => false)
      return [window.__ran === true, reached].join()
    })()`)
    expect(ran).toBe('false,false')
  })

  it('brings its window to the front when it is started again', async () => {
    await desktop.startAgain([])
    expect(await desktop.addresses()).toHaveLength(1)
  })

  it('opens a package that a second start names in a reader of its own', async () => {
    const file = join(folder, 'Ana - Review.age')
    await writeFile(file, 'age-encryption.org/v1\n-> scrypt AAAA 18\n')
    await desktop.startAgain([file])
    await vi.waitFor(async () => expect((await desktop.addresses())[1]).toMatch(/^app:\/\/perennial\/opened\/[0-9a-f-]+\.html$/))
  })

  it('ends when it is asked to', async () => {
    await vi.waitFor(async () => expect(await desktop.addresses()).toHaveLength(1))
    expect(await desktop.quit()).toBe(0)
  })
})

describe('what the desktop shell asks of Electron', () => {
  let desktop: StandInDesktop
  let home: string
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'perennial-asked-'))
    desktop = await startStandIn(join(home, 'Vaults'))
  })
  afterAll(async () => {
    await desktop.quit()
    await rm(home, { recursive: true, force: true })
  })
  const recorded = async () => (await desktop.ask('recorded')) as Recorded

  it('is a hardened window', async () => {
    const [window] = (await recorded()).windows
    expect(window?.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      ownSession: true,
    })
    expect(String(window?.preferences.preload)).toMatch(/out[\\/]preload[\\/]index\.cjs$/)
  })

  it('is a session in memory, a scheme of its own and a sandbox for every process', async () => {
    const { partitions, schemes, sandboxed, spellcheck, switches, paths } = await recorded()
    expect(partitions).toEqual([{ name: 'perennial', options: { cache: false } }])
    expect(schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, corsEnabled: true, supportFetchAPI: false, codeCache: true } },
    ])
    expect(sandboxed).toBe(true)
    expect(spellcheck).toBe(false)
    expect(switches).toContain('host-resolver-rules=MAP * ~NOTFOUND')
    expect(paths.userData).toBe(join(home, 'Vaults.chromium'))
  })

  it.each(['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'fileSystem', 'unknown'])(
    'is no permission: %s',
    async (name) => {
      expect(await desktop.ask('permission', name)).toEqual({ granted: false, checked: false })
    },
  )

  it('is a menu with the habits of the platform', async () => {
    const { menu } = await recorded()
    const roles = menu.flatMap((entry) => [entry.role, ...(entry.submenu ?? []).map((item) => item.role)])
    for (const role of ['editMenu', 'windowMenu', 'zoomIn', 'togglefullscreen', process.platform === 'darwin' ? 'close' : 'quit']) {
      expect(roles).toContain(role)
    }
  })

  it('serves nothing that was not shipped', async () => {
    const statuses = await desktop.evaluate(`Promise.all(['/package.json', '/../main/index.js', '/index.html%00', '/assets/'].map(
      (path) => new Promise((done) => {
        const image = new Image()
        image.onload = () => done('loaded')
        image.onerror = () => done('refused')
        image.src = path
      })))`)
    expect(statuses).toEqual(['refused', 'refused', 'refused', 'refused'])
  })
})

describe('the hand-over of the port', () => {
  let desktop: StandInDesktop
  beforeEach(async () => {
    desktop = await startStandIn(join(folder, 'Vaults'))
  })
  afterEach(async () => {
    await desktop.quit()
  })
  const own = { url: 'app://perennial/', child: false, outside: false }

  it('is accepted from the main frame of the window, on its page', async () => {
    expect(await desktop.ask('forge', own)).toBe(true)
  })

  it.each([
    ['a frame inside the page', { ...own, child: true }],
    ['another page', { ...own, url: 'app://perennial/reader.html' }],
    ['another host', { ...own, url: 'app://evil/' }],
    ['a file', { ...own, url: 'file:///tmp/x.html' }],
    ['another window', { ...own, outside: true }],
  ])('is refused from %s', async (_name, forged) => {
    expect(await desktop.ask('forge', forged)).toBe(false)
    await vi.waitFor(() => expect(desktop.errors()).toContain('port-refused'))
  })

  it('happens once for each load of the page', async () => {
    await vi.waitFor(async () => expect(((await desktop.ask('recorded')) as Recorded).traffic.length).toBeGreaterThan(0), 10_000)
    const answer = await desktop.evaluate(callOver('vaults.status'))
    expect(answer).not.toMatch(/"shell"/)
    expect(desktop.errors()).toContain('port-refused')
  })

  it('carries procedures and their answers', async () => {
    await vi.waitFor(async () => {
      const { traffic } = (await desktop.ask('recorded')) as Recorded
      expect(traffic.some((line) => line.startsWith('>') && line.includes('vaults/status'))).toBe(true)
      expect(traffic.some((line) => line.startsWith('<') && line.includes('electron'))).toBe(true)
    }, 10_000)
  })
})

describe('an open vault on the desktop', () => {
  const vault = { name: 'Acme', colour: 'fern', passphrase: 'correct horse battery' }
  let desktop: StandInDesktop
  beforeEach(async () => {
    desktop = await startStandIn(join(folder, 'Vaults'))
    expect(await desktop.ask('call', { procedure: 'vaults.create', input: vault })).toContain('recoveryCode')
  })

  it.each(['suspend', 'lock-screen', 'user-did-resign-active'])('locks on %s', async (event) => {
    await desktop.ask('emitPower', event)
    await vi.waitFor(async () => {
      expect(await desktop.ask('call', { procedure: 'vaults.status', input: null })).toContain('"open":null')
    }, 10_000)
    await desktop.quit()
  })

  it('is closed and copied before the app ends', async () => {
    expect(await desktop.quit()).toBe(0)
    const files = await readdir(join(folder, 'Vaults', 'Acme.perennial'))
    expect(files.sort()).toEqual(['backups', 'vault.db', 'vault.json'])
    expect(await readdir(join(folder, 'Vaults', 'Acme.perennial', 'backups'))).not.toEqual([])
  })
})

describe('the keys that open a private note from any program', () => {
  const KEYS = 'CommandOrControl+Alt+Shift+N'
  const vault = { name: 'Acme', colour: 'fern', passphrase: 'correct horse battery' }
  const dialogs = `document.querySelectorAll('[role="dialog"]').length`

  it('bring the window to the front with the note open, and on a locked vault nothing but the unlock screen', async () => {
    const desktop = await startStandIn(join(folder, 'Vaults'))
    const recorded = async () => (await desktop.ask('recorded')) as Recorded & { readonly shortcuts: string[] }
    expect((await recorded()).shortcuts).toEqual([KEYS])
    await vi.waitFor(async () => expect((await recorded()).traffic.length).toBeGreaterThan(0), 10_000)
    await desktop.ask('press', KEYS)
    expect((await recorded()).windows[0]?.focused).toBeGreaterThan(0)
    expect(await desktop.evaluate(dialogs)).toBe(0)

    expect(await desktop.ask('call', { procedure: 'vaults.create', input: vault })).toContain('recoveryCode')
    await desktop.evaluate('void location.reload()')
    await vi.waitFor(async () => expect(await desktop.evaluate(`document.querySelector('main#main') !== null`)).toBe(true), 20_000)
    await desktop.ask('press', KEYS)
    await vi.waitFor(async () => expect(await desktop.evaluate(dialogs)).toBe(1), 10_000)

    await desktop.ask('emitPower', 'lock-screen')
    await vi.waitFor(
      async () => expect(await desktop.evaluate(`document.querySelector('input[type=password]') !== null`)).toBe(true),
      20_000,
    )
    await desktop.ask('press', KEYS)
    expect(await desktop.evaluate(dialogs)).toBe(0)
    await desktop.quit()
  })

  it('are said to be taken when another program has them', async () => {
    const desktop = await startStandIn(join(folder, 'Vaults'), [], { STAND_IN_KEYS_TAKEN: '1' })
    expect(await desktop.ask('call', { procedure: 'vaults.status', input: null })).toContain(
      `"quickNoteKey":{"keys":"${KEYS}","given":false}`,
    )
    await desktop.quit()
  })
})

describe('requests of the operating system', () => {
  it('leaves a second process without a window', async () => {
    const second = await startStandIn(join(folder, 'Vaults'), [], { STAND_IN_SECOND: '1' })
    await new Promise<void>((done) => second.process.once('close', () => done()))
    expect(second.process.exitCode).toBe(0)
  })

  it('offers a vault that was opened from the file manager on the welcome screen', async () => {
    const vault = join(folder, 'Elsewhere.perennial')
    await mkdir(vault)
    const desktop = await startStandIn(join(folder, 'Vaults'), [vault])
    await vi.waitFor(async () => {
      const { traffic } = (await desktop.ask('recorded')) as Recorded
      expect(traffic.join('\n')).toContain('Elsewhere')
    }, 10_000)
    await desktop.quit()
  })

  it('survives a request for what does not exist', async () => {
    const desktop = await startStandIn(join(folder, 'Vaults'), [join(folder, 'gone.age'), '--unknown'])
    expect(await desktop.addresses()).toEqual(['app://perennial/'])
    await desktop.ask('emitApp', { event: 'open-file', args: [join(folder, 'nothing.age')] })
    await desktop.ask('emitPower', 'lock-screen')
    expect(await desktop.quit()).toBe(0)
    expect(await readdir(folder)).not.toContain('gone.age')
  })
})
