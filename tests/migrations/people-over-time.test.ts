import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cyclesRouter as cycles } from '../../src/main/features/cycles/index.ts'
import { insightsRouter as insights } from '../../src/main/features/insights/index.ts'
import { peopleRouter as people } from '../../src/main/features/people/index.ts'
import { workspaceRouter as workspace } from '../../src/main/features/workspace/index.ts'
import type { Vaults } from '../../src/main/kernel/session.ts'
import { FIXTURE_PASSPHRASE } from '../support/make-vault-fixture.ts'
import { vaultsIn } from '../support/vaults.ts'

let folder: string
let vaults: Vaults
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-over-time-'))
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
  const gail = (await call(people.list, undefined, at())).find((person) => person.name === 'Gail Erickson')
  const [cycle] = await call(cycles.list, undefined, at())
  if (!gail || !cycle) throw new Error('the frozen firm is not as it was')
  return { gail, cycle }
}

describe.each(['schema-1', '1.0.0'])('a vault written by %s before changes were dated', (name) => {
  it('is a manager’s, since its owner had said who they are, and has fairness checks off', async () => {
    await openFrozen(name)
    expect(await call(workspace.get, undefined, at())).toMatchObject({ role: 'manager' })
    expect(await call(people.fairness, undefined, at())).toEqual({ on: false, attributes: [] })
  })

  it('knows of no change yet, and dates the next one', async () => {
    const { gail, cycle } = await openFrozen(name)
    expect(await call(people.history, { personId: gail.id }, at())).toEqual([])
    const when = { kind: 'from' as const, on: '2026-06-01', reason: 'Promotion' }
    const { id } = await call(people.update, { personId: gail.id, fields: { jobTitle: 'Senior Design Engineer' }, when }, at())
    expect(await call(people.history, { personId: gail.id }, at())).toMatchObject([
      { kind: 'job', on: '2026-06-01', from: 'Design Engineer', to: 'Senior Design Engineer' },
    ])
    const timeline = await call(insights.timeline, { personId: gail.id }, at())
    expect(timeline.filter(({ kind }) => kind === 'job-and-team')).toMatchObject([{ title: 'Job changed', body: 'Promotion' }])
    await call(workspace.undo, { changeId: id }, at())
    expect(await call(people.get, { personId: gail.id }, at())).toMatchObject({ jobTitle: 'Design Engineer', inJobSince: null })
    expect(await call(people.history, { personId: gail.id }, at())).toEqual([])
    const { people: taking } = await call(cycles.get, { cycleId: cycle.id }, at())
    expect(taking).toMatchObject([{ name: 'Gail Erickson', managerName: 'Roberto Tamburello', leftOn: null }])
  })
})
