// Photographs every screen, in both themes and at two widths, into `screens/`. `npm run screens [part of a name]`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findChromium } from './lib/browsers.mjs'
import { buildStale } from './lib/build.mjs'
import { installIfNeeded } from './lib/install.mjs'
import { nodeBinary, root, toolEnv } from './lib/place.mjs'

const say = (line) => console.log(line)
await installIfNeeded(say)
const { failed } = await buildStale({ log: say })
if (failed) process.exit(1)
const chromium = await findChromium(say)
const env = toolEnv(chromium ? { PERENNIAL_CHROMIUM: chromium } : {})
const child = spawn(nodeBinary(), [join(root, 'tests', 'support', 'screens-run.ts'), ...process.argv.slice(2)], {
  cwd: root,
  env,
  stdio: 'inherit',
})
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
