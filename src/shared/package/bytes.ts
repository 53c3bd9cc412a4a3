/** In every runtime this runs in (browser, worker, Node, Electron), and in no shared type library of theirs. */
declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string }
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> }

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter.charCodeAt(0), value]))
const CANONICAL = /^[A-Za-z0-9+/]*={0,2}$/
const PAD = 61
/** Characters per `String.fromCharCode` call; engines limit the number of arguments. */
const SLICE = 8192

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** Null when the bytes are not UTF-8; a byte order mark is kept as what it is. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

export function base64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PAD)
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const left = bytes.length - from
    const group = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0)
    codes[to] = ALPHABET.charCodeAt(group >> 18)
    codes[to + 1] = ALPHABET.charCodeAt((group >> 12) & 63)
    if (left > 1) codes[to + 2] = ALPHABET.charCodeAt((group >> 6) & 63)
    if (left > 2) codes[to + 3] = ALPHABET.charCodeAt(group & 63)
  }
  let text = ''
  for (let from = 0; from < codes.length; from += SLICE) text += String.fromCharCode(...codes.subarray(from, from + SLICE))
  return text
}

/** Null unless the text is base64 in its one canonical form: padded, with no other character and no stray bits at the end. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0 || !CANONICAL.test(text)) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    let group = 0
    for (let letter = at; letter < at + 4; letter++) group = (group << 6) | (VALUES.get(text.charCodeAt(letter)) ?? 0)
    bytes[to] = group >> 16
    bytes[to + 1] = group >> 8
    bytes[to + 2] = group
  }
  const lastGroup = bytes.subarray(Math.floor((bytes.length - 1) / 3) * 3)
  return text.endsWith(base64(lastGroup)) ? bytes : null
}

/** Where `part` begins in `whole`, or -1. */
export function indexOfBytes(whole: Uint8Array, part: Uint8Array, from = 0): number {
  const first = part[0] ?? 0
  for (let at = whole.indexOf(first, from); at >= 0 && at + part.length <= whole.length; at = whole.indexOf(first, at + 1)) {
    if (part.every((byte, offset) => whole[at + offset] === byte)) return at
  }
  return -1
}
