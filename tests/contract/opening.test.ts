import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { enter, startBrowserShell } from '../support/browser-shell.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-opening-'))
  const opener = join(folder, 'xdg-open')
  await writeFile(opener, `#!/bin/sh\nprintf %s "$1" > "${folder}/asked.part" && mv "${folder}/asked.part" "${folder}/asked"\n`)
  await chmod(opener, 0o755)
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const start = () =>
  startBrowserShell({ folder, args: ['--open'], env: { PATH: `${folder}${delimiter}${process.env.PATH}`, DISPLAY: ':0' } })
const asked = () => vi.waitFor(() => readFile(join(folder, 'asked'), 'utf8'), 10_000)

describe.runIf(process.platform === 'linux')('the file that leads a browser here', () => {
  it('lies in a private folder beside the vaults, where any browser may read it, and goes once the page is in', async () => {
    const shell = await start()
    const file = await asked()
    expect(dirname(dirname(file))).toBe(folder)
    expect(file.slice(folder.length)).not.toMatch(/\/\./)
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).toContain(shell.address)
    expect(await enter(shell, shell.secret)).not.toBeNull()
    await vi.waitFor(() => expect(existsSync(dirname(file))).toBe(false))
    await shell.stop()
  })

  it('goes when the app ends before any page came', async () => {
    const shell = await start()
    await asked()
    await shell.stop()
    expect((await readdir(folder)).filter((name) => name.includes('opening'))).toEqual([])
  })
})
