import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type StandInDesktop, startStandIn } from '../support/electron-desktop.ts'

interface Recorded {
  readonly questions: { readonly detail: string; readonly buttons: string[]; readonly defaultId: number; readonly cancelId: number }[]
  readonly openedOutside: string[]
}

describe('a link in a text', () => {
  let folder: string
  let desktop: StandInDesktop
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'perennial-links-'))
    desktop = await startStandIn(join(folder, 'Vaults'))
  })
  beforeEach(async () => {
    await desktop.ask('forget')
  })
  afterAll(async () => {
    await desktop.quit()
    await rm(folder, { recursive: true, force: true })
  })
  const recorded = async () => (await desktop.ask('recorded')) as Recorded
  const follow = (url: string, answer: 'Open' | 'Cancel') => desktop.ask('followLink', { url, answer: answer === 'Open' ? 0 : 1 })

  it.each(['https://example.test/handbook?page=2', 'mailto:ana@example.test?subject=Goals'])(
    'leads to %s once the person has read the address and agreed',
    async (url) => {
      expect(await follow(url, 'Open')).toBe('deny')
      await vi.waitFor(async () => expect((await recorded()).openedOutside).toEqual([url]))
      const { questions } = await recorded()
      expect(questions).toMatchObject([{ detail: url, buttons: ['Open', 'Cancel'], defaultId: 1, cancelId: 1 }])
    },
  )

  it('opens the licences in a window of their own, without a port', async () => {
    expect(await follow('app://perennial/THIRD-PARTY.txt', 'Open')).toBe('deny')
    await vi.waitFor(async () => expect((await desktop.addresses())[1]).toBe('app://perennial/THIRD-PARTY.txt'))
    expect((await recorded()).questions).toEqual([])
  })

  it('leads nowhere when the person declines', async () => {
    expect(await follow('https://example.test/', 'Cancel')).toBe('deny')
    await vi.waitFor(async () => expect((await recorded()).questions).toHaveLength(1))
    expect((await recorded()).openedOutside).toEqual([])
  })

  it.each([
    'http://example.test/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://perennial/x',
    'smb://example.test/share',
    'vscode://file/x',
    'https://bank.test@evil.test/',
    `https://example.test/${'a'.repeat(3000)}`,
    'not an address',
  ])('is not even asked about when it is %s', async (url) => {
    expect(await follow(url, 'Open')).toBe('deny')
    expect(await follow('https://example.test/', 'Cancel')).toBe('deny')
    await vi.waitFor(async () => expect((await recorded()).questions).toHaveLength(1))
    expect((await recorded()).openedOutside).toEqual([])
  })
})
