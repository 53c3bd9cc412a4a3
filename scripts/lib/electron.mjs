import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeBinary, root } from './place.mjs'

const refusal = join(root, '.cache', 'electron-refused')
const FETCH_LIMIT_MS = 60_000

/** The Electron executable, or null where its package has not fetched it. */
export function electronBinary() {
  const pathFile = join(root, 'node_modules', 'electron', 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist')
  const path = join(folder, name)
  return existsSync(path) ? path : null
}

/** What this machine lacks for any Electron, or null. Asked before anything is fetched. */
export function whyNotElectron() {
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display for a window'
  if (process.getuid?.() === 0) return "Electron's sandbox does not run as root"
  return null
}

function today() {
  return new Date().toISOString().slice(0, 10)
}

function remember(reason) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(refusal, today())
  return reason
}

/** Fetches the binary through Electron's own checksummed step; null when it is there, otherwise why not. A refusal holds for the day. */
export async function fetchElectron() {
  if (existsSync(refusal) && readFileSync(refusal, 'utf8') === today()) return 'there is no Electron binary (its host did not answer today)'
  const outcome = await new Promise((done) => {
    const child = spawn(nodeBinary(), [join(root, 'node_modules', 'electron', 'install.js')], { cwd: root, stdio: 'ignore' })
    const end = setTimeout(() => child.kill(), FETCH_LIMIT_MS)
    child.on('error', () => done('failed'))
    child.on('close', (code) => {
      clearTimeout(end)
      done(code === 0 ? 'fetched' : 'failed')
    })
  })
  if (outcome === 'fetched' && electronBinary()) return null
  return remember('there is no Electron binary and its host did not answer')
}
