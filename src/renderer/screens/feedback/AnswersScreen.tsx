import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LockKeyhole, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { FeedbackReplyPreview } from '../../../shared/contract/feedback-replies.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count, formatFullDate } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ReplyDrop } from '../../components/ReplyDrop.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { describeError } from '../../errors/sentences.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { takeHandedFiles } from '../../rpc/handed-files.ts'
import classes from './feedback.module.css'
import { TakenIn, type TakenInResult } from './TakenIn.tsx'

interface ReadFile {
  readonly name: string
  readonly preview: FeedbackReplyPreview | null
  readonly error: unknown
}

const MOST_FILES = 200

/** Answers come as files, best several at once. Each is opened and checked; nothing changes before they are imported. */
export function AnswersScreen() {
  const [taken, setTaken] = useState<TakenInResult | null>(null)
  const read = useMutation({ mutationFn: readAll })
  const { mutate } = read
  useEffect(() => {
    const handed = takeHandedFiles()
    if (handed.length > 0) mutate(handed)
  }, [mutate])
  const fits = (read.data ?? []).flatMap(({ preview }) => (preview === null ? [] : [preview]))
  const importing = useMutation({
    mutationFn: () => rpc.sharing.importFeedbackReplies({ tokens: fits.map(({ token }) => token) }),
    onSuccess: (result) => {
      setTaken({ ...result, named: fits.filter(({ kind }) => kind === 'named').length })
      read.reset()
      changed(result.change ?? undefined)
    },
  })
  return (
    <div className="page">
      <PageHeader title="Import answers">Files that came back for a feedback request, several at once.</PageHeader>
      {taken !== null && <TakenIn result={taken} onTakenBack={() => setTaken(null)} />}
      {read.data === undefined ? (
        <ReplyDrop
          label="Files of answers"
          chooseWords="Choose the files"
          accept=".age"
          multiple
          busy={read.isPending}
          onChoose={(files) => mutate(files.slice(0, MOST_FILES))}
        >
          Answers end in “.age”. Anonymous ones are best imported together: what is taken in at once came in no order.
        </ReplyDrop>
      ) : (
        <>
          <Files files={read.data} />
          {importing.error !== null && <ErrorNote error={importing.error} />}
          <div className={classes.foot}>
            {fits.length > 0 && (
              <Button variant="filled" size="md" loading={importing.isPending} onClick={() => importing.mutate()}>
                Import {count(fits.length, 'answer')}
              </Button>
            )}
            <Button size="md" onClick={() => read.reset()}>
              Choose other files
            </Button>
            <Button size="md" variant="subtle" color="gray" component={Link} to="/feedback">
              Leave them
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

/** In no order: neither that of the files nor that of their names is kept. */
async function readAll(files: readonly File[]): Promise<ReadFile[]> {
  const read: ReadFile[] = []
  for (const file of files) {
    try {
      read.push({ name: file.name, preview: await rpc.sharing.readFeedbackReply({ file }), error: null })
    } catch (error) {
      read.push({ name: file.name, preview: null, error })
    }
  }
  return read
}

function Files({ files }: { readonly files: readonly ReadFile[] }) {
  return (
    <section>
      <SectionHeading title="What came back" note={files.length} />
      {files.map((file) => (
        <div key={file.name} className={classes.file}>
          {file.preview === null ? <Refused file={file} /> : <Fits preview={file.preview} />}
        </div>
      ))}
    </section>
  )
}

function Refused({ file }: { readonly file: ReadFile }) {
  const { title, meaning, todo } = describeError(file.error)
  return (
    <>
      <p className="with-icon c-danger w-strong">
        <TriangleAlert size={16} aria-hidden="true" />
        {file.name}: {title}
      </p>
      <p className="c-2">
        {meaning} {todo}
      </p>
    </>
  )
}

function Fits({ preview }: { readonly preview: FeedbackReplyPreview }) {
  if (preview.kind === 'anonymous') {
    return (
      <p className="with-icon">
        <LockKeyhole size={16} aria-hidden="true" />
        An answer without a name, about {preview.personName}. It stays sealed until {preview.readFrom} are here.
      </p>
    )
  }
  return (
    <>
      <p>
        <strong className="w-strong">{preview.fullName}</strong> about {preview.personName}, {formatFullDate(localDate(preview.repliedAt))}.{' '}
        <KeyFact preview={preview} />
      </p>
      {preview.earlier > 0 && <p className="c-2">An earlier answer of the same name is kept beside this one.</p>}
      {preview.answers.map(({ question, body }) => (
        <div key={question} className={classes.answer}>
          <p className="t-label">{question}</p>
          <Markdown text={body} />
        </div>
      ))}
    </>
  )
}

function KeyFact({ preview }: { readonly preview: Extract<FeedbackReplyPreview, { kind: 'named' }> }) {
  const { key } = preview
  if (key === null) return <span className="c-2">The name was typed by hand: nothing but the file says who wrote it.</span>
  if (key.state === 'pinned') return <span className="c-2">Same key as earlier replies, {key.fingerprint}.</span>
  if (key.state === 'first') return <span className="c-2">First reply; its key {key.fingerprint} is remembered.</span>
  return <span className="c-advice w-label">Another key than earlier replies, {key.fingerprint}. Asking in person settles it.</span>
}
