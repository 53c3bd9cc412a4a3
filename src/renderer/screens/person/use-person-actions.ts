import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'

/** What happens to the person as a whole; undo takes it back. */
export function usePersonActions(person: PersonDetail) {
  const navigate = useNavigate()
  const remove = useMutation(
    orpc.people.remove.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        void navigate({ to: '/people' })
      },
    }),
  )
  return {
    remove: () => remove.mutate({ personIds: [person.id] }),
  }
}
