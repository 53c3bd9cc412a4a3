import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonRow } from '../../../shared/contract/people.ts'
import type { Workspace } from '../../../shared/contract/workspace.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { LaunchForm } from './LaunchForm.tsx'

/** A new cycle from a template: dates, form, people. */
export function LaunchScreen() {
  const people = useQuery(orpc.people.list.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  return (
    <div className="page">
      <PageHeader title="Launch a cycle">
        Dates and form are proposed from a template. The form is frozen into the cycle at launch; templates and scales may change after it.
      </PageHeader>
      <QueryGate query={people}>
        {(rows) => <QueryGate query={workspace}>{(found) => <Proposal people={rows} workspace={found} />}</QueryGate>}
      </QueryGate>
    </div>
  )
}

interface ProposalProps {
  readonly people: readonly PersonRow[]
  readonly workspace: Workspace
}

function Proposal({ people, workspace }: ProposalProps) {
  const year = localDate(Date.now()).slice(0, 4)
  const [period, setPeriod] = useState<{ readonly startsOn: IsoDate; readonly endsOn: IsoDate }>({
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
  })
  const [template, setTemplate] = useState('annual-cycle')
  const proposal = useQuery({
    ...orpc.cycles.propose.queryOptions({ input: { ...period, template } }),
    // While other dates are asked for, the form that was filled in stays.
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (proposal.data === undefined) return proposal.error === null ? null : <ErrorNote error={proposal.error} />
  return (
    <LaunchForm
      proposal={proposal.data}
      fault={proposal.error}
      period={period}
      onPeriod={setPeriod}
      template={template}
      onTemplate={setTemplate}
      people={people}
      ownPersonId={workspace.ownPersonId}
    />
  )
}
