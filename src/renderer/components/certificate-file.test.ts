import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../shared/contract/vault-facts.ts'
import { certificateFile } from './certificate-file.ts'
import { notPromised } from './certificate-lines.ts'

const contents = { people: 3, cycles: 1, goals: 4, oneToOnes: 2, sharedNotes: 1, reviews: 1, rewards: 0, packages: 1, replies: 1 }
const certificate: Certificate = {
  id: '0193ffff-ffff-4fff-bfff-ffffffffffff',
  vaultId: '0193ffff-ffff-7fff-bfff-ffffffffffff',
  vaultName: '<script>Acme</script> & Co',
  colour: 'fern',
  createdAt: new Date(2026, 0, 5, 9).getTime(),
  preparedAt: new Date(2026, 10, 10, 9).getTime(),
  destroyedAt: null,
  version: '1.0.0',
  keyMark: 'mark',
  contents: {
    ...contents,
    privateNotes: 7,
    protectedAttributes: 2,
    phrases: 5,
    jobProfiles: 4,
    frameworks: 1,
    scales: 1,
    templates: 2,
    changes: 90,
  },
  bytes: 1_200_000,
  sha256: null,
  backups: { count: 2, bytes: 2_400_000, oldestAt: new Date(2026, 9, 1).getTime(), newestAt: new Date(2026, 10, 9).getTime() },
  placeKind: 'synced',
  copiesKnown: 1,
  left: 1,
  keysOverwritten: 3,
  filesRemoved: 8,
}

describe('the certificate of a destruction as a file', () => {
  it('is one page that runs and loads nothing, whatever the vault is called', async () => {
    const page = await certificateFile(certificate).text()
    expect(page).not.toContain('<script>')
    expect(page).toContain('&lt;script&gt;Acme&lt;/script&gt; &amp; Co')
    expect(page).toContain("default-src 'none'")
    expect(page).not.toMatch(/ src=|href=|url\(|<script/)
  })

  it('says what was destroyed, and when; before that it says that it is a draft', async () => {
    expect(certificateFile(certificate).name).toBe('draft-2026-11-10-0193ffff.html')
    expect(await certificateFile(certificate).text()).toContain('Not yet. This is how the certificate would read.')
    const done = certificateFile({ ...certificate, destroyedAt: new Date(2026, 10, 11, 8, 30).getTime(), sha256: 'ab'.repeat(32) })
    expect(done.name).toBe('destroyed-2026-11-11-0193ffff.html')
    const page = await done.text()
    for (const text of [
      '11 November 2026, 08:30',
      '3 people',
      '7 private notes',
      '2 backups',
      '3 headers overwritten',
      '4 job profiles',
      '5 phrases',
      'ab'.repeat(32),
    ])
      expect(page).toContain(text)
  })

  it('does not promise what nobody can: copies elsewhere, sync programs, blocks of an SSD', () => {
    const said = notPromised(certificate).join(' ')
    for (const text of ['1 more copy', 'sync program', 'SSD', 'Packages']) expect(said).toContain(text)
  })
})
