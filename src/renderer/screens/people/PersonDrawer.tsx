import { Drawer } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PersonRow } from '../../../shared/contract/people.ts'
import { PersonForm } from '../../components/PersonForm.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { emptyPerson } from './person-draft.ts'

interface PersonDrawerProps {
  readonly people: readonly PersonRow[]
  readonly onClose: () => void
}

/** A new person, beside the list. */
export function PersonDrawer({ people, onClose }: PersonDrawerProps) {
  const navigate = useNavigate()
  const { data: units = [] } = useQuery(orpc.people.units.queryOptions())
  const create = useMutation(
    orpc.people.create.mutationOptions({
      onSuccess: ({ personId, change }) => {
        changed(change)
        onClose()
        void navigate({ to: '/people/$personId', params: { personId } })
      },
    }),
  )
  return (
    <Drawer opened onClose={onClose} title="New person">
      <PersonForm
        start={emptyPerson}
        personId={null}
        people={people}
        units={units.map(({ label }) => label)}
        busy={create.isPending}
        error={create.error}
        saveWord="Add person"
        onSave={(fields, _when, leftOn) => create.mutate({ ...fields, leftOn })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
