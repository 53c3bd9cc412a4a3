import type { Change } from '../../../shared/contract/base.ts'
import type { CycleSummary, ParticipationRow, PhaseDates } from '../../../shared/contract/cycles.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { CycleId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'
import { reviewScore, type ScoredItem } from '../../../shared/rules/review-score.ts'
import { totalBp } from '../../../shared/rules/weights.ts'
import { breathe, change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { checkForm, cycleShape, type FormFault, jobVersionsOf, proposeName, proposePhases } from '../library/index.ts'
import {
  addCycle,
  addParticipations,
  findCycle,
  goalsOfCycle,
  listCycles,
  listParticipants,
  type ManagerRating,
  managersOf,
  markClosed,
  ratingsOfCycle,
  type WeighedGoal,
} from './queries.ts'
import { checkPhases, chooseCurrent, type DatesRefused } from './rules.ts'

type WriteDeps = Pick<Deps, 'db' | 'now' | 'newId'>

/** Small enough to leave the event loop free between two slices. */
const SLICE = 250

export interface Proposal {
  readonly name: string
  readonly phases: PhaseDates[]
  readonly form: ReviewForm
}

export interface ProposalInput {
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  /** Key of a cycle template, shipped or own. */
  readonly template?: string | undefined
}

export async function proposeCycle(
  db: ReadDb,
  { startsOn, endsOn, template }: ProposalInput,
): Promise<Result<Proposal, { code: 'DATES_REVERSED' } | { code: 'TEMPLATE_NOT_FOUND' }>> {
  const shape = await cycleShape(db, template)
  if (!shape) return err({ code: 'TEMPLATE_NOT_FOUND' })
  const phases = proposePhases(startsOn, endsOn, shape.shares)
  return phases.ok ? ok({ name: proposeName(startsOn, endsOn), phases: phases.value, form: shape.form }) : phases
}

export interface LaunchInput {
  readonly name: string
  readonly phases: readonly PhaseDates[]
  readonly form: ReviewForm
  readonly personIds: readonly PersonId[]
}

export async function launchCycle(
  deps: WriteDeps,
  input: LaunchInput,
): Promise<Result<{ cycle: CycleSummary; change: Change }, DatesRefused | FormFault | { code: 'PERSON_NOT_FOUND' }>> {
  const checked = checkPhases(input.phases)
  if (!checked.ok) return checked
  const form = checkForm(input.form)
  if (!form.ok) return form
  const { startsOn, endsOn } = checked.value
  const personIds = [...new Set(input.personIds)]
  const summary = `${input.name} launched for ${personIds.length === 1 ? '1 person' : `${personIds.length} people`}`
  return change(deps, { verb: 'cycles.launch', summary }, async (tx, open) => {
    const id = deps.newId() as CycleId
    const launched = { id, name: input.name, startsOn, endsOn, phases: [...input.phases], launchedAt: open.at, status: 'running' as const }
    await addCycle(tx, { ...launched, form: input.form })
    if (!(await addPeople(tx, deps, id, personIds))) return err({ code: 'PERSON_NOT_FOUND' as const })
    return ok({ cycle: { ...launched, participants: personIds.length }, change: { id: open.id, summary } })
  })
}

/** False when somebody is not there. */
async function addPeople(tx: WriteDb, deps: WriteDeps, cycleId: CycleId, personIds: readonly PersonId[]): Promise<boolean> {
  for (let start = 0; start < personIds.length; start += SLICE) {
    const slice = personIds.slice(start, start + SLICE)
    const managers = await managersOf(tx, slice)
    if (managers.size < slice.length) return false
    const jobs = await jobVersionsOf(tx, slice)
    const rows = slice.map((id) => ({
      id: deps.newId(),
      cycle_id: cycleId,
      person_id: id,
      manager_id: managers.get(id) ?? null,
      job_profile_version_id: jobs.get(id) ?? null,
    }))
    await addParticipations(tx, rows)
    await breathe()
  }
  return true
}

export async function closeCycle(
  deps: WriteDeps,
  cycleId: CycleId,
): Promise<Result<Change, { code: 'CYCLE_NOT_FOUND' } | { code: 'CYCLE_CLOSED' }>> {
  return change(deps, { verb: 'cycles.close', summary: 'Cycle closed' }, async (tx, open) => {
    const cycle = await findCycle(tx, cycleId)
    if (!cycle) return err({ code: 'CYCLE_NOT_FOUND' as const })
    if (cycle.status === 'closed') return err({ code: 'CYCLE_CLOSED' as const })
    await markClosed(tx, cycleId)
    const summary = `${cycle.name} closed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

/** The running cycle whose dates hold today, else the newest running one. */
export async function currentCycle(db: ReadDb, today: IsoDate): Promise<CycleSummary | null> {
  return chooseCurrent(await listCycles(db), today)
}

/** `currentCycle` by the clock of the vault. */
export function currentCycleNow(deps: Pick<Deps, 'db' | 'now'>): Promise<CycleSummary | null> {
  return currentCycle(deps.db, localDate(deps.now()))
}

export type CycleWithPeople = CycleSummary & { readonly form: ReviewForm; readonly people: ParticipationRow[] }

export async function getCycle(db: ReadDb, cycleId: CycleId): Promise<Result<CycleWithPeople, { code: 'CYCLE_NOT_FOUND' }>> {
  const cycle = await findCycle(db, cycleId)
  if (!cycle) return err({ code: 'CYCLE_NOT_FOUND' })
  const participants = await listParticipants(db, cycleId)
  const goals = await goalsOfCycle(db, cycleId)
  const ratings = await ratingsOfCycle(db, cycleId)
  const people = participants.map(({ reviewId, ...participant }) => {
    const own = goals.get(participant.participationId) ?? []
    const rated = reviewId === null ? [] : (ratings.get(reviewId) ?? [])
    const score = reviewScore(cycle.form, scoredItems(cycle.form, own, rated)).total
    return { ...participant, goals: own.length, weightBp: totalBp(own.map((goal) => goal.weightBp)), score }
  })
  return ok({ ...cycle, people })
}

function scoredItems(form: ReviewForm, goals: readonly WeighedGoal[], ratings: readonly ManagerRating[]): ScoredItem[] {
  const items = [
    ...goals.map((goal) => ({ kind: 'goal' as const, key: goal.id, weightBp: goal.weightBp })),
    ...form.competencies.map((competency) => ({ kind: 'competency' as const, key: competency.key, weightBp: 0 })),
  ]
  return items.map(({ kind, key, weightBp }) => {
    const rating = ratings.find((one) => one.kind === kind && one.key === key)
    return { kind, weightBp, score: rating?.score ?? null, notSeen: rating?.notSeen ?? false }
  })
}
