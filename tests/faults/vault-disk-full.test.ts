import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { faultOf } from '../../src/main/db/connection.ts'
import { openTestVault, type TestVault } from '../support/vault.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.close())

const count = async () => (await vault.deps.db.selectFrom('job_profile').select('id').execute()).length
const save = () =>
  change(vault.deps, { verb: 'test.write', summary: 'Written' }, async (tx) => {
    const id = vault.deps.newId()
    await tx.insertInto('org_unit').values({ id, name: 'Before the profile', parent_id: null }).execute()
    await tx
      .insertInto('job_profile')
      .values({ id, title: 'Profile', purpose: 'words '.repeat(2000) })
      .execute()
  })

it('a full disk refuses the save, keeps all that was saved, and saving goes on when there is room again', async () => {
  const pages = await sql<{ page_count: number }>`PRAGMA page_count`.execute(vault.deps.db)
  const limit = (pages.rows[0]?.page_count ?? 0) + 60
  await sql`PRAGMA max_page_count = ${sql.lit(limit)}`.execute(vault.deps.db)
  let saved = 0
  let refusal: unknown
  while (refusal === undefined) {
    await save().then(
      () => saved++,
      (error: unknown) => {
        refusal = error
      },
    )
  }
  expect(faultOf(refusal)).toEqual({ code: 'DISK_FULL' })
  expect(saved).toBeGreaterThan(0)
  expect(await count()).toBe(saved)
  expect(await vault.deps.db.selectFrom('org_unit').select('id').execute()).toHaveLength(saved)

  await sql`PRAGMA max_page_count = 1000000`.execute(vault.deps.db)
  await save()
  expect(await count()).toBe(saved + 1)
  const verdict = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(vault.deps.db)
  expect(verdict.rows).toEqual([{ integrity_check: 'ok' }])
})
