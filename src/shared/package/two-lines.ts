import type { z } from 'zod'
import { err, ok, type Result } from '../kernel/result.ts'
import { FeedbackReplyDocument } from '../rules/feedback-document.ts'
import { PACKAGE_FORMAT, PackageDocument, ReplyDocument, SignatureBlock } from '../rules/package-document.ts'
import { fromUtf8, utf8 } from './bytes.ts'
import { parseGuarded, refused } from './guarded-json.ts'
import type { ContentRefusal } from './refusal.ts'

const LINE_FEED = 10

export interface TwoLines<T> {
  readonly document: T
  /** Exactly the bytes that were signed. */
  readonly line1: Uint8Array
  /** Null when the file carries none: it says nothing about who sent it. */
  readonly signature: SignatureBlock | null
}

/** Line 1 as it is sealed and stored. */
export function encodeDocument(document: PackageDocument | ReplyDocument | FeedbackReplyDocument): Uint8Array<ArrayBuffer> {
  return utf8(JSON.stringify(document))
}

/** The plaintext of a package or reply: line 1, line 2, each with its line feed. */
export function joinLines(line1: Uint8Array, signature: SignatureBlock): Uint8Array<ArrayBuffer> {
  const line2 = utf8(`\n${JSON.stringify(signature)}\n`)
  const plaintext = new Uint8Array(line1.length + line2.length)
  plaintext.set(line1)
  plaintext.set(line2, line1.length)
  return plaintext
}

/** Reads the plaintext of a package. The signature is parsed, not verified: see `verifyLine`. */
export function readPackage(plaintext: Uint8Array): Result<TwoLines<PackageDocument>, ContentRefusal> {
  return readTwoLines(plaintext, PackageDocument)
}

/** Reads the plaintext of a reply. The signature is parsed, not verified: see `verifyLine`. */
export function readReply(plaintext: Uint8Array): Result<TwoLines<ReplyDocument>, ContentRefusal> {
  return readTwoLines(plaintext, ReplyDocument)
}

/** Reads the plaintext of an answer to a feedback request. An anonymous one has no signature to verify. */
export function readFeedbackReply(plaintext: Uint8Array): Result<TwoLines<FeedbackReplyDocument>, ContentRefusal> {
  return readTwoLines(plaintext, FeedbackReplyDocument)
}

/** Whether a refused plaintext is at least a genuine package: what a person gets when they pick the wrong one of two files. */
export function isPackage(plaintext: Uint8Array): boolean {
  return readPackage(plaintext).ok
}

function readTwoLines<T>(plaintext: Uint8Array, schema: z.ZodType<T>): Result<TwoLines<T>, ContentRefusal> {
  const end = plaintext.indexOf(LINE_FEED)
  const line1 = end < 0 ? plaintext : plaintext.subarray(0, end)
  const document = readLine(line1, schema)
  if (!document.ok) return document
  const rest = end < 0 ? new Uint8Array() : plaintext.subarray(end + 1)
  const line2 = rest.at(-1) === LINE_FEED ? rest.subarray(0, -1) : rest
  if (line2.length === 0) return ok({ document: document.value, line1, signature: null })
  if (line2.includes(LINE_FEED)) return refused('line 3')
  const signature = readLine(line2, SignatureBlock, 'line 2')
  return signature.ok ? ok({ document: document.value, line1, signature: signature.value }) : signature
}

function readLine<T>(line: Uint8Array, schema: z.ZodType<T>, name = 'line 1'): Result<T, ContentRefusal> {
  const text = fromUtf8(line)
  if (text === null) return refused(`${name}: utf-8`)
  const json = parseGuarded(text)
  if (!json.ok) return refused(`${name}: ${json.error.code === 'PACKAGE_CONTENT_REFUSED' ? json.error.data.where : 'json'}`)
  const format = formatOf(json.value)
  if (format !== null && format > PACKAGE_FORMAT) return err({ code: 'PACKAGE_FORMAT_NEWER', data: { format } })
  const parsed = schema.safeParse(json.value)
  return parsed.success ? ok(parsed.data) : refused(`${name}: ${placeOf(parsed.error)}`)
}

/** Read before the schema, so that a file of a later version is called newer and not damaged. */
function formatOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('format' in value)) return null
  return Number.isSafeInteger(value.format) ? Number(value.format) : null
}

function placeOf(error: z.ZodError): string {
  const issue = error.issues[0]
  const path = issue?.path.map(String).join('.') ?? ''
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''
  return [path, keys].filter(Boolean).join(': ').slice(0, 200) || 'document'
}
