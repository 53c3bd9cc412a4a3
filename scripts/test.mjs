// `npm test`: sets up like `npm start`, then every proof there is. The last line is the sum of all runners.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { findAge, findChromium } from './lib/browsers.mjs'
import { buildStale } from './lib/build.mjs'
import { electronBinary, whyNotElectron } from './lib/electron.mjs'
import { installIfNeeded } from './lib/install.mjs'
import { nodeBinary, nodeMajor, root, toolEnv } from './lib/place.mjs'

const long = process.argv.includes('--long')
const reports = mkdtempSync(join(tmpdir(), 'perennial-test-'))
const notRun = []
const totals = { passed: 0, failed: 0 }
let env = {}
let running = null

// Ended early, it leaves neither a runner nor a folder behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    running?.kill(signal)
    rmSync(reports, { recursive: true, force: true })
    process.exit(130)
  })
}

function run(script, args, extraEnv = {}) {
  return new Promise((done) => {
    const child = spawn(nodeBinary(), [join(root, script), ...args], {
      cwd: root,
      env: { ...env, ...extraEnv },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running = child
    let output = ''
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on('data', (chunk) => {
        output += chunk
        to.write(chunk)
      })
    }
    child.on('error', (error) => done({ code: 1, output: String(error) }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}

function report(name) {
  const file = join(reports, `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function count(text, word) {
  return [...text.matchAll(new RegExp(`^\\s*Tests {2}.*?(\\d+) ${word}`, 'gm'))].reduce((sum, match) => sum + Number(match[1]), 0)
}

/** Unit tests are counted from what vitest prints; a failed step counts as one failure. */
async function check() {
  const { code, output } = await run('scripts/check.mjs', [])
  const steps = [...output.matchAll(/^FAILED (.*) \(/gm)].filter(([, name]) => name !== 'unit tests')
  const failed = count(output, 'failed') + steps.length
  return { passed: count(output, 'passed'), failed: code === 0 ? failed : Math.max(1, failed) }
}

function leftOutOf(suite) {
  const project = basename(dirname(suite.name))
  const left = suite.assertionResults.filter(({ status }) => status === 'pending' || status === 'skipped')
  return left.map(({ fullName }) => `${project}: ${fullName}: skipped by the test itself`)
}

/** Several projects in one go: no core waits for the last file of one of them before the next begins. */
function vitest(...projects) {
  return async () => {
    const file = join(reports, 'vitest.json')
    const named = projects.flatMap((project) => ['--project', project])
    const args = ['run', ...named, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const { code } = await run('node_modules/vitest/vitest.mjs', args)
    const found = report('vitest')
    notRun.push(...(found?.testResults ?? []).flatMap(leftOutOf))
    const failed = found?.numFailedTests ?? 0
    return { passed: found?.numPassedTests ?? 0, failed: code === 0 ? failed : Math.max(1, failed) }
  }
}

function skippedIn(suite) {
  const here = (suite.specs ?? []).filter((spec) => spec.tests.some((test) => test.status === 'skipped')).map((spec) => spec.title)
  return [...here, ...(suite.suites ?? []).flatMap(skippedIn)]
}

/** What a spec says itself that it left out, and why. */
function leftOutIn(suite) {
  const here = (suite.specs ?? []).flatMap((spec) => {
    const said = spec.tests.flatMap((test) => test.annotations ?? []).filter(({ type }) => type === 'not run')
    return said.map(({ description }) => `${spec.title}: ${description ?? 'no reason given'}`)
  })
  return [...new Set([...here, ...(suite.suites ?? []).flatMap(leftOutIn)])]
}

async function endToEnd() {
  if (!env.PERENNIAL_CHROMIUM) {
    notRun.push('end-to-end: no Chromium was found or could be installed')
    return { passed: 0, failed: 1 }
  }
  const { code } = await run('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json'),
  })
  const found = report('e2e')
  for (const title of (found?.suites ?? []).flatMap(skippedIn)) notRun.push(`end-to-end: ${title}: skipped by the test itself`)
  for (const line of (found?.suites ?? []).flatMap(leftOutIn)) notRun.push(`end-to-end: ${line}`)
  const stats = found?.stats ?? { expected: 0, unexpected: 0, flaky: 0 }
  const failed = stats.unexpected + stats.flaky
  return { passed: stats.expected, failed: code === 0 ? failed : Math.max(1, failed) }
}

const stages = [
  ['check', check],
  ['migrations, contract, faults', vitest('migrations', 'contract', 'faults')],
  ['end-to-end', endToEnd],
]

async function prepare() {
  if (nodeMajor < 20) throw new Error(`Node ${process.versions.node} is too old: Node 20 or newer is needed.`)
  await installIfNeeded((line) => console.log(line))
  const { failed } = await buildStale({ log: (line) => console.log(line) })
  if (failed) throw new Error('The build failed; nothing was tested.')
  const chromium = await findChromium((line) => console.log(line))
  const age = await findAge((line) => console.log(line))
  if (!age) notRun.push('interoperation with the age command: no age command, and no right to install one')
  if (!electronBinary()) notRun.push('Electron specs: no Electron binary (the built main and preload ran against the stand-in)')
  else if (whyNotElectron()) notRun.push(`Electron specs: ${whyNotElectron()}`)
  env = toolEnv({
    NO_COLOR: '1',
    ...(chromium ? { PERENNIAL_CHROMIUM: chromium } : {}),
    ...(age ? { PERENNIAL_AGE: age } : {}),
    ...(long ? { ROUNDS: '50', SLOW: '1' } : {}),
  })
  mkdirSync(join(root, 'test-results'), { recursive: true })
}

async function main() {
  await prepare()
  for (const [name, stage] of stages) {
    console.log(`\n== ${name}`)
    const started = performance.now()
    const { passed, failed } = await stage()
    totals.passed += passed
    totals.failed += failed
    console.log(`== ${name}: ${passed} passed, ${failed} failed (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  }
}

try {
  await main()
} catch (error) {
  totals.failed += 1
  console.error(error instanceof Error ? error.message : String(error))
}
rmSync(reports, { recursive: true, force: true })
console.log(notRun.length === 0 ? '\nEverything ran.' : `\nNot run:\n${notRun.map((line) => `  ${line}`).join('\n')}`)
console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed === 0 ? 0 : 1
