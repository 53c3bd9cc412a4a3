// One line per budget of DESIGN section 9 that exists so far: figure, raw figure in the same run, ratio, budget.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findAge, findChromium } from './lib/browsers.mjs'
import { buildStale } from './lib/build.mjs'
import { installIfNeeded } from './lib/install.mjs'
import { nodeBinary, root, toolEnv } from './lib/place.mjs'

const say = (line) => console.log(line)
await installIfNeeded(say)
const { failed } = await buildStale({ log: say })
if (failed) process.exit(1)
const chromium = await findChromium(say)
const age = await findAge(say)
const env = toolEnv({ ...(chromium ? { PERENNIAL_CHROMIUM: chromium } : {}), ...(age ? { PERENNIAL_AGE: age } : {}) })
const child = spawn(nodeBinary(), [join(root, 'tests', 'bench', 'run.ts'), ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' })
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
