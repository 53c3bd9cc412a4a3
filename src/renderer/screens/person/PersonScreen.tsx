import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import { PersonId } from '../../../shared/kernel/ids.ts'
import { todayIso } from '../../components/format.ts'
import { EditPerson } from '../../frame/EditPerson.tsx'
import type { PersonTab } from '../../frame/person-tabs.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { ConcernsPanel } from './concerns/ConcernsPanel.tsx'
import { DevelopmentPanel } from './development/DevelopmentPanel.tsx'
import { FeedbackTab } from './FeedbackTab.tsx'
import { PersonHeader } from './PersonHeader.tsx'
import { PersonRail } from './PersonRail.tsx'
import { PersonTabs } from './PersonTabs.tsx'
import { GoalsPanel, JobPanel, OneToOnesPanel, ReviewsPanel, RewardsPanel } from './panels.tsx'
import classes from './person.module.css'
import { Schedule } from './Schedule.tsx'
import { TimelineTab } from './TimelineTab.tsx'

/** One person: everything written, agreed, met and decided about them. */
export function PersonScreen() {
  const { personId: raw } = useParams({ strict: false })
  const personId = PersonId.parse(raw)
  const person = useQuery(orpc.people.get.queryOptions({ input: { personId } }))
  return <QueryGate query={person}>{(found) => <OnePerson key={found.id} person={found} />}</QueryGate>
}

function OnePerson({ person }: { readonly person: PersonDetail }) {
  const navigate = useNavigate()
  const { tab = 'timeline' } = useSearch({ strict: false })
  const [editing, setEditing] = useState(false)
  const [scheduling, setScheduling] = useState(false)
  const today = todayIso()
  const open = (next: PersonTab) =>
    void navigate({ to: '/people/$personId', params: { personId: person.id }, search: next === 'timeline' ? {} : { tab: next } })
  return (
    <div className="page">
      <PersonHeader person={person} today={today} onEdit={() => setEditing(true)} onSchedule={() => setScheduling(true)} />
      <PersonTabs tab={tab} counts={person.counts} onTab={open} />
      <div className={classes.columns} role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
        <div className={classes.main}>
          {tab === 'timeline' && <TimelineTab person={person} today={today} />}
          {tab === 'goals' && <GoalsPanel person={person} today={today} />}
          {tab === 'one-to-ones' && <OneToOnesPanel person={person} onSchedule={() => setScheduling(true)} />}
          {tab === 'feedback' && <FeedbackTab person={person} />}
          {tab === 'reviews' && <ReviewsPanel person={person} />}
          {tab === 'development' && <DevelopmentPanel person={person} today={today} />}
          {tab === 'concerns' && <ConcernsPanel person={person} today={today} />}
          {tab === 'rewards' && <RewardsPanel person={person} />}
          {tab === 'job' && <JobPanel person={person} onEdit={() => setEditing(true)} />}
        </div>
        {tab === 'timeline' && <PersonRail person={person} today={today} onSchedule={() => setScheduling(true)} />}
      </div>
      {editing && <EditPerson person={person} onClose={() => setEditing(false)} />}
      {scheduling && <Schedule person={person} today={today} onClose={() => setScheduling(false)} />}
    </div>
  )
}
