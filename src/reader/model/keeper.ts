/** Keeps one text on this device, readable only with the secret it was made for. */
export interface Keeper {
  readonly load: () => Promise<string | null>
  readonly save: (text: string) => Promise<boolean>
}

const NONCE_BYTES = 12
const PREFIX = 'perennial-'

/**
 * Null when the browser offers no storage here, as some do for pages opened from disk. What is stored is encrypted under a key
 * made from `secret`, which only the opened package contains: another page on this device finds bytes and an opaque name.
 */
export async function openKeeper(purpose: string, secret: string): Promise<Keeper | null> {
  const storage = usableStorage()
  if (!storage || !globalThis.crypto?.subtle) return null
  const root = await crypto.subtle.importKey('raw', utf8(secret), 'HKDF', false, ['deriveKey', 'deriveBits'])
  const key = await crypto.subtle.deriveKey(hkdf(`${purpose} key`), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const name = PREFIX + hex(new Uint8Array(await crypto.subtle.deriveBits(hkdf(`${purpose} name`), root, 128)))
  return { load: () => load(storage, name, key), save: (text) => save(storage, name, key, text) }
}

async function load(storage: Storage, name: string, key: CryptoKey): Promise<string | null> {
  try {
    const bytes = fromHex(storage.getItem(name) ?? '')
    if (bytes.length <= NONCE_BYTES) return null
    const clear = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.slice(0, NONCE_BYTES) }, key, bytes.slice(NONCE_BYTES))
    return new TextDecoder().decode(clear)
  } catch {
    return null
  }
}

async function save(storage: Storage, name: string, key: CryptoKey, text: string): Promise<boolean> {
  try {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(text)))
    storage.setItem(name, hex(iv) + hex(sealed))
    return true
  } catch {
    return false
  }
}

function usableStorage(): Storage | null {
  try {
    const probe = `${PREFIX}probe`
    localStorage.setItem(probe, '1')
    localStorage.removeItem(probe)
    return localStorage
  } catch {
    return null
  }
}

function hkdf(info: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: utf8('perennial reader 1'), info: utf8(info) }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const pairs = text.match(/[0-9a-f]{2}/g) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
}
