import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly process: ChildProcess
  /** Lines it has printed so far. */
  readonly lines: string[]
  /** Resolves with the first line, past or coming, that starts so. */
  line(start: string): Promise<string>
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>
  /** Its exit code. */
  ended(): Promise<number | null>
}

/** Runs a file of this folder in a process of its own, with the same Node. */
export function startChild(file: string, args: readonly string[], options: { readonly uid?: number } = {}): Child {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    for (const look of waiting) look()
  })
  const exit = once(child, 'exit') as Promise<[number | null]>
  const closed = once(child, 'close')
  return {
    process: child,
    lines,
    line(start) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => line.startsWith(start))
          if (found === undefined) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
        void closed.then(() => reject(new Error(`the process ended without saying ${start}`)))
      })
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
    async ended() {
      const [code] = await exit
      await closed
      return code
    },
  }
}
