import classes from './Rings.module.css'
import { ringPath } from './rings-path.ts'

interface RingsProps {
  readonly size: number
  /** Rings drawn. */
  readonly total?: number
  /** Rings drawn strong, from the middle; the rest are faint. */
  readonly grown?: number
  readonly strokeWidth?: number
  /** What a screen reader hears; without it the rings are decoration. */
  readonly label?: string
}

/** Growth rings: the mark, empty states, tenure, and the progress of a key derivation. */
export function Rings({ size, total = 4, grown = total, strokeWidth = 1.5, label }: RingsProps) {
  const centre = size / 2
  const step = (centre - strokeWidth) / (total + 0.1) / 1.06
  const rings = Array.from({ length: total }, (_, index) => index)
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      fill="none"
      className={classes.rings}
      role={label === undefined ? 'presentation' : 'img'}
      aria-hidden={label === undefined}
      aria-label={label}
    >
      {rings.map((ring) => (
        <path
          key={ring}
          d={ringPath(centre, centre, step * (ring + 1), ring)}
          strokeWidth={strokeWidth}
          className={ring < grown ? classes.grown : classes.faint}
        />
      ))}
    </svg>
  )
}

/** The art of the unlock screen: wide rings around the lower right corner, fading out before any text. */
export function RingsArt() {
  const rings = Array.from({ length: 21 }, (_, index) => index)
  return (
    <svg className={classes.art} viewBox="0 0 640 640" fill="none" aria-hidden="true" preserveAspectRatio="xMaxYMax slice">
      {rings.map((ring) => (
        <path key={ring} d={ringPath(558, 551, 22 + ring * 23, ring * 0.55)} />
      ))}
    </svg>
  )
}
