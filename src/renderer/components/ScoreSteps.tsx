import type { KeyboardEvent } from 'react'
import { useRef } from 'react'
import type { ScalePoint } from '../../shared/rules/review-form.ts'
import classes from './ScoreSteps.module.css'

/** What a rating holds: a step of the scale, "not seen", or nothing yet. */
export interface StepChoice {
  readonly score: number | null
  readonly notSeen: boolean
}

interface ScoreStepsProps {
  /** Names the group: the competency or goal. */
  readonly label: string
  readonly points: readonly ScalePoint[]
  readonly value: StepChoice
  readonly onChange: (choice: StepChoice) => void
  readonly disabled?: boolean
  /** Whether an item may be left out as not seen; it may unless the scale says otherwise. */
  readonly notSeen?: boolean
  /** Taller targets for a thumb. */
  readonly touch?: boolean
}

const NOT_SEEN: StepChoice = { score: null, notSeen: true }

/** Joined buttons, one per step of the scale, and "Not seen" apart from them. Arrows move, digits choose, 0 is not seen. */
export function ScoreSteps({ label, points, value, onChange, disabled = false, notSeen = true, touch = false }: ScoreStepsProps) {
  const group = useRef<HTMLDivElement>(null)
  const steps = points.map((point) => ({ score: point.value, notSeen: false }))
  const choices: readonly StepChoice[] = notSeen ? [...steps, NOT_SEEN] : steps
  const chosen = choices.findIndex((choice) => choice.score === value.score && choice.notSeen === value.notSeen)

  function choose(index: number) {
    const choice = choices[index]
    if (choice === undefined || disabled) return
    onChange(choice)
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[index]?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    const digit = /^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey ? Number(event.key) : null
    if (step !== undefined) choose((Math.max(chosen, step === 1 ? -1 : 0) + step + choices.length) % choices.length)
    else if (digit !== null) choose(digit === 0 && notSeen ? choices.length - 1 : points.findIndex((point) => point.value === digit))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // Arrow keys move the choice, so the group listens, and each radio stays reachable by Tab through roving tabindex.
    <div ref={group} role="radiogroup" aria-label={label} className={classes.steps} data-touch={touch || undefined} onKeyDown={onKeyDown}>
      {choices.map((_, index) => {
        const point = points[index]
        const selected = index === chosen
        return (
          // biome-ignore lint/a11y/useSemanticElements: a native radio cannot hold number and word as one joined button
          <button
            key={point?.value ?? 'not-seen'}
            type="button"
            role="radio"
            aria-checked={selected}
            aria-label={point === undefined ? 'Not seen' : `${point.value}, ${point.label}`}
            tabIndex={selected || (chosen === -1 && index === 0) ? 0 : -1}
            disabled={disabled}
            className={point === undefined ? classes.notSeen : classes.step}
            onClick={() => choose(index)}
          >
            <span className={classes.number}>{point?.value ?? '–'}</span>
            <span className={classes.word}>{point?.label ?? 'Not seen'}</span>
          </button>
        )
      })}
    </div>
  )
}
