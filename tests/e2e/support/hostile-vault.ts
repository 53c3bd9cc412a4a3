import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from '@playwright/test'
import type { Contract } from '../../../src/shared/contract/index.ts'
import type {
  FeedbackRequestId,
  GoalId,
  ImprovementDraftId,
  ImprovementPlanId,
  OneToOneId,
  ParticipationId,
  PersonId,
  ReviewId,
} from '../../../src/shared/kernel/ids.ts'
import { hostileLines, hostileText } from '../../support/hostile-texts.ts'
import { SMALL_PDF } from '../../support/pictures.ts'
import { growth } from './hostile-growth.ts'
import { library } from './hostile-library.ts'

export type Client = ContractRouterClient<Contract>

/** The contract as the page that is in may use it: with the session the next of its calls shows. */
export async function contractOf(page: Page, origin: string): Promise<Client> {
  const request = await page.waitForRequest((each) => each.headers()['x-perennial-session'] !== undefined)
  const session = request.headers()['x-perennial-session'] ?? ''
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { 'x-perennial-session': session } }))
}

export interface HostileVault {
  readonly personId: PersonId
  readonly participationId: ParticipationId
  readonly goalId: GoalId
  readonly planned: OneToOneId
  readonly held: OneToOneId
  readonly writing: ReviewId
  readonly finished: ReviewId
  readonly planId: ImprovementPlanId
  readonly draftId: ImprovementDraftId
  readonly requestId: FeedbackRequestId
  /** Addresses of what the library shows of it. */
  readonly library: readonly string[]
}

const line = hostileLines()

/** Puts a hostile text into every field of every record that is shown somewhere. */
export async function fillWithHostileTexts(rpc: Client): Promise<HostileVault> {
  const [lead, first, second] = [await person(rpc, null), await person(rpc, null), await person(rpc, null)]
  const when = { kind: 'from', on: '2022-02-01', reason: hostileText.slice(0, 1900) } as const
  await rpc.people.update({ personId: first, fields: { managerId: lead, jobTitle: line() }, when })
  await rpc.people.update({ personId: second, fields: { managerId: lead } })
  await rpc.workspace.update({ name: line(), mission: hostileText.slice(0, 1900), ownPersonId: lead })
  const { goalId, participationId, other, form } = await cycle(rpc, [first, second])
  const notes = await coaching(rpc, first)
  const rewardId = (await reward(rpc, first, notes.sharedId)).rewardId
  await rpc.rewarding.decide({ rewardId, state: 'given' })
  await reward(rpc, first, notes.sharedId)
  const writing = await review(rpc, participationId, notes.sharedId)
  const finished = await review(rpc, other, null)
  await rpc.reviewing.finish({ reviewId: finished, fullName: line() })
  const { jobProfileId, addresses } = await library(rpc, hostileLines(), form)
  const grown = await growth(rpc, first, { line, jobProfileId })
  return {
    ...grown,
    library: addresses,
    requestId: notes.requestId,
    personId: first,
    participationId,
    goalId,
    planned: notes.planned,
    held: notes.held,
    writing,
    finished,
  }
}

async function person(rpc: Client, managerId: PersonId | null): Promise<PersonId> {
  const fields = {
    givenName: line(),
    familyName: line(),
    email: line(),
    employeeNumber: line(100),
    jobTitle: line(),
    unit: line(),
    managerId,
    hiredOn: '2021-05-01',
    status: 'active' as const,
  }
  return (await rpc.people.create(fields)).personId
}

async function cycle(rpc: Client, personIds: PersonId[]) {
  const year = new Date().getFullYear()
  const proposal = await rpc.cycles.propose({ startsOn: `${year}-01-01`, endsOn: `${year}-12-31` })
  const { scale, competencies } = proposal.form
  const points = scale.points.map((point) => ({ ...point, label: line(60), meaning: line(500) }))
  const spoilt = competencies.map((each) => {
    const anchors = Object.fromEntries(points.map(({ value }) => [String(value), line(500)]))
    return { ...each, name: line(120), description: line(1000), anchors }
  })
  const form = { ...proposal.form, title: line(120), scale: { ...scale, name: line(120), points }, competencies: spoilt }
  const launched = await rpc.cycles.launch({ ...proposal, name: line(), form, personIds })
  const { people } = await rpc.cycles.get({ cycleId: launched.cycle.id })
  const [mine, other] = personIds.map((id) => people.find((row) => row.personId === id)?.participationId)
  if (mine === undefined || other === undefined) throw new Error('nobody takes part')
  const { goalId } = await rpc.planning.createGoal({ participationId: mine, kind: 'smart', title: line(), proposedBy: 'manager' })
  await rpc.planning.updateGoal({ goalId, fields: { outcome: hostileText, weightBp: 10_000 } })
  const measure = { title: line(), unit: line(40), direction: 'increase', baseline: 0, target: 10 } as const
  const { keyResultId } = await rpc.planning.saveKeyResult({ goalId, keyResultId: null, ...measure })
  const observedOn = new Date().toISOString().slice(0, 10)
  await rpc.planning.checkIn({ goalId, keyResultId, value: 4, confidence: 5, comment: hostileText, observedOn })
  await rpc.planning.comment({ goalId, author: 'employee', body: hostileText })
  await rpc.planning.propose({ goalId, by: 'manager' })
  await rpc.planning.returnGoal({ goalId, comment: hostileText })
  await rpc.planning.propose({ goalId, by: 'manager' })
  return { goalId, participationId: mine, other, form }
}

