import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { under } from './root-route.ts'
import { oneOf, text, whole } from './search-params.ts'

const JOB_VIEWS = ['edit', 'changes'] as const

const library = createRoute({
  ...under,
  path: '/library/$section',
  component: lazyRouteComponent(() => import('./screens/library/LibraryScreen.tsx'), 'LibraryScreen'),
})
const libraryItem = createRoute({
  ...under,
  path: '/library/$section/$itemId',
  component: lazyRouteComponent(() => import('./screens/library/LibraryScreen.tsx'), 'LibraryScreen'),
})
const libraryHome = createRoute({
  ...under,
  path: '/library',
  beforeLoad: () => {
    throw redirect({ to: '/library/$section', params: { section: 'jobs' }, replace: true })
  },
})
/** One address for the search and the role beside it, so that choosing a role keeps the search as it stands. */
const roles = createRoute({
  ...under,
  path: '/library/roles/{-$code}',
  validateSearch: (search: Record<string, unknown>) => ({ ...text('text', search.text), ...text('job', search.job) }),
  component: lazyRouteComponent(() => import('./screens/library/LibraryScreen.tsx'), 'RolesScreen'),
})
const draftFromRole = createRoute({
  ...under,
  path: '/library/draft/$code',
  validateSearch: (search: Record<string, unknown>) => ({ ...text('job', search.job) }),
  component: lazyRouteComponent(() => import('./screens/library/roles/DraftScreen.tsx'), 'DraftScreen'),
})
const job = createRoute({
  ...under,
  path: '/library/jobs/$jobProfileId',
  validateSearch: (search: Record<string, unknown>) => ({ ...oneOf('view', JOB_VIEWS, search.view), ...whole('version', search.version) }),
  component: lazyRouteComponent(() => import('./screens/library/jobs/JobScreen.tsx'), 'JobScreen'),
})

export const libraryRoutes = [library, libraryItem, libraryHome, roles, draftFromRole, job] as const
