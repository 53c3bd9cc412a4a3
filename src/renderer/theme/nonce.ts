import { setNonce } from 'get-nonce'

/** The nonce the page was served with; style tags made at run time carry it. Empty where the page has none. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

/** The scroll lock of modals asks get-nonce and nothing else, so this comes before the first render. */
export function announceNonce(): void {
  const nonce = styleNonce()
  if (nonce !== '') setNonce(nonce)
}
