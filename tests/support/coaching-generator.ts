import { sql } from 'kysely'
import { change } from '../../src/main/db/change.ts'
import type { WriteDb } from '../../src/main/db/database.ts'
import type { Deps } from '../../src/main/kernel/deps.ts'
import { addDays, type IsoDate, localDate } from '../../src/shared/kernel/dates.ts'
import { TEST_FORM } from './firm.ts'

const YEARS = 5
const DAY_MS = 86_400_000

/** Five years of coaching of a team under one manager: meetings every two weeks, goals with check-ins each month, feedback, promises. */
export async function writeYears(deps: Deps, managerId: string, people: number): Promise<void> {
  await change(deps, { verb: 'test.years', summary: 'Years generated', long: true }, async (tx, { at }) => {
    const today = localDate(at)
    const cycles = await writeCycles(tx, deps, today)
    for (let index = 0; index < people; index += 1) {
      const personId = deps.newId()
      await sql`INSERT INTO person (id, given_name, family_name, manager_id, hired_on, status, created_at)
        VALUES (${personId}, ${`Person ${index}`}, 'Member', ${managerId}, ${addDays(today, -2000 - index)}, 'active', ${at})`.execute(tx)
      for (const [year, cycleId] of cycles.entries()) await writeYear(tx, deps, { personId, cycleId, year, today, at })
      await writeMeetings(tx, deps, { personId, index, at })
      await writeFeedback(tx, deps, { personId, today, at })
    }
  })
}

async function writeCycles(tx: WriteDb, deps: Deps, today: IsoDate): Promise<string[]> {
  const ids: string[] = []
  for (let year = 0; year < YEARS; year += 1) {
    const id = deps.newId()
    const [from, to] = [addDays(today, -300 - 365 * year), addDays(today, 64 - 365 * year)]
    const phases = JSON.stringify([{ phase: 'reviewing', startsOn: addDays(to, -70), endsOn: addDays(to, -10) }])
    await sql`INSERT INTO cycle (id, name, starts_on, ends_on, status, phases, form, launched_at) VALUES
      (${id}, ${`Cycle ${year}`}, ${from}, ${to}, ${year === 0 ? 'running' : 'closed'}, ${phases}, ${JSON.stringify(TEST_FORM)}, 1)`.execute(
      tx,
    )
    ids.push(id)
  }
  return ids
}

interface Year {
  readonly personId: string
  readonly cycleId: string
  readonly year: number
  readonly today: IsoDate
  readonly at: number
}

async function writeYear(tx: WriteDb, deps: Deps, { personId, cycleId, year, today, at }: Year): Promise<void> {
  const participationId = deps.newId()
  await sql`INSERT INTO participation (id, cycle_id, person_id) VALUES (${participationId}, ${cycleId}, ${personId})`.execute(tx)
  for (let position = 0; position < 4; position += 1) {
    const goalId = deps.newId()
    await sql`INSERT INTO goal (id, participation_id, kind, title, weight_bp, due_on, state, proposed_by, position, created_at) VALUES
      (${goalId}, ${participationId}, 'smart', ${`Goal ${position}`}, 2500, ${addDays(today, 40)}, 'agreed', 'manager', ${position}, ${at - (300 + 365 * year) * DAY_MS})`.execute(
      tx,
    )
    const resultId = deps.newId()
    await sql`INSERT INTO key_result (id, goal_id, title, unit, direction, baseline, target, current, position) VALUES
      (${resultId}, ${goalId}, 'Rework', '%', 'decrease', 3, 1, 2, 0)`.execute(tx)
    for (let month = 1; month <= 10; month += 1) {
      const on = addDays(today, -365 * year - 30 * month)
      await sql`INSERT INTO goal_check_in (id, goal_id, key_result_id, observed_on, value, confidence, comment, created_at) VALUES
        (${deps.newId()}, ${goalId}, ${resultId}, ${on}, 2.1, 6, 'On line 2 only', ${at})`.execute(tx)
    }
  }
}

interface Somebody {
  readonly personId: string
  readonly index: number
  readonly at: number
}

async function writeMeetings(tx: WriteDb, deps: Deps, { personId, index, at }: Somebody): Promise<void> {
  for (let back = 0; back < 26 * YEARS; back += 1) {
    // Six meet today, the others on the days around it.
    const startsAt = at + (index % 5) * DAY_MS - back * 14 * DAY_MS
    const meetingId = deps.newId()
    await sql`INSERT INTO one_to_one (id, person_id, starts_at, minutes, state, held_at) VALUES
      (${meetingId}, ${personId}, ${startsAt}, 30, ${back === 0 ? 'planned' : 'held'}, ${back === 0 ? null : startsAt})`.execute(tx)
    for (let position = 0; position < 3; position += 1) {
      await sql`INSERT INTO agenda_item (id, one_to_one_id, title, raised_by, discussed, position) VALUES
        (${deps.newId()}, ${meetingId}, ${`Topic ${back} ${position}`}, 'employee', ${position === 0 ? 0 : 1}, ${position})`.execute(tx)
    }
    const on = localDate(startsAt)
    await sql`INSERT INTO action_item (id, person_id, one_to_one_id, title, owner, due_on, done_on, created_at) VALUES
      (${deps.newId()}, ${personId}, ${meetingId}, ${`Item ${back}`}, ${back % 2 === 0 ? 'manager' : 'employee'}, ${addDays(on, 10)}, ${back < 4 ? null : addDays(on, 9)}, ${startsAt})`.execute(
      tx,
    )
  }
}

async function writeFeedback(tx: WriteDb, deps: Deps, { personId, today, at }: Pick<Year, 'personId' | 'today' | 'at'>): Promise<void> {
  for (let month = 0; month < 12 * YEARS; month += 1) {
    await sql`INSERT INTO shared_note (id, person_id, kind, from_name, body, observed_on, created_at, updated_at) VALUES
      (${deps.newId()}, ${personId}, 'shared', '', 'Prepared the review well.', ${addDays(today, -30 * month)}, ${at}, ${at})`.execute(tx)
  }
}
