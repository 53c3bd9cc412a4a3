import type { Change } from '../../../shared/contract/base.ts'
import type {
  ActionState,
  AspirationPart,
  DevelopmentAction,
  DevelopmentPlan,
  RecommendationReason,
} from '../../../shared/contract/developing.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { DevelopmentActionId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { currentCycleNow } from '../cycles/index.ts'
import { type LatestRatings, latestRatings } from '../reviewing/index.ts'
import {
  findActionRow,
  findAspirations,
  findPrivateReadiness,
  listActions,
  listTrainings,
  personExists,
  trainingExists,
} from './queries.ts'
import { gapsWithoutTraining, recommend, reviewGaps } from './rules.ts'
import { readTargets } from './service-targets.ts'

const noPerson = err({ code: 'PERSON_NOT_FOUND' as const })
const noAction = err({ code: 'DEVELOPMENT_ACTION_NOT_FOUND' as const })

/** Everything about where a person wants to go and what they do about it. */
export async function readPlan(deps: Deps, personId: PersonId): Promise<Result<DevelopmentPlan, Outcome<'PERSON_NOT_FOUND'>>> {
  const { db } = deps
  if (!(await personExists(db, personId))) return noPerson
  const latest = (await latestRatings(db, { personId })).get(personId) ?? null
  const targets = await readTargets(db, personId, latest)
  const actions = await listActions(db, personId, (await currentCycleNow(deps))?.id ?? null)
  const trainings = await listTrainings(db)
  const gaps = latest === null ? [] : reviewGaps(latest)
  return ok({
    aspirations: await findAspirations(db, personId),
    privateReadiness: await findPrivateReadiness(db, personId),
    review: latest && { reviewId: latest.reviewId, cycleId: latest.cycleId, cycleName: latest.cycleName, version: latest.version },
    targets,
    actions,
    recommended: recommend(trainings, [...reviewReasons(latest, gaps), ...targetReasons(targets)], plannedTrainings(actions)),
    openGaps: gapsWithoutTraining(gaps, trainings),
  })
}

function reviewReasons(latest: LatestRatings | null, gaps: DevelopmentPlan['openGaps']): RecommendationReason[] {
  if (latest === null) return []
  const { reviewId, cycleName, version } = latest
  return gaps.map((gap) => ({ kind: 'review', ...gap, reviewId, cycleName, version }))
}

function targetReasons(targets: DevelopmentPlan['targets']): RecommendationReason[] {
  return targets.flatMap(({ title, competencies }) =>
    competencies.flatMap(({ name, asks, readiness }) =>
      readiness.kind === 'gap' ? [{ kind: 'target' as const, competency: name, target: title, asks }] : [],
    ),
  )
}

function plannedTrainings(actions: readonly DevelopmentAction[]): Set<string> {
  return new Set(actions.flatMap(({ trainingId, state }) => (state === 'planned' || state === 'under-way' ? (trainingId ?? []) : [])))
}

const COLUMNS = { nextStep: 'next_step', later: 'later', strengths: 'strengths' } as const

export function saveAspiration(
  deps: Deps,
  { personId, part, body }: { readonly personId: PersonId; readonly part: AspirationPart; readonly body: string },
): Promise<Result<{ savedAt: number }, Outcome<'PERSON_NOT_FOUND'>>> {
  return change(deps, { verb: 'developing.saveAspiration', summary: 'Aspirations saved' }, async (tx, { at }) => {
    if (!(await personExists(tx, personId))) return noPerson
    const said = { [COLUMNS[part]]: body, updated_at: at }
    await tx
      .insertInto('aspiration')
      .values({ person_id: personId, next_step: '', later: '', strengths: '', ...said })
      .onConflict((on) => on.column('person_id').doUpdateSet(said))
      .execute()
    return ok({ savedAt: at })
  })
}

export function savePrivateReadiness(
  deps: Deps,
  personId: PersonId,
  body: string,
): Promise<Result<{ savedAt: number }, Outcome<'PERSON_NOT_FOUND'>>> {
  return change(deps, { verb: 'developing.savePrivateReadiness', summary: 'Thoughts about readiness saved' }, async (tx, { at }) => {
    if (!(await personExists(tx, personId))) return noPerson
    await tx
      .insertInto('private_readiness')
      .values({ person_id: personId, body, updated_at: at })
      .onConflict((on) => on.column('person_id').doUpdateSet({ body, updated_at: at }))
      .execute()
    return ok({ savedAt: at })
  })
}

