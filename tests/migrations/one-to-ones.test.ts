import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { coachingRouter as coaching } from '../../src/main/features/coaching/index.ts'
import { workspaceRouter as workspace } from '../../src/main/features/workspace/index.ts'
import type { Vaults } from '../../src/main/kernel/session.ts'
import { FIXTURE_PASSPHRASE } from '../support/make-vault-fixture.ts'
import { vaultsIn } from '../support/vaults.ts'

let folder: string
let vaults: Vaults
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-meetings-'))
  vaults = vaultsIn(folder)
})
afterEach(async () => {
  await vaults.close()
  await rm(folder, { recursive: true, force: true })
})

it('a vault written by 1.0.0 keeps its one-to-ones as they were, and takes a series', async () => {
  await cp(join(import.meta.dirname, '../fixtures/vaults/1.0.0'), join(folder, 'Frozen firm.perennial'), { recursive: true })
  const { vaults: found } = await vaults.status()
  const opened = await vaults.open({ vaultId: found[0]?.id ?? '', passphrase: FIXTURE_PASSPHRASE })
  if (!opened.ok) throw new Error(opened.error.code)
  const at = { context: { vaults } }
  const before = await call(coaching.meetingList, { since: null }, at)
  for (const row of before) {
    expect(row).toMatchObject({ seriesId: null, firstPlannedAt: null, begunAt: null, place: '', skipReason: '' })
    const meeting = await call(coaching.oneToOne, { oneToOneId: row.id }, at)
    expect(meeting).toMatchObject({ decisions: [], comments: [], answer: null, series: null, lastedMinutes: null })
  }
  const { people } = await call(coaching.cadence, undefined, at)
  const [person] = people
  if (!person) throw new Error('nobody is left')
  const recurrence = { unit: 'week' as const, interval: 1, weekdays: ['TU' as const] }
  const series = { personId: person.personId, recurrence, startsOn: '2026-11-10', time: '10:00', minutes: 30, place: '', endsOn: null }
  const { change } = await call(coaching.planSeries, { series: [series] }, at)
  expect((await call(coaching.meetingList, { since: null }, at)).length).toBeGreaterThan(before.length)
  await call(workspace.undo, { changeId: change.id }, at)
  expect(await call(coaching.meetingList, { since: null }, at)).toEqual(before)
})
