/**
 * A small stand-in for the `electron` module, for machines without its binary: enough of it that the built main bundle runs in Node,
 * with a page of a real Chromium as the window. Where Electron would refuse, this does what Electron documents; what it is asked to do
 * is recorded, and the test reads it over the process's channel.
 */
import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page, Route } from '@playwright/test'
import { launchChromium } from './chromium.ts'

/** Chromium does not know `app:`; under this origin the page is as much a secure context of its own. */
const SCHEME = 'https://perennial.stand-in.test'
const toPage = (url: string) => url.replace(/^app:\/\/perennial/, SCHEME)
const toApp = (url: string) => (url.startsWith(SCHEME) ? `app://perennial${url.slice(SCHEME.length)}` : url)

export const recorded = {
  schemes: [] as unknown[],
  switches: [] as string[],
  sandboxed: false,
  partitions: [] as unknown[],
  paths: {} as Record<string, string>,
  windows: [] as StandInWindow[],
  menu: null as unknown,
  spellcheck: null as boolean | null,
  traffic: [] as string[],
  questions: [] as unknown[],
  openedOutside: [] as string[],
  shortcuts: [] as string[],
  notifications: [] as { readonly title: string; readonly body: string }[],
}

class Cancellable {
  defaultPrevented = false
  readonly url: string
  constructor(url = '') {
    this.url = url
  }
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

class App extends EventEmitter {
  readonly name = 'Perennial'
  readonly isPackaged = false
  readonly commandLine = { appendSwitch: (name: string, value?: string) => void recorded.switches.push(value ? `${name}=${value}` : name) }
  enableSandbox(): void {
    recorded.sandboxed = true
  }
  setPath(name: string, path: string): void {
    recorded.paths[name] = path
  }
  requestSingleInstanceLock(): boolean {
    return process.env.STAND_IN_SECOND !== '1'
  }
  whenReady(): Promise<void> {
    return new Promise((done) => setImmediate(done))
  }
  quit(): void {
    const event = new Cancellable()
    this.emit('before-quit', event)
    if (!event.defaultPrevented) this.exit(0)
  }
  exit(code = 0): void {
    void Promise.resolve(browser?.then((found) => found.browser()?.close())).finally(() => process.exit(code))
  }
}
export const app = new App()
export const ipcMain = new EventEmitter()
export const powerMonitor = new EventEmitter()

type Answerer = (request: Request) => Promise<Response>
type Permission = (contents: unknown, permission: string, allow: (yes: boolean) => void) => void

class Session extends EventEmitter {
  answer: Answerer | null = null
  permission: Permission | null = null
  permissionCheck: ((contents: unknown, permission: string) => boolean) | null = null
  beforeRequest: ((details: { url: string }, proceed: (answer: { cancel: boolean }) => void) => void) | null = null
  readonly protocol = {
    handle: (scheme: string, answer: Answerer) => {
      if (scheme === 'app') this.answer = answer
    },
  }
  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<Session['beforeRequest']>) => {
      this.beforeRequest = listener
    },
  }
  setSpellCheckerEnabled(on: boolean): void {
    recorded.spellcheck = on
  }
  setPermissionRequestHandler(handler: Permission): void {
    this.permission = handler
  }
  setPermissionCheckHandler(handler: NonNullable<Session['permissionCheck']>): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(): void {}
}
const onlySession = new Session()

export const session = {
  fromPartition(name: string, options: unknown): Session {
    recorded.partitions.push({ name, options })
    return onlySession
  },
}
export const protocol = { registerSchemesAsPrivileged: (schemes: unknown[]) => void recorded.schemes.push(...schemes) }
export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu(menu: unknown): void {
    recorded.menu = menu
  },
}
export const screen = { getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }) }
export const safeStorage = { getSelectedStorageBackend: () => 'basic_text' }
/** What the person answers to the next question; the second button, unless the test says otherwise. */
let answerTo = 1
export const dialog = {
  showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }),
  showMessageBox(...given: unknown[]): Promise<{ response: number }> {
    recorded.questions.push(given.at(-1))
    return Promise.resolve({ response: answerTo })
  },
}
export const shell = {
  openExternal(url: string): Promise<void> {
    recorded.openedOutside.push(url)
    return Promise.resolve()
  },
}
const pressed = new Map<string, () => void>()
/** Another program may have the keys: then Electron answers false, and calls nobody. */
export const globalShortcut = {
  register(keys: string, press: () => void): boolean {
    if (process.env.STAND_IN_KEYS_TAKEN === '1') return false
    recorded.shortcuts.push(keys)
    pressed.set(keys, press)
    return true
  },
  unregisterAll(): void {
    pressed.clear()
  },
}
export class Notification {
  static isSupported(): boolean {
    return true
  }
  readonly #options: { readonly title: string; readonly body: string }
  constructor(options: { readonly title: string; readonly body: string }) {
    this.#options = options
  }
  show(): void {
    const { title, body } = this.#options
    recorded.notifications.push({ title, body })
  }
}

