import { CARRIER_ELEMENT_ID, carriedBytes } from '../../shared/package/html-carrier.ts'
import type { Refusal } from './refusals.ts'

export type Carried =
  | { readonly kind: 'none' }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** The package this very page carries. */
export function carriedPackage(page: Document): Carried {
  const text = page.getElementById(CARRIER_ELEMENT_ID)?.textContent ?? ''
  if (text.trim() === '') return { kind: 'none' }
  const bytes = carriedBytes(text)
  return bytes ? { kind: 'bytes', bytes } : { kind: 'refused', refusal: { code: 'HTML_PACKAGE_DAMAGED' } }
}
