import type { RpcOverHttp } from '../../rpc/serve-http.ts'
import type { Log } from '../log.ts'
import type { Shipped } from '../shipped.ts'
import type { Entrance } from './entrance.ts'
import { openPage } from './open-page.ts'
import { Presence } from './presence.ts'
import { startServer } from './server.ts'

const GRACE_MS = 3000
const IDLE_MS = 30 * 60_000
/** How long our opener file may lead a browser here. */
const OPENING_MS = 60_000

export interface BrowserShellParts {
  readonly entrance: Entrance
  readonly shipped: Shipped
  readonly rpc: RpcOverHttp
  readonly log: Log
  readonly port: number
  readonly open: boolean
  readonly openers: string
  readonly isLocked: () => boolean
  /** The page is gone and its session with it. */
  readonly lock: () => Promise<void>
  /** Nobody has been here for long. */
  readonly end: () => void
  readonly print: (line: string) => void
}

export interface BrowserShell {
  close(): Promise<void>
}

/** Serves the app, says where, and lets a page in again after the one before is gone. */
export async function runBrowserShell(parts: BrowserShellParts): Promise<BrowserShell> {
  const { entrance, print } = parts
  let opening = parts.open
  let dropOpener = async () => {}
  const address = () => `${server.origin}/#secret=${entrance.renew()}`
  const presence = new Presence({
    graceMs: GRACE_MS,
    idleMs: IDLE_MS,
    isLocked: parts.isLocked,
    onLost() {
      print(`The page was closed or reloaded, so the vault is locked. Open it again at ${address()}`)
      parts.lock().catch(() => parts.log('lock-failed'))
    },
    onIdle: parts.end,
  })
  const server = await startServer(
    {
      ...parts,
      opening: () => opening,
      onEntered() {
        opening = false
        presence.entered()
        void dropOpener()
      },
      onRequest: () => presence.asked(),
      onPage: (change) => presence.page(change),
    },
    parts.port,
  )
  const first = address()
  print(`Perennial is at ${first}`)
  print('The address works once, on this machine only. Ctrl+C ends it.')
  if (parts.open) {
    dropOpener = await openPage(first, parts.openers)
    setTimeout(() => {
      opening = false
      void dropOpener()
    }, OPENING_MS).unref()
  }
  return {
    async close() {
      presence.stop()
      await dropOpener()
      await server.close()
    },
  }
}
