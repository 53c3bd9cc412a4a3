import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

/** One answer, the same in both shells. */
export interface Page {
  readonly body: Uint8Array<ArrayBuffer> | string
  readonly type: string
  /** The content security policy of this answer. */
  readonly policy: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Of what is not a page: nothing in it may run or load. */
export const NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'"

/** The nonce lets Mantine write its style elements; scripts come from files only. */
function rendererPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const NONCE_META = /<meta\s+(?:name|property)="csp-nonce"[^>]*>/

/** Hands the nonce of this load to the page. Both spellings: Vite's preloader reads one, a style engine may read the other. */
function withNonce(html: string, nonce: string): string {
  const meta = `<meta property="csp-nonce" name="csp-nonce" nonce="${nonce}" content="${nonce}">`
  return NONCE_META.test(html) ? html.replace(NONCE_META, meta) : html.replace('<head>', `<head>${meta}`)
}

/** The reader brings its own policy of hashes; as a header it says the same, and that nobody may frame it. */
export function readerPolicy(html: string): string {
  const tag = /<meta[^>]*http-equiv="Content-Security-Policy"[^>]*>/i.exec(html)?.[0]
  const content = tag && /content="([^"]*)"/i.exec(tag)?.[1]
  if (!content) return NOTHING_RUNS
  const policy = content.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim().replace(/;$/, '')
  return `${policy}; frame-ancestors 'none'`
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Everything a window may load. Looked up by whole path in a list made at start: a request never becomes a file name. */
export class Shipped {
  readonly #files: ReadonlyMap<string, string>

  private constructor(files: ReadonlyMap<string, string>) {
    this.#files = files
  }

  /** `out` holds `renderer/`, `reader/reader.html` and the licences of what is inside. */
  static async in(out: string): Promise<Shipped> {
    const renderer = join(out, 'renderer')
    const files = await filesIn(renderer)
    const listed = new Map(files.map((file) => [`/${relative(renderer, file).split(sep).join('/')}`, file]))
    listed.set('/reader.html', join(out, 'reader', 'reader.html'))
    listed.set('/THIRD-PARTY.txt', join(out, 'THIRD-PARTY.txt'))
    return new Shipped(listed)
  }

  /** The answer to a path without query, or null for what was not shipped. */
  async at(path: string): Promise<Page | null> {
    const name = path === '/' ? '/index.html' : path
    const file = this.#files.get(name)
    if (!file) return null
    if (name === '/index.html') {
      const nonce = randomBytes(16).toString('base64url')
      return { body: withNonce(await readFile(file, 'utf8'), nonce), type: 'text/html; charset=utf-8', policy: rendererPolicy(nonce) }
    }
    if (name === '/reader.html') {
      const html = await readFile(file, 'utf8')
      return { body: html, type: 'text/html; charset=utf-8', policy: readerPolicy(html) }
    }
    const bytes = await readFile(file)
    return { body: bytes, type: types[extname(file)] ?? 'application/octet-stream', policy: NOTHING_RUNS }
  }
}
