import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, launchCycleFor } from '../../../../tests/support/cycle.ts'
import { openTestVault, TEST_START, type TestVault } from '../../../../tests/support/vault.ts'
import type { ManyFields, When } from '../../../shared/contract/people-changes.ts'
import type { CycleId, PersonId } from '../../../shared/kernel/ids.ts'
import { change } from '../../db/change.ts'
import { coachingRouter } from '../coaching/index.ts'
import { planAhead } from '../coaching/service-series.ts'
import { cyclesRouter } from '../cycles/index.ts'
import { reviewingRouter } from '../reviewing/index.ts'
import { workspaceRouter } from '../workspace/index.ts'
import { peopleRouter } from './index.ts'

const TODAY = '2026-11-10'

let vault: TestVault
let context: TestVault['context']
let at: { context: TestVault['context'] }
let [ada, bo, cy]: PersonId[] = []

beforeEach(async () => {
  vault = await openTestVault()
  context = vault.context
  at = { context }
  ada = await addPerson(vault, 'Ada Example')
  bo = await addPerson(vault, 'Bo Chen', { managerId: ada, jobTitle: 'Analyst', unit: 'Sales', hiredOn: '2020-03-01' })
  cy = await addPerson(vault, 'Cy Diaz', { managerId: bo ?? null })
})
afterEach(() => vault.close())

const id = (person: PersonId | undefined): PersonId =>
  person ??
  (() => {
    throw new Error('nobody')
  })()
const from = (on: string, reason = ''): When => ({ kind: 'from', on, reason })
const update = (person: PersonId | undefined, fields: object, when?: When) =>
  call(peopleRouter.update, { personId: id(person), fields, ...(when ? { when } : {}) }, at)
const updateMany = (people: (PersonId | undefined)[], fields: ManyFields, more: object = {}) =>
  call(peopleRouter.updateMany, { personIds: people.map(id), fields, ...more }, at)
const preview = (people: (PersonId | undefined)[], fields: ManyFields, when: When = from(TODAY)) =>
  call(peopleRouter.previewMany, { personIds: people.map(id), fields, when }, at)
const history = async (person: PersonId | undefined) =>
  (await call(peopleRouter.history, { personId: id(person) }, at)).map(({ kind, on, from: was, to, reason }) => [kind, on, was, to, reason])
const managers = async () => (await call(peopleRouter.list, undefined, at)).map((person) => person.managerName)
const reviewer = async (cycleId: CycleId, person: PersonId | undefined) =>
  (await call(cyclesRouter.get, { cycleId }, at)).people.find(({ personId }) => personId === person)?.managerName

describe('a change of one person', () => {
  it('is a dated event, with the day and the reason that were given', async () => {
    await update(bo, { jobTitle: 'Senior analyst', unit: 'Marketing' }, from('2025-04-01', 'Promotion'))
    expect(await history(bo)).toEqual([
      ['unit', '2025-04-01', 'Sales', 'Marketing', 'Promotion'],
      ['job', '2025-04-01', 'Analyst', 'Senior analyst', 'Promotion'],
    ])
    expect(await call(peopleRouter.get, { personId: id(bo) }, at)).toMatchObject({ jobTitle: 'Senior analyst', inJobSince: '2025-04-01' })
  })

  it('holds from today when no day is said, and what was only learned then is no change', async () => {
    await update(bo, { jobTitle: 'Senior analyst' })
    await update(cy, { jobTitle: 'Clerk', unit: 'Sales' })
    expect(await history(bo)).toEqual([['job', TODAY, 'Analyst', 'Senior analyst', '']])
    expect(await history(cy)).toEqual([])
  })

  it('twice on a day is one event, and there and back is none', async () => {
    await update(bo, { jobTitle: 'Senior analyst' }, from(TODAY, 'Promotion'))
    await update(bo, { jobTitle: 'Lead analyst' }, from(TODAY))
    expect(await history(bo)).toEqual([['job', TODAY, 'Analyst', 'Lead analyst', 'Promotion']])
    await update(bo, { jobTitle: 'Analyst' }, from(TODAY))
    expect(await history(bo)).toEqual([])
  })

  it('is refused on a day to come, before the hiring, and before a later change', async () => {
    await expect(update(bo, { unit: 'IT' }, from('2026-11-11'))).rejects.toMatchObject({ code: 'DATE_IN_FUTURE' })
    const early = { code: 'BEFORE_HIRED', data: { name: 'Bo Chen', on: '2020-03-01' } }
    await expect(update(bo, { unit: 'IT' }, from('2020-02-29'))).rejects.toMatchObject(early)
    await update(bo, { unit: 'IT' }, from('2025-01-01'))
    const later = { code: 'LATER_CHANGE', data: { name: 'Bo Chen', on: '2025-01-01' } }
    await expect(update(bo, { unit: 'Marketing' }, from('2024-01-01'))).rejects.toMatchObject(later)
    expect(await history(bo)).toHaveLength(1)
  })
})

