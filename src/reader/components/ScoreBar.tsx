import type { ScalePoint } from '../../shared/rules/review-form.ts'

interface ScoreBarProps {
  readonly score: number | null
  readonly notSeen: boolean
  readonly scale: readonly ScalePoint[]
  readonly label: string
}

/** Filled up to the score; the number is in the last filled square, so colour is not the only sign. */
export function ScoreBar({ score, notSeen, scale, label }: ScoreBarProps) {
  const values = scale.map((point) => point.value).sort((left, right) => left - right)
  if (score === null) return <span className="caption">{notSeen ? 'Not seen' : 'Not rated'}</span>
  return (
    <span className="score-bar" role="img" aria-label={`${label}: ${score} of ${values.at(-1) ?? score}`}>
      {values.map((value) => (
        <span key={value} className={value <= score ? 'score-square score-square-on' : 'score-square'}>
          {value === score ? value : ''}
        </span>
      ))}
    </span>
  )
}
