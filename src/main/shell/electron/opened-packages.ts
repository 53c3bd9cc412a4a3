import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { carryInHtml, packageBytes } from '../../../shared/package/html-carrier.ts'
import { type Page, readerPolicy, type Shipped } from '../shipped.ts'
import { APP_ORIGIN, type Pages } from './scheme.ts'

/** Larger files are no package; the reader says so when it is given one by hand. */
const MAX_PACKAGE_BYTES = 64 * 1024 * 1024

/** Packages the OS asked to open: our own reader around the bytes of the file, each under an address of its own, given out once. */
export class OpenedPackages implements Pages {
  readonly #shipped: Shipped
  readonly #waiting = new Map<string, Page>()

  constructor(shipped: Shipped) {
    this.#shipped = shipped
  }

  async at(path: string): Promise<Page | null> {
    const page = this.#waiting.get(path)
    if (!page) return this.#shipped.at(path)
    this.#waiting.delete(path)
    return page
  }

  /** The address of the reader with this file in it, or null where the file holds no package. */
  async pageFor(file: string): Promise<string | null> {
    const found = await stat(file).catch(() => null)
    if (!found?.isFile() || found.size > MAX_PACKAGE_BYTES) return null
    const bytes = packageBytes(await readFile(file))
    const reader = await this.#shipped.at('/reader.html')
    if (!bytes.ok || !reader) return null
    const body = carryInHtml(String(reader.body), bytes.value)
    const path = `/opened/${randomUUID()}.html`
    this.#waiting.set(path, { body, type: 'text/html; charset=utf-8', policy: readerPolicy(body) })
    return APP_ORIGIN + path
  }
}
