import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { RpcOverHttp } from '../../rpc/serve-http.ts'
import type { Log } from '../log.ts'
import { securityHeaders } from '../security-headers.ts'
import { NOTHING_RUNS, type Shipped } from '../shipped.ts'
import { isOwnPage } from './caller.ts'
import type { Entrance } from './entrance.ts'

const HOST = '127.0.0.1'
const MAX_SECRET_BYTES = 1024
/** A package or an import file with room to spare; larger ones are refused before they are read. */
const MAX_RPC_BYTES = 128 * 1024 * 1024

export interface ServerParts {
  readonly entrance: Entrance
  readonly shipped: Shipped
  readonly rpc: RpcOverHttp
  readonly log: Log
  /** True while our own opener file may lead a browser here from another site. */
  readonly opening: () => boolean
  /** A page came in with a one-time secret. */
  readonly onEntered: () => void
  /** Somebody asked something. */
  readonly onRequest: () => void
  /** The event stream of a page began or ended. */
  readonly onPage: (change: 'came' | 'went') => void
}

export interface LoopbackServer {
  readonly origin: string
  close(): Promise<void>
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...securityHeaders(NOTHING_RUNS), 'Content-Length': '0', Connection: 'close' })
  response.end()
}

/** Null when the request says it is larger than allowed, or does not say how large it is. */
function declaredLength(request: IncomingMessage, limit: number): number | null {
  const text = request.headers['content-length']
  if (text === undefined || !/^\d{1,12}$/.test(text) || request.headers['transfer-encoding'] !== undefined) return null
  return Number(text) <= limit ? Number(text) : null
}

async function secretIn(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const secret = typeof body === 'object' && body !== null && 'secret' in body ? body.secret : ''
    return typeof secret === 'string' ? secret : ''
  } catch {
    return ''
  }
}

function isPostOf(request: IncomingMessage, types: readonly string[]): boolean {
  const type = request.headers['content-type'] ?? ''
  return request.method === 'POST' && types.some((allowed) => type.split(';')[0]?.trim() === allowed)
}

/** Exchanges the one-time secret of the address for the session secret that stays in page memory. */
async function startSession(request: IncomingMessage, response: ServerResponse, parts: ServerParts): Promise<void> {
  if (!isPostOf(request, ['application/json'])) return refuse(response, 405)
  if (declaredLength(request, MAX_SECRET_BYTES) === null) return refuse(response, 413)
  const session = parts.entrance.exchange(await secretIn(request))
  if (session === null) return refuse(response, 401)
  parts.onEntered()
  const body = JSON.stringify({ session })
  response.writeHead(200, { ...securityHeaders(NOTHING_RUNS), 'Content-Type': 'application/json', 'Content-Length': body.length })
  response.end(body)
}

async function call(request: IncomingMessage, response: ServerResponse, path: string, parts: ServerParts): Promise<void> {
  const session = request.headers['x-perennial-session']
  if (!parts.entrance.admits(typeof session === 'string' ? session : undefined)) return refuse(response, 401)
  if (request.method !== 'POST') return refuse(response, 405)
  if (declaredLength(request, MAX_RPC_BYTES) === null) return refuse(response, 413)
  for (const [name, value] of Object.entries(securityHeaders(NOTHING_RUNS))) response.setHeader(name, value)
  if (path === '/rpc/vaults/events') {
    parts.onPage('came')
    response.once('close', () => parts.onPage('went'))
  }
  if (!(await parts.rpc(request, response))) refuse(response, 404)
}

async function serveFile(request: IncomingMessage, response: ServerResponse, path: string, shipped: Shipped): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
  const page = await shipped.at(path)
  if (!page) return refuse(response, 404)
  const body = typeof page.body === 'string' ? Buffer.from(page.body) : page.body
  response.writeHead(200, { ...securityHeaders(page.policy), 'Content-Type': page.type, 'Content-Length': body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function answer(request: IncomingMessage, response: ServerResponse, authority: string, parts: ServerParts): Promise<void> {
  if (!isOwnPage(request, authority, parts.opening())) return refuse(response, 403)
  parts.onRequest()
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  if (path === '/session') return startSession(request, response, parts)
  if (path.startsWith('/rpc/')) return call(request, response, path, parts)
  return serveFile(request, response, path, parts.shipped)
}

/** What Node's parser could not read gets the same headers as everything else. */
function refuseRaw(socket: Socket): void {
  if (!socket.writable) return
  const headers = Object.entries({ ...securityHeaders(NOTHING_RUNS), 'Content-Length': '0', Connection: 'close' })
  socket.end(`HTTP/1.1 400 Bad Request\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: HOST, port, exclusive: true }, () => resolve((server.address() as AddressInfo).port))
  })
}

/** The app's pages and procedures on 127.0.0.1, for its own page only. */
export async function startServer(parts: ServerParts, port: number): Promise<LoopbackServer> {
  let authority = ''
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response, authority, parts).catch(() => {
      parts.log('http-failed')
      if (response.headersSent) response.destroy()
      else refuse(response, 500)
    })
  }
  const server = createServer({ requireHostHeader: false, keepAliveTimeout: 30_000 }, serve)
  // Answered like any other request: the default would invite the body first, and look at who is asking afterwards.
  server.on('checkContinue', serve)
  server.on('checkExpectation', serve)
  server.on('clientError', (_error, socket) => refuseRaw(socket as Socket))
  authority = `${HOST}:${await listen(server, port)}`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `http://${authority}`, close }
}
