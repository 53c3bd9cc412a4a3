import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Feedback, FeedbackRequest } from '../../../shared/contract/feedback.ts'
import type { Recognition } from '../../../shared/contract/recognition.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatShortDay } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { FeedbackEntry } from '../../feedback/FeedbackEntry.tsx'
import { isOpen } from '../../feedback/feedback-words.ts'
import { RecognitionEntry } from '../../feedback/RecognitionEntry.tsx'
import { RequestRow } from '../../feedback/RequestRow.tsx'
import { rowStop, useRowKeys } from '../../frame/row-keys.ts'
import { orpc } from '../../rpc/client.ts'
import classes from './feedback.module.css'
import type { FeedbackView } from './feedback-views.ts'

/** Requests by what they wait for: ready to be read first. */
export function AskedList({ requests }: { readonly requests: readonly FeedbackRequest[] }) {
  useRowKeys()
  if (requests.length === 0) return <NothingAsked />
  const groups = [
    { title: 'Ready to be read', of: requests.filter(isReady) },
    { title: 'Waiting for answers', of: requests.filter((each) => !isReady(each) && isOpen(each)) },
    { title: 'Answered', of: requests.filter((each) => !isReady(each) && !isOpen(each)) },
  ]
  return groups
    .filter(({ of }) => of.length > 0)
    .map(({ title, of }) => (
      <section key={title} className={classes.list}>
        <SectionHeading title={title} note={of.length} />
        {of.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </section>
    ))
}

function isReady({ held, readFrom }: FeedbackRequest): boolean {
  return held >= readFrom
}

function NothingAsked() {
  return (
    <EmptyState
      title="Nobody has been asked for feedback"
      actions={
        <Button variant="filled" component={Link} to="/feedback/ask">
          Ask for feedback
        </Button>
      }
      later={[
        { title: 'By name', text: 'One file for each person, read with their name.' },
        { title: 'Without names', text: 'One file for a group. Answers are read together, from three on.' },
        { title: 'Without the app', text: 'The file opens in any browser with six words.' },
      ]}
    >
      A request is one file with a few questions. Colleagues answer it in their browser and give a file back.
    </EmptyState>
  )
}

interface FeedbackListProps {
  readonly view: FeedbackView
  readonly feedback: readonly Feedback[]
  /** Whether it is known who the owner of the vault is. */
  readonly known: boolean
  readonly onEdit: (feedback: Feedback) => void
}

const NOTHING: Readonly<Record<FeedbackView, string>> = {
  given: 'No feedback given by you is written down yet. “Write” begins one; on a person’s page, the kind Feedback does the same.',
  others: 'No feedback from others is here yet. It comes in by asking for it, or is written down as it was said.',
  received: 'Nothing about you is here yet. Ask the team without names, or write down what was said.',
}

export function FeedbackList({ view, feedback, known, onEdit }: FeedbackListProps) {
  if (!known && view !== 'others')
    return (
      <p className={classes.nothing}>
        Which of the people you are is not said yet.{' '}
        <Link to="/settings/$section" params={{ section: 'general' }} className="link">
          Say who you are
        </Link>
      </p>
    )
  if (feedback.length === 0) return <p className={classes.nothing}>{NOTHING[view]}</p>
  return (
    <div>
      {feedback.map((each) => (
        <FeedbackEntry key={each.id} feedback={each} onEdit={onEdit} />
      ))}
    </div>
  )
}

interface RecognitionListProps {
  readonly recognitions: readonly Recognition[]
  readonly onWrite: (recognition: Recognition | { readonly personId: PersonId | null }) => void
}

/** Who had none lately, what is still to be announced, and all there was. */
export function RecognitionList({ recognitions, onWrite }: RecognitionListProps) {
  const due = recognitions.filter(({ announcement }) => announcement.kind === 'due')
  const rest = recognitions.filter(({ announcement }) => announcement.kind !== 'due')
  return (
    <>
      <QuietOnes onRecognise={(personId) => onWrite({ personId })} />
      {due.length > 0 && (
        <section className={classes.list}>
          <SectionHeading title="To be announced" note={due.length} />
          {due.map((each) => (
            <RecognitionEntry key={each.id} recognition={each} onEdit={onWrite} />
          ))}
        </section>
      )}
      <section className={classes.list}>
        <SectionHeading title="Recognition" note={rest.length} />
        {rest.length === 0 && <p className={classes.nothing}>No recognition is written down yet. “Write” begins one.</p>}
        {rest.map((each) => (
          <RecognitionEntry key={each.id} recognition={each} onEdit={onWrite} />
        ))}
      </section>
    </>
  )
}

function QuietOnes({ onRecognise }: { readonly onRecognise: (personId: PersonId) => void }) {
  const last = useQuery(orpc.feedback.recognisedLast.queryOptions())
  const quiet = (last.data ?? []).filter((person) => person.quiet)
  if (quiet.length === 0) return null
  const shown = quiet.slice(0, 12)
  return (
    <section className={classes.list}>
      <SectionHeading title="None for three months" note={quiet.length} />
      {shown.map(({ personId, name, lastOn }) => (
        <div key={personId} className={classes.quiet}>
          <Avatar name={name} size={28} />
          <Link {...rowStop} to="/people/$personId" params={{ personId }} className="plain-link t-name">
            {name}
          </Link>
          <span className="c-2">{lastOn === null ? 'none yet' : `last ${formatShortDay(lastOn)}`}</span>
          <Button size="xs" aria-label={`Recognise ${name}`} onClick={() => onRecognise(personId)}>
            Recognise
          </Button>
        </div>
      ))}
      {quiet.length > shown.length && <p className="c-2">and {quiet.length - shown.length} more</p>}
    </section>
  )
}
