import { createHashHistory, createRoute, createRouter, lazyRouteComponent, RouterProvider, redirect } from '@tanstack/react-router'
import { useEffect } from 'react'
import { PERSON_TABS } from './frame/person-tabs.ts'
import { rootRoute, under } from './root-route.ts'
import { libraryRoutes } from './routes-library.ts'
import { askAhead } from './rpc/person-ahead.ts'
import { readChartSearch } from './screens/org/chart-search.ts'
import { oneOf, text } from './search-params.ts'

const REVIEW_SCOPES = ['team', 'all'] as const
const REVIEW_PARTS = ['goals', 'competencies', 'summary', 'nextSteps', 'privateAssessment', 'answers'] as const
const SEARCH_ORDERS = ['best', 'newest'] as const
const PACKAGE_KINDS = ['plan', 'self-review', 'review', 'check-in', 'feedback-request', 'improvement-plan'] as const
const FEEDBACK_VIEWS = ['asked', 'given', 'others', 'received', 'recognition'] as const
const PLAN_STEPS = ['gaps', 'goals', 'support', 'milestones', 'outcomes', 'sign'] as const

const home = createRoute({
  ...under,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true })
  },
})
const today = createRoute({
  ...under,
  path: '/today',
  component: lazyRouteComponent(() => import('./screens/today/TodayScreen.tsx'), 'TodayScreen'),
})
const people = createRoute({
  ...under,
  path: '/people',
  component: lazyRouteComponent(() => import('./screens/people/PeopleScreen.tsx'), 'PeopleScreen'),
})
const peopleImport = createRoute({
  ...under,
  path: '/people/import',
  component: lazyRouteComponent(() => import('./screens/people/ImportScreen.tsx'), 'ImportScreen'),
})
const orgChart = createRoute({
  ...under,
  path: '/people/chart',
  validateSearch: readChartSearch,
  component: lazyRouteComponent(() => import('./screens/org/OrgChartScreen.tsx'), 'OrgChartScreen'),
})
const units = createRoute({
  ...under,
  path: '/people/units',
  component: lazyRouteComponent(() => import('./screens/org/UnitsScreen.tsx'), 'UnitsScreen'),
})
const person = createRoute({
  ...under,
  path: '/people/$personId',
  validateSearch: (search: Record<string, unknown>) => ({ ...oneOf('tab', PERSON_TABS, search.tab), ...text('item', search.item) }),
  loader: ({ params }) => askAhead(params.personId),
  component: lazyRouteComponent(() => import('./screens/person/PersonScreen.tsx'), 'PersonScreen'),
})
const oneToOnes = createRoute({
  ...under,
  path: '/one-to-ones',
  component: lazyRouteComponent(() => import('./screens/one-to-ones/OneToOnesScreen.tsx'), 'OneToOnesScreen'),
})
const oneToOne = createRoute({
  ...under,
  path: '/one-to-ones/$oneToOneId',
  component: lazyRouteComponent(() => import('./screens/one-to-ones/OneToOneScreen.tsx'), 'OneToOneScreen'),
})
const goals = createRoute({
  ...under,
  path: '/goals',
  component: lazyRouteComponent(() => import('./screens/goals/GoalsScreen.tsx'), 'GoalsScreen'),
})
const cycles = createRoute({
  ...under,
  path: '/cycles',
  component: lazyRouteComponent(() => import('./screens/cycles/CyclesScreen.tsx'), 'CyclesScreen'),
})
const launch = createRoute({
  ...under,
  path: '/cycles/new',
  component: lazyRouteComponent(() => import('./screens/cycles/LaunchScreen.tsx'), 'LaunchScreen'),
})
const cycle = createRoute({
  ...under,
  path: '/cycles/$cycleId',
  component: lazyRouteComponent(() => import('./screens/cycles/CycleScreen.tsx'), 'CycleScreen'),
})
const plans = createRoute({
  ...under,
  path: '/plan',
  component: lazyRouteComponent(() => import('./screens/plan/PlansScreen.tsx'), 'PlansScreen'),
})
const plan = createRoute({
  ...under,
  path: '/plan/$participationId',
  validateSearch: (search: Record<string, unknown>) => ({ ...text('goal', search.goal) }),
  component: lazyRouteComponent(() => import('./screens/plan/PlanScreen.tsx'), 'PlanScreen'),
})
const reviews = createRoute({
  ...under,
  path: '/reviews',
  validateSearch: (search: Record<string, unknown>) => ({ ...oneOf('who', REVIEW_SCOPES, search.who), ...text('text', search.text) }),
  component: lazyRouteComponent(() => import('./screens/reviews/ReviewsScreen.tsx'), 'ReviewsScreen'),
})
const review = createRoute({
  ...under,
  path: '/reviews/$reviewId',
  validateSearch: (search: Record<string, unknown>) => ({ ...oneOf('part', REVIEW_PARTS, search.part) }),
  staticData: { rail: true },
  component: lazyRouteComponent(() => import('./screens/reviews/ReviewScreen.tsx'), 'ReviewScreen'),
})
const rewards = createRoute({
  ...under,
  path: '/rewards',
  component: lazyRouteComponent(() => import('./screens/rewards/RewardsScreen.tsx'), 'RewardsScreen'),
})
const packages = createRoute({
  ...under,
  path: '/packages',
  component: lazyRouteComponent(() => import('./screens/packages/PackagesScreen.tsx'), 'PackagesScreen'),
})
const packagePreview = createRoute({
  ...under,
  path: '/packages/preview',
  validateSearch: (search: Record<string, unknown>) => ({
    ...oneOf('kind', PACKAGE_KINDS, search.kind),
    ...text('id', search.id),
    ...text('to', search.to),
    ...text('milestone', search.milestone),
  }),
  component: lazyRouteComponent(() => import('./screens/packages/PackagePreviewScreen.tsx'), 'PackagePreviewScreen'),
})
const improvementDraft = createRoute({
  ...under,
  path: '/improvement/draft/$draftId',
  validateSearch: (search: Record<string, unknown>) => ({ ...oneOf('step', PLAN_STEPS, search.step) }),
  component: lazyRouteComponent(() => import('./screens/improvement/PlanDraftScreen.tsx'), 'PlanDraftScreen'),
})
const improvementPlan = createRoute({
  ...under,
  path: '/improvement/$planId',
  component: lazyRouteComponent(() => import('./screens/improvement/PlanScreen.tsx'), 'PlanScreen'),
})
const reply = createRoute({
  ...under,
  path: '/packages/reply',
  component: lazyRouteComponent(() => import('./screens/packages/ReplyScreen.tsx'), 'ReplyScreen'),
})
const search = createRoute({
  ...under,
  path: '/search',
  validateSearch: (raw: Record<string, unknown>) => ({ ...text('text', raw.text), ...oneOf('order', SEARCH_ORDERS, raw.order) }),
  component: lazyRouteComponent(() => import('./screens/search/SearchScreen.tsx'), 'SearchScreen'),
})
const feedback = createRoute({
  ...under,
  path: '/feedback',
  validateSearch: (search: Record<string, unknown>) => ({ ...oneOf('view', FEEDBACK_VIEWS, search.view) }),
  component: lazyRouteComponent(() => import('./screens/feedback/FeedbackScreen.tsx'), 'FeedbackScreen'),
})
const feedbackAsk = createRoute({
  ...under,
  path: '/feedback/ask',
  validateSearch: (search: Record<string, unknown>) => ({ ...text('about', search.about), ...text('request', search.request) }),
  component: lazyRouteComponent(() => import('./screens/feedback/AskScreen.tsx'), 'AskScreen'),
})
const feedbackAnswers = createRoute({
  ...under,
  path: '/feedback/answers',
  component: lazyRouteComponent(() => import('./screens/feedback/AnswersScreen.tsx'), 'AnswersScreen'),
})
const feedbackRequest = createRoute({
  ...under,
  path: '/feedback/$requestId',
  component: lazyRouteComponent(() => import('./screens/feedback/RequestScreen.tsx'), 'RequestScreen'),
})
const settings = createRoute({
  ...under,
  path: '/settings/$section',
  component: lazyRouteComponent(() => import('./screens/settings/SettingsScreen.tsx'), 'SettingsScreen'),
})
const settingsHome = createRoute({
  ...under,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$section', params: { section: 'general' }, replace: true })
  },
})

