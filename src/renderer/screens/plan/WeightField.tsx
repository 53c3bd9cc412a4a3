import { useState } from 'react'
import classes from './plan.module.css'
import { parseWeight } from './weight.ts'

interface WeightFieldProps {
  readonly title: string
  readonly weightBp: number
  readonly locked: boolean
  readonly onSave: (weightBp: number) => void
}

/** A weight in percent, saved with Enter or on leaving the field; Escape brings back what was there. */
export function WeightField({ title, weightBp, locked, onSave }: WeightFieldProps) {
  const shown = `${weightBp / 100}`
  const [draft, setDraft] = useState<string | null>(null)
  const keep = () => {
    const parsed = draft === null ? null : parseWeight(draft)
    if (parsed !== null && parsed !== weightBp) onSave(parsed)
    setDraft(null)
  }
  return (
    <span className={classes.weight} data-invalid={(draft !== null && parseWeight(draft) === null) || undefined}>
      <input
        aria-label={`Weight of ${title} in percent`}
        aria-invalid={draft !== null && parseWeight(draft) === null}
        inputMode="decimal"
        readOnly={locked}
        value={draft ?? shown}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={keep}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation()
            setDraft(null)
          }
        }}
      />
      <span aria-hidden>%</span>
    </span>
  )
}
