import { statSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { OpenRequest } from './shell.ts'

function kindOf(path: string): OpenRequest['kind'] | null {
  const extension = extname(path.replace(/[\\/]+$/, '')).toLowerCase()
  if (extension === '.age' || extension === '.html') return 'package'
  return extension === '.perennial' ? 'vault' : null
}

/** What one argument or OS event asks to open: a `.perennial` folder, or a package file. Anything else is nobody's request. */
export function requestFor(path: string, folder: string): OpenRequest | null {
  const kind = kindOf(path)
  if (kind === null) return null
  const whole = resolve(folder, path)
  const found = statSync(whole, { throwIfNoEntry: false })
  if (!found) return null
  if (kind === 'package') return found.isFile() ? { kind, path: whole } : null
  if (found.isDirectory()) return { kind, path: whole }
  return null
}

/** The first thing to open that a command line names; switches and their values are left alone. */
export function requestIn(args: readonly string[], folder: string): OpenRequest | null {
  for (const arg of args) {
    const request = arg.startsWith('-') ? null : requestFor(arg, folder)
    if (request) return request
  }
  return null
}
