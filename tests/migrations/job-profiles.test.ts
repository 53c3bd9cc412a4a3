import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { libraryRouter as library } from '../../src/main/features/library/index.ts'
import { peopleRouter as people } from '../../src/main/features/people/index.ts'
import type { Vaults } from '../../src/main/kernel/session.ts'
import { emptyJob } from '../../src/shared/rules/job-profile.ts'
import { FIXTURE_PASSPHRASE } from '../support/make-vault-fixture.ts'
import { vaultsIn } from '../support/vaults.ts'

let folder: string
let vaults: Vaults
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-jobs-'))
  vaults = vaultsIn(folder)
})
afterEach(async () => {
  await vaults.close()
  await rm(folder, { recursive: true, force: true })
})

const at = () => ({ context: { vaults } })

async function openFrozen(name: string) {
  await cp(join(import.meta.dirname, '../fixtures/vaults', name), join(folder, 'Frozen firm.perennial'), { recursive: true })
  const { vaults: found } = await vaults.status()
  const opened = await vaults.open({ vaultId: found[0]?.id ?? '', passphrase: FIXTURE_PASSPHRASE })
  if (!opened.ok) throw new Error(opened.error.code)
  const gail = (await call(people.list, undefined, at())).find(({ name: called }) => called === 'Gail Erickson')
  const job = (await call(library.jobs, undefined, at())).find(({ title }) => title === gail?.jobTitle)
  if (!gail || !job) throw new Error('Gail or the job is gone')
  return { gail, job }
}

describe.each(['schema-1', '1.0.0'])('the jobs of a vault written by %s', (name) => {
  it('are titles without a version, which nobody holds', async () => {
    const { gail, job } = await openFrozen(name)
    expect(job).toMatchObject({ version: null, draftAt: null, people: 1 })
    const facts = await call(library.personJob, { personId: gail.id }, at())
    expect(facts.job).toMatchObject({ id: job.id, version: null, draft: false })
    expect(facts.held.map(({ version, newer }) => [version, newer])).toEqual([[null, null]])
  })

  it('can be described, published and taken, and what is published cannot be written again', async () => {
    const { gail, job } = await openFrozen(name)
    await call(library.keepJobDraft, { jobProfileId: job.id, content: emptyJob(job.title, 'Designs parts') }, at())
    await call(library.publishJob, { jobProfileId: job.id, reason: '' }, at())
    const [held] = (await call(library.personJob, { personId: gail.id }, at())).held
    if (!held) throw new Error('Gail is in no cycle')
    await call(library.takeNewerJob, { participationId: held.participationId, reason: 'First described' }, at())
    expect((await call(library.personJob, { personId: gail.id }, at())).held[0]?.version).toMatchObject({ number: 1 })
    const deps = vaults.current()?.deps
    if (!deps) throw new Error('the vault is locked')
    const tamper = change(deps, { verb: 'test.tamper', summary: 'Tampered' }, (tx) =>
      sql`UPDATE job_profile_version SET reason = 'otherwise'`.execute(tx),
    )
    await expect(tamper).rejects.toThrow('a published version never changes')
  })
})
