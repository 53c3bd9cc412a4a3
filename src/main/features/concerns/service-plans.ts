import type { ImprovementPlan, PlanMilestoneState, PlanRow } from '../../../shared/contract/concerns-improvement.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { ImprovementPlanId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { START } from '../../../shared/rules/improvement-plan.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { commentsAt, findPlan, type StoredPlan, signaturesAt } from './queries-plans.ts'
import { milestoneStanding, planStanding } from './rules.ts'

function isAnswered(plan: StoredPlan, moment: string): boolean {
  return signaturesAt(plan, moment, plan.newest.version).some(({ side }) => side === 'employee')
}

export function planRow(plan: StoredPlan, today: IsoDate): PlanRow {
  const { row, newest } = plan
  const held = new Set(plan.checkpoints.map(({ milestoneKey }) => milestoneKey))
  const milestones = newest.content.milestones.map(({ key, onDay }) => ({ onDay, held: held.has(key) }))
  const ended = row.ended_on !== null && row.outcome !== null ? { on: row.ended_on, outcome: row.outcome } : null
  const facts = { version: newest.version, sentVersion: row.sent_version, answered: isAnswered(plan, START), ended, milestones }
  return {
    id: plan.id,
    personId: plan.personId,
    version: newest.version,
    startsOn: newest.content.startsOn,
    endsOn: milestones.at(-1)?.onDay ?? newest.content.startsOn,
    standing: planStanding(facts, today),
  }
}

export function milestoneStates(plan: StoredPlan, today: IsoDate): PlanMilestoneState[] {
  const { content, version } = plan.newest
  return content.milestones.map(({ key, name, onDay, looksAt }) => {
    const found = plan.checkpoints.find(({ milestoneKey }) => milestoneKey === key)
    const held = found !== undefined
    return {
      ...{ key, name, onDay, looksAt },
      checkpoint: found ? { heldOn: found.heldOn, standing: found.standing, note: found.note, goals: [...found.goals] } : null,
      signatures: signaturesAt(plan, key, version),
      comments: commentsAt(plan, key, version),
      standing: milestoneStanding({ onDay, held, answered: isAnswered(plan, key) }, today),
    }
  })
}

export async function readImprovementPlan(
  { db, now }: Deps,
  planId: ImprovementPlanId,
): Promise<Result<ImprovementPlan, Outcome<'IMPROVEMENT_PLAN_NOT_FOUND'>>> {
  const plan = await findPlan(db, planId)
  const person = plan && (await findPersonFacts(db, plan.personId))
  if (!plan || !person) return err({ code: 'IMPROVEMENT_PLAN_NOT_FOUND' })
  const today = localDate(now())
  return ok({
    ...planRow(plan, today),
    personName: person.name,
    jobTitle: person.jobTitle,
    documentedAtStart: plan.row.documented,
    outcomeNote: plan.row.outcome_note,
    versions: plan.versions.toReversed().map(({ version, replaces, reason, content }) => ({
      ...{ version, replaces, reason, content },
      signatures: signaturesAt(plan, START, version),
      comments: commentsAt(plan, START, version),
    })),
    milestones: milestoneStates(plan, today),
  })
}

export async function findPersonFacts(
  db: ShareableDb,
  personId: string,
): Promise<{ readonly name: string; readonly jobTitle: string | null } | null> {
  const row = await db
    .selectFrom('person')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .select(['given_name', 'family_name', 'job_profile.title'])
    .where('person.id', '=', personId)
    .where('person.deleted_at', 'is', null)
    .executeTakeFirst()
  return row ? { name: `${row.given_name} ${row.family_name}`.trim(), jobTitle: row.title } : null
}
