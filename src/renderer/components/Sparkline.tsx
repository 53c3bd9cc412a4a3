import classes from './Sparkline.module.css'

interface SparklineProps {
  /** Progress over time in basis points, oldest first. */
  readonly values: readonly number[]
  /** Even progress at the last value; draws a dotted line to compare with. */
  readonly paceBp?: number | null
  readonly label: string
  readonly late?: boolean
  readonly width?: number
  readonly height?: number
}

/** The way of a goal since the start of the cycle, with even progress dotted behind it. */
export function Sparkline({ values, paceBp = null, label, late = false, width = 82, height = 24 }: SparklineProps) {
  const last = values.at(-1)
  if (last === undefined || values.length < 2) return <span className="c-3">–</span>
  const top = Math.max(10_000, ...values)
  const y = (value: number) => height - 3 - (Math.max(0, value) / top) * (height - 6)
  const x = (index: number) => 1 + (index / (values.length - 1)) * (width - 6)
  const line = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join('')
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={classes.spark}
      data-late={late || undefined}
      role="img"
      aria-label={label}
    >
      {paceBp !== null && <path d={`M1 ${y(0)}L${width - 5} ${y(paceBp).toFixed(1)}`} className={classes.pace} />}
      <path d={line} className={classes.line} />
      <circle cx={x(values.length - 1)} cy={y(last)} r={2.2} className={classes.end} />
    </svg>
  )
}
