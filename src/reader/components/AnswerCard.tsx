import { Check } from 'lucide-react'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import { type Kept, useAnswering } from '../hooks/use-draft.ts'
import { showView } from '../hooks/use-view.ts'
import { type Draft, ratedCount } from '../model/draft.ts'
import { count } from '../model/format.ts'
import { readingMinutes } from '../model/parts.ts'

interface AnswerCardProps {
  readonly document: PackageDocument
}

const keptWords: Readonly<Record<Kept, string>> = {
  device: 'Draft kept on this device',
  page: 'Kept until this page is closed',
  full: 'Not kept: the storage of this browser is full. The text stays on this page',
}

const invitations: Readonly<Record<PackageDocument['body']['kind'], string>> = {
  review: 'Comment on any part, then sign: agree, received or disagree.',
  plan: 'Comment on any goal, propose others, then sign: agree, received or disagree.',
  'improvement-plan': 'Comment on any part, then sign: agree, received or disagree. A signature is kept beside the manager’s.',
  'self-review': 'Rate what can be rated, write what matters, then sign and give it back.',
}

/** Beside the text on a wide screen. */
export function AnswerCard({ document }: AnswerCardProps) {
  const { kept } = useAnswering()
  return (
    <aside className="answer-card" aria-label="Answer">
      <h2 className="strong">Answer</h2>
      <p>{invitations[document.body.kind]}</p>
      <AnswerButton document={document} />
      <p className="fact" role="status">
        <Check size={14} strokeWidth={1.75} aria-hidden="true" />
        {keptWords[kept]}
      </p>
    </aside>
  )
}

interface BottomBarProps extends AnswerCardProps {
  /** Index of the part on screen. */
  readonly at: number
  readonly of: number
}

/** Below the text on a phone. */
export function BottomBar({ document, at, of }: BottomBarProps) {
  const { draft, kept } = useAnswering()
  const done = progressWords(draft, document)
  return (
    <div className="bottom-bar">
      <div className="bottom-bar-words">
        <strong>{done ?? `Part ${at + 1} of ${of}`}</strong>
        <span>{done ? keptWords[kept].replace('Draft', 'draft') : `about ${count(readingMinutes(document), 'minute')}`}</span>
      </div>
      <AnswerButton document={document} />
    </div>
  )
}

function AnswerButton({ document }: AnswerCardProps) {
  return (
    <button type="button" className="button button-primary" onClick={() => showView('answer')}>
      {document.body.kind === 'self-review' ? 'Sign and give' : 'Answer and sign'}
    </button>
  )
}

function progressWords(draft: Draft, { body }: PackageDocument): string | null {
  if (body.kind === 'self-review') return ratedCount(draft) > 0 ? `${ratedCount(draft)} of ${body.items.length} rated` : null
  const comments = Object.keys(draft.comments).length
  return comments > 0 ? count(comments, 'comment') : null
}
