// Builds what changed: main and preload, renderer, reader. `npm run build`.
import { buildStale } from './lib/build.mjs'

const force = process.argv.includes('--force')
const built = await buildStale({ force, log: (line) => console.log(line) })
if (built.failed) process.exitCode = 1
else if (built.parts.length === 0) console.log('Up to date.')
