import type { PackageDocument } from '../../shared/rules/package-document.ts'
import { useAnswering } from '../hooks/use-draft.ts'
import { answerWords, isAnswered } from '../model/answers.ts'
import { dayOfInstant } from '../model/format.ts'

/** Signatures side by side. On paper and in the PDF only. */
export function PrintedAnswer({ document }: { readonly document: PackageDocument }) {
  const { draft, allowed } = useAnswering()
  const { body } = document
  // An answer to a request goes back as a file; on paper there is only what was asked.
  if (body.kind === 'feedback-request') return null
  const answer = isAnswered(body.kind) && draft.answer ? answerWords[body.kind][draft.answer].label : 'No answer yet'
  return (
    <section className="printed" aria-label="Signatures">
      <div>
        <p className="caption">{body.kind === 'review' ? 'Reviewer' : 'From'}</p>
        <p className="strong">{body.kind === 'review' ? body.reviewerSigned.fullName : document.author}</p>
        <p className="caption">{dayOfInstant(body.kind === 'review' ? body.reviewerSigned.at : document.sealedAt)}</p>
      </div>
      {allowed && (
        <div>
          <p className="caption">Employee</p>
          <p className="strong">{draft.fullName.trim() || document.person.name}</p>
          <p className="caption">{answer}</p>
          {draft.statement.trim() !== '' && <p className="printed-statement">{draft.statement}</p>}
        </div>
      )}
    </section>
  )
}
