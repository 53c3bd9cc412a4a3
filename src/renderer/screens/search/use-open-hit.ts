import { useNavigate } from '@tanstack/react-router'
import type { SearchHit } from '../../../shared/contract/search.ts'

/** Leads to where a hit is read. */
export function useOpenHit(): (hit: SearchHit) => void {
  const navigate = useNavigate()
  return ({ place: { screen, id, within } }) => {
    switch (screen) {
      case 'goal':
        return void navigate({ to: '/plan/$participationId', params: { participationId: within ?? '' }, search: { goal: id } })
      case 'person':
        return void navigate({ to: '/people/$personId', params: { personId: id }, search: within === null ? {} : { item: within } })
      case 'one-to-one':
        return void navigate({ to: '/one-to-ones/$oneToOneId', params: { oneToOneId: id } })
      case 'review':
        return void navigate({ to: '/reviews/$reviewId', params: { reviewId: id } })
      case 'rewards':
        return void navigate({ to: '/rewards' })
      case 'units':
        return void navigate({ to: '/people/units' })
      case 'cycle':
        return void navigate({ to: '/cycles/$cycleId', params: { cycleId: id } })
      case 'job':
        return void navigate({ to: '/library/jobs/$jobProfileId', params: { jobProfileId: id } })
      case 'framework':
        return void navigate({ to: '/library/$section/$itemId', params: { section: 'competencies', itemId: id } })
      case 'library':
        return void navigate({ to: '/library/$section', params: { section: id } })
      case 'packages':
        return void navigate({ to: '/packages' })
    }
  }
}
