import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Something in `resources` beside the sources, the bundle or in the archive, whichever this code runs in. */
export function resourcePath(...parts: readonly string[]): string {
  return pathUnder(import.meta.dirname, parts)
}

function pathUnder(folder: string, parts: readonly string[]): string {
  const path = join(folder, 'resources', ...parts)
  if (existsSync(path)) return path
  if (dirname(folder) === folder) throw new Error(`resources/${parts.join('/')} is not there`)
  return pathUnder(dirname(folder), parts)
}
