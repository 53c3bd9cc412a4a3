import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { useCurrentCycle } from '../../rpc/current-cycle.ts'

/** Opens the person's review of the running cycle, beginning it where there is none. Null outside of a cycle. */
export function useWriteReview(person: Pick<PersonDetail, 'id' | 'review'>) {
  const navigate = useNavigate()
  const cycleId = useCurrentCycle().current?.id
  const begin = useMutation(
    orpc.reviewing.begin.mutationOptions({
      onSuccess: ({ reviewId }) => {
        changed()
        void navigate({ to: '/reviews/$reviewId', params: { reviewId } })
      },
    }),
  )
  const asked = person.review === null || cycleId === undefined ? skipToken : { cycleId }
  const cycle = useQuery(orpc.cycles.get.queryOptions({ input: asked }))
  const participation = cycle.data?.people.find((each) => each.personId === person.id)
  if (participation === undefined) return null
  return { busy: begin.isPending, write: () => begin.mutate({ participationId: participation.participationId }) }
}
