import { useQuery } from '@tanstack/react-query'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import type { IsoDate } from '../../../../shared/kernel/dates.ts'
import { orpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import { Actions } from './Actions.tsx'
import { Aspirations } from './Aspirations.tsx'
import classes from './development.module.css'
import { Recommended } from './Recommended.tsx'
import { Targets } from './Targets.tsx'

interface DevelopmentPanelProps {
  readonly person: PersonDetail
  readonly today: IsoDate
}

/** Where somebody wants to go, how far it is, and what is done about it. */
export function DevelopmentPanel({ person, today }: DevelopmentPanelProps) {
  const plan = useQuery(orpc.developing.plan.queryOptions({ input: { personId: person.id } }))
  return (
    <QueryGate query={plan}>
      {(found) => (
        <div className={classes.columns} key={person.id}>
          <Aspirations person={person} plan={found} />
          <Targets person={person} plan={found} />
          <Actions person={person} plan={found} today={today} />
          <Recommended person={person} plan={found} />
        </div>
      )}
    </QueryGate>
  )
}