export interface ActionInput {
  readonly actionId: DevelopmentActionId | null
  readonly personId: PersonId
  readonly fields: Pick<DevelopmentAction, 'kind' | 'title' | 'competency' | 'trainingId' | 'startsOn' | 'dueOn' | 'costMinor' | 'currency'>
}

type SaveOutcome = Outcome<'PERSON_NOT_FOUND' | 'DEVELOPMENT_ACTION_NOT_FOUND' | 'TRAINING_NOT_FOUND' | 'ACTION_DATES_REVERSED'>

/** An action is planned in the cycle that runs; it keeps that when it is changed later. */
export async function saveAction(
  deps: Deps,
  input: ActionInput,
): Promise<Result<{ actionId: DevelopmentActionId; change: Change }, SaveOutcome>> {
  const summary = input.actionId === null ? 'Development action planned' : 'Development action changed'
  const cycle = await currentCycleNow(deps)
  return change(deps, { verb: 'developing.saveAction', summary }, async (tx, open) => {
    const refused = await refusal(tx, input)
    if (refused) return refused
    const { kind, title, competency, trainingId, startsOn, dueOn, costMinor, currency } = input.fields
    const fields = { kind, title, competency, training_id: trainingId, starts_on: startsOn, due_on: dueOn, cost_minor: costMinor, currency }
    const actionId = input.actionId ?? (deps.newId() as DevelopmentActionId)
    if (input.actionId) await tx.updateTable('development_action').set(fields).where('id', '=', actionId).execute()
    else {
      const begun = { state: 'planned' as const, outcome: '', closed_on: null, created_at: open.at, deleted_at: null }
      await tx
        .insertInto('development_action')
        .values({ id: actionId, person_id: input.personId, cycle_id: cycle?.id ?? null, ...fields, ...begun })
        .execute()
    }
    return ok({ actionId, change: { id: open.id, summary } })
  })
}

async function refusal(tx: WriteDb, { actionId, personId, fields }: ActionInput) {
  if (!(await personExists(tx, personId))) return noPerson
  if (actionId !== null && (await findActionRow(tx, actionId))?.person_id !== personId) return noAction
  if (fields.trainingId !== null && !(await trainingExists(tx, fields.trainingId))) return err({ code: 'TRAINING_NOT_FOUND' as const })
  const reversed = fields.startsOn !== null && fields.dueOn !== null && fields.dueOn < fields.startsOn
  return reversed ? err({ code: 'ACTION_DATES_REVERSED' as const }) : null
}

const MOVED: Readonly<Record<ActionState, string>> = {
  planned: 'Development action planned again',
  'under-way': 'Development action under way',
  done: 'Development action done',
  dropped: 'Development action dropped',
}

export function moveAction(
  deps: Deps,
  { actionId, state, outcome }: { readonly actionId: DevelopmentActionId; readonly state: ActionState; readonly outcome: string },
): Promise<Result<Change, Outcome<'DEVELOPMENT_ACTION_NOT_FOUND'>>> {
  const summary = MOVED[state]
  return change(deps, { verb: 'developing.moveAction', summary }, async (tx, open) => {
    if (!(await findActionRow(tx, actionId))) return noAction
    const closed_on = state === 'done' || state === 'dropped' ? localDate(open.at) : null
    await tx.updateTable('development_action').set({ state, outcome, closed_on }).where('id', '=', actionId).execute()
    return ok({ id: open.id, summary })
  })
}

export function removeAction(deps: Deps, id: DevelopmentActionId): Promise<Result<Change, Outcome<'DEVELOPMENT_ACTION_NOT_FOUND'>>> {
  const summary = 'Development action removed'
  return change(deps, { verb: 'developing.removeAction', summary }, async (tx, open) => {
    if (!(await findActionRow(tx, id))) return noAction
    await tx.updateTable('development_action').set({ deleted_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}
