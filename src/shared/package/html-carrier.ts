import { err, ok, type Result } from '../kernel/result.ts'
import { MAX_PACKAGE_BYTES } from './age-header.ts'
import { base64, fromBase64, fromUtf8 } from './bytes.ts'
import type { FileRefusal } from './refusal.ts'

/** Id of the element of the reader page that carries a package: `<script type="text/plain" id="…"></script>`, never executed. */
export const CARRIER_ELEMENT_ID = 'perennial-package'

/** Base64 and the reader around it. */
const MAX_HTML_BYTES = Math.ceil((MAX_PACKAGE_BYTES * 4) / 3) + 8 * 1024 * 1024
const LINE = 96
// Written as patterns so that the script of the reader, which contains this file, does not contain the element itself.
const ELEMENT = /(<script type="text\/plain" id="perennial-package">)([A-Za-z0-9+/=\s]*)(<\/script>)/g
const OPENING = /<script type="text\/plain" id="perennial-package">/
const LOOKS_LIKE_HTML = /^\s*(<!--[^>]*-->\s*)*<(!doctype html|html)[\s>]/i

/** Puts the bytes of an age file into the reader page. */
export function carryInHtml(readerPage: string, ageFile: Uint8Array): string {
  const places = [...readerPage.matchAll(ELEMENT)]
  if (places.length !== 1) throw new Error('the reader page has no single place for a package')
  const lines = base64(ageFile).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []
  return readerPage.replace(ELEMENT, (_whole, opening: string, _content, closing: string) => `${opening}\n${lines.join('\n')}\n${closing}`)
}

/** The age file inside the text of the carrying element; null when it is not whole. */
export function carriedBytes(elementText: string): Uint8Array | null {
  return fromBase64(elementText.replaceAll(/\s+/g, ''))
}

/** The age file of either carrier: itself, or what is inside an HTML page. */
export function packageBytes(carrier: Uint8Array): Result<Uint8Array, FileRefusal> {
  if (!LOOKS_LIKE_HTML.test(asciiStart(carrier))) return ok(carrier)
  if (carrier.length > MAX_HTML_BYTES) return err({ code: 'PACKAGE_TOO_LARGE', data: { limitBytes: MAX_PACKAGE_BYTES } })
  const page = fromUtf8(carrier)
  if (page === null) return err({ code: 'PACKAGE_ALTERED' })
  const places = [...page.matchAll(ELEMENT)]
  if (places.length === 1) {
    const bytes = carriedBytes(places[0]?.[2] ?? '')
    return bytes ? ok(bytes) : err({ code: 'PACKAGE_ALTERED' })
  }
  if (places.length > 1) return err({ code: 'PACKAGE_ALTERED' })
  const opening = OPENING.exec(page)
  if (!opening) return err({ code: 'NOT_A_PACKAGE' })
  return err({ code: page.indexOf('<', opening.index + 1) < 0 ? 'PACKAGE_TRUNCATED' : 'PACKAGE_ALTERED' })
}

function asciiStart(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 512)).replace(/^\u00EF\u00BB\u00BF/, '')
}
