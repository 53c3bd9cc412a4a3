/** AES-256-GCM through WebCrypto: the same in Node and in Electron, whose crypto is BoringSSL. */
export interface Sealed {
  readonly nonce: string
  readonly box: string
}

export type Bytes = Uint8Array<ArrayBuffer>

export async function sealBytes(key: Bytes, secret: Bytes, context: unknown): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: contextBytes(context) }, await aesKey(key), secret)
  return { nonce: toBase64(nonce), box: toBase64(new Uint8Array(box)) }
}

/** Null when the key is not the one it was sealed with, or a single bit of box or context differs. */
export async function openSealed(key: Bytes, sealed: Sealed, context: unknown): Promise<Bytes | null> {
  try {
    const algorithm = { name: 'AES-GCM', iv: fromBase64(sealed.nonce), additionalData: contextBytes(context) }
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, await aesKey(key), fromBase64(sealed.box)))
  } catch {
    return null
  }
}

/** A key for one purpose from a secret that is already random. */
export async function expandKey(secret: Bytes, salt: Bytes, purpose: string): Promise<Bytes> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: Buffer.from(purpose) }, material, 256)
  return new Uint8Array(bits)
}

/** JSON with sorted keys, so that the same fields are always the same bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

export function fromBase64(text: string): Bytes {
  return Uint8Array.from(Buffer.from(text, 'base64'))
}

function contextBytes(context: unknown): Bytes {
  return Uint8Array.from(Buffer.from(canonicalJson(context)))
}

function aesKey(key: Bytes) {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
