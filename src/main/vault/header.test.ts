import { describe, expect, it, vi } from 'vitest'
import { inlineJobs } from '../jobs/inline.ts'
import { type Header, parseHeader, printHeader } from './header.ts'
import { KDF_FLOOR } from './kdf.ts'
import { checkedHeader, makePassphraseSlot, makeRecoverySlot, openPassphraseSlot, openRecoverySlot } from './key-slots.ts'

vi.setConfig({ testTimeout: 120_000 })

const jobs = inlineJobs()
const dataKey = new Uint8Array(32).fill(7)
const vault = {
  workspaceId: '01993b1a-7a4e-7000-8000-000000000001',
  name: 'Acme',
  colour: 'fern',
  demo: false,
  createdAt: 1,
  keyId: '01993b1a-7a4e-4000-8000-000000000002',
} as const

async function makeHeader(): Promise<{ header: Header; code: string }> {
  const passphrase = await makePassphraseSlot(jobs, vault, dataKey, { passphrase: 'right', cost: KDF_FLOOR, at: 1 })
  const { code, slot } = await makeRecoverySlot(vault, dataKey, 1)
  return { header: await checkedHeader(vault, { passphrase, recovery: slot }, dataKey), code }
}

describe('the header of a vault', () => {
  it('reads back, and either slot gives the data key', async () => {
    const { header, code } = await makeHeader()
    expect(parseHeader(printHeader(header))).toEqual({ ok: true, value: header })
    expect(await openPassphraseSlot(jobs, header, 'right')).toEqual({ ok: true, value: dataKey })
    expect(await openRecoverySlot(header, code)).toEqual({ ok: true, value: dataKey })
    expect(await openPassphraseSlot(jobs, header, 'wrong')).toEqual({ ok: false, error: { code: 'WRONG_PASSPHRASE' } })
  })

  it('is called damaged whichever byte changed, before any key is derived', async () => {
    const text = printHeader((await makeHeader()).header)
    for (let index = 0; index < text.length; index++) {
      const flipped = text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ 1) + text.slice(index + 1)
      const parsed = parseHeader(flipped)
      // A changed blank between two fields changes nothing that is read.
      if (parsed.ok) expect(JSON.stringify(parsed.value)).toBe(JSON.stringify((parseHeader(text) as { value: Header }).value))
      else expect(parsed.error.code).toBe('HEADER_DAMAGED')
    }
    expect(parseHeader('')).toMatchObject({ error: { code: 'HEADER_DAMAGED' } })
  })

  it('is called newer when a newer version wrote it', () => {
    const newer = { format: 3, anything: 'else' }
    expect(parseHeader(printHeader(newer as unknown as Header))).toEqual({
      ok: false,
      error: { code: 'HEADER_NEWER', data: { format: 3 } },
    })
  })

  it('does not open when somebody changed a field and its checksum', async () => {
    const { header, code } = await makeHeader()
    const renamed = { ...header, vault: { ...vault, name: 'Other client' } }
    expect(await openPassphraseSlot(jobs, renamed, 'right')).toEqual({ ok: false, error: { code: 'HEADER_DAMAGED' } })
    expect(await openRecoverySlot(renamed, code)).toEqual({ ok: false, error: { code: 'HEADER_DAMAGED' } })
    const moved = { ...header, vault: { ...vault, workspaceId: '01993b1a-7a4e-7000-8000-000000000009' } }
    expect(await openPassphraseSlot(jobs, moved, 'right')).toEqual({ ok: false, error: { code: 'WRONG_PASSPHRASE' } })
  })

  it('never derives a key outside the bounds', async () => {
    const { header } = await makeHeader()
    const { passphrase } = header.slots
    for (const cost of [{ memoryKiB: 1024 }, { memoryKiB: 64 * 1024 * 1024 }, { passes: 1 }, { passes: 4_000_000 }, { lanes: 4000 }]) {
      const slots = { ...header.slots, passphrase: { ...passphrase, kdf: { ...passphrase.kdf, ...cost } } }
      expect(await openPassphraseSlot(jobs, { ...header, slots }, 'right')).toEqual({ ok: false, error: { code: 'KDF_OUT_OF_RANGE' } })
    }
  })
})
