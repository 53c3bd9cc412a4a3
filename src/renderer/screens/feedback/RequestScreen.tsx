import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { FileLock, MailCheck, MailPlus, Pencil, Trash2 } from 'lucide-react'
import type { FeedbackRecipient, FeedbackRequest } from '../../../shared/contract/feedback.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { FeedbackRequestId } from '../../../shared/kernel/ids.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { count, formatShortDay } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { FeedbackEntry } from '../../feedback/FeedbackEntry.tsx'
import { DIRECTION_WORDS, SHAPE_WORDS } from '../../feedback/feedback-words.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import classes from './feedback.module.css'
import { HeldAnswers } from './HeldAnswers.tsx'

/** One request: its files, who has answered, what is held, and what was read. */
export function RequestScreen() {
  const { requestId } = useParams({ strict: false })
  const request = useQuery(orpc.feedback.request.queryOptions({ input: { requestId: requestId as FeedbackRequestId } }))
  return <QueryGate query={request}>{(found) => <OneRequest key={found.id} request={found} />}</QueryGate>
}

function OneRequest({ request }: { readonly request: FeedbackRequest }) {
  return (
    <div className="page">
      <PageHeader
        title={`Feedback on ${request.personName}`}
        actions={
          <>
            {!request.sent && <Unsent request={request} />}
            {request.sent && (
              <Button variant="filled" component={Link} to="/feedback/answers" leftSection={<MailPlus size={16} aria-hidden="true" />}>
                Import answers
              </Button>
            )}
          </>
        }
      >
        {promise(request)}
      </PageHeader>
      <div className={classes.facts}>
        <p>
          {DIRECTION_WORDS[request.direction]}, drawn up {formatShortDay(request.askedOn)}
          {request.answerBy !== null && `, answers hoped for by ${formatShortDay(request.answerBy)}`}
        </p>
      </div>
      {request.anonymous ? <GroupFile request={request} /> : <Recipients request={request} />}
      {request.anonymous && request.sent && <HeldAnswers request={request} />}
      <Answers request={request} />
      <Questions request={request} />
    </div>
  )
}

function promise({ anonymous, readers, personName, recipients }: FeedbackRequest): string {
  const whom = readers === 'both' ? `${personName} and you` : 'you alone'
  if (!anonymous) return `Each is asked by name. Read by ${whom}.`
  return `${count(recipients.length, 'person is', 'people are')} asked with one file, without names. Read together, by ${whom}.`
}

/** While no file is out, a request can still be changed or given up. */
function Unsent({ request }: { readonly request: FeedbackRequest }) {
  const navigate = useNavigate()
  const remove = async () => {
    const change = await rpc.feedback.removeRequest({ requestId: request.id })
    await navigate({ to: '/feedback' })
    changed(change)
  }
  return (
    <>
      <Button leftSection={<Trash2 size={16} aria-hidden="true" />} onClick={() => void remove()}>
        Remove
      </Button>
      <Button
        leftSection={<Pencil size={16} aria-hidden="true" />}
        renderRoot={(props) => <Link to="/feedback/ask" search={{ request: request.id }} {...props} />}
      >
        Edit
      </Button>
    </>
  )
}

function Recipients({ request }: { readonly request: FeedbackRequest }) {
  const answered = request.recipients.filter((recipient) => recipient.answered).length
  return (
    <section className={classes.list}>
      <SectionHeading title="Asked" note={`${answered} of ${request.recipients.length} answered`} />
      {request.recipients.map((recipient) => (
        <RecipientRow key={recipient.id} request={request} recipient={recipient} />
      ))}
    </section>
  )
}

function RecipientRow({ request, recipient }: { readonly request: FeedbackRequest; readonly recipient: FeedbackRecipient }) {
  const { id, name, savedAt, answered } = recipient
  return (
    <div className={classes.recipient}>
      <Avatar name={name} size={28} />
      <span className="t-name">{name}</span>
      {answered ? (
        <span className="with-icon c-primary">
          <MailCheck size={16} aria-hidden="true" />
          Answered
        </span>
      ) : (
        <span className="c-2">{savedAt === null ? 'no file yet' : `file saved ${formatShortDay(localDate(savedAt))}`}</span>
      )}
      <Button
        size="xs"
        renderRoot={(props) => <Link to="/packages/preview" search={{ kind: 'feedback-request', id: request.id, to: id }} {...props} />}
        aria-label={`${savedAt === null ? 'Make the file' : 'Make it again'} for ${name}`}
      >
        {savedAt === null ? 'Make the file' : 'Make it again'}
      </Button>
    </div>
  )
}

function GroupFile({ request }: { readonly request: FeedbackRequest }) {
  return (
    <section className={classes.list}>
      <SectionHeading title="Asked, all with the same file" note={request.recipients.length} />
      <p className={classes.nothing}>{request.recipients.map(({ name }) => name).join(', ')}</p>
      <Button
        renderRoot={(props) => <Link to="/packages/preview" search={{ kind: 'feedback-request', id: request.id }} {...props} />}
        variant={request.sent ? 'default' : 'filled'}
        leftSection={<FileLock size={16} aria-hidden="true" />}
      >
        {request.sent ? 'Make the same file again' : 'Make the file'}
      </Button>
    </section>
  )
}

function Answers({ request }: { readonly request: FeedbackRequest }) {
  const all = useQuery(orpc.feedback.list.queryOptions({ input: { personId: request.personId } }))
  const came = (all.data ?? []).filter(({ requestId }) => requestId === request.id)
  if (came.length === 0) return null
  return (
    <section className={classes.list}>
      <SectionHeading title={request.anonymous ? 'Read together' : 'Answers'} note={came.length} />
      {came.map((each) => (
        <FeedbackEntry key={each.id} feedback={each} onEdit={() => undefined} within={each.personId} />
      ))}
    </section>
  )
}

function Questions({ request }: { readonly request: FeedbackRequest }) {
  return (
    <section className={classes.list}>
      <SectionHeading title="What is asked" note={SHAPE_WORDS[request.shape]} />
      {request.intro !== '' && (
        <div className={classes.nothing}>
          <Markdown text={request.intro} />
        </div>
      )}
      <ol className={classes.questions}>
        {request.questions.map(({ key, text }, index) => (
          <li key={key} className={classes.question}>
            <span className="c-2 num">{index + 1}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
