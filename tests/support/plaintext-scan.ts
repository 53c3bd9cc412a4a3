import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { formsOf } from './canary.ts'

/** The files below these folders that hold a text in clear, in any of the forms it could hide in. */
export async function filesHolding(text: string, folders: readonly string[]): Promise<string[]> {
  const forms = formsOf(text)
  const found: string[] = []
  for (const folder of folders) {
    for (const name of await readdir(folder, { recursive: true })) {
      const path = join(folder, name)
      if (!(await stat(path)).isFile()) continue
      const bytes = await readFile(path)
      if (forms.some((form) => bytes.includes(form))) found.push(name)
    }
  }
  return found
}
