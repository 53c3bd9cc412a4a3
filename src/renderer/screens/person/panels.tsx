import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { GoalId } from '../../../shared/kernel/ids.ts'
import { firstName } from '../../components/format.ts'
import { GoalCheckIn } from '../../frame/GoalCheckIn.tsx'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { GoalsTab } from './GoalsTab.tsx'
import { JobTab } from './JobTab.tsx'
import { OneToOnesTab } from './OneToOnesTab.tsx'
import { ReviewsTab } from './ReviewsTab.tsx'
import { RewardsTab } from './RewardsTab.tsx'
import { useWriteReview } from './use-write-review.ts'

interface PanelProps {
  readonly person: PersonDetail
}

/** Asks for what one tab shows. */
export function GoalsPanel({ person, today }: PanelProps & { readonly today: IsoDate }) {
  const goals = useQuery(orpc.planning.goals.queryOptions({ input: { personId: person.id } }))
  const [checking, setChecking] = useState<GoalId | null>(null)
  const goal = goals.data?.find((each) => each.id === checking)
  return (
    <>
      <QueryGate query={goals}>
        {(all) => <GoalsTab goals={all} first={firstName(person.name)} onCheckIn={(chosen) => setChecking(chosen.id)} />}
      </QueryGate>
      {goal !== undefined && <GoalCheckIn goal={goal} personName={person.name} today={today} onClose={() => setChecking(null)} />}
    </>
  )
}

export function OneToOnesPanel({ person, onSchedule }: PanelProps & { readonly onSchedule: () => void }) {
  const meetings = useQuery(orpc.coaching.oneToOnes.queryOptions({ input: { personId: person.id } }))
  return (
    <QueryGate query={meetings}>
      {(all) => <OneToOnesTab meetings={all} first={firstName(person.name)} onSchedule={onSchedule} />}
    </QueryGate>
  )
}

export function ReviewsPanel({ person }: PanelProps) {
  const reviews = useQuery(orpc.reviewing.ofPerson.queryOptions({ input: { personId: person.id } }))
  const writing = useWriteReview(person)
  return (
    <QueryGate query={reviews}>
      {(all) => <ReviewsTab reviews={all} first={firstName(person.name)} onWrite={writing?.write ?? null} />}
    </QueryGate>
  )
}

export function RewardsPanel({ person }: PanelProps) {
  const rewards = useQuery(orpc.rewarding.list.queryOptions({ input: { personId: person.id } }))
  return <QueryGate query={rewards}>{(all) => <RewardsTab rewards={all} first={firstName(person.name)} />}</QueryGate>
}

export function JobPanel({ person, onEdit }: PanelProps & { readonly onEdit: () => void }) {
  return <JobTab person={person} onEdit={onEdit} />
}
