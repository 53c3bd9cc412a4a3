import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addPerson, launchCycleFor } from '../../../../tests/support/cycle.ts'
import { openTestVault, TEST_START, type TestVault } from '../../../../tests/support/vault.ts'
import { addDays } from '../../../shared/kernel/dates.ts'
import type { ChangeId, PersonId } from '../../../shared/kernel/ids.ts'
import { coachingRouter } from '../coaching/index.ts'
import { workspaceRouter } from '../workspace/index.ts'
import { peopleRouter } from './index.ts'

let vault: TestVault
let people: PersonId[]

beforeEach(async () => {
  vault = await openTestVault()
  people = []
  for (const name of ['Ada Example', 'Bo Chen', 'Cy Diaz', 'Di Evans', 'Ed Fox']) {
    people.push(await addPerson(vault, name, { managerId: people.at(-1) ?? null, jobTitle: 'Analyst', unit: 'Sales' }))
  }
  await launchCycleFor(vault, people)
  for (const personId of people) {
    await call(coachingRouter.schedule, { personId, startsAt: TEST_START + 86_400_000, minutes: 30 }, { context: vault.context })
  }
})
afterEach(() => vault.close())

const TABLES = ['person', 'person_event', 'participation', 'one_to_one', 'job_profile', 'org_unit'] as const

const everything = () =>
  Promise.all(TABLES.map((table) => vault.deps.db.selectFrom(table).selectAll().orderBy('id').execute() as Promise<unknown>))

const step = fc.record({
  who: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
  manager: fc.option(fc.integer({ min: -1, max: 4 })),
  job: fc.option(fc.constantFrom('Analyst', 'Lead', 'Clerk')),
  unit: fc.option(fc.constantFrom('Sales', 'Marketing', 'Sales / North')),
  status: fc.option(fc.constantFrom('active' as const, 'left' as const)),
  day: fc.option(fc.integer({ min: 0, max: 700 })),
  handsOver: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Null where the change is refused, which is tested elsewhere. */
async function make({ who, manager, job, unit, status, day, handsOver }: Step): Promise<ChangeId | null> {
  const context = { context: vault.context }
  const fields = {
    ...(manager === null ? {} : { managerId: people[manager] ?? null }),
    ...(job === null ? {} : { jobTitle: job }),
    ...(unit === null ? {} : { unit }),
    ...(status === null ? {} : { status }),
  }
  const when = day === null ? { kind: 'always' as const } : { kind: 'from' as const, on: addDays('2026-11-10', -day), reason: 'Because' }
  const personIds = who.flatMap((index) => people[index] ?? [])
  const seen = await call(peopleRouter.previewMany, { personIds, fields, when }, context)
  const handOver = handsOver ? seen.reports.map(({ personId, successorId }) => ({ personId, managerId: successorId })) : []
  const input = { personIds, fields, when, handOver, leaveOut: seen.counts.refused }
  return call(peopleRouter.updateMany, input, context).then(
    ({ id }) => id,
    () => null,
  )
}

it('puts back everything exactly, one change after the other, whatever was changed, handed over or corrected', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const before: { readonly id: ChangeId; readonly was: unknown }[] = []
      for (const each of steps) {
        const was = await everything()
        const id = await make(each)
        if (id === null) expect(await everything()).toEqual(was)
        else before.unshift({ id, was })
      }
      for (const { id, was } of before) {
        await call(workspaceRouter.undo, { changeId: id }, { context: vault.context })
        expect(await everything()).toEqual(was)
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)
