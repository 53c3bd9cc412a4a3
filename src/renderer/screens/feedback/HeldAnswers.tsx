import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { LockKeyhole, UsersRound } from 'lucide-react'
import { useState } from 'react'
import type { FeedbackRequest } from '../../../shared/contract/feedback.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { heldWords } from '../../feedback/feedback-words.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import classes from './feedback.module.css'

/** How many anonymous answers wait for each other, and their release once there are enough. */
export function HeldAnswers({ request }: { readonly request: FeedbackRequest }) {
  const { held, readFrom, answered, recipients } = request
  const [asking, setAsking] = useState(false)
  const ready = held >= readFrom
  const out = recipients.length - answered - held
  const release = useMutation({
    mutationFn: () => rpc.feedback.release({ requestId: request.id }),
    onSuccess: () => {
      setAsking(false)
      // What was read cannot be unread: no undo is offered.
      changed()
    },
  })
  return (
    <section className={classes.held} aria-label="Held answers">
      <p className="with-icon t-strong" role="status">
        {ready ? <UsersRound size={16} aria-hidden="true" /> : <LockKeyhole size={16} aria-hidden="true" />}
        {held === 0 && answered > 0 ? 'Nothing is held' : heldWords(request)}
      </p>
      <div className={classes.meter} aria-hidden="true">
        {Array.from({ length: readFrom }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step of the meter is nothing but its place
          <span key={at} data-filled={at < held || undefined} />
        ))}
      </div>
      <p className="c-2">{explain(request, out)}</p>
      {held > 0 && (
        <p className="c-2">
          Backups leave held answers out: two copies of different days would tell which came between. The files that came are worth keeping
          until the answers are read; after a restore they are imported again.
        </p>
      )}
      {ready && (
        <div>
          <Button variant="filled" onClick={() => setAsking(true)}>
            Read {held} answers
          </Button>
        </div>
      )}
      <Modal opened={asking} onClose={() => setAsking(false)} title={`Read ${held} answers together?`}>
        <p>
          They are shown question by question, in no order.{' '}
          {out > 0 ? `${out} of ${recipients.length} are still out: ` : 'Whoever answers later: '}
          later answers wait until there are {readFrom} of them again. Reading cannot be taken back.
        </p>
        {release.error !== null && <ErrorNote error={release.error} />}
        <Group gap={8} mt={16}>
          <Button variant="filled" loading={release.isPending} onClick={() => release.mutate()}>
            Read {held} answers
          </Button>
          <Button data-autofocus onClick={() => setAsking(false)}>
            Wait for more
          </Button>
        </Group>
      </Modal>
    </section>
  )
}

function explain({ held, readFrom, answered }: FeedbackRequest, out: number): string {
  if (held >= readFrom)
    return out > 0 ? `${out} more are out. The more are read together, the less each points at anybody.` : 'Everybody asked has answered.'
  const before = answered > 0 ? `${answered} were read. Later ones wait for each other in the same way. ` : ''
  return `${before}What they say is sealed, even here; when each came is written down nowhere.`
}
