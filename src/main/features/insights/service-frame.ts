import type { TeamMember } from '../../../shared/contract/workspace.ts'
import { daysBetween, type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { currentCycle } from '../cycles/index.ts'
import { countOpenWork, countReviews, listTeam, meetingsBetween, metDays } from './queries.ts'
import { isOverdue, startOfDay } from './rules.ts'

/** What the frame shows beside every screen. Asked for after every change, so it counts and assembles nothing. */
export async function readFrame({ db, now }: Pick<Deps, 'db' | 'now'>) {
  const today = localDate(now())
  const team = await listTeam(db)
  const ids = team.map(({ personId }) => personId)
  const cycle = await currentCycle(db, today)
  return {
    today,
    ...(await countOpenWork(db)),
    meetingsToday: await meetingsBetween(db, startOfDay(now(), 0), startOfDay(now(), 1)),
    reviews: cycle ? await countReviews(db, cycle.id, ids) : { done: 0, total: 0 },
    cycle,
    team: await lastMet(db, team, today),
  }
}

async function lastMet(db: ReadDb, team: Awaited<ReturnType<typeof listTeam>>, today: IsoDate): Promise<TeamMember[]> {
  const met = await metDays(db)
  return team.map(({ personId, name }) => {
    const lastMetOn = met.get(personId)?.findLast((day) => day <= today) ?? null
    const daysSince = lastMetOn === null ? null : daysBetween(lastMetOn, today)
    return { personId, name, lastMetOn, daysSince, overdue: isOverdue(daysSince) }
  })
}
