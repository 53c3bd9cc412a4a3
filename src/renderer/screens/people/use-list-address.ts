import { useRouter, useSearch } from '@tanstack/react-router'
import { startTransition, useOptimistic } from 'react'
import type { PeopleSearch } from './people-filter.ts'

const PATH = '/people'

/**
 * What the address says about the list, and the way to say something else: the list shows it at once, and the address follows when that
 * is painted. Routing takes as long as drawing the list, and nobody looks at the address first.
 */
export function useListAddress() {
  const said: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const router = useRouter()
  const [shown, show] = useOptimistic(said)
  const go = (search: PeopleSearch, replace = false) =>
    startTransition(async () => {
      show(search)
      await painted()
      // Whoever went on to somebody's page meanwhile is not called back.
      if (router.latestLocation.pathname === PATH) await router.navigate({ to: PATH, search, replace })
    })
  return [shown, go] as const
}

function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
}
