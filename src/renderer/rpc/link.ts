import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { takeSecret } from './secret.ts'

/** Message with which the preload hands its port across; the port comes as the only transferred item. */
export const PORT_MESSAGE = 'perennial:port'

export type Link = FetchLink<Record<never, never>> | PortLink<Record<never, never>>

/** True in a window of the desktop shell: its preload leaves this mark and nothing else. */
function hasPreload(): boolean {
  return 'perennial' in window
}

function portFromPreload(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent) => {
      const [port] = event.ports
      if (event.source !== window || event.data !== PORT_MESSAGE || port === undefined) return
      window.removeEventListener('message', listen)
      port.start()
      resolve(port)
    }
    window.addEventListener('message', listen)
    window.postMessage('perennial:ready', window.location.origin)
  })
}

/** The session ended or was never begun: nothing can be asked until the page comes with a fresh secret. */
export class NoSession extends Error {
  readonly code = 'NO_SESSION'
}

async function exchange(secret: string | null): Promise<string> {
  if (secret === null) throw new NoSession('No session secret')
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret }),
  })
  if (!response.ok) throw new NoSession('The secret was refused')
  const body: unknown = await response.json()
  if (typeof body === 'object' && body !== null && 'session' in body && typeof body.session === 'string') return body.session
  throw new NoSession('No session in the answer')
}

async function fetchLink(): Promise<Link> {
  const session = await exchange(takeSecret())
  return new FetchLink({ url: () => `${window.location.origin}/rpc`, headers: { 'x-perennial-session': session } })
}

/** The one way to main: a MessagePort from the preload, or loopback HTTP with a session kept in page memory. */
export async function openLink(): Promise<Link> {
  if (hasPreload()) return new PortLink({ port: await portFromPreload() })
  return fetchLink()
}
