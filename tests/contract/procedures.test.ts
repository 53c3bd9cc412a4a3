import { createRouterClient } from '@orpc/server'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicError } from '../../src/main/rpc/public-error.ts'
import { router } from '../../src/main/rpc/router.ts'
import { seatFirm } from '../support/firm.ts'
import { unknownInputs } from '../support/unknown-inputs.ts'
import { openTestVault, type TestVault } from '../support/vault.ts'

let vault: TestVault
beforeAll(async () => {
  vault = await openTestVault()
  await seatFirm(vault)
})
afterAll(() => vault.close())

type Procedure = (input: unknown) => Promise<unknown>
type Client = Record<string, Record<string, Procedure>>

function clientOf(context: TestVault['context']): Client {
  return createRouterClient(router, { context }) as never
}

interface Asked {
  readonly name: string
  readonly feature: string
  readonly procedure: string
  readonly input: unknown
  readonly answer: string | null
}

const all: readonly Asked[] = Object.entries(unknownInputs).flatMap(([feature, procedures]) =>
  Object.entries(procedures as Record<string, readonly [unknown, string | null]>).map(([procedure, [input, answer]]) => ({
    name: `${feature}.${procedure}`,
    feature,
    procedure,
    input,
    answer,
  })),
)

/** What crosses to the renderer; null for an answer. */
async function outcome(client: Client, { feature, procedure, input }: Asked): Promise<string | null> {
  const run = client[feature]?.[procedure]
  if (!run) throw new Error(`${feature}.${procedure} is not served`)
  return run(input).then(
    () => null,
    (error: unknown) => publicError(error, `${feature}.${procedure}`, () => {}).code,
  )
}

describe('every procedure', () => {
  it.each(all)('$name says what it does not find, and changes nothing by failing', async (asked) => {
    const before = await changes()
    expect(await outcome(clientOf(vault.context), asked)).toBe(asked.answer)
    if (asked.answer !== null) expect(await changes()).toBe(before)
  })

  it('answers that the vault is locked when it is', async () => {
    const locked = clientOf({ vaults: { ...vault.context.vaults, current: () => null } })
    const answers = await Promise.all(all.map(async (asked) => [asked.name, await outcome(locked, asked)]))
    expect(answers).toEqual(all.map(({ name }) => [name, 'VAULT_LOCKED']))
  })

  it('takes a key of an object’s own making for no more than a text', async () => {
    const client = clientOf(vault.context)
    for (const asked of all) {
      const hostile = JSON.parse(
        JSON.stringify(asked.input ?? {})
          .replace(/^\{/, '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},')
          .replace(',}', '}'),
      )
      await outcome(client, { ...asked, input: hostile })
      expect([asked.name, Object.hasOwn(Object.prototype, 'polluted')]).toEqual([asked.name, false])
    }
  })

  it.each(['__proto__', 'constructor', 'toString', 'people.__proto__', 'vaults.constructor'])('is not found under %s', async (path) => {
    const client = clientOf(vault.context)
    const [feature = '', procedure = ''] = path.split('.')
    const run = async () => client[feature]?.[procedure]?.(undefined)
    await run().then(
      (value) => expect(typeof value).not.toBe('function'),
      (error) => expect(error).toBeInstanceOf(Error),
    )
  })

  it('says that the disk is full, and keeps what was saved', async () => {
    const client = clientOf(vault.context)
    const { db } = vault.deps
    const before = await changes()
    const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db)
    await sql.raw(`PRAGMA max_page_count = ${rows[0]?.page_count ?? 1}`).execute(db)
    const [person] = await db.selectFrom('person').select('id').limit(1).execute()
    const input = { personId: person?.id, kind: 'private', body: 'long words '.repeat(9000), from: '', observedOn: '2026-05-20' }
    const asked = { name: '', feature: 'coaching', procedure: 'keepNote', input, answer: null }
    expect(await outcome(client, asked)).toBe('DISK_FULL')
    expect(await changes()).toBe(before)
    await sql.raw('PRAGMA max_page_count = 1073741823').execute(db)
    expect(await outcome(client, asked)).toBeNull()
  })
})

async function changes(): Promise<number> {
  const row = await vault.deps.db
    .selectFrom('change')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}
