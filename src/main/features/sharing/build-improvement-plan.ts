import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { START } from '../../../shared/rules/improvement-plan.ts'
import { PACKAGE_FORMAT, PackageDocument } from '../../../shared/rules/package-document.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { findPersonFacts, findPlan, type StoredPlan, signaturesAt } from '../concerns/index.ts'
import type { BuildRefusal, BuiltPackage, Envelope } from './build.ts'
import { workspaceName } from './build-queries.ts'

export interface ImprovementRequest {
  readonly kind: 'improvement-plan'
  readonly planId: string
  /** Null to sign the plan itself. */
  readonly milestoneKey: string | null
}

/** The newest version of a plan with what was seen at its milestones so far, asking for one signature. */
export async function buildImprovementPlan(
  db: ShareableDb,
  request: ImprovementRequest,
  envelope: Envelope,
): Promise<Result<BuiltPackage, BuildRefusal>> {
  const plan = await findPlan(db, request.planId)
  const person = plan && (await findPersonFacts(db, plan.personId))
  if (!plan || !person) return err({ code: 'IMPROVEMENT_PLAN_NOT_FOUND' })
  const { newest } = plan
  const signing = request.milestoneKey ?? START
  const milestone = newest.content.milestones.find(({ key }) => key === signing)
  const isHeld = plan.checkpoints.some(({ milestoneKey }) => milestoneKey === signing)
  if (signing !== START && !(milestone && isHeld)) return err({ code: 'CHECKPOINT_NOT_SIGNED' })
  const signed = managerAt(plan, START)
  const days = newest.content.milestones.map(({ onDay }) => onDay)
  const document = PackageDocument.parse({
    format: PACKAGE_FORMAT,
    ...envelope,
    from: await workspaceName(db),
    title: milestone ? `Improvement plan, ${milestone.name}` : 'Improvement plan',
    person: { id: plan.personId, name: person.name, jobTitle: person.jobTitle },
    author: (milestone ? managerAt(plan, signing) : signed).fullName,
    period: { startsOn: newest.content.startsOn, endsOn: days.at(-1) ?? newest.content.startsOn },
    version: newest.version,
    body: bodyOf(plan, signing, signed),
  })
  return ok({ personId: plan.personId, participationId: null, reviewId: null, isFirst: false, document })
}

function managerAt(plan: StoredPlan, moment: string): { readonly fullName: string; readonly at: number } {
  const found = signaturesAt(plan, moment, plan.newest.version).find(({ side }) => side === 'manager')
  if (!found) throw new Error('what stands in a plan was signed by the manager')
  return { fullName: found.fullName, at: found.at }
}

/** Each field that goes into the package is named: a column added later stays out until it is added here. */
function bodyOf(plan: StoredPlan, signing: string, managerSigned: { readonly fullName: string; readonly at: number }) {
  const { content, replaces, reason } = plan.newest
  return {
    kind: 'improvement-plan',
    ...{ planId: plan.id, replaces, reason, startsOn: content.startsOn },
    gaps: content.gaps.map(({ key, happenedOn, seen, standard }) => ({ key, happenedOn, seen, standard })),
    goals: content.goals.map(({ key, goal, measure, dueOn }) => ({ key, goal, measure, dueOn })),
    support: content.support.map(({ key, promise, dueOn }) => ({ key, promise, dueOn })),
    milestones: content.milestones.map(({ key, name, onDay, looksAt }) => ({ key, name, onDay, looksAt, report: reportOf(plan, key) })),
    outcomes: { success: content.onSuccess, extension: content.onExtension, ending: content.onEnding },
    signing,
    managerSigned,
  }
}

function reportOf(plan: StoredPlan, key: string) {
  const found = plan.checkpoints.find(({ milestoneKey }) => milestoneKey === key)
  if (!found) return null
  const { heldOn, standing, note, goals } = found
  return { heldOn, standing, note, goals: goals.map((goal) => ({ key: goal.key, note: goal.note })), managerSigned: managerAt(plan, key) }
}
