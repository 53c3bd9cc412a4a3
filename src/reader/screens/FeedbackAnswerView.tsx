import { Download, TriangleAlert } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import type { FeedbackRequestBody } from '../../shared/rules/feedback-document.ts'
import { FieldError } from '../components/FieldError.tsx'
import { Prose } from '../components/Prose.tsx'
import { useAnswering } from '../hooks/use-draft.ts'
import type { Signing } from '../hooks/use-reply.ts'
import { showView } from '../hooks/use-view.ts'
import { answersOf, sharedMark } from '../model/feedback.ts'
import type { OpenedPackage } from '../worker/messages.ts'
import { NameField, NotMade } from './AnswerView.tsx'

interface FeedbackAnswerViewProps {
  readonly opened: OpenedPackage
  readonly body: FeedbackRequestBody
  readonly signing: Signing
  readonly onSave: () => void
}

/** Everything once more before it becomes a file: the answers as they will be read, and what a file without a name can still tell. */
export function FeedbackAnswerView({ opened, body, signing, onSave }: FeedbackAnswerViewProps) {
  const { draft } = useAnswering()
  const [asked, setAsked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const answers = answersOf(body, draft)
  const anonymous = body.anonymity !== null
  const nameless = !anonymous && draft.fullName.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (signing.kind === 'working') return
    if (answers.length > 0 && !nameless) return onSave()
    setAsked(true)
    form.current?.querySelector<HTMLElement>(answers.length === 0 ? 'button[type=button]' : 'input[type=text]')?.focus()
  }
  return (
    <form className="answer" ref={form} onSubmit={submit} noValidate>
      <h1 className="page-title" data-heading="answer" tabIndex={-1}>
        Check and save
      </h1>
      <p className="lead-left">
        {answers.length} of {body.questions.length} answered. This is how it will be read.
      </p>
      <div className="feedback-check">
        {answers.map(({ key, body: text }) => (
          <section key={key}>
            <h2 className="strong">{body.questions.find((question) => question.key === key)?.text}</h2>
            <Prose text={text} face="note" />
          </section>
        ))}
      </div>
      <FieldError id="feedback-missing" text={asked && answers.length === 0 ? 'No question has an answer yet. One is enough.' : null} />
      {anonymous ? (
        <WhatStillTells documentHash={opened.documentHash} author={opened.document.author} />
      ) : (
        <NameField missing={asked && nameless} />
      )}
      {signing.kind === 'failed' && <NotMade />}
      <div className="sign-foot">
        <button type="submit" className="button button-primary" aria-disabled={signing.kind === 'working'}>
          <Download size={18} strokeWidth={1.75} aria-hidden="true" />
          {signing.kind === 'working' ? 'Saving' : anonymous ? 'Save the answer without a name' : 'Sign and save the answer'}
        </button>
        <p className="caption">Nothing is sent. A file is saved to give back.</p>
      </div>
      <button type="button" className="link answer-back" onClick={() => showView('text')}>
        Back to the questions
      </button>
    </form>
  )
}

/** No file can hide these three; whoever writes has to know them. */
function WhatStillTells({ documentHash, author }: { readonly documentHash: string; readonly author: string }) {
  return (
    <div className="notice feedback-promise">
      <TriangleAlert size={18} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <strong>What can still tell who wrote it</strong>
        <ul>
          <li>The text: a turn of phrase, or something only you could know. Read it once more as {author} would.</li>
          <li>
            The way it is handed over: a mail names its sender. A shared folder, or somebody who collects the files, does not. Answers are
            read only together, but whoever holds the key of the vault and takes it apart can open a single file.
          </li>
          <li>
            A file of one’s own: everybody asked has the mark <code>{sharedMark(documentHash)}</code>. If a colleague’s differs, the files
            are not the same.
          </li>
        </ul>
      </div>
    </div>
  )
}
