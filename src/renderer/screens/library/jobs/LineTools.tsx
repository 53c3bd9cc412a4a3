import { ActionIcon } from '@mantine/core'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import classes from './jobs.module.css'

interface LineToolsProps {
  /** What the line is called aloud. */
  readonly name: string
  readonly first: boolean
  readonly last: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** Up, down, away. */
export function LineTools({ name, first, last, onMove, onRemove }: LineToolsProps) {
  return (
    <span className={classes.lineTools}>
      <ActionIcon variant="subtle" color="gray" aria-label={`Move up: ${name}`} disabled={first} onClick={() => onMove(-1)}>
        <ArrowUp size={14} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={`Move down: ${name}`} disabled={last} onClick={() => onMove(1)}>
        <ArrowDown size={14} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove: ${name}`} onClick={onRemove}>
        <X size={14} aria-hidden="true" />
      </ActionIcon>
    </span>
  )
}
