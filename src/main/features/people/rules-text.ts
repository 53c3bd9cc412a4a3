import type { TextEncoding } from '../../../shared/contract/people-import.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { saysNothing } from '../../../shared/rules/people-table.ts'

export type TextRefused = { readonly code: 'FILE_EMPTY' } | { readonly code: 'FILE_NOT_TEXT' }

/** What the first bytes of a file say it is. */
export type FileKind = 'text' | 'workbook' | 'old-workbook' | 'locked-workbook'

const ARCHIVE = 'PK\u0003\u0004'
const COMPOUND = '\u00d0\u00cf\u0011\u00e0'

export function kindOfFile(bytes: Uint8Array): FileKind {
  const start = String.fromCharCode(...bytes.subarray(0, 4))
  if (start === ARCHIVE) return 'workbook'
  if (start !== COMPOUND) return 'text'
  // A workbook with a password is an old kind of container around the new kind of file.
  return new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1)).includes('EncryptedPackage')
    ? 'locked-workbook'
    : 'old-workbook'
}

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly label: string; readonly encoding: TextEncoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8', encoding: 'UTF-8' },
  { bytes: [0xff, 0xfe], label: 'utf-16le', encoding: 'UTF-16 LE' },
  { bytes: [0xfe, 0xff], label: 'utf-16be', encoding: 'UTF-16 BE' },
]

/** What the platform calls the encodings one may choose. */
const LABELS: Readonly<Record<TextEncoding, string>> = {
  'UTF-8': 'utf-8',
  'UTF-16 LE': 'utf-16le',
  'UTF-16 BE': 'utf-16be',
  'Windows-1252': 'windows-1252',
  'Windows-1250': 'windows-1250',
  'Windows-1251': 'windows-1251',
  'Windows-1253': 'windows-1253',
  'Windows-1254': 'windows-1254',
  'ISO-8859-15': 'iso-8859-15',
  'Mac Roman': 'macintosh',
  'Shift JIS': 'shift_jis',
  'GB 18030': 'gb18030',
}

/** The text of a file as it is said to be stored, else by its byte order mark, else as UTF-8 where that is valid, else as Windows-1252, which Excel writes. */
export function decodeText(bytes: Uint8Array, chosen: TextEncoding | null = null): Result<DecodedText, TextRefused> {
  if (bytes.length === 0) return err({ code: 'FILE_EMPTY' })
  if (chosen !== null) return textOr(new TextDecoder(LABELS[chosen]).decode(bytes), chosen)
  const mark = MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte)) ?? unmarkedUtf16(bytes)
  if (mark) return textOr(new TextDecoder(mark.label).decode(bytes), mark.encoding)
  if (isBinary(bytes)) return err({ code: 'FILE_NOT_TEXT' })
  try {
    return textOr(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'UTF-8')
  } catch {
    return textOr(new TextDecoder('windows-1252').decode(bytes), 'Windows-1252')
  }
}

function textOr(text: string, encoding: TextEncoding): Result<DecodedText, TextRefused> {
  return text.trim() === '' ? err({ code: 'FILE_EMPTY' }) : ok({ text, encoding })
}

/** Plain letters in UTF-16 have a zero in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): (typeof MARKS)[number] | undefined {
  const sample = bytes.subarray(0, 4000)
  if (sample.length < 8) return undefined
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const share = (parity: number) => (zeros[parity] ?? 0) / (sample.length / 2)
  if (share(1) > 0.6 && share(0) < 0.1) return MARKS[1]
  if (share(0) > 0.6 && share(1) < 0.1) return MARKS[2]
  return undefined
}

/** First bytes of what people drop by mistake: a PDF, a picture, an archive. */
const SIGNATURES = ['%PDF-', '\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', '\u001f\u008b', 'SQLite format 3']

function isBinary(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  if (SIGNATURES.some((signature) => start.startsWith(signature))) return true
  const sample = bytes.subarray(0, 65_536)
  const control = sample.reduce((count, byte) => count + (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d ? 1 : 0), 0)
  return control / sample.length > 0.1
}

/** "Ã©" and its kin: UTF-8 that was read as Latin-1 and saved again; and what could not be read at all. */
export function looksMojibake(text: string): boolean {
  return /[ÂÃ][\u0080-\u00bf]|â€[\u0080-\u2122]|\ufffd/.test(text)
}

export { saysNothing as isNothing }

/** Somebody may be called Null, but not NULL or #N/A. */
export function isNoName(text: string): boolean {
  return text === 'NULL' || (saysNothing(text) && !/^\p{L}+$/u.test(text))
}

/** One line without surrounding or doubled space. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}

/** How two spellings of a name, a title or an e-mail are compared. */
export function sameKey(text: string): string {
  return oneLine(text).normalize('NFKC').toLowerCase()
}

/** How two spellings of an employee number are compared: case, spaces and the script of the digits do not tell people apart. */
export function numberKey(text: string): string {
  const key = text.replace(/[\s\u00a0]+/g, '').toLowerCase()
  return /^[\u0021-\u007e]*$/.test(key) ? key : key.normalize('NFKC').replace(/\p{Nd}/gu, digitOf)
}

/** The digits of a script stand in a row of ten, the zero at a place every such row shares. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  for (let zero = code; zero > code - 10; zero -= 1) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String(code - zero)
  }
  return digit
}

/** Excel drops the zeros in front of a number. */
export function withoutZeros(text: string): string {
  return numberKey(text).replace(/^0+(?=\d)/, '')
}
