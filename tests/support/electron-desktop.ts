import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron } from '@playwright/test'

const root = resolve(import.meta.dirname, '..', '..')

/** The desktop shell, running: over the stand-in here, over real Electron where its binary is. */
export interface RunningDesktop {
  readonly name: string
  /** The value of an expression in the page of the first window. */
  evaluate(expression: string): Promise<unknown>
  /** The addresses of all windows, oldest first. */
  addresses(): Promise<readonly string[]>
  /** What a second start of the app with these arguments leads to. */
  startAgain(args: readonly string[]): Promise<void>
  /** Asks it to quit; its exit code. */
  quit(): Promise<number | null>
}

export interface StandInDesktop extends RunningDesktop {
  ask(command: string, argument?: unknown): Promise<unknown>
  readonly process: ChildProcess
  errors(): string
}

/** Runs the built main bundle in Node, with the stand-in for `electron` and a real Chromium page as its window. */
export async function startStandIn(vaults: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<StandInDesktop> {
  const child = fork(join(root, 'out', 'main', 'index.js'), ['--vaults', vaults, ...args], {
    execArgv: ['--import', join(root, 'tests', 'support', 'electron-hooks.ts'), '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const waiting = new Map<number, (answer: { value?: unknown; error?: string }) => void>()
  let last = 0
  child.on('message', (answer: { id: number; value?: unknown; error?: string }) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })

  function ask(command: string, argument?: unknown): Promise<unknown> {
    const id = ++last
    return new Promise((done, fail) => {
      waiting.set(id, ({ value, error }) => (error === undefined ? done(value) : fail(new Error(error))))
      void ended.then((code) => fail(new Error(`main ended with ${code}: ${errors}`)))
      if (child.connected) child.send({ id, command, argument }, (error) => error && fail(error))
      else fail(new Error('main has ended'))
    })
  }
  if (env.STAND_IN_SECOND !== '1') await ask('opened')
  const windows = async () => ((await ask('recorded')) as { windows: { url: string }[] }).windows
  return {
    name: 'the stand-in',
    process: child,
    ask,
    errors: () => errors,
    evaluate: (expression) => ask('evaluate', expression),
    addresses: async () => (await windows()).map((window) => window.url),
    startAgain: async (more) => void (await ask('emitApp', { event: 'second-instance', args: [['node', 'main', ...more], root] })),
    async quit() {
      await ask('quit').catch(() => undefined)
      return ended
    },
  }
}

/** Where the real Electron is, or null. */
export function electronExecutable(): string | null {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist')
  const pathFile = join(root, 'node_modules', 'electron', 'path.txt')
  const path = join(folder, existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron')
  const canShow = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  return existsSync(path) && canShow && process.getuid?.() !== 0 ? path : null
}

/** The same app in Electron itself. */
export async function startElectron(executablePath: string, vaults: string): Promise<RunningDesktop> {
  const launch = (args: readonly string[]) => _electron.launch({ executablePath, args: [root, '--vaults', vaults, ...args] })
  const running = await launch([])
  const page = await running.firstWindow()
  const child = running.process()
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return {
    name: 'Electron',
    evaluate: (expression) => page.evaluate(expression),
    addresses: () =>
      running.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .map((window) => window.webContents.getURL())
          .reverse(),
      ),
    async startAgain(args) {
      const second = await launch(args).catch(() => null)
      await second?.close().catch(() => undefined)
    },
    async quit() {
      await running.evaluate(({ app }) => app.quit()).catch(() => undefined)
      return ended
    },
  }
}