/** Main's end of a channel; the other end is a port in the page. Holds messages back until it is started, as Electron's does. */
export class StandInPort extends EventEmitter {
  readonly #send: (message: unknown) => void
  #held: unknown[] | null = []
  closed = false
  constructor(send: (message: unknown) => void) {
    super()
    this.#send = send
  }
  postMessage(message: unknown): void {
    if (!this.closed) this.#send(message)
  }
  receive(data: unknown): void {
    if (this.#held) this.#held.push(data)
    else this.emit('message', { data })
  }
  start(): void {
    const held = this.#held ?? []
    this.#held = null
    for (const data of held) this.emit('message', { data })
  }
  close(): void {
    this.closed = true
    this.emit('close')
  }
}

interface Wire {
  readonly text?: string
  readonly base64?: string
}
const toWire = (data: unknown): Wire =>
  typeof data === 'string' ? { text: data } : { base64: Buffer.from(data as ArrayBuffer).toString('base64') }
const fromWire = (wire: Wire): unknown => wire.text ?? new Uint8Array(Buffer.from(wire.base64 ?? '', 'base64'))

let browser: Promise<BrowserContext> | undefined
function context(): Promise<BrowserContext> {
  browser ??= launchChromium().then((found) => found.newContext({ serviceWorkers: 'block' }))
  return browser
}

class WebContents extends EventEmitter {
  readonly mainFrame = { parent: null, url: '', origin: 'app://perennial' }
  page: Page | null = null
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  getURL(): string {
    return this.mainFrame.url
  }
  setWindowOpenHandler(handler: NonNullable<WebContents['openHandler']>): void {
    this.openHandler = handler
  }
  reload(): void {
    void this.page?.reload()
  }
}

let announceWindow: (window: StandInWindow) => void = () => undefined
const firstWindow = new Promise<StandInWindow>((done) => {
  announceWindow = done
})

export class StandInWindow extends EventEmitter {
  static getFocusedWindow(): StandInWindow | null {
    return recorded.windows[0] ?? null
  }
  readonly options: { readonly webPreferences?: { readonly preload?: string } }
  readonly webContents = new WebContents()
  focused = 0
  ready: Promise<void> = Promise.resolve()

  constructor(options: StandInWindow['options']) {
    super()
    this.options = options
    recorded.windows.push(this)
    setImmediate(() => announceWindow(this))
    app.emit('web-contents-created', {}, this.webContents)
  }
  isMinimized(): boolean {
    return false
  }
  isMaximized(): boolean {
    return false
  }
  getNormalBounds() {
    return { x: 0, y: 0, width: 1280, height: 840 }
  }
  show(): void {}
  maximize(): void {}
  restore(): void {}
  focus(): void {
    this.focused += 1
  }
  loadURL(url: string): Promise<void> {
    this.ready = open(this, url)
    return this.ready
  }
}
export { StandInWindow as BrowserWindow }

/** Serves the page from main's protocol handler, and asks main before it leaves. */
async function route(window: StandInWindow, handled: Route): Promise<void> {
  const request = handled.request()
  const url = toApp(request.url())
  const contents = window.webContents
  if (request.isNavigationRequest() && request.frame() === contents.page?.mainFrame()) {
    if (contents.mainFrame.url !== '') {
      const event = new Cancellable(url)
      contents.emit('will-navigate', event)
      if (event.defaultPrevented) return handled.abort('aborted')
    }
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url })
    contents.mainFrame.url = url
  }
  const blocked = await new Promise<boolean>((done) => onlySession.beforeRequest?.({ url }, ({ cancel }) => done(cancel)))
  if (blocked || !onlySession.answer) return handled.abort('blockedbyclient')
  const answer = await onlySession.answer(new Request(url, { method: request.method() }))
  await handled.fulfill({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  })
}

/** The part of a preload's world that ours uses, around the built preload bundle. */
function preloadScript(bundle: string): string {
  return `(() => {
    const wire = (data) => typeof data === 'string' ? { text: data } : { base64: btoa(String.fromCharCode(...new Uint8Array(data.buffer ?? data))) }
    const unwire = (sent) => sent.text ?? Uint8Array.from(atob(sent.base64), (letter) => letter.charCodeAt(0))
    const ports = (window.__standInPorts = [])
    window.__standInDeliver = (index, sent) => ports[index].postMessage(unwire(sent))
    const electron = {
      contextBridge: { exposeInMainWorld: (name, value) => { window[name] = value } },
      ipcRenderer: { postMessage: (channel, _message, [port]) => {
        const index = ports.push(port) - 1
        port.onmessage = (event) => window.__standInSend(index, wire(event.data))
        window.__standInHandOver(channel, index)
      } },
    }
    const give = (name) => { if (name === 'electron') return electron; throw new Error('A sandboxed preload cannot require ' + name) }
    ;(function (require) { ${bundle}
    })(give)
  })()`
}

