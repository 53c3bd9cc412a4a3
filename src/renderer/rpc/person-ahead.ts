import { PersonId } from '../../shared/kernel/ids.ts'
import { orpc } from './client.ts'
import { queryClient } from './query-client.ts'

/** Asks for what a person's page shows first while the page itself is on its way, and for both at once. Waits for neither. */
export function askAhead(raw: string): void {
  const personId = PersonId.safeParse(raw)
  if (!personId.success) return
  const input = { personId: personId.data }
  void queryClient.prefetchQuery(orpc.people.get.queryOptions({ input }))
  void queryClient.prefetchQuery(orpc.insights.timeline.queryOptions({ input }))
}
