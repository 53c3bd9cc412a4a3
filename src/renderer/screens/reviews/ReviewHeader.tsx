import { ActionIcon, Button, Menu } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft, Ellipsis, Eye, FileDown, FilePlus2, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Review } from '../../../shared/contract/reviewing.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { flushAll } from '../../components/autosaver.ts'
import { saveFile } from '../../components/format.ts'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { FinishDialog } from './FinishDialog.tsx'
import { NewVersionDialog } from './NewVersionDialog.tsx'
import { isWritable } from './review-words.ts'
import classes from './reviews.module.css'

const STEPS = [
  { name: 'Writing', states: ['not-started', 'writing'] },
  { name: 'Finished', states: ['ready'] },
  { name: 'Shared', states: ['shared', 'replied'] },
  { name: 'Signed', states: ['signed'] },
] as const

/** Who, where it stands, and the one step that moves it on. */
export function ReviewHeader({ review }: { readonly review: Review }) {
  return (
    <header className={classes.header}>
      <ActionIcon variant="subtle" color="gray" component={Link} to="/reviews" aria-label="Back to reviews">
        <ArrowLeft size={16} aria-hidden="true" />
      </ActionIcon>
      <Avatar name={review.person.name} size={28} />
      <h1 className="t-section">
        <Link to="/people/$personId" params={{ personId: review.person.id }} className="plain-link">
          {review.person.name}
        </Link>
      </h1>
      <span className="c-2">
        Review, {review.cycleName}
        {review.version > 1 && `, version ${review.version}`}
      </span>
      <States review={review} />
      <div className={classes.headerEnd}>
        <SavedIndicator state={isWritable(review.state) ? { kind: 'saved', at: review.savedAt } : { kind: 'untouched' }} />
        <Step review={review} />
        <More review={review} />
      </div>
    </header>
  )
}

function States({ review }: { readonly review: Review }) {
  const now = STEPS.findIndex((step) => (step.states as readonly string[]).includes(review.state))
  return (
    <ol className={classes.states} aria-label="Where this review stands">
      {STEPS.map((step, index) => (
        <li key={step.name} className={classes.stateItem} aria-current={index === now ? 'step' : undefined}>
          <span
            className={classes.dot}
            data-now={(index === now && review.state !== 'signed') || undefined}
            data-past={index < now || review.state === 'signed' || undefined}
          />
          {step.name}
        </li>
      ))}
    </ol>
  )
}

function Step({ review }: { readonly review: Review }) {
  const [finishing, setFinishing] = useState(false)
  if (isWritable(review.state))
    return (
      <>
        <Button
          variant="filled"
          onClick={async () => {
            await flushAll()
            setFinishing(true)
          }}
        >
          Finish review
        </Button>
        {finishing && <FinishDialog review={review} onClose={() => setFinishing(false)} />}
      </>
    )
  return (
    <Button
      variant={review.state === 'ready' ? 'filled' : 'default'}
      renderRoot={(props) => <Link to="/packages/preview" search={{ kind: 'review', id: review.id }} {...props} />}
      leftSection={<Eye size={16} aria-hidden="true" />}
    >
      Preview package
    </Button>
  )
}

function More({ review }: { readonly review: Review }) {
  const navigate = useNavigate()
  const [renewing, setRenewing] = useState(false)
  const reopen = async () => changed(await rpc.reviewing.reopen({ reviewId: review.id }))
  const pdf = async () => saveFile(await rpc.reviewing.pdf({ reviewId: review.id }))
  const wasShared = ['shared', 'replied', 'signed'].includes(review.state)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label="More for this review">
            <Ellipsis size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<FileDown size={16} aria-hidden="true" />} onClick={() => void pdf()}>
            Save as PDF
          </Menu.Item>
          {review.state === 'ready' && (
            <Menu.Item leftSection={<RotateCcw size={16} aria-hidden="true" />} onClick={() => void reopen()}>
              Back to writing
            </Menu.Item>
          )}
          {wasShared && (
            <Menu.Item leftSection={<FilePlus2 size={16} aria-hidden="true" />} onClick={() => setRenewing(true)}>
              Correct it in a new version
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {renewing && (
        <NewVersionDialog
          review={review}
          onClose={() => setRenewing(false)}
          onMade={(reviewId) => void navigate({ to: '/reviews/$reviewId', params: { reviewId } })}
        />
      )}
    </>
  )
}
