import { ActionIcon, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { Feedback } from '../../shared/contract/feedback.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { Avatar } from '../components/Avatar.tsx'
import { firstName, formatShortDay } from '../components/format.ts'
import { Markdown } from '../components/Markdown.tsx'
import { ReaderLine } from '../components/ReaderLine.tsx'
import { useNamedItem } from '../components/use-named-item.ts'
import { changed } from '../rpc/changed.ts'
import { rpc } from '../rpc/client.ts'
import { FollowUpFields } from './FollowUpFields.tsx'
import classes from './feedback.module.css'
import { DIRECTION_WORDS, giverWords } from './feedback-words.ts'

interface FeedbackEntryProps {
  readonly feedback: Feedback
  readonly onEdit: (feedback: Feedback) => void
  /** Whose page it stands on: what all of them are about says nothing there. */
  readonly within?: PersonId
}

/** Whose initials stand beside it: those of the other side of whoever the page is about, or the vault belongs to. */
function faceOf({ aboutYou, personId, personName, giverName }: Feedback, within: PersonId | undefined): string {
  const givenTo = aboutYou || personId === within
  return givenTo && giverName !== '' ? giverName : personName
}

/** One piece of feedback: who to whom, when, who reads it, the words; under what the manager got, what they make of it. */
export function FeedbackEntry({ feedback, onEdit, within }: FeedbackEntryProps) {
  const [following, setFollowing] = useState(false)
  const { aboutYou, personName, followUp } = feedback
  const by = giverWords(feedback)
  const named = useNamedItem<HTMLElement>(feedback.id)
  const follows = followUp !== null || following
  return (
    <article {...named} className={classes.entry} aria-label={`Feedback from ${by} to ${aboutYou ? 'you' : personName}`}>
      <Avatar name={faceOf(feedback, within)} size={28} />
      <div>
        <div className={classes.head}>
          <span>
            <strong className="w-strong">{by}</strong> to{' '}
            <Link
              to="/people/$personId"
              params={{ personId: feedback.personId }}
              search={{ tab: 'feedback' }}
              className={`plain-link ${aboutYou ? 'w-strong' : 't-name'}`}
            >
              {aboutYou ? 'you' : personName}
            </Link>
          </span>
          <span className="c-2">{DIRECTION_WORDS[feedback.direction]}</span>
          <ReaderOf feedback={feedback} />
        </div>
        <div className={classes.body}>
          <Markdown text={feedback.body} />
        </div>
        {follows && <FollowUpFields feedback={feedback} />}
        {aboutYou && !follows && (
          <p className={classes.after}>
            <button type="button" className="link" onClick={() => setFollowing(true)}>
              Write down what follows from it
            </button>
          </p>
        )}
      </div>
      <div className={classes.aside}>
        <time className="c-2" dateTime={feedback.observedOn}>
          {formatShortDay(feedback.observedOn)}
        </time>
        <EntryMenu feedback={feedback} by={by} onEdit={onEdit} />
      </div>
    </article>
  )
}

function ReaderOf({ feedback }: { readonly feedback: Feedback }) {
  if (feedback.readers === 'only-you') return <ReaderLine kind="only-you" />
  const { aboutYou, fromYou, giverId } = feedback
  const giver = fromYou || giverId === null ? '' : firstName(feedback.giverName)
  const others = [...new Set([aboutYou ? '' : firstName(feedback.personName), giver])].filter((name) => name !== '')
  return <ReaderLine kind="both" text={others.length === 2 ? `You, ${others.join(' and ')}` : `You and ${others[0] ?? 'the giver'}`} />
}

function EntryMenu({ feedback, by, onEdit }: FeedbackEntryProps & { readonly by: string }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={`More for feedback from ${by}, ${feedback.observedOn}`}>
          <Ellipsis size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {feedback.requestId === null ? (
          <Menu.Item onClick={() => onEdit(feedback)}>Edit feedback</Menu.Item>
        ) : (
          <Menu.Item renderRoot={(props) => <Link to="/feedback/$requestId" params={{ requestId: feedback.requestId ?? '' }} {...props} />}>
            Open the request
          </Menu.Item>
        )}
        <Menu.Item onClick={async () => changed(await rpc.feedback.remove({ feedbackId: feedback.id }))}>Remove feedback</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
