import { formatProgress } from './format.ts'
import classes from './PaceBar.module.css'

interface PaceBarProps {
  /** Basis points done; may pass 10,000. */
  readonly progressBp: number
  /** Where even progress would be; null for a goal without linear pace. */
  readonly paceBp: number | null
  /** Names what is measured, for a screen reader. */
  readonly label?: string
}

function share(basisPoints: number): number {
  return Math.min(100, Math.max(0, basisPoints / 100))
}

/** "62 % done, pace 78 %". */
export function paceSentence(progressBp: number, paceBp: number | null): string {
  const done = `${formatProgress(progressBp)} done`
  return paceBp === null ? done : `${done}, pace ${formatProgress(paceBp)}`
}

/** Moss for what is done, a tick for even progress, hatched clay for the piece missing between them. */
export function PaceBar({ progressBp, paceBp, label }: PaceBarProps) {
  const done = share(progressBp)
  const pace = paceBp === null ? null : share(paceBp)
  const sentence = paceSentence(progressBp, paceBp)
  return (
    <span className={classes.bar} role="img" aria-label={label === undefined ? sentence : `${label}: ${sentence}`}>
      <span className={classes.track}>
        <span className={classes.done} style={{ width: `${done}%` }} />
        {pace !== null && pace > done && <span className={classes.gap} style={{ left: `${done}%`, width: `${pace - done}%` }} />}
      </span>
      {pace !== null && <span className={classes.tick} style={{ left: `${pace}%` }} />}
    </span>
  )
}
