import { call } from '@orpc/server'
import { change } from '../../src/main/db/change.ts'
import type { WriteDb } from '../../src/main/db/database.ts'
import { coachingRouter } from '../../src/main/features/coaching/index.ts'
import { insightsRouter } from '../../src/main/features/insights/index.ts'
import { addDays, localDate } from '../../src/shared/kernel/dates.ts'
import type { OneToOneId } from '../../src/shared/kernel/ids.ts'
import { seatFirm } from '../support/firm.ts'
import { openTestVault, TEST_START, type TestVault } from '../support/vault.ts'
import { type Figure, percentile, timed } from './figures.ts'

const PEOPLE = 30
const WEEKS = 260
const ITEMS = 5
const ROUNDS = 30

/** Five years of weekly one-to-ones with thirty people: 7,800 meetings, 39,000 agenda items. */
export async function meetingFigures(): Promise<Figure[]> {
  const vault = await openTestVault()
  try {
    const newest = await plant(vault)
    const { context } = vault
    const p95 = async (work: (id: OneToOneId) => Promise<unknown>) => {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(() => work(newest[round % newest.length] as OneToOneId)))
      return percentile(times, 0.95)
    }
    const year = addDays(localDate(TEST_START), -366)
    return [
      {
        name: 'one-to-one with its agenda, 5 years of 30 people, p95',
        figure: await p95((oneToOneId) => call(coachingRouter.oneToOne, { oneToOneId }, { context })),
        budget: 100,
      },
      {
        name: 'list of one-to-ones, last 12 months, p95',
        figure: await p95(() => call(coachingRouter.meetingList, { since: year }, { context })),
        budget: 100,
      },
      {
        name: 'cadence of 30 people, 12 quarters, p95',
        figure: await p95(() => call(coachingRouter.cadence, undefined, { context })),
        budget: 100,
      },
      {
        name: 'Today, 5 years of 30 people, p95',
        figure: await p95(() => call(insightsRouter.today, undefined, { context })),
        budget: 100,
      },
    ]
  } finally {
    await vault.close()
  }
}

async function plant(vault: TestVault): Promise<string[]> {
  const { deps } = vault
  const firm = await seatFirm(vault)
  const newest: string[] = []
  await change(deps, { verb: 'bench.plant', summary: 'Planted', long: true }, async (tx) => {
    for (let number = 0; number < PEOPLE; number += 1) {
      const personId = deps.newId()
      const nobody = { employee_number: null, email: null, job_profile_id: null, org_unit_id: null, deleted_at: null }
      const named = { given_name: `Person ${number}`, family_name: 'Test', manager_id: firm.roberto, hired_on: '2019-01-01' }
      const row = { id: personId, ...nobody, ...named, status: 'active' as const, created_at: TEST_START }
      await tx.insertInto('person').values(row).execute()
      newest.push(await plantYears(vault, tx, { personId, offset: number * 1_800_000 }))
    }
  })
  return newest
}

/** Every week of one person; the id of the last meeting, which is still planned. */
async function plantYears(
  { deps }: TestVault,
  tx: WriteDb,
  { personId, offset }: { readonly personId: string; readonly offset: number },
): Promise<string> {
  let id = ''
  for (let week = 0; week < WEEKS; week += 1) {
    id = deps.newId()
    const startsAt = TEST_START - (WEEKS - 1 - week) * 7 * 86_400_000 + offset
    const held = week < WEEKS - 1
    const state = { state: held ? ('held' as const) : ('planned' as const), held_at: held ? startsAt : null }
    const meeting = { id, person_id: personId, starts_at: startsAt, minutes: 30, ...state, deleted_at: null }
    await tx.insertInto('one_to_one').values(meeting).execute()
    await tx
      .insertInto('agenda_item')
      .values(Array.from({ length: ITEMS }, (_, position) => item(deps.newId(), id, position)))
      .execute()
  }
  return id
}

function item(id: string, oneToOneId: string, position: number) {
  const note = 'Two days before release worked for the second-stage gauge. '.repeat(3)
  const by = position % 2 === 0 ? 'employee' : 'manager'
  return {
    id,
    one_to_one_id: oneToOneId,
    title: `Topic ${position}`,
    raised_by: by,
    discussed: 1,
    note,
    carried_from_id: null,
    carried_from_item_id: null,
    position,
    deleted_at: null,
  }
}
