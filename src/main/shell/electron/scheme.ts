import { protocol, type Session } from 'electron'
import { securityHeaders } from '../security-headers.ts'
import { NOTHING_RUNS, type Page } from '../shipped.ts'

export const APP_ORIGIN = 'app://perennial'

/**
 * Decided on purpose: `standard` and `secure` give the pages an origin; `corsEnabled` makes other origins ask, and nothing answers them
 * yes. `supportFetchAPI` stays off: the page asks main through its port, and a fetchable scheme has been readable across origins.
 */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, corsEnabled: true, supportFetchAPI: false, codeCache: true } },
  ])
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: securityHeaders(NOTHING_RUNS) })
}

/** What a window may load: the shipped files, and pages made for one window. */
export interface Pages {
  at(path: string): Promise<Page | null>
}

/** Serves those pages to GET, under one host. */
export async function answerApp(request: Request, pages: Pages): Promise<Response> {
  const url = new URL(request.url)
  if (url.host !== 'perennial') return refusal(403)
  if (request.method !== 'GET') return refusal(405)
  const page = await pages.at(url.pathname)
  if (!page) return refusal(404)
  return new Response(page.body, { status: 200, headers: { ...securityHeaders(page.policy), 'Content-Type': page.type } })
}

export function serveApp(session: Session, pages: Pages): void {
  session.protocol.handle('app', (request) => answerApp(request, pages))
}
