import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { formsOf } from './canary.ts'

/** The files below these folders that hold a text in clear, in any of the forms it could hide in. */
export async function filesHolding(text: string, folders: readonly string[]): Promise<string[]> {
  const forms = formsOf(text)
  const found: string[] = []
  for (const folder of folders) {
    for (const name of await readdir(folder, { recursive: true })) {
      const bytes = await bytesOf(join(folder, name))
      if (bytes && forms.some((form) => bytes.includes(form))) found.push(name)
    }
  }
  return found
}

/** Null for a folder, and for a file that was gone again: a running app sweeps its temporary files. */
async function bytesOf(path: string): Promise<Buffer | null> {
  try {
    return (await stat(path)).isFile() ? await readFile(path) : null
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
