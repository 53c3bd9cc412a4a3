import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FileOps, sweepTemps, tempBeside, writeFileAtomic } from './atomic-file.ts'

/**
 * A disk that can lose power. A file's bytes are safe once synced, before that they may be missing or zero; a name is safe once its
 * folder is synced, before that any of the outstanding changes of names may or may not have reached the disk.
 */
class Disk implements FileOps {
  readonly #files = new Map<number, { data: string; synced: boolean }>()
  readonly #names = new Map<string, number>()
  #durable = new Map<string, number>()
  #outstanding: ((names: Map<string, number>) => void)[] = []
  #steps = 0
  readonly #dieAt: number
  #next = 1

  constructor(dieAt: number, path: string, old: string | null) {
    this.#dieAt = dieAt
    if (old === null) return
    this.#files.set(0, { data: old, synced: true })
    this.#names.set(path, 0)
    this.#durable.set(path, 0)
  }

  async writeSynced(path: string, data: string | Uint8Array): Promise<void> {
    const inode = this.#next++
    const file = { data: String(data), synced: false }
    this.#step()
    this.#files.set(inode, file)
    this.#name((names) => names.set(path, inode))
    this.#step()
    file.synced = true
    this.#step()
  }
  async rename(from: string, to: string): Promise<void> {
    this.#step()
    const inode = this.#names.get(from)
    if (inode === undefined) throw new Error('no such file')
    this.#name((names) => {
      names.delete(from)
      names.set(to, inode)
    })
    this.#step()
  }
  async syncFolder(): Promise<void> {
    this.#step()
    this.#durable = new Map(this.#names)
    this.#outstanding = []
    this.#step()
  }
  async remove(path: string): Promise<void> {
    this.#name((names) => names.delete(path))
  }

  /** What is there after the power came back; `kept` says which outstanding name changes had reached the disk. */
  afterPowerLoss(path: string, kept: readonly boolean[], torn: number): string | null {
    const names = new Map(this.#durable)
    for (const [index, change] of this.#outstanding.entries()) if (kept[index % kept.length]) change(names)
    const file = this.#files.get(names.get(path) ?? -1)
    if (!file) return null
    return file.synced ? file.data : file.data.slice(0, torn % (file.data.length + 1)) + '\0'.repeat(3)
  }

  #name(change: (names: Map<string, number>) => void): void {
    change(this.#names)
    this.#outstanding.push(change)
  }
  #step(): void {
    if (this.#steps++ === this.#dieAt) throw new PowerLoss()
  }
}
class PowerLoss extends Error {}

describe('writing a file', () => {
  it('leaves the old one or the new one, whole, whenever the power fails', async () => {
    const path = '/vault/vault.json'
    const failing = fc.asyncProperty(
      fc.nat(9),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
      fc.nat(20),
      fc.boolean(),
      async (dieAt, kept, torn, existed) => {
        const old = existed ? 'the old header' : null
        const disk = new Disk(dieAt, path, old)
        const saved = await writeFileAtomic(path, 'the new header', disk).then(
          () => true,
          (error: unknown) => {
            if (error instanceof PowerLoss) return false
            throw error
          },
        )
        const found = disk.afterPowerLoss(path, kept, torn)
        expect([old, 'the new header']).toContain(found)
        if (saved) expect(found).toBe('the new header')
      },
    )
    await fc.assert(failing, { numRuns: 2000 })
  })
})

describe('on a real disk', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'perennial-files-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('replaces the file, for its owner only, and leaves nothing else', async () => {
    const path = join(folder, 'vault.json')
    await writeFile(path, 'old')
    await writeFileAtomic(path, 'new')
    expect(await readFile(path, 'utf8')).toBe('new')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['vault.json'])
  })

  it('sweeps what a crash left, and nothing else', async () => {
    const path = join(folder, 'vault.json')
    await writeFile(tempBeside(path), 'half')
    await writeFile(path, 'whole')
    expect(dirname(tempBeside(path))).toBe(folder)
    expect(basename(tempBeside(path))).not.toBe('vault.json')
    await sweepTemps(folder)
    expect(await readdir(folder)).toEqual(['vault.json'])
  })
})
