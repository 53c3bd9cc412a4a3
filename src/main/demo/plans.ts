import type { GoalId, ParticipationId } from '../../shared/kernel/ids.ts'
import type { FamilyGoal } from './families.ts'
import type { Actor } from './seed.ts'
import type { Stage } from './stage.ts'
import type { GoalStory, MeasureStory } from './story.ts'

/** The plan of one of the team: goals with measures, agreed by both sides in January, checked in over the year. */
export async function seedStoryPlan(stage: Stage, actor: Actor): Promise<void> {
  const agreed = actor.story.goals.filter((goal) => goal.proposedDaysAgo === undefined)
  const goals: { story: GoalStory; goalId: GoalId; keyResultIds: Awaited<ReturnType<typeof addMeasures>> }[] = []
  for (const [index, story] of agreed.entries()) {
    stage.goTo(stage.day(300), `10:${String(index).padStart(2, '0')}`)
    const goalId = await addGoal(stage, actor.participationId, story, 'manager')
    goals.push({ story, goalId, keyResultIds: await addMeasures(stage, goalId, story.measures) })
  }
  await agree(stage, actor.participationId, 284)
  await checkIn(stage, goals)
  for (const story of actor.story.goals) {
    if (story.proposedDaysAgo === undefined) continue
    stage.goTo(stage.day(story.proposedDaysAgo), '16:20')
    const goalId = await addGoal(stage, actor.participationId, story, 'employee')
    await stage.app.planning.propose({ goalId, by: 'employee' })
    await stage.app.planning.comment({ goalId, author: 'employee', body: 'The library needs a manual before the audit.' })
  }
}

/** A plan as most people of a department have it, with numbers that vary. */
export async function seedPlan(
  stage: Stage,
  plan: {
    readonly participationId: ParticipationId
    readonly goals: readonly FamilyGoal[]
    readonly agreed: boolean
    readonly daysBefore?: number
  },
): Promise<void> {
  const before = plan.daysBefore ?? 0
  stage.goTo(stage.day(296 + before))
  const goals: { goalId: GoalId; family: FamilyGoal; keyResultId: Awaited<ReturnType<typeof addMeasures>>[number] }[] = []
  for (const family of plan.goals) {
    const goalId = await addGoal(stage, plan.participationId, { ...family, outcome: '' }, 'manager')
    const [keyResultId] = await addMeasures(stage, goalId, [{ ...family, title: family.measure, readings: [] }])
    if (keyResultId) goals.push({ goalId, family, keyResultId })
  }
  if (!plan.agreed) return
  await agree(stage, plan.participationId, 280 + before)
  for (const { goalId, family, keyResultId } of goals) {
    const share = 0.35 + 0.65 * stage.chance()
    const value = round(family.baseline + (family.target - family.baseline) * share)
    const observedOn = stage.workday(10 + before + Math.floor(stage.chance() * 50))
    stage.goTo(observedOn, '15:00')
    await stage.app.planning.checkIn({ goalId, keyResultId, value, confidence: null, comment: '', observedOn })
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

async function addGoal(
  stage: Stage,
  participationId: ParticipationId,
  story: Pick<GoalStory, 'kind' | 'title' | 'outcome' | 'weightBp'>,
  proposedBy: 'manager' | 'employee',
): Promise<GoalId> {
  const { goalId } = await stage.app.planning.createGoal({ participationId, kind: story.kind, title: story.title, proposedBy })
  await stage.app.planning.updateGoal({ goalId, fields: { outcome: story.outcome, weightBp: story.weightBp } })
  return goalId
}

async function addMeasures(stage: Stage, goalId: GoalId, measures: readonly MeasureStory[]) {
  const ids = []
  for (const { title, unit, baseline, target } of measures) {
    const direction = target > baseline ? 'increase' : 'decrease'
    const saved = await stage.app.planning.saveKeyResult({ goalId, keyResultId: null, title, unit, direction, baseline, target })
    ids.push(saved.keyResultId)
  }
  return ids
}

async function agree(stage: Stage, participationId: ParticipationId, daysAgo: number): Promise<void> {
  stage.goTo(stage.workday(daysAgo), '11:00')
  await stage.app.planning.agree({ participationId, side: 'manager' })
  stage.goTo(stage.workday(daysAgo), '11:40')
  await stage.app.planning.agree({ participationId, side: 'employee' })
}

async function checkIn(
  stage: Stage,
  goals: readonly { story: GoalStory; goalId: GoalId; keyResultIds: Awaited<ReturnType<typeof addMeasures>> }[],
): Promise<void> {
  for (const { story, goalId, keyResultIds } of goals) {
    for (const [index, measure] of story.measures.entries()) {
      const keyResultId = keyResultIds[index] ?? null
      for (const [daysAgo, value, confidence, comment] of measure.readings) {
        const observedOn = stage.workday(daysAgo)
        stage.goTo(observedOn, '15:30')
        await stage.app.planning.checkIn({ goalId, keyResultId, value, confidence, comment, observedOn })
      }
    }
  }
}
