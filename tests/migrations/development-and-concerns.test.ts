import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { concernsRouter as concerns } from '../../src/main/features/concerns/index.ts'
import { developingRouter as developing } from '../../src/main/features/developing/index.ts'
import { insightsRouter as insights } from '../../src/main/features/insights/index.ts'
import { peopleRouter as people } from '../../src/main/features/people/index.ts'
import { workspaceRouter as workspace } from '../../src/main/features/workspace/index.ts'
import type { Vaults } from '../../src/main/kernel/session.ts'
import { FIXTURE_PASSPHRASE } from '../support/make-vault-fixture.ts'
import { vaultsIn } from '../support/vaults.ts'

let folder: string
let vaults: Vaults
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-developing-'))
  vaults = vaultsIn(folder)
})
afterEach(async () => {
  await vaults.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each(['schema-1', '1.0.0'])('a vault written by %s, before there were development plans and concerns', (name) => {
  it('has both after it is opened, empty and undoable, and its timeline is as it was', async () => {
    await cp(join(import.meta.dirname, '../fixtures/vaults', name), join(folder, 'Frozen firm.perennial'), { recursive: true })
    const { vaults: found } = await vaults.status()
    const opened = await vaults.open({ vaultId: found[0]?.id ?? '', passphrase: FIXTURE_PASSPHRASE })
    if (!opened.ok) throw new Error(opened.error.code)
    const at = { context: { vaults } }
    const gail = (await call(people.list, undefined, at)).find((person) => person.name === 'Gail Erickson')
    if (!gail) throw new Error('Gail is gone')
    const person = { personId: gail.id }
    const before = await call(insights.timeline, person, at)
    expect(before.length).toBeGreaterThan(0)
    expect(await call(developing.plan, person, at)).toMatchObject({ targets: [], actions: [], recommended: [] })
    expect(await call(concerns.ofPerson, person, at)).toEqual({ drafts: [], concerns: [], plans: [], planDrafts: [], privateThoughts: [] })

    const fields = { kind: 'course' as const, title: 'Kaizen', competency: '', trainingId: null, startsOn: null, dueOn: null }
    const { change } = await call(
      developing.saveAction,
      { actionId: null, ...person, fields: { ...fields, costMinor: null, currency: 'EUR' } },
      at,
    )
    await call(workspace.undo, { changeId: change.id }, at)
    expect((await call(developing.plan, person, at)).actions).toEqual([])
    expect(await call(insights.timeline, person, at)).toEqual(before)
  })
})