describe('a correction', () => {
  it('mends the latest event, and leaves no trace where there is none', async () => {
    await update(bo, { jobTitle: 'Senior analist' }, from('2025-04-01', 'Promotion'))
    await update(bo, { jobTitle: 'Senior analyst', unit: 'Marketing' }, { kind: 'always' })
    expect(await history(bo)).toEqual([['job', '2025-04-01', 'Analyst', 'Senior analyst', 'Promotion']])
    expect(await call(peopleRouter.get, { personId: id(bo) }, at)).toMatchObject({ jobTitle: 'Senior analyst', unit: 'Marketing' })
  })

  it('drops a change that never was, and a leaving that was none', async () => {
    await update(bo, { jobTitle: 'Senior analyst' }, from('2025-04-01'))
    await update(bo, { jobTitle: 'Analyst' }, { kind: 'always' })
    await updateMany([bo], { status: 'left' }, { when: from('2026-10-01') })
    await updateMany([bo], { status: 'active' }, { when: { kind: 'always' } })
    expect(await history(bo)).toEqual([])
  })

  it('of the day keeps the order of what happened', async () => {
    await update(bo, { unit: 'IT' }, from('2024-01-01'))
    await update(bo, { unit: 'Marketing' }, from('2025-01-01'))
    const [last, first] = await call(peopleRouter.history, { personId: id(bo) }, at)
    const redate = (eventId: string | undefined, on: string) =>
      call(peopleRouter.redate, { eventId: eventId ?? '', on, reason: 'As in the contract' }, at)
    await redate(first?.id, '2024-06-01')
    await expect(redate(last?.id, '2024-06-01')).rejects.toMatchObject({ code: 'EVENT_OUT_OF_ORDER', data: { on: '2024-06-01' } })
    await expect(redate(first?.id, '2025-02-01')).rejects.toMatchObject({ code: 'EVENT_OUT_OF_ORDER', data: { on: '2025-01-01' } })
    await expect(redate(last?.id, '2026-11-11')).rejects.toMatchObject({ code: 'DATE_IN_FUTURE' })
    expect(await history(bo)).toEqual([
      ['unit', '2025-01-01', 'IT', 'Marketing', ''],
      ['unit', '2024-06-01', 'Sales', 'IT', 'As in the contract'],
    ])
  })
})

describe('the same change to several people', () => {
  it('gives them a manager in one change', async () => {
    expect((await updateMany([bo, cy], { managerId: null })).summary).toBe('Manager changed for 2 people')
    expect(await managers()).toEqual([null, null, null])
  })

  it('is shown before it is made: who changes from what to what, who stays, and who cannot and why', async () => {
    await update(cy, { jobTitle: 'Clerk' })
    const seen = await preview([ada, bo, cy], { managerId: id(cy), jobTitle: 'Clerk' })
    expect(seen.counts).toEqual({ changed: 0, unchanged: 0, refused: 3 })
    const who = await preview([ada, bo, cy], { managerId: id(ada) })
    expect(who.counts).toEqual({ changed: 1, unchanged: 1, refused: 1 })
    expect(who.rows).toMatchObject([
      { name: 'Ada Example', refused: { code: 'OWN_MANAGER' } },
      { name: 'Cy Diaz', refused: null, changes: [{ kind: 'manager', from: 'Bo Chen', to: 'Ada Example' }] },
    ])
    const circle = await preview([ada], { managerId: id(cy) })
    expect(circle.rows[0]?.refused).toMatchObject({ code: 'MANAGER_CYCLE', names: ['Ada Example', 'Cy Diaz', 'Bo Chen', 'Ada Example'] })
  })

  it('changes nobody when one of them cannot, unless the preview showed as many', async () => {
    await expect(updateMany([cy, ada], { managerId: id(bo) })).rejects.toMatchObject({ code: 'MANAGER_CYCLE' })
    await expect(updateMany([bo], { managerId: id(bo) })).rejects.toMatchObject({ code: 'OWN_MANAGER' })
    expect(await managers()).toEqual([null, 'Ada Example', 'Bo Chen'])
    const made = await updateMany([ada, bo, cy], { managerId: id(ada) }, { leaveOut: 1 })
    expect(made.summary).toBe('Manager changed for Cy Diaz')
    expect(await managers()).toEqual([null, 'Ada Example', 'Ada Example'])
  })
})

