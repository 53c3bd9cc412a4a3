import { anytime } from '../kernel/implement.ts'
import { vaultsRouter } from '../vault/router.ts'

/** Joins a feature when it is first asked for, so that the unlock screen waits for none of them. */
export const router = anytime.router({
  vaults: vaultsRouter,
  workspace: anytime.workspace.lazy(async () => {
    const [{ workspaceRouter }, { frameProcedure }] = await Promise.all([
      import('../features/workspace/index.ts'),
      import('../features/insights/index.ts'),
    ])
    return { default: { ...workspaceRouter, frame: frameProcedure } }
  }),
  people: anytime.people.lazy(async () => ({ default: (await import('../features/people/index.ts')).peopleRouter })),
  library: anytime.library.lazy(async () => ({ default: (await import('../features/library/index.ts')).libraryRouter })),
  cycles: anytime.cycles.lazy(async () => ({ default: (await import('../features/cycles/index.ts')).cyclesRouter })),
  planning: anytime.planning.lazy(async () => ({ default: (await import('../features/planning/index.ts')).planningRouter })),
  coaching: anytime.coaching.lazy(async () => ({ default: (await import('../features/coaching/index.ts')).coachingRouter })),
  reviewing: anytime.reviewing.lazy(async () => ({ default: (await import('../features/reviewing/index.ts')).reviewingRouter })),
  rewarding: anytime.rewarding.lazy(async () => ({ default: (await import('../features/rewarding/index.ts')).rewardingRouter })),
  sharing: anytime.sharing.lazy(async () => ({ default: (await import('../features/sharing/index.ts')).sharingRouter })),
  insights: anytime.insights.lazy(async () => ({ default: (await import('../features/insights/index.ts')).insightsRouter })),
  feedback: anytime.feedback.lazy(async () => ({ default: (await import('../features/feedback/index.ts')).feedbackRouter })),
  developing: anytime.developing.lazy(async () => ({ default: (await import('../features/developing/index.ts')).developingRouter })),
  concerns: anytime.concerns.lazy(async () => ({ default: (await import('../features/concerns/index.ts')).concernsRouter })),
  search: anytime.search.lazy(async () => ({ default: (await import('../features/search/index.ts')).searchRouter })),
})
