import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Feedback } from '../../../shared/contract/feedback.ts'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import type { Recognition } from '../../../shared/contract/recognition.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { firstName } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { FeedbackEntry } from '../../feedback/FeedbackEntry.tsx'
import { Recognise } from '../../feedback/Recognise.tsx'
import { RecognitionEntry } from '../../feedback/RecognitionEntry.tsx'
import { RequestRow } from '../../feedback/RequestRow.tsx'
import { type FeedbackStart, WriteFeedback } from '../../feedback/WriteFeedback.tsx'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import classes from './tabs.module.css'

/** What was said to and by this person, what was asked about them, and what they were recognised for. */
export function FeedbackTab({ person }: { readonly person: PersonDetail }) {
  const input = { personId: person.id }
  const feedback = useQuery(orpc.feedback.list.queryOptions({ input }))
  const requests = useQuery(orpc.feedback.requests.queryOptions({ input }))
  const recognitions = useQuery(orpc.feedback.recognitions.queryOptions({ input }))
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const own = workspace.data?.ownPersonId ?? null
  const [writing, setWriting] = useState<Feedback | FeedbackStart | null>(null)
  const [thanking, setThanking] = useState<Recognition | { readonly personId: PersonId } | null>(null)
  const first = firstName(person.name)
  const start: FeedbackStart = { personId: person.id, direction: 'downward', ...(own === null ? {} : { giverId: own }) }
  return (
    <div className={classes.list}>
      <div className={classes.head}>
        <p>
          What was said to and by {first}, and what {first} was recognised for.
        </p>
        <div className={classes.buttons}>
          <Button size="sm" onClick={() => setThanking({ personId: person.id })}>
            Recognise
          </Button>
          <Button size="sm" onClick={() => setWriting(start)}>
            Write feedback
          </Button>
          <Button size="sm" renderRoot={(props) => <Link to="/feedback/ask" search={{ about: person.id }} {...props} />}>
            Ask for feedback
          </Button>
        </div>
      </div>
      <QueryGate query={feedback}>
        {(all) => (
          <>
            <Nothing first={first} empty={all.length + (requests.data?.length ?? 0) + (recognitions.data?.length ?? 0) === 0} />
            {requests.data !== undefined && requests.data.length > 0 && (
              <section className={classes.part}>
                <SectionHeading title="Asked for" note={requests.data.length} />
                {requests.data.map((request) => (
                  <RequestRow key={request.id} request={request} />
                ))}
              </section>
            )}
            {all.length > 0 && <SectionHeading title="Feedback" note={all.length} />}
            {all.map((each) => (
              <FeedbackEntry key={each.id} feedback={each} onEdit={setWriting} within={person.id} />
            ))}
          </>
        )}
      </QueryGate>
      {recognitions.data !== undefined && recognitions.data.length > 0 && (
        <section className={classes.after}>
          <SectionHeading title="Recognition" note={recognitions.data.length} />
          {recognitions.data.map((each) => (
            <RecognitionEntry key={each.id} recognition={each} onEdit={setThanking} />
          ))}
        </section>
      )}
      {writing !== null && <WriteFeedback feedback={writing} onClose={() => setWriting(null)} />}
      {thanking !== null && <Recognise recognition={thanking} onClose={() => setThanking(null)} />}
    </div>
  )
}

function Nothing({ first, empty }: { readonly first: string; readonly empty: boolean }) {
  if (!empty) return null
  return (
    <div className={classes.empty}>
      <strong>No feedback yet</strong>
      <p>Write down what was said to {first}, or ask colleagues with a file that needs no app.</p>
    </div>
  )
}
