import type { ConcernDraftId, ImprovementDraftId, ImprovementPlanId, JobProfileId, PersonId } from '../../../src/shared/kernel/ids.ts'
import { emptyPlan } from '../../../src/shared/rules/improvement-plan.ts'
import { hostileText } from '../../support/hostile-texts.ts'
import type { Client } from './hostile-vault.ts'

/** Hostile texts in development, concerns and improvement plans: one signed and looked at, one being written. */
export async function growth(
  rpc: Client,
  personId: PersonId,
  { line, jobProfileId }: { readonly line: (longest?: number) => string; readonly jobProfileId: JobProfileId },
) {
  const today = new Date().toISOString().slice(0, 10)
  for (const part of ['nextStep', 'later', 'strengths'] as const) await rpc.developing.saveAspiration({ personId, part, body: hostileText })
  await rpc.developing.savePrivateReadiness({ personId, body: hostileText })
  const cost = { costMinor: null, currency: 'EUR' }
  const training = { title: line(), provider: line(), description: hostileText, hours: 1, competencies: [line(160)], ...cost }
  const { trainingId } = await rpc.developing.saveTraining({ trainingId: null, fields: training })
  const fields = { kind: 'course' as const, title: line(), competency: line(160), trainingId, startsOn: null, dueOn: today, ...cost }
  const { actionId } = await rpc.developing.saveAction({ actionId: null, personId, fields })
  await rpc.developing.moveAction({ actionId, state: 'done', outcome: hostileText })
  const { targetId } = await rpc.developing.addTarget({ personId, to: { jobProfileId } })
  await rpc.developing.updateTarget({ targetId, fields: { note: hostileText } })
  await concern(rpc, personId, { today, title: line() })
  return await plans(rpc, personId, { today, line })
}

async function concern(rpc: Client, personId: PersonId, { today, title }: { readonly today: string; readonly title: string }) {
  const said = { title, happenedOn: today, facts: hostileText, standard: hostileText, impact: hostileText, support: hostileText }
  const keep = () => rpc.concerns.saveDraft({ draftId: null, personId, fields: { ...said, thoughts: hostileText } })
  await keep()
  const say = async (draftId: ConcernDraftId) =>
    (await rpc.concerns.say({ draftId, said, saidOn: today, agreed: hostileText, followUpOn: today })).concernId
  await say((await keep()).draftId)
  const concernId = await say((await keep()).draftId)
  await rpc.concerns.saveAgreed({ concernId, agreed: hostileText })
  const found = (await rpc.concerns.ofPerson({ personId })).concerns.find(({ id }) => id === concernId)
  for (const { id } of found?.followUps ?? []) await rpc.concerns.closeFollowUp({ followUpId: id, doneOn: today, note: hostileText })
  await rpc.concerns.settle({ concernId, outcome: hostileText, on: today })
}

interface Plans {
  readonly planId: ImprovementPlanId
  readonly draftId: ImprovementDraftId
}

async function plans(
  rpc: Client,
  personId: PersonId,
  { today, line }: { readonly today: string; readonly line: (longest?: number) => string },
): Promise<Plans> {
  const content = {
    ...emptyPlan(today),
    gaps: [{ key: 'gap', happenedOn: today, seen: hostileText, standard: hostileText }],
    goals: ['one', 'two'].map((key) => ({ key, goal: hostileText, measure: hostileText, dueOn: null })),
    support: [{ key: 'support', promise: hostileText, dueOn: null }],
    ...{ onSuccess: hostileText, onExtension: hostileText, onEnding: hostileText },
  }
  const milestones = content.milestones.map((each) => ({ ...each, name: line(160), looksAt: hostileText }))
  const write = async () => {
    const { draftId } = await rpc.concerns.beginPlan({ personId, planId: null })
    await rpc.concerns.savePlanDraft({ draftId, content: { ...content, milestones }, reason: line() })
    return draftId
  }
  const { planId } = await rpc.concerns.signPlan({ draftId: await write(), fullName: line() })
  const checkpoint = { heldOn: today, standing: 'partly' as const, note: hostileText, goals: [{ key: 'one', note: hostileText }] }
  await rpc.concerns.signCheckpoint({ planId, milestoneKey: 'day-30', checkpoint, fullName: line() })
  // What went out is known to both: the next draft may say the same without being taken for a leak.
  const { token } = await rpc.sharing.prepare({ kind: 'improvement-plan', planId, milestoneKey: null })
  await rpc.sharing.save({ token, carrier: 'age' })
  await rpc.concerns.endPlan({ planId, outcome: 'extension', note: hostileText, on: today })
  return { planId, draftId: await write() }
}
