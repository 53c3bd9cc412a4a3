import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './FilterChip.module.css'

interface FilterChipProps {
  readonly name: string
  readonly value: string
  readonly onRemove: () => void
}

/** A filter in force: "Status Active ×". */
export function FilterChip({ name, value, onRemove }: FilterChipProps) {
  return (
    <span className={classes.chip}>
      {name} <strong className="w-strong c-1">{value}</strong>
      <button type="button" className={`bare ${classes.remove}`} aria-label={`Remove filter ${name} ${value}`} onClick={onRemove}>
        <X size={14} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </span>
  )
}

interface KindChipProps {
  readonly children: ReactNode
  readonly count?: number
  readonly selected: boolean
  readonly onClick: () => void
}

/** One of a row of kinds to show: "One-to-ones 21". Selected is dark. */
export function KindChip({ children, count, selected, onClick }: KindChipProps) {
  return (
    <button type="button" className={classes.kind} aria-pressed={selected} onClick={onClick}>
      {children}
      {count !== undefined && <span className={classes.count}>{count}</span>}
    </button>
  )
}
