import type { Change } from '../../../shared/contract/base.ts'
import type { PlanDraft } from '../../../shared/contract/concerns-improvement.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { ImprovementDraftId, ImprovementPlanId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { emptyPlan, type PlanContent, planLacks, START, tidyPlan } from '../../../shared/rules/improvement-plan.ts'
import { change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { countSaid, listConcerns, personExists } from './queries.ts'
import { addSignature, addVersion, dropVersion, findPlan, type StoredPlan } from './queries-plans.ts'
import { addPlanDraft, dropPlanDraft, findPlanDraft, listPlanDrafts, type StoredPlanDraft, updatePlanDraft } from './queries-private.ts'
import { withHeldMilestones } from './rules.ts'
import { findPersonFacts } from './service-plans.ts'

const noDraft = err({ code: 'PLAN_DRAFT_NOT_FOUND' as const })
const noPlan = err({ code: 'IMPROVEMENT_PLAN_NOT_FOUND' as const })

type BeginOutcome = Outcome<'PERSON_NOT_FOUND' | 'IMPROVEMENT_PLAN_NOT_FOUND' | 'PLAN_ENDED'>
type Begun = { readonly draftId: ImprovementDraftId; readonly change: Change | null }

/**
 * A plan that begins starts from the concerns that were said; a change starts from what was signed. A version that nobody was
 * sent yet is not replaced but opened again.
 */
export async function beginPlan(
  deps: Deps,
  { personId, planId }: { readonly personId: PersonId; readonly planId: ImprovementPlanId | null },
): Promise<Result<Begun, BeginOutcome>> {
  const there = (await listPlanDrafts(deps.db, personId)).find((draft) => draft.planId === planId)
  if (there) return ok({ draftId: there.id, change: null })
  const draftId = deps.newId() as ImprovementDraftId
  return change(deps, { verb: 'concerns.beginPlan', summary: 'Improvement plan begun' }, async (tx, open) => {
    if (!(await personExists(tx, personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
    const plan = planId === null ? null : await findPlan(tx, planId)
    if (planId !== null && plan?.personId !== personId) return noPlan
    if (plan?.row.ended_on) return err({ code: 'PLAN_ENDED' as const })
    const start = await startOf(tx, { plan, personId, at: open.at })
    if (plan !== null && start.takesBack) await dropVersion(tx, plan)
    const { content, reason } = start
    await addPlanDraft(tx, { id: draftId, personId, planId: start.planId, content, reason, at: open.at, newId: deps.newId })
    open.describe(start.summary)
    return ok({ draftId, change: { id: open.id, summary: start.summary } })
  })
}

interface Start {
  readonly planId: ImprovementPlanId | null
  readonly content: PlanContent
  readonly reason: string
  /** The newest version was never sent: it goes, and is what is written on. */
  readonly takesBack: boolean
  readonly summary: string
}

interface StartQuestion {
  readonly plan: StoredPlan | null
  readonly personId: PersonId
  readonly at: number
}

async function startOf(tx: WriteDb, { plan, personId, at }: StartQuestion): Promise<Start> {
  if (plan === null) {
    const content = await fromConcerns(tx, personId, at)
    return { planId: null, content, reason: '', takesBack: false, summary: 'Improvement plan begun' }
  }
  const { content, reason, version } = plan.newest
  if (plan.row.sent_version === version) {
    return { planId: plan.id, content, reason: '', takesBack: false, summary: 'New version of the plan begun' }
  }
  const planId = plan.versions.length === 1 ? null : plan.id
  return { planId, content, reason, takesBack: true, summary: 'Improvement plan open for writing' }
}

/** What was said and is not settled stands as the first lines of the plan, each with its standard. */
async function fromConcerns(tx: WriteDb, personId: string, at: number): Promise<PlanContent> {
  const today = localDate(at)
  const open = (await listConcerns(tx, personId, today)).filter(({ standing }) => standing.kind !== 'settled').slice(0, 20)
  const gaps = open.map(({ id, happenedOn, facts, standard }) => ({
    key: id,
    happenedOn,
    seen: facts.slice(0, 20_000),
    standard: standard.slice(0, 20_000),
  }))
  return { ...emptyPlan(today), gaps }
}

export async function readPlanDraft(db: ReadDb, id: ImprovementDraftId): Promise<Result<PlanDraft, Outcome<'PLAN_DRAFT_NOT_FOUND'>>> {
  const draft = await findPlanDraft(db, id)
  const person = draft && (await findPersonFacts(db, draft.personId))
  if (!draft || !person) return noDraft
  const plan = draft.planId === null ? null : await findPlan(db, draft.planId)
  return ok({
    ...draft,
    personName: person.name,
    replaces: plan?.newest.version ?? null,
    documented: await countSaid(db, draft.personId),
    lacks: planLacks(draft.content),
  })
}

export function savePlanDraft(
  deps: Deps,
  { draftId, content, reason }: { readonly draftId: ImprovementDraftId; readonly content: PlanContent; readonly reason: string },
): Promise<Result<{ savedAt: number }, Outcome<'PLAN_DRAFT_NOT_FOUND'>>> {
  return change(deps, { verb: 'concerns.savePlanDraft', summary: 'Improvement plan kept' }, async (tx, { at }) => {
    const draft = await findPlanDraft(tx, draftId)
    if (!draft) return noDraft
    await updatePlanDraft(tx, { id: draftId, personId: draft.personId, content, reason, at }, deps.newId)
    return ok({ savedAt: at })
  })
}

export function discardPlanDraft(deps: Deps, id: ImprovementDraftId): Promise<Result<Change, Outcome<'PLAN_DRAFT_NOT_FOUND'>>> {
  const summary = 'Draft of the plan discarded'
  return change(deps, { verb: 'concerns.discardPlanDraft', summary }, async (tx, open) => {
    if (!(await findPlanDraft(tx, id))) return noDraft
    await dropPlanDraft(tx, id)
    return ok({ id: open.id, summary })
  })
}

export interface PlanSigner {
  readonly draftId: ImprovementDraftId
  readonly fullName: string
  readonly publicKey: string
}

type SignOutcome = Outcome<'PLAN_DRAFT_NOT_FOUND' | 'PLAN_INCOMPLETE' | 'PLAN_NEEDS_REASON'>

/** Turns the draft into a version that never changes. The draft goes: its words are the version's now. */
export function signPlan(deps: Deps, signer: PlanSigner): Promise<Result<{ planId: ImprovementPlanId; change: Change }, SignOutcome>> {
  return change(deps, { verb: 'concerns.signPlan', summary: 'Improvement plan signed' }, async (tx, open) => {
    const draft = await findPlanDraft(tx, signer.draftId)
    if (!draft) return noDraft
    const plan = draft.planId === null ? null : await findPlan(tx, draft.planId)
    const content = contentToSign(draft, plan)
    const lacks = planLacks(content)
    if (lacks.length > 0) return err({ code: 'PLAN_INCOMPLETE' as const, data: { lacks } })
    if (plan !== null && draft.reason.trim() === '') return err({ code: 'PLAN_NEEDS_REASON' as const })
    const planId = plan?.id ?? (await addPlan(tx, deps, draft.personId, open.at))
    const version = (plan?.newest.version ?? 0) + 1
    const base = { planId, personId: draft.personId, version, at: open.at }
    await addVersion(tx, { ...base, replaces: plan?.newest.version ?? null, reason: draft.reason.trim(), content }, deps.newId)
    await signAs(tx, deps, { ...base, moment: START, ...signer })
    await dropPlanDraft(tx, signer.draftId)
    const summary = version === 1 ? 'Improvement plan signed' : `Version ${version} of the plan signed`
    open.describe(summary)
    return ok({ planId, change: { id: open.id, summary } })
  })
}

function contentToSign(draft: StoredPlanDraft, plan: StoredPlan | null): PlanContent {
  const content = tidyPlan(draft.content)
  const held = new Set((plan?.checkpoints ?? []).map(({ milestoneKey }) => milestoneKey))
  return plan === null ? content : withHeldMilestones(content, plan.newest.content, held)
}

async function addPlan(tx: WriteDb, deps: Deps, personId: string, at: number): Promise<ImprovementPlanId> {
  const id = deps.newId() as ImprovementPlanId
  const documented = await countSaid(tx, personId)
  const begun = { sent_version: null, ended_on: null, outcome: null, outcome_note: '', created_at: at }
  await tx
    .insertInto('improvement_plan')
    .values({ id, person_id: personId, documented, ...begun })
    .execute()
  return id
}

interface ManagerSignature {
  readonly planId: string
  readonly personId: string
  readonly version: number
  readonly moment: string
  readonly fullName: string
  readonly publicKey: string
  readonly at: number
}

/** The manager's side, with the key of the workspace. What it covers is known once a package of it is saved. */
export async function signAs(tx: WriteDb, deps: Pick<Deps, 'newId'>, signed: ManagerSignature): Promise<void> {
  const { planId, personId, version, moment, fullName, publicKey, at } = signed
  await addSignature(tx, {
    ...{ id: deps.newId(), person_id: personId, plan_id: planId, version, moment, side: 'manager', answer: 'signed', statement: '' },
    ...{ full_name: fullName, signed_at: at, public_key: publicKey, document_hash: '' },
  })
}
