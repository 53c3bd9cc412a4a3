import type { Agreement, Plan } from '../../../shared/contract/planning.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import { firstName, formatDay, formatShortDay } from '../../components/format.ts'

/** The day both sides had agreed; null while one is missing. */
export function agreedOn(agreement: Agreement | null): IsoDate | null {
  if (agreement?.managerAt == null || agreement.employeeAt === null) return null
  return localDate(Math.max(agreement.managerAt, agreement.employeeAt))
}

/** After the job in the header: where the plan stands. */
export function planStanding(plan: Plan, today: IsoDate): string {
  const { agreement } = plan
  if (agreement === null) return `${plan.cycleName}, nothing agreed yet`
  const on = agreedOn(agreement)
  if (on !== null) return `${plan.cycleName}, revision ${agreement.revision} agreed ${formatShortDay(on, today)}`
  const since = agreement.managerAt ?? agreement.employeeAt
  return `${plan.cycleName}, revision ${agreement.revision} open${since === null ? '' : ` since ${formatShortDay(localDate(since), today)}`}`
}

/** Below the table: which revision is open and who has agreed to it. */
export function revisionLine(plan: Plan, today: IsoDate): string {
  const first = firstName(plan.person.name)
  const { agreement } = plan
  if (agreement === null) return `No revision has been agreed. Both sides agree the plan as it stands.`
  const { revision, managerAt, employeeAt } = agreement
  const on = (at: number) => formatDay(localDate(at), today)
  if (managerAt !== null && employeeAt !== null)
    return `Revision ${revision}: agreed by you ${on(managerAt)}, by ${first} ${on(employeeAt)}.`
  if (managerAt !== null) return `Revision ${revision} is open: agreed by you ${on(managerAt)}, not yet by ${first}.`
  if (employeeAt !== null) return `Revision ${revision} is open: agreed by ${first} ${on(employeeAt)}, not yet by you.`
  return `Revision ${revision} is open: it changed after the last agreement, and neither side has agreed to it yet.`
}
