import { Lightbulb, Send, UsersRound } from 'lucide-react'
import { useId, useRef } from 'react'
import { useWordingHint } from '../../renderer/components/use-wording-hint.ts'
import type { FeedbackRequestBody } from '../../shared/rules/feedback-document.ts'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import { useAnswering } from '../hooks/use-draft.ts'
import { withComment } from '../model/draft.ts'
import { fieldKey, SHAPES, type ShapePart } from '../model/feedback.ts'
import { day, firstName } from '../model/format.ts'
import { Prose } from './Prose.tsx'

interface FeedbackPartsProps {
  readonly document: PackageDocument
  readonly body: FeedbackRequestBody
}

/** What is asked and who will read it, then one question after the other. */
export function FeedbackParts({ document, body }: FeedbackPartsProps) {
  return (
    <>
      <WhoReads document={document} body={body} />
      {body.intro.trim() !== '' && <Prose text={body.intro} />}
      <section aria-labelledby="questions">
        <h2 className="section section-lined" id="questions">
          Questions
        </h2>
        <p className="caption feedback-lead">
          Every answer is optional. Most useful is what you saw or heard yourself: when it was, what was done, and what came of it.
          {body.answerBy !== null && ` Answers are hoped for by ${day(body.answerBy)}.`}
        </p>
        {body.questions.map((question) => (
          <Question key={question.key} document={document} body={body} question={question} />
        ))}
      </section>
    </>
  )
}

/** Who reads the answer, said before anything is written. */
function WhoReads({ document, body }: FeedbackPartsProps) {
  const { author, person } = document
  const about = firstName(person.name)
  const readers = body.readers === 'both' && author !== person.name ? `${author} and ${about}` : author
  if (body.anonymity === null) {
    return (
      <p className="intro">
        Asked of {body.to?.name} by {author}. Read by {readers}, with your name.
      </p>
    )
  }
  const { asked, readFrom } = body.anonymity
  return (
    <div className="notice feedback-promise">
      <UsersRound size={18} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <strong>Without names: {asked} people were asked with this same file</strong>
        <p>
          Read by {readers}, and only together: from {readFrom} answers on, question by question, in no order. No name is asked, the answer
          is not signed, and it carries no date.
        </p>
      </div>
    </div>
  )
}

type QuestionProps = FeedbackPartsProps & { readonly question: FeedbackRequestBody['questions'][number] }

function Question({ document, body, question }: QuestionProps) {
  const { allowed } = useAnswering()
  const parts = SHAPES[body.shape]
  return (
    <div className="item">
      <h3 className="strong">{question.text}</h3>
      {allowed &&
        parts.map((part) => <AnswerField key={part.key} document={document} question={question} part={part} alone={parts.length === 1} />)}
    </div>
  )
}

interface AnswerFieldProps {
  readonly document: PackageDocument
  readonly question: FeedbackRequestBody['questions'][number]
  readonly part: ShapePart
  /** The only field of its question is named by the question. */
  readonly alone: boolean
}

function AnswerField({ document, question, part, alone }: AnswerFieldProps) {
  const { draft, change, goesTo } = useAnswering()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const key = fieldKey(question.key, part)
  const text = draft.comments[key] ?? ''
  return (
    <div className="feedback-field">
      <label className={alone ? 'hidden' : 'strong'} htmlFor={id}>
        {alone ? question.text : part.label}
        {!alone && <span className="hidden">: {question.text}</span>}
      </label>
      <textarea
        ref={field}
        id={id}
        className="draft"
        rows={alone ? 4 : 2}
        maxLength={6000}
        placeholder={part.hint}
        value={text}
        aria-describedby={`${id}-reader`}
        onChange={(event) => {
          const written = event.currentTarget.value
          change((now) => withComment(now, key, written))
        }}
      />
      <p className="reader-line" id={`${id}-reader`}>
        <Send size={14} strokeWidth={1.75} aria-hidden="true" />
        Goes to {goesTo} with the reply
      </p>
      <Hint text={text} document={document} field={field} />
    </div>
  )
}

interface HintProps {
  readonly text: string
  readonly document: PackageDocument
  readonly field: { readonly current: HTMLTextAreaElement | null }
}

/** The same help with wording as in the app, worked out on this page. */
function Hint({ text, document, field }: HintProps) {
  const period = { startsOn: document.period.startsOn, today: new Date(document.sealedAt).toISOString().slice(0, 10) }
  const { hint, leave } = useWordingHint(text, { period, names: [firstName(document.person.name)] })
  if (hint === null) return null
  const show = () => {
    field.current?.focus()
    field.current?.setSelectionRange(hint.start, hint.end)
  }
  return (
    <aside className="notice feedback-hint" aria-label="Advice">
      <Lightbulb size={18} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <p>
          <strong>{hint.fact}</strong> {hint.reason}
        </p>
        <p className="feedback-hint-links">
          <button type="button" className="link" onClick={show}>
            Show the words
          </button>
          <button type="button" className="link" onClick={leave}>
            Leave as it is
          </button>
        </p>
        <p className="caption">Advice on English wording, made on this page. Nothing is blocked, and nobody is told.</p>
      </div>
    </aside>
  )
}
