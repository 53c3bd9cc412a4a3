import type { BrowserWindow, Session } from 'electron'
import type { Vaults } from '../../kernel/session.ts'
import type { OpenRequest } from '../shell.ts'
import type { ElectronHost } from './host.ts'
import type { OpenedPackages } from './opened-packages.ts'
import { openMainWindow, openReaderWindow } from './window.ts'
import type { WindowStateFile } from './window-state.ts'

export interface DesktopParts {
  readonly session: Session
  readonly windowState: WindowStateFile
  /** Folder of the built bundles. */
  readonly out: string
  readonly vaults: Vaults
  readonly host: ElectronHost
  readonly packages: OpenedPackages
  /** The page of the main window begins anew: what it was handed is void. */
  readonly onNewPage: () => void
}

/** The windows: one for the app, and one for each package that is opened beside it. */
export class Desktop {
  readonly #parts: DesktopParts
  #main: BrowserWindow | null = null

  constructor(parts: DesktopParts) {
    this.#parts = parts
  }

  get main(): BrowserWindow | null {
    return this.#main
  }

  /** Brings the app's window to the front, and makes it first when there is none. */
  show(): void {
    if (this.#main) {
      if (this.#main.isMinimized()) this.#main.restore()
      this.#main.focus()
      return
    }
    const { session, windowState, out, onNewPage } = this.#parts
    const window = openMainWindow(session, windowState, out)
    this.#main = window
    window.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) onNewPage()
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') window.webContents.reload()
    })
    window.on('closed', () => {
      this.#main = null
      onNewPage()
    })
  }

  /** A window without a port, on the reader unless another such page is named. */
  openReader(page?: string): void {
    openReaderWindow(this.#parts.session, page)
  }

  /** A package opens in the reader; a vault is offered on the welcome screen, which the page asks for when it loads. */
  async open(request: OpenRequest): Promise<void> {
    const { host, packages, session, vaults } = this.#parts
    if (request.kind === 'package') {
      const page = await packages.pageFor(request.path)
      openReaderWindow(session, page ?? undefined)
      return
    }
    host.request(request)
    this.show()
    if (vaults.current() === null) this.#main?.webContents.reload()
  }
}
