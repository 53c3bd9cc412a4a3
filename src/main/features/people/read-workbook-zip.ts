import { crc32, inflateRawSync } from 'node:zlib'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'

export type ZipRefused =
  | { readonly code: 'FILE_DAMAGED' }
  | { readonly code: 'FILE_HAS_PASSWORD' }
  | { readonly code: 'FILE_UNPACKS_TOO_LARGE'; readonly data: { readonly limit: number } }

/** Path → unpacked bytes. */
export type ZipEntries = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

const END_MARK = 0x06054b50
const ENTRY_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30
const MOST_ENTRIES = 5000
const DAMAGED = err({ code: 'FILE_DAMAGED' } as const)

/** The entries that are wanted, unpacked. What a header claims about sizes is not believed: the bytes that come out are counted. */
export function unzip(bytes: Uint8Array<ArrayBuffer>, wanted: (path: string) => boolean, limit: number): Result<ZipEntries, ZipRefused> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const end = endOf(view)
    if (end < 0) return DAMAGED
    const count = view.getUint16(end + 10, true)
    if (count > MOST_ENTRIES) return DAMAGED
    return unpack(bytes, listEntries(view, bytes, view.getUint32(end + 16, true), count), wanted, limit)
  } catch (error) {
    // Offsets that point outside the file, and data that is no deflate stream.
    if (error instanceof RangeError && isTooLarge(error)) return err({ code: 'FILE_UNPACKS_TOO_LARGE', data: { limit } })
    return DAMAGED
  }
}

interface Entry {
  readonly path: string
  readonly encrypted: boolean
  readonly method: number
  readonly size: number
  readonly at: number
}

function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - 0xffff)
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at -= 1) if (view.getUint32(at, true) === END_MARK) return at
  return -1
}

function listEntries(view: DataView, bytes: Uint8Array, start: number, count: number): Entry[] {
  const entries: Entry[] = []
  const decoder = new TextDecoder()
  for (let at = start; entries.length < count; ) {
    if (view.getUint32(at, true) !== ENTRY_MARK) throw new Error('no entry here')
    const nameLength = view.getUint16(at + 28, true)
    const name = bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)
    entries.push({
      path: decoder.decode(name).replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    })
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  entries: readonly Entry[],
  wanted: (path: string) => boolean,
  limit: number,
): Result<ZipEntries, ZipRefused> {
  const unpacked = new Map<string, Uint8Array<ArrayBuffer>>()
  let left = limit
  for (const entry of entries) {
    if (!wanted(entry.path) || unpacked.has(entry.path)) continue
    if (entry.encrypted) return err({ code: 'FILE_HAS_PASSWORD' })
    const data = inflate(packed(bytes, entry), entry.method, left)
    left -= data.byteLength
    unpacked.set(entry.path, data)
  }
  return ok(unpacked)
}

function packed(bytes: Uint8Array<ArrayBuffer>, entry: Entry): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(entry.at, true) !== LOCAL_MARK) throw new Error('no file here')
  const start = entry.at + LOCAL_LENGTH + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  if (start + entry.size > bytes.byteLength) throw new Error('the file ends too early')
  return bytes.subarray(start, start + entry.size)
}

function inflate(data: Uint8Array<ArrayBuffer>, method: number, left: number): Uint8Array<ArrayBuffer> {
  if (method === 0) {
    if (data.byteLength > left) throw tooLarge()
    return data
  }
  if (method !== 8) throw new Error('an unknown way of packing')
  // Zero would mean no limit.
  if (left <= 0) throw tooLarge()
  return inflateRawSync(data, { maxOutputLength: left })
}

function tooLarge(): RangeError {
  return Object.assign(new RangeError('larger than allowed'), { code: 'ERR_BUFFER_TOO_LARGE' })
}

function isTooLarge(error: RangeError): boolean {
  return 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** An archive of these entries as they are, without packing them. */
export function zipStored(entries: ZipEntries): ArrayBuffer {
  const encoder = new TextEncoder()
  const files = [...entries].map(([path, data]) => ({ name: encoder.encode(path), data }))
  const body = files.reduce((sum, { name, data }) => sum + LOCAL_LENGTH + name.length + data.length, 0)
  const directory = files.reduce((sum, { name }) => sum + ENTRY_LENGTH + name.length, 0)
  const out = new Uint8Array(body + directory + END_LENGTH)
  const view = new DataView(out.buffer)
  let [at, entryAt] = [0, body]
  for (const { name, data } of files) {
    const sum = crc32(data)
    writeHeader(view, at, LOCAL_MARK, { shift: 0, sum, size: data.length, nameLength: name.length })
    writeHeader(view, entryAt, ENTRY_MARK, { shift: 2, sum, size: data.length, nameLength: name.length })
    view.setUint32(entryAt + 42, at, true)
    out.set(name, at + LOCAL_LENGTH)
    out.set(data, at + LOCAL_LENGTH + name.length)
    out.set(name, entryAt + ENTRY_LENGTH)
    at += LOCAL_LENGTH + name.length + data.length
    entryAt += ENTRY_LENGTH + name.length
  }
  view.setUint32(entryAt, END_MARK, true)
  view.setUint16(entryAt + 8, files.length, true)
  view.setUint16(entryAt + 10, files.length, true)
  view.setUint32(entryAt + 12, directory, true)
  view.setUint32(entryAt + 16, body, true)
  return out.buffer
}

/** The fields both headers have; the directory's stand two bytes later, after the version of the maker. */
function writeHeader(
  view: DataView,
  at: number,
  mark: number,
  { shift, sum, size, nameLength }: { shift: number; sum: number; size: number; nameLength: number },
): void {
  view.setUint32(at, mark, true)
  if (shift > 0) view.setUint16(at + 4, 20, true)
  view.setUint16(at + 4 + shift, 20, true)
  view.setUint32(at + 14 + shift, sum, true)
  view.setUint32(at + 18 + shift, size, true)
  view.setUint32(at + 22 + shift, size, true)
  view.setUint16(at + 26 + shift, nameLength, true)
}
