import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..', '..')

export interface StartedShell {
  readonly origin: string
  /** The printed address; its secret works once. */
  readonly address: string
  readonly secret: string
  readonly folder: string
  readonly process: ChildProcess
  /** Everything printed so far, both streams. */
  output(): string
  /** Resolves with the first match in what is printed from now on or was printed before. */
  prints(pattern: RegExp): Promise<RegExpExecArray>
  /** Asks it to end, and waits until it has; the folder goes too unless it was given. */
  stop(): Promise<number | null>
}

export interface ShellOptions {
  readonly folder?: string
  readonly args?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** Options of Node itself, such as `--import`. */
  readonly execArgv?: readonly string[]
}

/** Starts the built browser shell in a process of its own, with a folder of its own. */
export async function startBrowserShell(options: ShellOptions = {}): Promise<StartedShell> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'perennial-shell-')))
  const vaults = join(folder, 'Vaults')
  const args = [...(options.execArgv ?? []), join(root, 'out', 'main', 'browser.js'), '--vaults', vaults, ...(options.args ?? [])]
  const child = spawn(process.execPath, args, { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const waiting = new Set<() => void>()
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      for (const look of waiting) look()
    })
  }
  const ended = new Promise<number | null>((done) => child.once('close', done))

  function prints(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((done, fail) => {
      const look = () => {
        const match = pattern.exec(output)
        if (!match) return
        waiting.delete(look)
        done(match)
      }
      waiting.add(look)
      void ended.then((code) => fail(new Error(`The browser shell ended with ${code}:\n${output}`)))
      look()
    })
  }

  const [address, origin = '', secret = ''] = await prints(/(http:\/\/127\.0\.0\.1:\d+)\/#secret=([A-Za-z0-9_-]+)/)
  return {
    origin,
    address,
    secret,
    folder,
    process: child,
    output: () => output,
    prints,
    async stop() {
      child.kill('SIGTERM')
      const code = await ended
      if (!options.folder) await rm(folder, { recursive: true, force: true })
      return code
    },
  }
}

/** Comes in with a one-time secret, as the page does. */
export async function enter(shell: Pick<StartedShell, 'origin'>, secret: string): Promise<string | null> {
  const response = await fetch(`${shell.origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret }),
  })
  if (!response.ok) return null
  const body = (await response.json()) as { session: string }
  return body.session
}

export function call(shell: Pick<StartedShell, 'origin'>, session: string, procedure: string, input?: unknown): Promise<Response> {
  return fetch(`${shell.origin}/rpc/${procedure.replace('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-perennial-session': session },
    body: JSON.stringify(input === undefined ? {} : { json: input }),
  })
}
