/** What can be attached to a note. An SVG is a program, not a picture: it is not among them. */
export const ATTACHMENT_KINDS = ['png', 'jpeg', 'gif', 'webp', 'pdf'] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]

export const ATTACHMENT_MOST_BYTES = 10_000_000
export const ATTACHMENTS_PER_NOTE = 20

/** A picture of more points than this takes gigabytes when it is shown. */
const MOST_POINTS = 60_000_000

const MEDIA_TYPES: Readonly<Record<AttachmentKind, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
}

export function mediaTypeOf(kind: AttachmentKind): string {
  return MEDIA_TYPES[kind]
}

export function isPicture(kind: AttachmentKind): boolean {
  return kind !== 'pdf'
}

/** What the bytes are, whatever the file is called; null for anything that cannot be attached. */
export function attachmentKindOf(bytes: Uint8Array): AttachmentKind | null {
  if (startsWith(bytes, '%PDF-')) return 'pdf'
  const size = pictureSize(bytes)
  return size !== null && size.width > 0 && size.height > 0 && size.width * size.height <= MOST_POINTS ? size.kind : null
}

interface PictureSize {
  readonly kind: AttachmentKind
  readonly width: number
  readonly height: number
}

function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n') && bytes.length >= 24 && startsWith(bytes, 'IHDR', 12)) {
    return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
  }
  if ((startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) && bytes.length >= 10) {
    return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
  }
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8) && bytes.length >= 30) return webpSize(bytes, view)
  if (startsWith(bytes, '\xff\xd8\xff')) return jpegSize(view)
  return null
}

function webpSize(bytes: Uint8Array, view: DataView): PictureSize | null {
  if (startsWith(bytes, 'VP8X', 12)) {
    const side = (at: number) => 1 + view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
    return { kind: 'webp', width: side(24), height: side(27) }
  }
  if (startsWith(bytes, 'VP8L', 12)) {
    const bits = view.getUint32(21, true)
    return { kind: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (!startsWith(bytes, 'VP8 ', 12)) return null
  return { kind: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

/** The size stands in the first frame header, after segments that each say how long they are. */
function jpegSize(view: DataView): PictureSize | null {
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}

function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  return bytes.length >= at + text.length && [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))
}

/** The name a file is kept under: no path, nothing invisible, and the ending that its bytes call for. */
export function attachmentName(given: string, kind: AttachmentKind): string {
  const plain = (given.split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[:*?"<>|]/g, '_')
    .trim()
  const stem = [...plain.replace(/\.[^.]{1,5}$/, '')].slice(0, 100).join('')
  return `${stem || 'Attachment'}.${kind === 'jpeg' ? 'jpg' : kind}`
}
