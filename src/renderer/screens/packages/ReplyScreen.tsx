import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReplyPreview } from '../../../shared/contract/sharing.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName, formatFullDate } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ReplyDrop } from '../../components/ReplyDrop.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { describeError } from '../../errors/sentences.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { handFiles } from '../../rpc/handed-files.ts'
import { ANSWER_WORDS, KINDS } from './package-words.ts'
import classes from './packages.module.css'

/** A reply is opened in a worker and shown beside what was sent; nothing changes before it is imported. */
export function ReplyScreen() {
  const navigate = useNavigate()
  const read = useMutation({
    mutationFn: (file: File) => rpc.sharing.readReply({ file }),
    onError: (error, file) => {
      // Several of these come at once, and of some nothing may be shown: they have a screen of their own.
      if (describeError(error).code !== 'REPLY_IS_FEEDBACK') return
      handFiles([file])
      void navigate({ to: '/feedback/answers' })
    },
  })
  return (
    <div className={`page ${classes.reply}`}>
      <PageHeader title="Import a reply" />
      {read.data === undefined ? (
        <>
          <div className={classes.choice}>
            <ReplyDrop
              label="Reply file"
              chooseWords="Choose the reply"
              accept=".age,.html"
              busy={read.isPending}
              onChoose={([file]) => file && read.mutate(file)}
            >
              A reply is the file whose name ends in “reply.age”. It is opened and checked here; nothing changes before it is imported.
            </ReplyDrop>
          </div>
          {read.error !== null && <ErrorNote error={read.error} />}
        </>
      ) : (
        <Preview reply={read.data} onOther={() => read.reset()} />
      )}
    </div>
  )
}

function Preview({ reply, onOther }: { readonly reply: ReplyPreview; readonly onOther: () => void }) {
  const navigate = useNavigate()
  const importing = useMutation({
    mutationFn: () => rpc.sharing.importReply({ token: reply.token }),
    onSuccess: async (change) => {
      await navigate({ to: '/people/$personId', params: { personId: reply.package.personId } })
      changed(change)
    },
  })
  return (
    <>
      <section className={classes.answer}>
        <p className="c-2">
          {reply.package.title.startsWith(KINDS[reply.package.kind])
            ? reply.package.title
            : `${KINDS[reply.package.kind]}, ${reply.package.title}`}{' '}
          of {reply.package.personName}
        </p>
        <p className="t-section">{reply.answer === null ? 'Self-review' : ANSWER_WORDS[reply.answer]}</p>
        {reply.statement !== '' && <blockquote className={classes.statement}>{reply.statement}</blockquote>}
        <p className="c-2">
          Signed by {reply.fullName}, {formatFullDate(localDate(reply.repliedAt))}. <KeyFact reply={reply} />
        </p>
      </section>
      <Changes changes={reply.changes.filter((change) => change.part !== 'answer' || change.effect !== 'adds')} />
      {importing.error !== null && <ErrorNote error={importing.error} />}
      <div className={classes.actions}>
        <Button variant="filled" size="lg" loading={importing.isPending} onClick={() => importing.mutate()}>
          Import the reply
        </Button>
        <Button size="lg" onClick={onOther}>
          Choose another file
        </Button>
        <Button size="lg" variant="subtle" color="gray" component={Link} to="/packages">
          Leave it
        </Button>
      </div>
    </>
  )
}

function KeyFact({ reply }: { readonly reply: ReplyPreview }) {
  const who = firstName(reply.package.personName)
  const { state, fingerprint } = reply.key
  if (state === 'pinned')
    return (
      <>
        Same key as {who}’s earlier replies, {fingerprint}.
      </>
    )
  if (state === 'first')
    return (
      <>
        First reply of {who}; its key {fingerprint} is remembered.
      </>
    )
  return (
    <span className="c-advice w-label">
      Another key than {who}’s earlier replies, {fingerprint}. A new device explains it; asking {who} settles it.
    </span>
  )
}

/** What the reply brings beside its answer, which stands above. */
function Changes({ changes }: { readonly changes: ReplyPreview['changes'] }) {
  if (changes.length === 0) return null
  const conflicts = changes.filter((change) => change.effect === 'conflict').length
  return (
    <section>
      <SectionHeading
        title="What came back"
        note={changes.length}
        aside={conflicts > 0 ? `${conflicts} kept beside what is here` : undefined}
      />
      {changes.map((change) => (
        <div key={`${change.part} ${change.label}`} className={classes.change}>
          <h3 className="t-strong">{change.label}</h3>
          <div className={classes.sideBySide}>
            <div>
              <p className="t-caption c-2">Here</p>
              <p className={classes.changeText}>{change.here === '' ? '–' : change.here}</p>
            </div>
            <div>
              <p className="t-caption c-2">In the reply</p>
              <p className={classes.changeText}>{change.incoming}</p>
            </div>
          </div>
        </div>
      ))}
    </section>
  )
}
