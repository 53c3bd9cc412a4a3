import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openShipped } from '../../db/shipped.ts'
import { inlineJobs } from '../../jobs/inline.ts'
import { createJobPool } from '../../jobs/pool.ts'
import { resourcePath } from '../../kernel/resources.ts'
import { findRole, type RoleDb, roleLibrary } from './queries-roles.ts'
import type { RoleDatabase } from './roles-schema.ts'
import { matchWord, titleWords, typedWords } from './rules-role-search.ts'
import { getRole, searchRoles as search } from './service-roles.ts'

const SHIPPED = resourcePath('roles', 'onet.db')
/** The tables the library is built from; they are not part of the product. */
const SOURCE = resolve(import.meta.dirname, '../../../../../shared/data/onet')

const jobs = inlineJobs()
const searchRoles = (text: string) => search(jobs, text)

const count = async (db: RoleDb, table: keyof RoleDatabase) =>
  (
    await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

describe('the role library that ships', () => {
  it('holds every occupation, task and alternate title, in at most 8 MB', async () => {
    const db = await roleLibrary()
    expect(await Promise.all([count(db, 'role'), count(db, 'task'), count(db, 'title')])).toEqual([1016, 18_796, 56_558])
    expect((await stat(SHIPPED)).size).toBeLessThan(8_000_000)
  })

  it('can only be read', async () => {
    const db = openShipped<RoleDatabase>(await readFile(SHIPPED))
    await expect(db.deleteFrom('task').execute()).rejects.toThrow(/readonly/)
    await db.destroy()
  })

  it('has no tasks for 93 roles and no ratings for 137, and knows which', async () => {
    const all = await searchRoles('')
    expect([all.length, all.filter((role) => !role.hasTasks).length, all.filter((role) => !role.hasRatings).length]).toEqual([
      1016, 93, 137,
    ])
    const without = all.find((role) => !role.hasTasks)
    expect(await findRole(await roleLibrary(), without?.code ?? '')).toMatchObject({ tasks: [], elements: [], activities: [] })
  })

  it('shows of a role its core tasks first and what is most important first', async () => {
    const found = await getRole('15-1252.00')
    if (!found.ok) throw new Error(found.error.code)
    const { title, tasks, elements, related, technology, zone, otherTitles } = found.value
    expect([title, zone?.number, related.length > 0, technology.length, otherTitles.length > 100]).toEqual([
      'Software Developers',
      4,
      true,
      12,
      true,
    ])
    expect(tasks.map((task) => task.kind)).toEqual([...tasks.map((task) => task.kind)].sort())
    expect(elements.map((one) => one.importance)).toEqual(elements.map((one) => one.importance).sort((a, b) => b - a))
    expect(await getRole('99-9999.99')).toEqual({ ok: false, error: { code: 'ROLE_NOT_FOUND' } })
  })

  if (existsSync(SOURCE))
    it('is what the build makes of its tables', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'perennial-roles-'))
      const { buildRoles } = await import('../../../../scripts/build-roles.mjs')
      buildRoles(SOURCE, join(folder, 'fresh.db'))
      const [shipped, fresh] = await Promise.all([SHIPPED, join(folder, 'fresh.db')].map(async (path) => rowsOf(await readFile(path))))
      expect(shipped).toEqual(fresh)
      await rm(folder, { recursive: true })
    }, 120_000)
})

/** Every row of every table, and what the tables look like. */
async function rowsOf(bytes: Buffer): Promise<Record<string, unknown>> {
  const db = openShipped<RoleDatabase>(bytes)
  const tables = await sql<{ name: string; sql: string }>`SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name`.execute(
    db,
  )
  const rows: Record<string, unknown> = { schema: tables.rows }
  for (const { name } of tables.rows) rows[name] = (await sql`SELECT * FROM ${sql.table(name)}`.execute(db)).rows
  await db.destroy()
  return rows
}

describe('looking for a role', () => {
  const pool = createJobPool({ size: 1 })
  afterAll(() => pool.close())

  it.each([
    ['sofware enginer', 'Software Developers', 'Software Engineer'],
    ['nurse practicioner', 'Nurse Practitioners', null],
    ['hr bus partner', 'Human Resources Specialists', 'HR Business Partner'],
    ['regsitered nurse', 'Registered Nurses', null],
    ['acountant', 'Accountants and Auditors', 'Accountant'],
    ['sof', 'Software Developers', null],
    ['marketing manger', 'Marketing Managers', null],
    ['truck drvier', 'Heavy and Tractor-Trailer Truck Drivers', 'Truck Driver'],
    ['ceo', 'Chief Executives', 'CEO'],
    ['data sci', 'Data Scientists', null],
    ['data analist', 'Data Scientists', 'Data Analyst'],
    ['data analyst', 'Data Scientists', 'Data Analyst'],
    ['c++', 'Software Developers', 'C++ Developer'],
    ['Chief Executives', 'Chief Executives', null],
  ])('finds under "%s" the role %s', async (typed, title, alsoCalled) => {
    expect((await searchRoles(typed))[0]).toMatchObject({ title, alsoCalled })
  })

  it('shows at most 40, each role once', async () => {
    const hits = await searchRoles('manager')
    expect(hits).toHaveLength(40)
    expect(new Set(hits.map((hit) => hit.code)).size).toBe(40)
  })

  it('finds nothing where nothing is near', async () => {
    expect(await searchRoles('zzzzzz qqqqqq')).toEqual([])
  })

  it('finds a role of the firm’s own title by most of its words', async () => {
    expect((await searchRoles('Production Technician - WC60'))[0]?.alsoCalled).toBe('Production Technician')
  })

  it('answers any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200, unit: 'grapheme' }), async (text) => {
        expect((await searchRoles(text)).length).toBeLessThanOrEqual(1016)
      }),
      { numRuns: 60 },
    )
  })

  it('finds every role under its own title', async () => {
    const all = await searchRoles('')
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), async ({ title, code }) => {
        expect((await searchRoles(title)).slice(0, 3).map((hit) => hit.code)).toContain(code)
      }),
      { numRuns: 80 },
    )
  })

  it('has its index read in a worker, once for all searches, and tries again when that worker was ended', async () => {
    vi.resetModules()
    const fresh = await import('./service-roles.ts')
    const run = vi.spyOn(pool, 'run')
    const closed = { run: () => Promise.reject(new Error('the job pool is closed')) }
    await expect(fresh.searchRoles(closed, 'nurse')).rejects.toThrow('closed')
    const [first, second] = await Promise.all(['acountant', 'acountant'].map((text) => fresh.searchRoles(pool, text)))
    expect(run).toHaveBeenCalledTimes(1)
    expect(first).toEqual(await searchRoles('acountant'))
    expect(second).toEqual(first)
  })

  it('forgives one swapped, missing, doubled or wrong letter in a long word', () => {
    const index = { words: ['technician'], starts: Uint32Array.of(0, 1) }
    for (const typed of ['techncian', 'technicain', 'techniccian', 'tecnnician', 'tehcnici'])
      expect(matchWord(index, typed), typed).toHaveLength(1)
    expect(matchWord(index, 'teacher')).toEqual([])
  })

  it('leaves out the words that only join, but not while one may still be typed', () => {
    expect(titleWords('Head of Research & Development')).toEqual(['head', 'research', 'development'])
    expect(typedWords('head of')).toEqual(['head', 'of'])
    expect(typedWords('head of research')).toEqual(['head', 'research'])
  })
})