const routeTree = rootRoute.addChildren([
  home,
  today,
  people,
  peopleImport,
  orgChart,
  units,
  person,
  oneToOnes,
  oneToOne,
  goals,
  cycles,
  launch,
  cycle,
  plans,
  plan,
  reviews,
  review,
  rewards,
  packages,
  packagePreview,
  improvementDraft,
  improvementPlan,
  reply,
  feedback,
  feedbackAsk,
  feedbackAnswers,
  feedbackRequest,
  search,
  settings,
  settingsHome,
  ...libraryRoutes,
])

/** The address is part of the page only: a hash, so that any server or file can serve it. */
const router = createRouter({ routeTree, history: createHashHistory(), scrollRestoration: false, defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /** The sidebar is an icon rail while this screen is open. */
    rail?: boolean
  }
}

/** Loads the code of the other screens while nobody waits, one after the other, so that a first visit costs what a second one does. */
function useScreensAhead(): void {
  useEffect(() => {
    const routes = Object.values(router.routesById)
    let waiting = requestIdleCallback(next)
    function next() {
      const route = routes.shift()
      if (route === undefined) return
      // A screen that cannot be loaded says so when somebody goes there.
      void Promise.resolve(router.loadRouteChunk(route)).catch(() => undefined)
      waiting = requestIdleCallback(next)
    }
    return () => cancelIdleCallback(waiting)
  }, [])
}

/** Everything that is shown of an open vault. */
export function OpenVault() {
  useScreensAhead()
  return <RouterProvider router={router} />
}
