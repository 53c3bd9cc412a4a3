import { join } from 'node:path'
import { app, BrowserWindow, type Session, type WebPreferences } from 'electron'
import { MAIN_PAGE, READER_PAGE } from './contents.ts'
import { visibleState, type WindowState, type WindowStateFile } from './window-state.ts'

/** Nothing of Node reaches a page, and a page reaches nothing but its port. */
function hardened(session: Session): WebPreferences {
  return {
    session,
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
    safeDialogs: true,
    devTools: !app.isPackaged,
  }
}

function remember(window: BrowserWindow, file: WindowStateFile): void {
  const save = () => {
    const bounds = window.getNormalBounds()
    file.write({ ...bounds, maximised: window.isMaximized() })
  }
  window.on('close', save)
}

/** The app's window: its page, with the preload that hands one port across. */
export function openMainWindow(session: Session, file: WindowStateFile, out: string): BrowserWindow {
  const state: WindowState = visibleState(file.read())
  const { maximised, ...bounds } = state
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Perennial',
    webPreferences: { ...hardened(session), preload: join(out, 'preload', 'index.cjs') },
  })
  // A title may carry a name; the OS shows and records titles.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => (maximised ? window.maximize() : window.show()))
  remember(window, file)
  void window.loadURL(MAIN_PAGE)
  return window
}

/** The employee's reader as a window of its own, without preload. */
export function openReaderWindow(session: Session, page: string = READER_PAGE): BrowserWindow {
  const window = new BrowserWindow({ width: 980, height: 860, title: 'Perennial', webPreferences: hardened(session) })
  window.on('page-title-updated', (event) => event.preventDefault())
  void window.loadURL(page)
  return window
}
