import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/**
 * Leads the system's browser to the address through a private file that forwards to it: other users of the machine can read every
 * command line, and the address carries the one-time secret. The returned function removes the file.
 * Its folder is named `beginning` and something random; nobody else may look into it.
 */
export async function openPage(address: string, beginning: string): Promise<() => Promise<void>> {
  const folder = await mkdtemp(beginning)
  const file = join(folder, 'open.html')
  const html = `<!doctype html><meta charset="utf-8"><title>Perennial</title><meta http-equiv="refresh" content="0;url=${address}">`
  await writeFile(file, html, { mode: 0o600 })
  const [command = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, file], { stdio: 'ignore', detached: true })
  // Without a browser to open, the printed address is the way in.
  child.on('error', () => {})
  child.unref()
  return () => rm(folder, { recursive: true, force: true })
}
