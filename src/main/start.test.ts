import { describe, expect, it } from 'vitest'
import { ok } from '../shared/kernel/result.ts'
import { openDemo } from './start.ts'

describe('opening the demo firm from the command line', () => {
  it('says the passphrase, whichever the shell', async () => {
    const lines: string[] = []
    await openDemo({ openDemo: async () => ok({ passphrase: 'correct horse battery' }) }, (line) => void lines.push(line))
    expect(lines.at(-1)).toBe('Demo vault, passphrase: correct horse battery')
  })
})
