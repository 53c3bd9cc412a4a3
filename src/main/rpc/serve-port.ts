import { RPCHandler } from '@orpc/server/message-port'
import { type BrowserWindow, type IpcMainEvent, ipcMain, type MessagePortMain } from 'electron'
import type { RouterContext } from '../kernel/implement.ts'
import type { Log } from '../shell/log.ts'
import { publicError } from './public-error.ts'
import { router } from './router.ts'

/** The one channel there is. */
const CHANNEL = 'perennial:port'

/** The window whose page may hand a port over, and the one address that page has. */
export interface TrustedWindow {
  readonly current: () => BrowserWindow | null
  readonly page: string
}

function pageOf(url: string): string {
  return url.split('#', 1)[0] ?? ''
}

/** Only the main frame of our own window, showing our own page. */
function isTrusted(event: IpcMainEvent, trusted: TrustedWindow): boolean {
  const window = trusted.current()
  const frame = event.senderFrame
  if (!window || !frame || event.sender !== window.webContents) return false
  return frame.parent === null && frame === window.webContents.mainFrame && pageOf(frame.url) === trusted.page
}

/** Accepts one port per page load from a window that is trusted, and serves the contract over it. Call once. */
export function servePort(context: RouterContext, trusted: TrustedWindow, log: Log): { readonly newPage: () => void } {
  const handler = new RPCHandler(router, {
    clientInterceptors: [
      async ({ next, path }) => {
        try {
          return await next()
        } catch (error) {
          throw publicError(error, path.join('.'), log)
        }
      },
    ],
  })
  let served: MessagePortMain | null = null
  ipcMain.on(CHANNEL, (event) => {
    const [port] = event.ports
    if (!port) return
    if (served || event.ports.length !== 1 || !isTrusted(event, trusted)) {
      log('port-refused')
      for (const refused of event.ports) refused.close()
      return
    }
    served = port
    handler.upgrade(port, { context })
    port.start()
  })
  return {
    newPage() {
      served?.close()
      served = null
    },
  }
}
