import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { openConnection } from '../../src/main/db/connection.ts'
import { LATER_ROWS } from '../support/later-migrations.ts'
import { startChild } from '../support/processes.ts'
import { vaultsIn } from '../support/vaults.ts'

// 2 in the normal run, 50 in the long one.
const ROUNDS = Number(process.env.ROUNDS ?? (process.env.SLOW === '1' ? 50 : 2))
const passphrase = 'six plain words make a gate'
const PROFILES = 2000

let root: string
let template: string
let folder: string
let place: string
let hexKey: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-kill-open-'))
  template = join(root, 'template')
  folder = join(root, 'vaults')
  place = join(folder, 'Acme.perennial')
  const vaults = vaultsIn(template)
  await vaults.create({ name: 'Acme', colour: 'fern', passphrase })
  const vault = vaults.current()
  const shown = await vaults.showRawKey({ passphrase })
  if (!vault || !shown.ok) throw new Error('the vault was not made')
  hexKey = shown.value.hexKey
  await change(vault.deps, { verb: 'test.fill', summary: 'Filled' }, async (tx) => {
    for (let n = 0; n < PROFILES; n++) {
      await tx
        .insertInto('job_profile')
        .values({ id: vault.deps.newId(), title: `Filler ${n}`, purpose: 'words '.repeat(500) })
        .execute()
    }
  })
  await vaults.close()
  await rm(join(template, 'Acme.perennial', 'backups'), { recursive: true, force: true })
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function layOut(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await rm(`${folder}.state.json`, { force: true })
  await cp(template, folder, { recursive: true })
}

/** The made-up tables of the later version that are there, and what every row of the earlier one has come to. */
function schemaOf(path: string): { later: unknown[]; rows: unknown; profiles: unknown; verdict: unknown } {
  const opened = openConnection({ path, hexKey })
  if (!opened.ok) throw new Error(opened.error.code)
  const db = opened.value
  const later = db.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'later_%'").pluck().all()
  const rows = later.includes('later_two') ? db.prepare('SELECT count(*) FROM later_two').pluck().get() : null
  const profiles = db.prepare('SELECT count(*) FROM job_profile').pluck().get()
  const verdict = db.pragma('integrity_check', { simple: true })
  db.close()
  return { later, rows, profiles, verdict }
}

const OLD = { later: [], rows: null, profiles: PROFILES, verdict: 'ok' }
const NEW = { later: ['later_two'], rows: LATER_ROWS, profiles: PROFILES, verdict: 'ok' }

async function copies(): Promise<{ whole: number; cutShort: number }> {
  const names = await readdir(join(place, 'backups')).catch(() => [])
  const named = names.filter((name) => !name.startsWith('.'))
  for (const name of named) {
    const path = join(place, 'backups', name)
    expect((await readdir(path)).sort()).toEqual(['backup.json', 'vault.db', 'vault.json'])
    const bytes = await readFile(join(path, 'vault.db'))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const note = JSON.parse(await readFile(join(path, 'backup.json'), 'utf8'))
    expect(note).toMatchObject({ cause: 'before-migration', verified: true, bytes: bytes.length, sha256 })
    // Looked at beside it: looking must not change the copy.
    await cp(join(path, 'vault.db'), join(root, 'look.db'))
    expect(schemaOf(join(root, 'look.db'))).toEqual(OLD)
  }
  return { whole: named.length, cutShort: names.length - named.length }
}

async function copyIsNamed(): Promise<void> {
  const isNamed = (name: string) => !name.startsWith('.')
  while (!(await readdir(join(place, 'backups')).catch(() => [])).some(isNamed)) await new Promise((resolve) => setTimeout(resolve, 1))
}

it(`kill -9 while an older vault is opened leaves the old schema or the new one, and its copy whole or not there, ${ROUNDS} rounds`, async () => {
  await layOut()
  const whole = startChild('./later-version-child.ts', [folder, passphrase])
  await whole.line('opens')
  const began = performance.now()
  await whole.line('opened')
  const spanMs = performance.now() - began
  await whole.kill()
  const seen = { before: 0, cutShort: 0, copied: 0, migrated: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    await layOut()
    const child = startChild('./later-version-child.ts', [folder, passphrase])
    await child.line('opens')
    // Every other round counts its moment from the copy on: what comes after it is the shorter part.
    if (round % 2 === 1) await copyIsNamed()
    await new Promise((resolve) => setTimeout(resolve, (((round * 37) % 100) / 100) * spanMs * (round % 2 === 1 ? 0.4 : 1)))
    await child.kill()

    const found = await copies()
    expect(found.whole + found.cutShort).toBeLessThanOrEqual(1)
    const schema = schemaOf(join(place, 'vault.db'))
    expect([OLD, NEW]).toContainEqual(schema)
    // Nothing is migrated that was not copied before.
    if (schema.rows !== null) expect(found.whole).toBe(1)
    seen[schema.rows !== null ? 'migrated' : found.whole === 1 ? 'copied' : found.cutShort === 1 ? 'cutShort' : 'before']++

    // The next start goes on as if nothing had happened.
    const next = startChild('./later-version-child.ts', [folder, passphrase, 'leave'])
    await next.line('opened')
    expect(await next.ended()).toBe(0)
    expect(schemaOf(join(place, 'vault.db'))).toEqual(NEW)
    const names = await readdir(join(place, 'backups'))
    expect(names.filter((name) => name.startsWith('.'))).toEqual([])
    expect(names.some((name) => name.includes('before-migration'))).toBe(true)
    expect((await readdir(place)).sort()).toEqual(['backups', 'vault.db', 'vault.json'])
  }
  console.log(
    `kill -9 in vaults.open with a migration due: ${ROUNDS} rounds, ${seen.before} before the copy, ${seen.cutShort} in it, ${seen.copied} after it, ${seen.migrated} migrated; no half schema, no half copy`,
  )
})
