import type { IncomingMessage } from 'node:http'

/** What the check needs of a request: the raw headers, because Node hides a second `Host`. */
export type Caller = Pick<IncomingMessage, 'rawHeaders' | 'httpVersion' | 'url' | 'method'>

function valuesOf(caller: Caller, name: string): string[] {
  const values: string[] = []
  for (let index = 0; index + 1 < caller.rawHeaders.length; index += 2) {
    if (caller.rawHeaders[index]?.toLowerCase() === name) values.push(caller.rawHeaders[index + 1] ?? '')
  }
  return values
}

/** Only top-level GETs of the first page, and only while our own opener file is about to lead the browser here. */
function isOpening(caller: Caller): boolean {
  const [mode] = valuesOf(caller, 'sec-fetch-mode')
  const [destination] = valuesOf(caller, 'sec-fetch-dest')
  return caller.method === 'GET' && caller.url === '/' && mode === 'navigate' && destination === 'document'
}

/**
 * Whether a request comes from our own page. Compared whole, never by prefix: `127.attacker.example` begins like us. Anything else is
 * refused before it is even known what was asked for.
 */
export function isOwnPage(caller: Caller, authority: string, opening: boolean): boolean {
  if (caller.httpVersion !== '1.1') return false
  if (!caller.url?.startsWith('/') || caller.url.startsWith('//')) return false
  const hosts = valuesOf(caller, 'host')
  if (hosts.length !== 1 || hosts[0] !== authority) return false
  const origins = valuesOf(caller, 'origin')
  if (origins.length > 1 || (origins[0] !== undefined && origins[0] !== `http://${authority}`)) return false
  const sites = valuesOf(caller, 'sec-fetch-site')
  if (sites.length > 1) return false
  return sites[0] === undefined || sites[0] === 'same-origin' || sites[0] === 'none' || (opening && isOpening(caller))
}
