import { resolve } from 'node:path'
import { app, BrowserWindow, globalShortcut, powerMonitor } from 'electron'
import { servePort } from './rpc/serve-port.ts'
import { confineEveryPage, LICENCES_PAGE, MAIN_PAGE } from './shell/electron/contents.ts'
import { Desktop } from './shell/electron/desktop.ts'
import { electronHost } from './shell/electron/host.ts'
import { setMenu } from './shell/electron/menu.ts'
import { OpenedPackages } from './shell/electron/opened-packages.ts'
import { readOptions } from './shell/electron/options.ts'
import { OutsideLinks } from './shell/electron/outside-links.ts'
import { registerScheme, serveApp } from './shell/electron/scheme.ts'
import { closedSession, quietChromium } from './shell/electron/session.ts'
import { windowStateFile } from './shell/electron/window-state.ts'
import { createLog } from './shell/log.ts'
import { placesFor } from './shell/places.ts'
import { requestFor, requestIn } from './shell/requests.ts'
import type { OpenRequest } from './shell/shell.ts'
import { Shipped } from './shell/shipped.ts'
import { openDemo, startVaults } from './start.ts'

const options = readOptions(process.argv, app.isPackaged)
const places = placesFor(options.vaults)
const log = createLog((line) => void process.stderr.write(line))

/** What was asked for before there was a window to show it. */
const early: OpenRequest[] = []
let take = (request: OpenRequest): void => void early.push(request)

async function start(): Promise<void> {
  await app.whenReady()
  const out = resolve(import.meta.dirname, '..')
  const session = closedSession()
  const host = electronHost(() => desktop.main)
  const vaults = startVaults(host, places.vaults, resolve(out, '..'))
  const packages = new OpenedPackages(await Shipped.in(out))
  serveApp(session, packages)
  const port = servePort({ vaults }, { current: () => desktop.main, page: MAIN_PAGE }, log)
  const windowState = windowStateFile(places.windowState)
  const desktop = new Desktop({ session, windowState, out, vaults, host, packages, onNewPage: port.newPage })
  const lock = (reason: 'asked' | 'suspended') => vaults.lock(reason).catch(() => log('lock-failed'))

  const links = new OutsideLinks(() => BrowserWindow.getFocusedWindow())
  const outside = (url: string) => void links.follow(url).catch(() => log('link-failed'))
  confineEveryPage({ reader: () => desktop.openReader(), licences: () => desktop.openReader(LICENCES_PAGE), outside })
  setMenu({ lock: () => void lock('asked'), openReader: () => desktop.openReader() })
  for (const event of ['suspend', 'lock-screen', 'user-did-resign-active'] as const)
    powerMonitor.on(event as 'suspend', () => void lock('suspended'))
  host.quickNote.register(() => {
    desktop.show()
    // On a locked vault the unlock screen is all there is to see.
    if (vaults.current() !== null) host.quickNote.ask()
  })
  app.on('will-quit', () => globalShortcut.unregisterAll())
  if (options.demo) await openDemo(vaults, (line) => void process.stdout.write(`${line}\n`))

  take = (request) => void desktop.open(request)
  desktop.show()
  for (const request of early.splice(0)) take(request)
  app.on('second-instance', (_event, argv, folder) => {
    desktop.show()
    const request = requestIn(readOptions(argv, app.isPackaged).paths, folder)
    if (request) take(request)
  })
  app.on('activate', () => desktop.show())
  endWell(() => vaults.close())
}

/** Quitting waits until the database is closed and copied, once. */
function endWell(close: () => Promise<void>): void {
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void close()
      .catch(() => log('close-failed'))
      .then(() => {
        closed = true
        app.quit()
      })
  })
  app.on('window-all-closed', () => app.quit())
}

if (options.vaults !== undefined) app.setPath('userData', places.chromium)
quietChromium()
registerScheme()
app.on('open-file', (event, path) => {
  event.preventDefault()
  const request = requestFor(path, process.cwd())
  if (request) take(request)
})
const first = requestIn(options.paths, process.cwd())
if (first) early.push(first)
if (app.requestSingleInstanceLock()) {
  start().catch(() => {
    log('start-failed')
    app.exit(1)
  })
} else app.quit()
