import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestVault, type TestVault } from '../../../tests/support/vault.ts'
import type { Database } from './database.ts'
import { PrivateDataRefused, shareableDb } from './shareable.ts'

let vault: TestVault
beforeAll(async () => {
  vault = await openTestVault()
})
afterAll(() => vault.close())

describe('the database that packages are made from', () => {
  it('reads what both sides may see', async () => {
    const db = shareableDb(vault.deps.db)
    const rows = await db
      .selectFrom('goal')
      .innerJoin('participation', 'participation.id', 'goal.participation_id')
      .selectAll('goal')
      .orderBy('goal.position', 'desc')
      .execute()
    expect(rows).toEqual([])
  })

  it('refuses a private table however it is named', async () => {
    // As code would see it that had got around the types.
    const db = shareableDb(vault.deps.db) as unknown as Kysely<Database>
    const queries = [
      () => db.selectFrom('private_note').selectAll(),
      () => db.selectFrom('PRIVATE_NOTE as goal' as never).selectAll(),
      () => db.selectFrom('main.private_note' as never).selectAll(),
      () =>
        db
          .selectFrom('person')
          .innerJoin('private_note', (join) => join.onTrue())
          .selectAll(),
      () =>
        db
          .selectFrom('person')
          .selectAll()
          .where(({ exists, selectFrom }) => exists(selectFrom('private_note').selectAll())),
      () => db.selectFrom('history').selectAll(),
      () => db.selectFrom('open_change').selectAll(),
    ]
    for (const query of queries) await expect(query().execute()).rejects.toThrow(PrivateDataRefused)
  })

  it('refuses SQL it cannot look into', async () => {
    const db = shareableDb(vault.deps.db)
    const peek = sql<string>`(select body from private_note)`.as('body')
    await expect(db.selectFrom('person').select(peek).execute()).rejects.toThrow(PrivateDataRefused)
    await expect(
      db
        .selectFrom('person')
        .select(({ fn }) => fn<string>('(select 1), lower').as('x'))
        .execute(),
    ).rejects.toThrow(PrivateDataRefused)
  })

  it('reads only', async () => {
    const db = shareableDb(vault.deps.db)
    const writer = db as unknown as Kysely<Database>
    await expect(writer.deleteFrom('person').execute()).rejects.toThrow(PrivateDataRefused)
  })
})
