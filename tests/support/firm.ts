import { change } from '../../src/main/db/change.ts'
import type { CycleId, GoalId, ParticipationId, PersonId } from '../../src/shared/kernel/ids.ts'
import type { ReviewForm } from '../../src/shared/rules/review-form.ts'
import { TEST_START, type TestVault } from './vault.ts'

/** A form with a five-point scale and two competencies: goals give 60 % of the score. */
export const TEST_FORM: ReviewForm = {
  title: 'Review',
  scale: {
    name: 'Five points',
    points: ['Below', 'Partly', 'Meets', 'Exceeds', 'Far above'].map((label, index) => ({ value: index + 1, label, meaning: '' })),
    meets: 3,
  },
  competencies: ['solving', 'telling'].map((key) => ({ key, name: key, description: `What ${key} is`, expected: 3, anchors: {} })),
  goalsWeightBp: 6000,
  competenciesWeightBp: 4000,
}

export interface Firm {
  readonly roberto: PersonId
  readonly gail: PersonId
  readonly rob: PersonId
  readonly cycleId: CycleId
  /** Gail's. */
  readonly participationId: ParticipationId
  /** Gail's, with weights of 60 % and 40 %; the first is measured. */
  readonly goals: readonly [GoalId, GoalId]
}

/** Roberto, whose vault it is, his team of Gail and Rob, and a cycle that runs through 2026 with Gail's two agreed goals. */
export async function seatFirm({ deps }: TestVault): Promise<Firm> {
  const id = <T>() => deps.newId() as T
  const firm: Firm = {
    roberto: id(),
    gail: id(),
    rob: id(),
    cycleId: id(),
    participationId: id(),
    goals: [id(), id()],
  }
  const created_at = new Date(2026, 0, 30, 12).getTime()
  await change(deps, { verb: 'test.seat', summary: 'Firm seated' }, async (tx) => {
    const blank = {
      employee_number: null,
      email: null,
      job_profile_id: null,
      org_unit_id: null,
      status: 'active' as const,
      deleted_at: null,
    }
    const people = [
      { id: firm.roberto, given_name: 'Roberto', family_name: 'Tamburello', manager_id: null, hired_on: '2015-04-01' },
      { id: firm.gail, given_name: 'Gail', family_name: 'Erickson', manager_id: firm.roberto, hired_on: '2019-11-13' },
      { id: firm.rob, given_name: 'Rob', family_name: 'Walters', manager_id: firm.roberto, hired_on: null },
    ]
    for (const person of people) {
      await tx
        .insertInto('person')
        .values({ ...blank, ...person, created_at })
        .execute()
    }
    await tx.updateTable('workspace').set({ own_person_id: firm.roberto }).execute()
    const phases = [
      { phase: 'planning', startsOn: '2026-01-01', endsOn: '2026-01-31' },
      { phase: 'coaching', startsOn: '2026-02-01', endsOn: '2026-10-31' },
      { phase: 'reviewing', startsOn: '2026-11-01', endsOn: '2026-12-18' },
      { phase: 'action', startsOn: '2026-12-19', endsOn: '2026-12-31' },
    ]
    await tx
      .insertInto('cycle')
      .values({
        id: firm.cycleId,
        name: 'Cycle 2026',
        starts_on: '2026-01-01',
        ends_on: '2026-12-31',
        status: 'running',
        phases: JSON.stringify(phases),
        form: JSON.stringify(TEST_FORM),
        launched_at: created_at,
      })
      .execute()
    await tx
      .insertInto('participation')
      .values({ id: firm.participationId, cycle_id: firm.cycleId, person_id: firm.gail, manager_id: firm.roberto, deleted_at: null })
      .execute()
    const agreed = { participation_id: firm.participationId, kind: 'smart', state: 'agreed', proposed_by: 'manager', due_on: '2026-12-31' }
    for (const [position, [title, weight_bp]] of (
      [
        ['Seat-post rework below 2 %', 6000],
        ['Release 12 drawings', 4000],
      ] as const
    ).entries()) {
      const goal = { id: firm.goals[position] ?? '', title, weight_bp, position, outcome: '', created_at, deleted_at: null }
      await tx
        .insertInto('goal')
        .values({ ...agreed, ...goal })
        .execute()
    }
    const measure = { unit: '%', direction: 'decrease', baseline: 3.4, target: 1.8, current: 2.1, position: 0, deleted_at: null }
    await tx
      .insertInto('key_result')
      .values({ id: id(), goal_id: firm.goals[0], title: 'Rework', ...measure })
      .execute()
  })
  return firm
}

/** A moment so many days from the start of every test, at the same time of day. */
export function daysFromStart(days: number, hour = 9): number {
  const start = new Date(TEST_START)
  return new Date(start.getFullYear(), start.getMonth(), start.getDate() + days, hour, 30).getTime()
}
