import { Button } from '@mantine/core'
import classes from './NothingMatches.module.css'

interface NothingMatchesProps {
  /** What is not there, as a sentence. */
  readonly children: string
  readonly onClear: () => void
}

/** In a list's place when its filters leave nothing: says so, and leads back to all of it. */
export function NothingMatches({ children, onClear }: NothingMatchesProps) {
  return (
    <div className={classes.nothing}>
      <p role="status">{children}</p>
      <Button size="sm" onClick={onClear}>
        Clear filters
      </Button>
    </div>
  )
}
