// Builds one part in a process of its own, so that parts build side by side. Started by build.mjs.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'
import { creditComment, notePackages } from './licences.mjs'

const root = resolve(import.meta.dirname, '..', '..')
const part = process.argv[2]

/** What main asks of node_modules when it runs, and the fonts, of which only files are taken. */
const shippedWhole = {
  main: ['better-sqlite3', '@react-pdf/renderer'],
  renderer: ['@fontsource-variable/inter', '@fontsource-variable/source-serif-4'],
}

async function partsOfElectronVite(names) {
  process.env.NODE_ENV_ELECTRON_VITE = 'production'
  const configFile = join(root, 'electron.vite.config.ts')
  const { config } = await resolveConfig({ root, configFile, logLevel: 'warn' }, 'build', 'production')
  for (const name of names) {
    const plugins = name === 'preload' ? [] : [notePackages(name, shippedWhole[name] ?? [])]
    await build({ ...config[name], plugins: [...(config[name].plugins ?? []), ...plugins] })
  }
}

/** The page and, before anything in it, who made what is inside; the policy's hashes are of script and style alone. */
async function reader() {
  const note = notePackages('reader')
  const config = { configFile: join(root, 'vite.reader.config.ts'), logLevel: 'warn' }
  // The same note for the worker, which is built by itself and put into the page.
  await build({ ...config, plugins: [note], worker: { plugins: () => [note] } })
  const page = join(root, 'out', 'reader', 'reader.html')
  const html = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    html.replace(/^<!doctype html>/i, (doctype) => `${doctype}\n${creditComment('reader')}`),
  )
}

/** The first lines of what went wrong, without the colours and the whole stack of the builder. */
function plainly(error) {
  const text = error instanceof Error ? error.message : String(error)
  return stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => !/^\s*at /.test(line))
    .join('\n')
}

try {
  if (part === 'main') await partsOfElectronVite(['main', 'preload'])
  else if (part === 'renderer') await partsOfElectronVite(['renderer'])
  else if (part === 'reader') await reader()
  else throw new Error(`No such part: ${part}`)
} catch (error) {
  console.error(plainly(error))
  process.exitCode = 1
}
