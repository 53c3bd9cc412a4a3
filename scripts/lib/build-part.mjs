// Builds one part in a process of its own, so that parts build side by side. Started by build.mjs.
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '..', '..')
const part = process.argv[2]

async function partsOfElectronVite(names) {
  process.env.NODE_ENV_ELECTRON_VITE = 'production'
  const configFile = join(root, 'electron.vite.config.ts')
  const { config } = await resolveConfig({ root, configFile, logLevel: 'warn' }, 'build', 'production')
  for (const name of names) await build(config[name])
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
  else if (part === 'reader') await build({ configFile: join(root, 'vite.reader.config.ts'), logLevel: 'warn' })
  else throw new Error(`No such part: ${part}`)
} catch (error) {
  console.error(plainly(error))
  process.exitCode = 1
}