async function givePreload(window: StandInWindow, page: Page, path: string): Promise<void> {
  let ports: StandInPort[] = []
  // A new address within the page, as the app's own screens have, leaves the page and its port as they are.
  window.webContents.on('did-start-navigation', () => {
    ports = []
  })
  await page.exposeFunction('__standInHandOver', (channel: string, index: number) => {
    const send = (message: unknown) => {
      recorded.traffic.push(`< ${String(message).slice(0, 2000)}`)
      const deliver = `window.__standInDeliver(${index}, ${JSON.stringify(toWire(message))})`
      void page.evaluate(deliver).catch(() => undefined)
    }
    const port = new StandInPort(send)
    ports[index] = port
    const { webContents } = window
    ipcMain.emit(channel, { ports: [port], sender: webContents, senderFrame: webContents.mainFrame })
  })
  await page.exposeFunction('__standInSend', (index: number, wire: Wire) => {
    recorded.traffic.push(`> ${wire.text ?? '(bytes)'}`)
    ports[index]?.receive(fromWire(wire))
  })
  await page.addInitScript(preloadScript(await readFile(path, 'utf8')))
}

async function open(window: StandInWindow, url: string): Promise<void> {
  const page = await (await context()).newPage()
  window.webContents.page = page
  page.on('popup', (popup) => {
    window.webContents.openHandler?.({ url: toApp(popup.url()) })
    void popup.close()
  })
  const preload = window.options.webPreferences?.preload
  if (preload) await givePreload(window, page, preload)
  await page.route('**/*', (handled) => route(window, handled))
  await page.goto(toPage(url))
  window.emit('ready-to-show')
}

/** What the test asks over the process's channel. */
const commands: Readonly<Record<string, (argument: never) => unknown>> = {
  recorded: () => ({
    ...recorded,
    windows: recorded.windows.map(({ options, focused, webContents }) => summaryOf({ options, focused, webContents })),
  }),
  /** Waits until the first window shows its page. */
  opened: async () => {
    const window = recorded.windows[0] ?? (await firstWindow)
    await window.ready
  },
  evaluate: (expression: string) => recorded.windows[0]?.webContents.page?.evaluate(expression),
  contentOf: async (index: number) => {
    await recorded.windows[index]?.ready
    return recorded.windows[index]?.webContents.page?.content()
  },
  emitApp: ({ event, args }: { event: string; args: unknown[] }) => app.emit(event, new Cancellable(), ...args),
  /** A link to a new window, as the page's click leads to it; what main allowed. */
  followLink: ({ url, answer }: { url: string; answer: number }) => {
    answerTo = answer
    return recorded.windows[0]?.webContents.openHandler?.({ url }).action
  },
  /** What was asked and opened so far is over. */
  forget: () => {
    recorded.questions = []
    recorded.openedOutside = []
  },
  emitPower: (event: string) => powerMonitor.emit(event),
  permission: (name: string) => {
    let granted = false
    onlySession.permission?.(null, name, (yes) => (granted = yes))
    return { granted, checked: onlySession.permissionCheck?.(null, name) }
  },
  /** A hand-over as another frame or page would try it; true when main took the port. */
  forge: ({ url, child, outside }: { url: string; child: boolean; outside: boolean }) => {
    const [window] = recorded.windows
    if (!window) return null
    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url })
    const real = window.webContents.mainFrame
    const frame = child ? { parent: real, url, origin: 'app://perennial' } : { ...real, url }
    const port = new StandInPort(() => undefined)
    const senderFrame = !child && url === real.url ? real : frame
    ipcMain.emit('perennial:port', { ports: [port], sender: outside ? new WebContents() : window.webContents, senderFrame })
    return !port.closed
  },
  /** One procedure over a port of its own, handed over as a fresh load of the page would. */
  call: ({ procedure, input }: { procedure: string; input: unknown }) =>
    new Promise((done) => {
      const [window] = recorded.windows
      const port = new StandInPort((message) => done(String(message)))
      window?.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
      ipcMain.emit('perennial:port', { ports: [port], sender: window?.webContents, senderFrame: window?.webContents.mainFrame })
      port.receive(JSON.stringify({ i: '1', p: { u: `/${procedure.replace('.', '/')}`, b: input === null ? {} : { json: input } } }))
    }),
  press: (keys: string) => pressed.get(keys)?.(),
  quit: () => app.quit(),
}

function summaryOf({ options, focused, webContents }: Pick<StandInWindow, 'options' | 'focused' | 'webContents'>) {
  const { session: given, ...preferences } = (options.webPreferences ?? {}) as Record<string, unknown>
  return { preferences: { ...preferences, ownSession: given === onlySession }, focused, url: webContents.getURL() }
}

// A test that ended without asking it to quit must not leave it behind.
process.on('disconnect', () => app.exit(1))
process.on('message', (message: { id: number; command: string; argument: never }) => {
  void Promise.resolve()
    .then(() => commands[message.command]?.(message.argument))
    .then((value) => process.send?.({ id: message.id, value: value ?? null }))
    .catch((error: unknown) => process.send?.({ id: message.id, error: String(error) }))
})
