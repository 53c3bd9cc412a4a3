import type { Change } from '../../../shared/contract/base.ts'
import type { Concern, ConcernDraft, ConcernDraftFields } from '../../../shared/contract/concerns.ts'
import type { PlanDraftRow, PlanRow } from '../../../shared/contract/concerns-improvement.ts'
import { daysBetween, type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { ConcernDraftId, ConcernId, FollowUpId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { findConcernRow, findFollowUpRow, listConcerns, personExists } from './queries.ts'
import { plansOfPerson } from './queries-plans.ts'
import { findDraft, listDrafts, listPlanDrafts, thoughtsOf } from './queries-private.ts'
import { planRow } from './service-plans.ts'

const noPerson = err({ code: 'PERSON_NOT_FOUND' as const })
const noDraft = err({ code: 'CONCERN_DRAFT_NOT_FOUND' as const })
const noConcern = err({ code: 'CONCERN_NOT_FOUND' as const })
const noFollowUp = err({ code: 'FOLLOW_UP_NOT_FOUND' as const })

export interface OfPerson {
  readonly drafts: ConcernDraft[]
  readonly concerns: Concern[]
  readonly plans: PlanRow[]
  readonly planDrafts: PlanDraftRow[]
  readonly privateThoughts: { readonly concernId: ConcernId; readonly body: string }[]
}

/** Everything about a person's concerns: what is private yet, what was said, and the plans. */
export async function concernsOf({ db, now }: Deps, personId: PersonId): Promise<Result<OfPerson, Outcome<'PERSON_NOT_FOUND'>>> {
  if (!(await personExists(db, personId))) return noPerson
  const today = localDate(now())
  return ok({
    drafts: await listDrafts(db, personId),
    concerns: await listConcerns(db, personId, today),
    plans: (await plansOfPerson(db, personId)).map((plan) => planRow(plan, today)),
    planDrafts: await listPlanDrafts(db, personId),
    privateThoughts: await thoughtsOf(db, personId),
  })
}

export async function unsaid(
  { db, now }: Deps,
  personId: PersonId,
): Promise<Result<{ count: number; oldestDays: number | null }, Outcome<'PERSON_NOT_FOUND'>>> {
  if (!(await personExists(db, personId))) return noPerson
  const drafts = await listDrafts(db, personId)
  const [oldest] = drafts
  const oldestDays = oldest === undefined ? null : Math.max(0, daysBetween(oldest.noticedOn, localDate(now())))
  return ok({ count: drafts.length, oldestDays })
}

export interface DraftInput {
  readonly draftId: ConcernDraftId | null
  readonly personId: PersonId
  readonly fields: ConcernDraftFields
}

export function saveDraft(
  deps: Deps,
  { draftId, personId, fields }: DraftInput,
): Promise<Result<{ draftId: ConcernDraftId; savedAt: number }, Outcome<'PERSON_NOT_FOUND' | 'CONCERN_DRAFT_NOT_FOUND'>>> {
  return change(deps, { verb: 'concerns.saveDraft', summary: 'Concern kept' }, async (tx, { at }) => {
    if (!(await personExists(tx, personId))) return noPerson
    if (draftId !== null && (await findDraft(tx, draftId))?.personId !== personId) return noDraft
    const { happenedOn: happened_on, ...texts } = fields
    const columns = { ...texts, happened_on, updated_at: at }
    const id = draftId ?? (deps.newId() as ConcernDraftId)
    if (draftId !== null) await tx.updateTable('private_concern').set(columns).where('id', '=', id).execute()
    else {
      const begun = { noticed_on: localDate(at), said_concern_id: null, deleted_at: null }
      await tx
        .insertInto('private_concern')
        .values({ id, person_id: personId, ...columns, ...begun })
        .execute()
    }
    return ok({ draftId: id, savedAt: at })
  })
}

export function removeDraft(deps: Deps, id: ConcernDraftId): Promise<Result<Change, Outcome<'CONCERN_DRAFT_NOT_FOUND'>>> {
  const summary = 'Concern removed'
  return change(deps, { verb: 'concerns.removeDraft', summary }, async (tx, open) => {
    if (!(await findDraft(tx, id))) return noDraft
    await tx.updateTable('private_concern').set({ deleted_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}

export interface SaidInput {
  readonly draftId: ConcernDraftId
  readonly said: Pick<ConcernDraftFields, 'title' | 'happenedOn' | 'facts' | 'standard' | 'impact' | 'support'>
  readonly saidOn: IsoDate
  readonly agreed: string
  readonly followUpOn: IsoDate | null
}

/** A record of both sides is made from what was said; the draft, with its thoughts, stays where it is and is no longer listed. */
export function sayConcern(
  deps: Deps,
  input: SaidInput,
): Promise<Result<{ concernId: ConcernId; change: Change }, Outcome<'CONCERN_DRAFT_NOT_FOUND' | 'CONCERN_SAID_IN_FUTURE'>>> {
  const summary = 'Concern said and on record'
  return change(deps, { verb: 'concerns.say', summary }, async (tx, open) => {
    const draft = await findDraft(tx, input.draftId)
    if (!draft) return noDraft
    if (input.saidOn > localDate(open.at)) return err({ code: 'CONCERN_SAID_IN_FUTURE' as const })
    const concernId = deps.newId() as ConcernId
    const { happenedOn: happened_on, title, facts, standard, impact, support } = input.said
    const person_id = draft.personId
    // Noticed before the first word about it was written: the day it happened does not come after the talk.
    const noticed_on = draft.noticedOn < input.saidOn ? draft.noticedOn : input.saidOn
    await tx
      .insertInto('concern')
      .values({
        ...{ id: concernId, person_id, title, happened_on, facts, standard, impact, support, agreed: input.agreed },
        ...{ noticed_on, said_on: input.saidOn, settled_on: null, outcome: '', created_at: open.at, deleted_at: null },
      })
      .execute()
    if (input.followUpOn !== null) {
      const followUp = { id: deps.newId(), person_id, concern_id: concernId, due_on: input.followUpOn }
      await tx
        .insertInto('concern_follow_up')
        .values({ ...followUp, done_on: null, note: '', deleted_at: null })
        .execute()
    }
    await tx
      .updateTable('private_concern')
      .set({ said_concern_id: concernId, deleted_at: open.at })
      .where('id', '=', input.draftId)
      .execute()
    return ok({ concernId, change: { id: open.id, summary } })
  })
}

type NoConcern = Outcome<'CONCERN_NOT_FOUND'>

export function saveAgreed(deps: Deps, id: ConcernId, agreed: string): Promise<Result<{ savedAt: number }, NoConcern>> {
  return change(deps, { verb: 'concerns.saveAgreed', summary: 'What was agreed saved' }, async (tx, { at }) => {
    if (!(await findConcernRow(tx, id))) return noConcern
    await tx.updateTable('concern').set({ agreed }).where('id', '=', id).execute()
    return ok({ savedAt: at })
  })
}

export function addFollowUp(
  deps: Deps,
  concernId: ConcernId,
  dueOn: IsoDate,
): Promise<Result<{ followUpId: FollowUpId; change: Change }, NoConcern>> {
  const summary = 'Follow-up planned'
  return change(deps, { verb: 'concerns.addFollowUp', summary }, async (tx, open) => {
    const concern = await findConcernRow(tx, concernId)
    if (!concern) return noConcern
    const followUpId = deps.newId() as FollowUpId
    const row = { id: followUpId, person_id: concern.person_id, concern_id: concernId, due_on: dueOn }
    await tx
      .insertInto('concern_follow_up')
      .values({ ...row, done_on: null, note: '', deleted_at: null })
      .execute()
    return ok({ followUpId, change: { id: open.id, summary } })
  })
}

type NoFollowUp = Outcome<'FOLLOW_UP_NOT_FOUND'>

export function closeFollowUp(
  deps: Deps,
  { followUpId, doneOn, note }: { readonly followUpId: FollowUpId; readonly doneOn: IsoDate | null; readonly note: string },
): Promise<Result<Change, NoFollowUp>> {
  const summary = doneOn === null ? 'Follow-up open again' : 'Follow-up done'
  return change(deps, { verb: 'concerns.closeFollowUp', summary }, async (tx, open) => {
    if (!(await findFollowUpRow(tx, followUpId))) return noFollowUp
    await tx.updateTable('concern_follow_up').set({ done_on: doneOn, note }).where('id', '=', followUpId).execute()
    return ok({ id: open.id, summary })
  })
}

export function removeFollowUp(deps: Deps, id: FollowUpId): Promise<Result<Change, NoFollowUp>> {
  const summary = 'Follow-up removed'
  return change(deps, { verb: 'concerns.removeFollowUp', summary }, async (tx, open) => {
    if (!(await findFollowUpRow(tx, id))) return noFollowUp
    await tx.updateTable('concern_follow_up').set({ deleted_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}

export function settleConcern(
  deps: Deps,
  { concernId, outcome, on }: { readonly concernId: ConcernId; readonly outcome: string; readonly on: IsoDate | null },
): Promise<Result<Change, NoConcern>> {
  const summary = on === null ? 'Concern open again' : 'Concern settled'
  return change(deps, { verb: 'concerns.settle', summary }, async (tx, open) => {
    if (!(await findConcernRow(tx, concernId))) return noConcern
    await tx.updateTable('concern').set({ settled_on: on, outcome }).where('id', '=', concernId).execute()
    return ok({ id: open.id, summary })
  })
}

export function removeConcern(deps: Deps, id: ConcernId): Promise<Result<Change, NoConcern>> {
  const summary = 'Concern removed'
  return change(deps, { verb: 'concerns.remove', summary }, async (tx, open) => {
    if (!(await findConcernRow(tx, id))) return noConcern
    await tx.updateTable('concern').set({ deleted_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}
