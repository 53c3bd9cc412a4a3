import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedDemo } from '../../src/main/demo/seed.ts'
import { router } from '../../src/main/rpc/router.ts'
import { searchAll } from '../support/search.ts'
import { openTestVault, type TestVault } from '../support/vault.ts'

const PEOPLE = join(import.meta.dirname, '../fixtures/people/adventureworks_employees.csv')

let vault: TestVault
beforeAll(async () => {
  vault = await openTestVault()
  await seedDemo(vault.vault, { people: new Uint8Array(await readFile(PEOPLE)) })
}, 240_000)
afterAll(() => vault.close())

// Every answer passes the contract's schema on its way out: one that does not fit is refused there, as a bug.
it('answers every question about the demo firm in the shape the contract says', async () => {
  const app = createRouterClient(router, { context: vault.context })
  const [team, cycles] = [await app.people.list(), await app.cycles.list()]
  expect([team.length, cycles.length]).toEqual([290, 2])
  await Promise.all([app.workspace.frame(), app.workspace.get(), app.workspace.lastChange(), app.insights.today()])
  await app.cycles.propose({ startsOn: '2030-01-01', endsOn: '2030-12-31' })
  const asked = { meetings: 0, reviews: 0, plans: 0 }
  for (const { id: cycleId } of cycles) {
    const { people } = await app.cycles.get({ cycleId })
    const board = await app.reviewing.board({ cycleId })
    expect(board).toHaveLength(people.length)
    for (const { participationId } of people) asked.plans += (await app.planning.plan({ participationId })).goals.length
    for (const { reviewId } of board) {
      if (reviewId === null) continue
      asked.reviews += 1
      await app.reviewing.get({ reviewId })
    }
  }
  for (const { id: personId } of team) {
    await Promise.all([app.people.get({ personId }), app.insights.timeline({ personId }), app.reviewing.ofPerson({ personId })])
    await app.library.personJob({ personId })
    await Promise.all([app.developing.plan({ personId }), app.concerns.ofPerson({ personId })])
    await Promise.all([app.coaching.draft({ personId }), app.sharing.list({ personId }), app.rewarding.list({ personId })])
  }
  for (const { id: jobProfileId } of await app.library.jobs()) await app.library.job({ jobProfileId })
  for (const { code } of (await app.library.searchRoles({ text: 'engineer' })).slice(0, 20)) await app.library.role({ code })
  for (const { id: oneToOneId } of await app.coaching.meetingList({ since: null })) {
    asked.meetings += 1
    await app.coaching.oneToOne({ oneToOneId })
  }
  for (const open of [true, false]) await app.coaching.actionItems({ personId: null, open })
  await Promise.all([app.planning.goals({ personId: null }), app.rewarding.list({ personId: null }), app.sharing.list({ personId: null })])
  expect((await searchAll(vault.context, 'drawing')).length).toBeGreaterThan(0)
  for (const format of ['json', 'csv', 'markdown'] as const) {
    expect((await app.sharing.exportAll({ format, personId: null })).size).toBeGreaterThan(10_000)
  }
  expect(Object.values(asked).every((count) => count > 0)).toBe(true)
}, 120_000)
