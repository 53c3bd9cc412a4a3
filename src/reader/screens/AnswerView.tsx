import { CircleAlert, Send, Signature } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import { AnswerCards } from '../components/AnswerCards.tsx'
import { FieldError } from '../components/FieldError.tsx'
import { useAnswering } from '../hooks/use-draft.ts'
import type { Signing } from '../hooks/use-reply.ts'
import { showView } from '../hooks/use-view.ts'
import { isAnswered } from '../model/answers.ts'
import { ratedCount } from '../model/draft.ts'
import { count } from '../model/format.ts'
import { isComplete, type Missing, missingFrom } from '../model/reply.ts'

interface AnswerViewProps {
  readonly document: PackageDocument
  readonly signing: Signing
  readonly onSign: () => void
}

const nothingMissing: Missing = { answer: false, statement: false, fullName: false }

export function AnswerView({ document, signing, onSign }: AnswerViewProps) {
  const { draft } = useAnswering()
  const [asked, setAsked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { kind } = document.body
  const missing = missingFrom(draft, kind)
  const shown = asked ? missing : nothingMissing
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (signing.kind === 'working') return
    if (isComplete(missing)) return onSign()
    setAsked(true)
    const first = missing.answer ? 'input[type=radio]' : missing.statement ? 'textarea' : 'input[type=text]'
    form.current?.querySelector<HTMLElement>(first)?.focus()
  }
  return (
    <form className="answer" ref={form} onSubmit={submit} noValidate>
      <h1 className="page-title" data-heading="answer" tabIndex={-1}>
        {kind === 'self-review' ? 'Sign and give' : 'Answer and sign'}
      </h1>
      <AnswerLead document={document} />
      {isAnswered(kind) && (
        <>
          <AnswerCards kind={kind} missing={shown.answer} />
          <StatementField author={document.author} missing={shown.statement} />
        </>
      )}
      <NameField missing={shown.fullName} />
      {signing.kind === 'failed' && <NotMade />}
      <div className="sign-foot">
        <button type="submit" className="button button-primary" aria-disabled={signing.kind === 'working'}>
          <Signature size={18} strokeWidth={1.75} aria-hidden="true" />
          {signing.kind === 'working' ? 'Signing' : 'Sign and save the reply'}
        </button>
        <p className="caption">Nothing is sent. A file is saved to send back.</p>
      </div>
      <button type="button" className="link answer-back" onClick={() => showView('text')}>
        Back to the text
      </button>
    </form>
  )
}

/** What was typed is never lost to a failed seal. */
export function NotMade() {
  return (
    <div className="notice notice-danger" role="alert">
      <CircleAlert size={18} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <strong>The reply was not made</strong>
        <p>The browser stopped while it was being sealed. The answers are still here; nothing was saved as a file.</p>
        <p>Try again, or open the package in another browser.</p>
      </div>
    </div>
  )
}

function AnswerLead({ document }: { readonly document: PackageDocument }) {
  const { draft } = useAnswering()
  const { body } = document
  if (body.kind !== 'self-review')
    return <p className="lead-left">Each choice is complete. All three are kept in the record in the same way.</p>
  const rated = ratedCount(draft)
  const open = body.items.length - rated
  return (
    <p className="lead-left">
      {rated} of {body.items.length} rated.{' '}
      {open > 0 && `${count(open, 'item')} without a rating ${open === 1 ? 'is' : 'are'} left out, not counted as zero.`}
    </p>
  )
}

function StatementField({ author, missing }: { readonly author: string; readonly missing: boolean }) {
  const { draft, change } = useAnswering()
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id}>
        Statement{' '}
        <span>{draft.answer === 'disagree' ? 'part of the record, nobody else can change it' : 'optional, part of the record'}</span>
      </label>
      <textarea
        id={id}
        className="draft"
        rows={4}
        maxLength={50_000}
        value={draft.statement}
        aria-invalid={missing}
        aria-required={draft.answer === 'disagree'}
        aria-describedby={`${id}-reader ${id}-error`}
        onChange={(event) => {
          const statement = event.currentTarget.value
          change((now) => ({ ...now, statement }))
        }}
      />
      <div className="form-foot">
        <p className="reader-line" id={`${id}-reader`}>
          <Send size={14} strokeWidth={1.75} aria-hidden="true" />
          Goes to {author}
        </p>
        <span className="caption">{count(draft.statement.length, 'character')}</span>
      </div>
      <FieldError id={`${id}-error`} text={missing ? 'A disagreement says with what. One sentence is enough.' : null} />
    </div>
  )
}

export function NameField({ missing }: { readonly missing: boolean }) {
  const { draft, change } = useAnswering()
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id}>Full name</label>
      <input
        id={id}
        type="text"
        className="field"
        autoComplete="name"
        maxLength={300}
        value={draft.fullName}
        aria-invalid={missing}
        aria-required="true"
        aria-describedby={`${id}-error`}
        onChange={(event) => {
          const fullName = event.currentTarget.value
          change((now) => ({ ...now, fullName }))
        }}
      />
      <FieldError id={`${id}-error`} text={missing ? 'The name is the signature: it is written under the answer.' : null} />
    </div>
  )
}
