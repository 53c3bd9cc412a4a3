// The whole static and unit truth: format, lint, types of each side, boundaries, dead code, unit tests.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, NO_COLOR: '1' }

const steps = [
  { name: 'format and lint', command: 'biome', args: ['ci', '--error-on-warnings', '.'] },
  ...['shared', 'main', 'renderer', 'reader', 'tests'].map((side) => ({
    name: `types: ${side}`,
    command: 'tsc',
    args: ['-p', `tsconfig.${side}.json`],
  })),
  { name: 'boundaries', command: 'depcruise', args: ['src', '--config', '.dependency-cruiser.cjs'], fails: cruisedNothing },
  { name: 'dead code', command: 'knip', args: ['--no-progress'] },
  { name: 'unit tests', command: 'vitest', args: ['run', '--project', 'unit'] },
]

/** dependency-cruiser exits 0 when it understood no file at all; that is a broken check, not a clean tree. */
function cruisedNothing(output) {
  return /\b0 modules/.test(output) || !/modules/.test(output)
}

function run({ name, command, args, fails }) {
  const started = performance.now()
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => done({ name, passed: false, output: String(error), seconds: 0 }))
    child.on('close', (code) => {
      const passed = code === 0 && !fails?.(output)
      done({ name, passed, output, seconds: (performance.now() - started) / 1000 })
    })
  })
}

const waiting = [...steps]
const results = []
async function lane() {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const result = await run(step)
    results.push(result)
    console.log(`${result.passed ? 'ok    ' : 'FAILED'} ${result.name} (${result.seconds.toFixed(1)} s)`)
    if (!result.passed) console.log(result.output.trim())
    else for (const line of result.output.match(/^\s*Tests {2}.*$/gm) ?? []) console.log(line)
  }
}
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane))

process.exitCode = results.every((result) => result.passed) ? 0 : 1