describe('the cycle that runs', () => {
  it('has the new manager as reviewer, and one that is over the manager of that time', async () => {
    const past = await launchCycleFor(vault, [id(cy)])
    await call(cyclesRouter.close, { cycleId: past.cycleId }, at)
    const now = await launchCycleFor(vault, [id(cy)])
    await update(cy, { managerId: ada }, from(TODAY))
    expect([await reviewer(past.cycleId, cy), await reviewer(now.cycleId, cy)]).toEqual(['Bo Chen', 'Ada Example'])
  })

  it('keeps the reviewer of a review that went out', async () => {
    const { cycleId, participationIds } = await launchCycleFor(vault, [id(cy)])
    const [participationId] = participationIds
    if (!participationId) throw new Error('nobody takes part')
    const { reviewId } = await call(reviewingRouter.begin, { participationId }, at)
    await change(vault.deps, { verb: 'test', summary: 'sent' }, (tx) =>
      tx.updateTable('review').set({ state: 'shared' }).where('id', '=', reviewId).execute(),
    )
    await update(cy, { managerId: ada }, from(TODAY))
    expect(await reviewer(cycleId, cy)).toBe('Bo Chen')
  })

  it('keeps the manager, the job and the unit of its time when it ended before the change', async () => {
    const { cycleId } = await launchCycleFor(vault, [id(bo), id(cy)])
    vault.setNow(TEST_START + 100 * 86_400_000)
    await update(cy, { managerId: ada }, from('2027-01-01'))
    await update(bo, { jobTitle: 'Senior analyst', unit: 'Marketing' }, from('2027-01-01'))
    await update(bo, { jobTitle: 'Lead analyst' }, from('2027-01-31'))
    expect(await reviewer(cycleId, cy)).toBe('Bo Chen')
    const { people } = await call(cyclesRouter.get, { cycleId }, at)
    expect(people.find(({ personId }) => personId === bo)).toMatchObject({ jobTitle: 'Analyst', unit: 'Sales' })
  })

  it('takes back a reviewer who never was the manager', async () => {
    const { cycleId } = await launchCycleFor(vault, [id(cy)])
    await update(cy, { managerId: ada }, { kind: 'always' })
    expect(await reviewer(cycleId, cy)).toBe('Ada Example')
    expect(await history(cy)).toEqual([])
  })
})

