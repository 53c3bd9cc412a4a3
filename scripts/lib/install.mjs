import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './place.mjs'

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}

/** Whether node_modules holds exactly what the lockfile says; what a platform leaves out is allowed to miss. */
export function isInstalled() {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const present = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '') return true
    return present[path] ? present[path].version === version : Boolean(optional || peer)
  })
}

function npm(args, output = 'inherit') {
  const cli = process.env.npm_execpath
  const byNode = cli?.endsWith('.js') && existsSync(cli)
  const [command, rest] = byNode ? [process.execPath, [cli, ...args]] : ['npm', args]
  return new Promise((done) => {
    const child = spawn(command, rest, {
      cwd: root,
      stdio: ['ignore', output, output],
      shell: !byNode && process.platform === 'win32',
    })
    child.on('error', () => done(1))
    child.on('close', (code) => done(code ?? 1))
  })
}

/**
 * `npm ci` also wants the packages of every other platform in the lockfile, which not every registry serves. Where it refuses, `npm
 * install` follows the same lockfile without writing it, and what came is held against the lockfile.
 */
export async function installIfNeeded(log) {
  if (isInstalled()) return
  log('Installing the exact versions of the lockfile …')
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  if ((await npm(['ci', ...quiet], 'ignore')) === 0 && isInstalled()) return
  const code = await npm(['install', '--no-save', ...quiet])
  if (code !== 0 || !isInstalled()) throw new Error('npm could not install the exact versions of the lockfile.')
}
