import { useId } from 'react'
import type { Readiness } from '../../../../shared/contract/developing.ts'
import classes from './development.module.css'
import { distanceWords, readinessWords } from './development-words.ts'

interface GapBarProps {
  readonly label: string
  readonly readiness: Readiness
  /** Right end of the bar, in hundredths; the same in every row of one unit. */
  readonly most: number
}

const WIDTH = 150
const HEIGHT = 14

/** How far somebody is, where the target stands, and the piece between; a dashed track where nothing can be compared. */
export function GapBar({ label, readiness, most }: GapBarProps) {
  const pattern = useId()
  if (readiness.kind === 'not-rated' || readiness.kind === 'not-comparable') {
    return (
      <svg className={classes.gapBar} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}: ${readinessWords(readiness)}`}>
        <rect className={classes.unknown} x="0.5" y="4.5" width={WIDTH - 1} height="5" rx="2.5" />
      </svg>
    )
  }
  const at = (hundredths: number) => (Math.min(most, Math.max(0, hundredths)) / most) * WIDTH
  const [have, need] = [at(readiness.have), at(readiness.need)]
  const sentence = readiness.kind === 'met' ? 'met' : `${distanceWords(readiness.missing, readiness.unit)} to go`
  return (
    <svg className={classes.gapBar} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}: ${sentence}`}>
      <defs>
        <pattern id={pattern} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className={classes.missing} x1="0" y1="0" x2="0" y2="4" />
        </pattern>
      </defs>
      <rect className={classes.track} x="0" y="4" width={WIDTH} height="6" rx="3" />
      <rect className={classes.have} x="0" y="4" width={have} height="6" rx="3" />
      {need > have && <rect x={have} y="4" width={need - have} height="6" fill={`url(#${pattern})`} />}
      <rect className={classes.need} x={Math.min(WIDTH - 2, Math.max(0, need - 1))} y="0" width="2" height={HEIGHT} />
    </svg>
  )
}
