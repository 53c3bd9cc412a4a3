import { type KeyboardEvent, useId } from 'react'
import type { ScalePoint } from '../../shared/rules/review-form.ts'

interface ScoreStepsProps {
  /** Names the group: "Own rating: Communication". */
  readonly label: string
  readonly scale: readonly ScalePoint[]
  readonly score: number | null
  readonly onChange: (score: number | null) => void
  /** What no choice is called. */
  readonly none?: string
}

/** One choice by click, arrows or digits; 0 takes the rating back. */
export function ScoreSteps({ label, scale, score, onChange, none = 'Not rated' }: ScoreStepsProps) {
  const name = useId()
  const points = [...scale].sort((left, right) => left.value - right.value)
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return
    const value = Number(event.key)
    if (value === 0) onChange(null)
    else if (points.some((point) => point.value === value)) onChange(value)
  }
  return (
    <div className="steps" role="radiogroup" aria-label={label} onKeyDown={keys}>
      <div className="steps-joined">
        {points.map((point) => (
          <label key={point.value} className="step">
            <input type="radio" name={name} checked={score === point.value} onChange={() => onChange(point.value)} />
            <span className="step-number">{point.value}</span>
            <span className="step-word">{point.label}</span>
          </label>
        ))}
      </div>
      <label className="step step-none">
        <input type="radio" name={name} checked={score === null} onChange={() => onChange(null)} />
        <span className="step-word">{none}</span>
      </label>
    </div>
  )
}
