import { change } from '../../src/main/db/change.ts'
import type { Deps } from '../../src/main/kernel/deps.ts'
import { TEST_FORM } from './firm.ts'

/** What a client's vault holds that both sides may read: a person of that name, a cycle, a meeting, a note, a review. */
export async function seatClient(deps: Deps, name: string): Promise<{ readonly personId: string }> {
  const id = () => deps.newId()
  const [personId, cycleId, participationId, meetingId] = [id(), id(), id(), id()]
  const at = deps.now()
  await change(deps, { verb: 'test.seat', summary: 'Client seated' }, async (tx) => {
    const blank = { employee_number: null, email: null, job_profile_id: null, org_unit_id: null, manager_id: null, hired_on: null }
    const facts = { given_name: name, family_name: 'Client', status: 'active' as const, created_at: at, deleted_at: null }
    await tx
      .insertInto('person')
      .values({ id: personId, ...blank, ...facts })
      .execute()
    await tx.updateTable('workspace').set({ role: 'manager', own_person_id: personId, fairness_on: 1, recovery_confirmed_at: at }).execute()
    const span = { starts_on: '2026-01-01', ends_on: '2026-12-31', status: 'running' as const, phases: '[]' }
    await tx
      .insertInto('cycle')
      .values({ id: cycleId, name: 'Cycle 2026', ...span, form: JSON.stringify(TEST_FORM), launched_at: at })
      .execute()
    const nobody = { manager_id: null, left_on: null, job_profile_version_id: null, deleted_at: null }
    await tx
      .insertInto('participation')
      .values({ id: participationId, cycle_id: cycleId, person_id: personId, ...nobody })
      .execute()
    await tx
      .insertInto('one_to_one')
      .values({ id: meetingId, person_id: personId, starts_at: at, minutes: 30, state: 'planned', held_at: null, deleted_at: null })
      .execute()
    const said = { from_name: '', body: 'Read by both sides', observed_on: '2026-03-02', created_at: at, updated_at: at, deleted_at: null }
    await tx
      .insertInto('shared_note')
      .values({ id: id(), person_id: personId, kind: 'shared', ...said })
      .execute()
    const empty = { replaces_id: null, reason: '', state: 'writing', next_steps: '', self_received_on: null, self_summary: '' }
    await tx
      .insertInto('review')
      .values({
        ...empty,
        id: id(),
        participation_id: participationId,
        version: 1,
        summary: 'Said to both sides',
        citations_made: 0,
        finished_at: null,
        updated_at: at,
        deleted_at: null,
      })
      .execute()
  })
  return { personId }
}