async function coaching(rpc: Client, personId: PersonId) {
  const observedOn = new Date().toISOString().slice(0, 10)
  const keep = (kind: 'private' | 'shared' | 'feedback') =>
    rpc.coaching.keepNote({ personId, kind, body: hostileText, from: kind === 'feedback' ? line() : '', observedOn })
  const { note: own } = await keep('private')
  const targets = await rpc.coaching.noteTargets({ personId })
  const about = targets.slice(0, 20).map(({ kind, id }) => ({ kind, id }))
  await rpc.coaching.updateNote({ noteId: own.id, body: hostileText, observedOn, observation: 'concern', about })
  const file = new File([SMALL_PDF], line())
  await rpc.coaching.addAttachment({ personId, noteId: own.id, file })
  await rpc.coaching.saveLooseDraft({ place: 'quick', personId: null, body: hostileText })
  await keep('feedback')
  const { note } = await keep('shared')
  const requestId = await feedback(rpc, personId, observedOn)
  await rpc.coaching.saveDraft({ personId, kind: 'private', body: hostileText })
  const meet = async (startsAt: number) => {
    const { oneToOneId } = await rpc.coaching.schedule({ personId, startsAt, minutes: 30 })
    const item = await rpc.coaching.addAgendaItem({ oneToOneId, title: line(), raisedBy: 'employee' })
    await rpc.coaching.updateAgendaItem({ agendaItemId: item.id, fields: { note: hostileText } })
    await rpc.coaching.saveMargin({ oneToOneId, body: hostileText })
    const action = { actionItemId: null, personId, oneToOneId, title: line(), owner: 'employee', dueOn: observedOn } as const
    await rpc.coaching.saveActionItem(action)
    await rpc.coaching.saveDecision({ oneToOneId, decisionId: null, agendaItemId: item.id, body: line() })
    await rpc.coaching.reschedule({ oneToOneId, startsAt, minutes: 30, place: line() })
    return oneToOneId
  }
  const held = await meet(Date.now() - 86_400_000)
  const planned = await meet(Date.now() + 60_000)
  await rpc.coaching.finish({ oneToOneId: held })
  const skipped = await meet(Date.now() + 3_600_000)
  await rpc.coaching.skip({ oneToOneId: skipped, reason: hostileText.slice(0, 900) })
  return { sharedId: note.id, held, planned, requestId }
}

async function feedback(rpc: Client, personId: PersonId, observedOn: string): Promise<FeedbackRequestId> {
  // Lines of its own: which attempt stands where on the other screens stays as it was.
  const own = hostileLines()
  const { valueId } = await rpc.feedback.saveValue({ valueId: null, name: own(), meaning: hostileText.slice(0, 900) })
  await rpc.feedback.recognise({ recognitionId: null, personId, valueId, body: hostileText, announce: true, givenOn: observedOn })
  const asked = { requestId: null, personId, direction: 'peer', anonymous: false, readers: 'both', shape: 'free', answerBy: null } as const
  const { requestId } = await rpc.feedback.ask({ ...asked, intro: hostileText, questions: [own()], recipients: [{ name: own() }] })
  const { ownPersonId } = await rpc.workspace.get()
  const said = { feedbackId: null, direction: 'upward', giver: { name: own() }, body: hostileText, observedOn } as const
  await rpc.feedback.save({ ...said, personId })
  const { feedbackId } = await rpc.feedback.save({ ...said, personId: ownPersonId ?? personId })
  await rpc.feedback.saveFollowUp({ feedbackId, body: hostileText, dueOn: null })
  return requestId
}

async function reward(rpc: Client, personId: PersonId, noteId: string) {
  const evidence = [{ sourceKind: 'shared-note', sourceId: noteId }]
  const money = { kind: 'recognition', amountMinor: null, currency: 'EUR' } as const
  return await rpc.rewarding.save({ rewardId: null, personId, cycleId: null, ...money, title: line(), reason: hostileText, evidence })
}

async function review(rpc: Client, participationId: ParticipationId, sharedId: string | null): Promise<ReviewId> {
  const { reviewId } = await rpc.reviewing.begin({ participationId })
  const { items } = await rpc.reviewing.get({ reviewId })
  for (const { kind, key } of items) {
    await rpc.reviewing.saveRating({ reviewId, kind, key, by: 'manager', score: 3, notSeen: false, comment: hostileText })
    if (sharedId !== null) await rpc.reviewing.cite({ reviewId, kind, key, sourceKind: 'shared-note', sourceId: sharedId })
  }
  for (const part of ['summary', 'nextSteps', 'privateAssessment'] as const) {
    await rpc.reviewing.saveText({ reviewId, part, body: hostileText })
  }
  return reviewId
}
