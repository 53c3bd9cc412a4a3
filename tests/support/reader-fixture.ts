import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { utf8 } from '../../src/shared/package/bytes.ts'
import { carryInHtml } from '../../src/shared/package/html-carrier.ts'
import { sealWithWords } from '../../src/shared/package/seal.ts'
import { signingKey, signLine } from '../../src/shared/package/signature.ts'
import { encodeDocument, joinLines } from '../../src/shared/package/two-lines.ts'
import type { PackageDocument } from '../../src/shared/rules/package-document.ts'
import { documents } from './reader-documents.ts'

const READER = new URL('../../out/reader/reader.html', import.meta.url)

/** The six words of every fixture. */
export const WORDS = ['velvet', 'harbor', 'pencil', 'thimble', 'lantern', 'juniper'] as const

export interface SealedFixture {
  readonly folder: string
  readonly html: string
  readonly age: string
  readonly bytes: Uint8Array
  readonly document: PackageDocument
  /** Opens the reply. */
  readonly workspaceIdentity: string
  readonly workspacePublicKey: string
}

export interface FixtureOptions {
  readonly signature?: 'valid' | 'none' | 'wrong'
  /** Changes the document before it is sealed. */
  readonly edit?: (document: PackageDocument) => PackageDocument
}

/** Seals one realistic package the way the app does, and writes it as `.age` and as `.html`. */
export async function sealFixture(kind: keyof typeof documents, options: FixtureOptions = {}): Promise<SealedFixture> {
  const workspaceIdentity = await generateHybridIdentity()
  const key = signingKey(new Uint8Array(32).fill(7))
  const base = { ...documents[kind], replyTo: await identityToRecipient(workspaceIdentity) }
  const document = options.edit ? options.edit(base) : base
  const line1 = encodeDocument(document)
  const plaintext = plaintextOf(line1, key, options.signature ?? 'valid')
  const bytes = await sealWithWords(plaintext, WORDS.join(' '))
  const files = await writeCarriers(bytes, `${document.person.name} - ${document.title}`)
  return { ...files, bytes, document, workspaceIdentity, workspacePublicKey: key.publicKey }
}

function plaintextOf(line1: Uint8Array, key: ReturnType<typeof signingKey>, signature: 'valid' | 'none' | 'wrong'): Uint8Array {
  if (signature === 'none') return line1
  return joinLines(line1, signLine(signature === 'valid' ? line1 : utf8('another text'), key))
}

/** Any bytes as a page and as a file, named as the app names them. */
export async function writeCarriers(bytes: Uint8Array, name: string) {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-reader-'))
  const html = join(folder, `${name}.html`)
  const age = join(folder, `${name}.age`)
  await writeFile(html, carryInHtml(await readFile(READER, 'utf8'), bytes))
  await writeFile(age, bytes)
  return { folder, html, age }
}

/** A header that asks for a work factor nobody should try. */
export function withWorkFactor(bytes: Uint8Array, logN: number): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  return new Uint8Array(Buffer.from(text.replace(/^(age-encryption\.org\/v1\n-> scrypt \S+) 18\n/, `$1 ${logN}\n`), 'latin1'))
}

export function withFlippedByte(bytes: Uint8Array, fromEnd: number): Uint8Array {
  const copy = new Uint8Array(bytes)
  const at = copy.length - fromEnd
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
