import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { listOf, thirdParty, writeThirdParty } from './licences.mjs'
import { nodeBinary, root } from './place.mjs'

const stamps = join(root, 'out', '.stamp')
const always = [
  'package-lock.json',
  'tsconfig.base.json',
  'scripts/lib/build-part.mjs',
  'scripts/lib/build.mjs',
  'scripts/lib/licences.mjs',
]

/** Each part: what it is made from, what proves that it is there. A part builds only when the content of its sources changed. */
const parts = {
  main: {
    from: ['src/main', 'src/preload', 'src/shared', 'resources', 'electron.vite.config.ts', 'package.json'],
    makes: ['out/main/index.js', 'out/main/browser.js', 'out/main/worker.js', 'out/preload/index.cjs'],
  },
  renderer: {
    from: ['src/renderer', 'src/shared', 'resources', 'electron.vite.config.ts'],
    makes: ['out/renderer/index.html'],
  },
  reader: {
    from: ['src/reader', 'src/renderer/components', 'src/renderer/theme', 'src/shared', 'resources', 'vite.reader.config.ts'],
    makes: ['out/reader/reader.html'],
  },
}

function* filesIn(path) {
  if (!existsSync(path)) return
  const entries = readdirSync(path, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = join(path, entry.name)
    if (entry.isDirectory()) yield* filesIn(inside)
    else if (!/\.test\.tsx?$/.test(entry.name)) yield inside
  }
}

function hashOf(part) {
  const hash = createHash('sha256')
  for (const source of [...always, ...part.from]) {
    const path = join(root, source)
    const files = /\.[a-z]+$/.test(source) ? [path].filter((file) => existsSync(file)) : filesIn(path)
    for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function isFresh(name, hash) {
  const stamp = join(stamps, name)
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hash &&
    [...parts[name].makes.map((file) => join(root, file)), listOf(name)].every((file) => existsSync(file))
  )
}

export function stalePart(name) {
  const hash = hashOf(parts[name])
  return isFresh(name, hash) ? null : hash
}

function buildPart(name, hash, log) {
  const started = performance.now()
  return new Promise((done) => {
    const child = spawn(nodeBinary(), [join(root, 'scripts', 'lib', 'build-part.mjs'), name], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      if (code === 0) {
        mkdirSync(stamps, { recursive: true })
        writeFileSync(join(stamps, name), hash)
        log(`Built ${name} (${seconds} s)`)
      } else log(`Building ${name} failed:\n${output.trim()}`)
      done(code === 0)
    })
  })
}

/** Builds every part whose sources changed, side by side. Sources that change while a part builds leave it stale. */
export async function buildStale({ force = false, only = Object.keys(parts), log = () => {} } = {}) {
  const stale = only.map((name) => [name, force ? hashOf(parts[name]) : stalePart(name)]).filter(([, hash]) => hash !== null)
  for (const [name] of stale) rmSync(join(stamps, name), { force: true })
  const results = await Promise.all(stale.map(([name, hash]) => buildPart(name, hash, log)))
  const failed = results.includes(false)
  if (!failed && (stale.length > 0 || !existsSync(thirdParty)) && Object.keys(parts).every((name) => existsSync(listOf(name)))) {
    writeThirdParty(Object.keys(parts))
  }
  return { parts: stale.map(([name]) => name), failed }
}

/** The folders whose change makes a build stale; `--dev` watches them. */
export const watched = ['src', 'resources']
