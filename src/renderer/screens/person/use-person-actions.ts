import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'

/** What happens to the person as a whole; both are taken back by undo. */
export function usePersonActions(person: PersonDetail) {
  const navigate = useNavigate()
  const update = useMutation(orpc.people.updateMany.mutationOptions({ onSuccess: changed }))
  const remove = useMutation(
    orpc.people.remove.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        void navigate({ to: '/people' })
      },
    }),
  )
  return {
    toggleStatus: () => update.mutate({ personIds: [person.id], fields: { status: person.status === 'active' ? 'left' : 'active' } }),
    remove: () => remove.mutate({ personIds: [person.id] }),
  }
}
