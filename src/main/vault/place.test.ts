import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { isSyncedPath, journalFor, placeKind } from './place.ts'

describe('where a vault lies', () => {
  it('is told to be a synced folder by the names sync programs give', () => {
    const synced = [
      'C:\\Users\\Ana\\OneDrive\\Clients\\Acme.perennial',
      'C:\\Users\\Ana\\OneDrive - Acme GmbH\\Acme.perennial',
      '/Users/ana/Library/CloudStorage/Dropbox/Acme.perennial',
      '/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/Acme.perennial',
      '/Users/ana/Dropbox (Personal)/Acme.perennial',
      'G:\\My Drive\\Acme.perennial',
      '/Users/ana/Google Drive/Acme.perennial',
      '/home/ana/Nextcloud/Acme.perennial',
    ]
    for (const path of synced) expect(isSyncedPath(path), path).toBe(true)
    for (const path of ['/home/ana/Perennial/Acme.perennial', '/home/ana/Dropbox-archive.txt/x', '/srv/box office/x']) {
      expect(isSyncedPath(path), path).toBe(false)
    }
  })

  it('decides how the journal is kept', async () => {
    expect(await placeKind(tmpdir())).toBe('local')
    expect(await placeKind('\\\\server\\share\\Acme.perennial')).toBe('network')
    expect([journalFor('local'), journalFor('synced'), journalFor('network')]).toEqual(['wal', 'truncate', 'truncate'])
  })
})
