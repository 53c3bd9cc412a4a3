import type { Reward } from '../../shared/contract/rewarding.ts'
import type { CycleId } from '../../shared/kernel/ids.ts'
import type { Actor } from './seed.ts'
import type { Stage } from './stage.ts'

interface RewardStory {
  readonly employeeNumber: string
  readonly daysAgo: number
  readonly kind: Reward['kind']
  readonly title: string
  readonly reason: string
  readonly amountMinor: number | null
  readonly state: Reward['state']
}

const rewards: readonly RewardStory[] = [
  {
    employeeNumber: '11',
    daysAgo: 50,
    kind: 'recognition',
    title: 'Named in the quarterly round',
    reason: 'Found the datum error before the tooling was ordered. Forty parts measured in two days.',
    amountMinor: null,
    state: 'given',
  },
  {
    employeeNumber: '162',
    daysAgo: 6,
    kind: 'money',
    title: 'Project bonus',
    reason: 'Fork study closed in budget and two weeks early; the decision stands on its numbers.',
    amountMinor: 150_000,
    state: 'approved',
  },
  {
    employeeNumber: '274',
    daysAgo: 5,
    kind: 'learning',
    title: 'Metrology course, level 3',
    reason: 'First articles under four days, and the course makes three possible.',
    amountMinor: 98_000,
    state: 'proposed',
  },
  {
    employeeNumber: '271',
    daysAgo: 3,
    kind: 'time',
    title: 'Two days in December',
    reason: 'Carried the 2027 concept through summer.',
    amountMinor: null,
    state: 'proposed',
  },
]

/** Rewards of this cycle, each with its reason and what it rests on. */
export async function seedRewards(stage: Stage, actors: readonly Actor[], cycleId: CycleId): Promise<void> {
  for (const story of rewards) {
    const actor = actors.find((candidate) => candidate.story.employeeNumber === story.employeeNumber)
    if (actor === undefined) continue
    stage.goTo(stage.workday(story.daysAgo), '17:30')
    const personId = actor.person.id
    const timeline = await stage.app.insights.timeline({ personId })
    const evidence = timeline
      .filter((entry) => entry.kind === 'shared-note' || entry.kind === 'feedback')
      .slice(0, 2)
      .map((entry) => ({ sourceKind: entry.kind, sourceId: entry.id }))
    const { kind, title, reason, amountMinor, state } = story
    const saved = await stage.app.rewarding.save({
      rewardId: null,
      personId,
      cycleId,
      kind,
      title,
      reason,
      amountMinor,
      currency: 'EUR',
      evidence,
    })
    if (state !== 'proposed') await stage.app.rewarding.decide({ rewardId: saved.rewardId, state: 'approved' })
    if (state === 'given') await stage.app.rewarding.decide({ rewardId: saved.rewardId, state })
  }
}
