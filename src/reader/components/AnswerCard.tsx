import { Check } from 'lucide-react'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import { type Kept, useAnswering } from '../hooks/use-draft.ts'
import { showView } from '../hooks/use-view.ts'
import { type Draft, ratedCount } from '../model/draft.ts'
import { answersOf } from '../model/feedback.ts'
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
  'check-in': 'Comment on any item, add topics, tick what is done, then sign: agree, received or disagree.',
  'improvement-plan': 'Comment on any part, then sign: agree, received or disagree. A signature is kept beside the manager’s.',
  'self-review': 'Rate what can be rated, write what matters, then sign and give it back.',
  'feedback-request': 'Answer what can be answered, check it, then save the file and give it back.',
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
      {BUTTONS[document.body.kind]}
    </button>
  )
}

const BUTTONS: Readonly<Record<PackageDocument['body']['kind'], string>> = {
  review: 'Answer and sign',
  plan: 'Answer and sign',
  'self-review': 'Sign and give',
  'check-in': 'Answer and sign',
  'improvement-plan': 'Answer and sign',
  'feedback-request': 'Check and save',
}

function progressWords(draft: Draft, { body }: PackageDocument): string | null {
  if (body.kind === 'self-review') return ratedCount(draft) > 0 ? `${ratedCount(draft)} of ${body.items.length} rated` : null
  if (body.kind === 'feedback-request') {
    const answered = answersOf(body, draft).length
    return answered > 0 ? `${answered} of ${body.questions.length} answered` : null
  }
  const comments = Object.keys(draft.comments).length
  const topics = draft.checkIn.topics.filter((topic) => topic.trim() !== '').length
  const said = [comments > 0 ? count(comments, 'comment') : '', topics > 0 ? count(topics, 'topic') : ''].filter((words) => words !== '')
  return said.length > 0 ? said.join(', ') : null
}
