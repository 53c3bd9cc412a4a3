import type { Answer, PackageDocument } from '../../shared/rules/package-document.ts'

export interface AnswerWords {
  readonly label: string
  readonly meaning: string
}

type Answered = Exclude<PackageDocument['body']['kind'], 'self-review' | 'feedback-request'>

const disagree: AnswerWords = { label: 'I disagree', meaning: 'With all or part of it. The statement below says with what.' }
const received: AnswerWords = { label: 'Received', meaning: 'Read and understood. This is not agreement.' }

/** The three answers, of equal rank, and what each one says. */
export const answerWords: Readonly<Record<Answered, Readonly<Record<Answer, AnswerWords>>>> = {
  review: { agree: { label: 'I agree', meaning: 'The review describes the year fairly.' }, received, disagree },
  'check-in': { agree: { label: 'I agree', meaning: 'This is what was talked about and agreed.' }, received, disagree },
  plan: { agree: { label: 'I agree', meaning: 'These goals and weights hold for the period.' }, received, disagree },
  'improvement-plan': {
    agree: { label: 'I agree', meaning: 'What is written here is right, and the plan can be worked with.' },
    received,
    disagree,
  },
}

/** Whether a package of this kind is agreed to, or not. */
export function isAnswered(kind: PackageDocument['body']['kind']): kind is Answered {
  return kind in answerWords
}

export const answerOrder: readonly Answer[] = ['agree', 'received', 'disagree']
