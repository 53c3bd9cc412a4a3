import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, vi } from 'vitest'

const start = resolve(import.meta.dirname, '..', '..', 'scripts', 'start.mjs')
const answers = (origin: string) =>
  fetch(origin).then(
    () => true,
    () => false,
  )

it.runIf(process.platform !== 'win32').each(['the script itself', 'the shell that npm put around it'])(
  'ends the server when SIGTERM reaches %s',
  async (whom) => {
    const folder = await mkdtemp(join(tmpdir(), 'perennial-ending-'))
    const command = `"${process.execPath}" "${start}" --shell browser --no-open --vaults "${folder}/Vaults"`
    const line = whom === 'the script itself' ? `exec ${command}` : `${command}; true`
    const child = spawn('sh', ['-c', line], { env: { ...process.env, npm_lifecycle_event: 'start' }, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    const origin = await vi.waitFor(() => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? []
      if (!found) throw new Error(`no address yet: ${output}`)
      return found
    }, 50_000)
    expect(await answers(origin)).toBe(true)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    await vi.waitFor(async () => expect(await answers(origin)).toBe(false), 10_000)
    await rm(folder, { recursive: true, force: true })
  },
)
