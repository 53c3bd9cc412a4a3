import { useId } from 'react'
import { useAnswering } from '../hooks/use-draft.ts'
import { answerOrder, answerWords } from '../model/answers.ts'
import { FieldError } from './FieldError.tsx'

interface AnswerCardsProps {
  readonly kind: keyof typeof answerWords
  readonly missing: boolean
}

/** Three equal cards: none is the default, none is louder. */
export function AnswerCards({ kind, missing }: AnswerCardsProps) {
  const { draft, change } = useAnswering()
  const id = useId()
  return (
    <div className="cards" role="radiogroup" aria-label="Answer" aria-required="true" aria-describedby={`${id}-error`}>
      {answerOrder.map((answer) => {
        const { label, meaning } = answerWords[kind][answer]
        return (
          <label key={answer} className="card">
            <input
              type="radio"
              name={id}
              checked={draft.answer === answer}
              aria-describedby={`${id}-${answer}`}
              aria-label={label}
              onChange={() => change((now) => ({ ...now, answer }))}
            />
            <span>
              <strong>{label}</strong>
              <span className="caption" id={`${id}-${answer}`}>
                {meaning}
              </span>
            </span>
          </label>
        )
      })}
      <FieldError id={`${id}-error`} text={missing ? 'One of the three is needed. Received says only that it was read.' : null} />
    </div>
  )
}
