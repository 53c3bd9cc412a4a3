import { Button } from '@mantine/core'
import classes from './settings.module.css'

interface ProgressProps {
  readonly label: string
  readonly share: number
  readonly text: string
  readonly note: string
  readonly onCancel?: () => void
}

/** How far long work in a dialog has come. */
export function Progress({ label, share, text, note, onCancel }: ProgressProps) {
  const percent = Math.round(share * 100)
  return (
    <div className={classes.form}>
      <p>{text}</p>
      <div className={classes.progress} role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
        <div style={{ width: `${percent}%` }} />
      </div>
      <p className="t-caption c-2">{note}</p>
      {onCancel !== undefined && <Button onClick={onCancel}>Cancel</Button>}
    </div>
  )
}