describe('leaving', () => {
  const leave = (more: object = {}) => updateMany([bo], { status: 'left' }, { when: from('2026-11-06', 'Moves abroad'), ...more })

  it('says who and what stays behind, and proposes the next above', async () => {
    await launchCycleFor(vault, [id(bo)])
    await call(coachingRouter.schedule, { personId: id(bo), startsAt: TEST_START + 86_400_000, minutes: 30 }, at)
    expect(await preview([bo], { status: 'left' }, from('2026-11-06'))).toMatchObject({
      reports: [{ name: 'Cy Diaz', leaverName: 'Bo Chen', successorId: ada }],
      meetings: 1,
      cycles: ['Cycle 2026'],
    })
    expect((await preview([ada, bo], { status: 'left' })).reports).toMatchObject([{ name: 'Cy Diaz', successorId: null }])
  })

  it('hands each report over from the last day on, in the cycle that runs too', async () => {
    const { cycleId } = await launchCycleFor(vault, [id(cy)])
    await leave({ handOver: [{ personId: cy, managerId: ada }] })
    expect(await history(cy)).toEqual([['manager', '2026-11-06', 'Bo Chen', 'Ada Example', 'Moves abroad']])
    expect(await history(bo)).toEqual([['left', '2026-11-06', null, null, 'Moves abroad']])
    expect(await reviewer(cycleId, cy)).toBe('Ada Example')
  })

  it('refuses a successor who is nobody or reports to the one handed over', async () => {
    const di = await addPerson(vault, 'Di Evans', { managerId: id(cy) })
    await expect(leave({ handOver: [{ personId: cy, managerId: di }] })).rejects.toMatchObject({ code: 'MANAGER_CYCLE' })
    await expect(leave({ handOver: [{ personId: cy, managerId: vault.deps.newId() }] })).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
    expect(await history(bo)).toEqual([])
  })

  it('marks the participation, ends planned meetings, keeps the record; coming back takes part again', async () => {
    const { cycleId } = await launchCycleFor(vault, [id(bo)])
    await call(coachingRouter.schedule, { personId: id(bo), startsAt: TEST_START + 86_400_000, minutes: 30 }, at)
    const leftOn = async () => (await call(cyclesRouter.get, { cycleId }, at)).people[0]?.leftOn
    await leave()
    expect(await leftOn()).toBe('2026-11-06')
    expect(await call(peopleRouter.get, { personId: id(bo) }, at)).toMatchObject({
      status: 'left',
      leftOn: '2026-11-06',
      counts: { oneToOnes: 0 },
    })
    await updateMany([bo], { status: 'active' }, { when: from('2026-11-09') })
    expect(await leftOn()).toBeNull()
    expect((await history(bo)).map(([kind]) => kind)).toEqual(['returned', 'left'])
  })

  it('ends their series of one-to-ones: what is empty goes, what holds something stays apart, and one undo brings all back', async () => {
    const weekly = { unit: 'week' as const, interval: 1, weekdays: ['TU' as const] }
    const series = { personId: id(bo), recurrence: weekly, startsOn: '2026-11-03', time: '10:30', minutes: 30, place: '', endsOn: null }
    const { change: planned } = await call(coachingRouter.planSeries, { series: [series] }, at)
    const meetings = () => call(coachingRouter.oneToOnes, { personId: id(bo) }, at)
    const all = await meetings()
    const written = all.toSorted((a, b) => a.startsAt - b.startsAt).at(-1)
    expect(planned.summary).toContain('planned')
    await call(coachingRouter.addAgendaItem, { oneToOneId: written?.id as never, title: 'Handing over line 3', raisedBy: 'manager' }, at)
    expect(await preview([bo], { status: 'left' }, from('2026-11-06'))).toMatchObject({
      meetings: all.length - 1,
      meetingsKept: 1,
      series: 1,
    })

    const { id: changeId } = await leave()
    expect((await meetings()).map(({ id: left, seriesId }) => [left, seriesId])).toEqual([[written?.id, null]])
    expect(await call(coachingRouter.series, { personId: id(bo) }, at)).toEqual([])
    await updateMany([bo], { status: 'active' }, { when: from('2026-11-09') })
    expect(await planAhead(vault.deps)).toBe(0)

    await updateMany([bo], { status: 'left' }, { when: from('2026-11-10') })
    const last = async () => (await call(workspaceRouter.lastChange, undefined, at))?.id as never
    await call(workspaceRouter.undo, { changeId: await last() }, at)
    await call(workspaceRouter.undo, { changeId: await last() }, at)
    await call(workspaceRouter.undo, { changeId }, at)
    expect(await meetings()).toHaveLength(all.length)
    expect(await call(coachingRouter.series, { personId: id(bo) }, at)).toHaveLength(1)
  })

  it('is taken back whole by one undo', async () => {
    await launchCycleFor(vault, [id(bo), id(cy)])
    await call(coachingRouter.schedule, { personId: id(bo), startsAt: TEST_START + 86_400_000, minutes: 30 }, at)
    const everything = async () => {
      const { db } = vault.deps
      const tables = ['person', 'person_event', 'participation', 'one_to_one', 'job_profile', 'org_unit'] as const
      return Promise.all(tables.map((table) => db.selectFrom(table).selectAll().orderBy('id').execute()))
    }
    const before = await everything()
    const { id: changeId } = await leave({ handOver: [{ personId: cy, managerId: ada }] })
    expect(await everything()).not.toEqual(before)
    await call(workspaceRouter.undo, { changeId }, at)
    expect(await everything()).toEqual(before)
  })
})
