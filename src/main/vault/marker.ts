import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Certificate } from '../../shared/contract/vault-facts.ts'
import { writeFileAtomic } from './atomic-file.ts'
import { DESTRUCTION_MARKER } from './files.ts'

/** Says that the destruction of this folder was begun, and what it will have been. */
export async function writeMarker(folder: string, certificate: Certificate): Promise<void> {
  await writeFileAtomic(join(folder, DESTRUCTION_MARKER), `${JSON.stringify(certificate, null, 2)}\n`)
}

export async function readMarker(folder: string): Promise<Certificate | null> {
  const text = await readFile(join(folder, DESTRUCTION_MARKER), 'utf8').catch(() => '')
  try {
    return Certificate.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
