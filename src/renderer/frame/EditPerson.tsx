import { Drawer } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { PersonDetail } from '../../shared/contract/people.ts'
import { PersonForm } from '../components/PersonForm.tsx'
import { changed } from '../rpc/changed.ts'
import { orpc } from '../rpc/client.ts'
import { fieldsOf } from './person-fields.ts'

interface EditPersonProps {
  readonly person: PersonDetail
  readonly onClose: () => void
}

/** The facts of a person, beside their page. */
export function EditPerson({ person, onClose }: EditPersonProps) {
  const people = useQuery(orpc.people.list.queryOptions())
  const { data: units = [] } = useQuery(orpc.people.units.queryOptions())
  const update = useMutation(
    orpc.people.update.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  return (
    <Drawer opened onClose={onClose} title="Edit person">
      <PersonForm
        start={fieldsOf(person)}
        personId={person.id}
        people={people.data ?? []}
        units={units.map(({ label }) => label)}
        busy={update.isPending}
        error={update.error}
        saveWord="Save person"
        onSave={({ status: _, ...fields }, when) => update.mutate({ personId: person.id, fields, ...(when === null ? {} : { when }) })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
