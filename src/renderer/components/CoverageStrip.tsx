import classes from './CoverageStrip.module.css'
import { formatMonth } from './format.ts'

export interface CoverageMonth {
  /** First day of the month. */
  readonly month: string
  readonly total: number
  readonly cited: number
}

interface CoverageStripProps {
  readonly months: readonly CoverageMonth[]
  /** Month the list is filtered by. */
  readonly selected?: string | null
  readonly onSelect?: (month: string | null) => void
}

const MOST_BRICKS = 8

function words({ month, total, cited }: CoverageMonth): string {
  return `${formatMonth(month)}: ${total} ${total === 1 ? 'item' : 'items'}, ${cited} cited`
}

/** One column per month, one brick per item, cited bricks darker; an empty month is a dashed brick and a clay 0. */
export function CoverageStrip({ months, selected = null, onSelect }: CoverageStripProps) {
  return (
    <ul className={classes.strip} aria-label="Evidence per month">
      {months.map((entry) => (
        <li key={entry.month} className={classes.month}>
          <button
            type="button"
            className={`bare ${classes.column}`}
            aria-pressed={selected === entry.month}
            disabled={onSelect === undefined}
            onClick={() => onSelect?.(selected === entry.month ? null : entry.month)}
          >
            <span className="visually-hidden">{words(entry)}</span>
            <span className={classes.number} aria-hidden="true" data-empty={entry.total === 0 || undefined}>
              {entry.total}
            </span>
            <Bricks {...entry} />
            <span className={classes.initial} aria-hidden="true">
              {formatMonth(entry.month).slice(0, 1)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Bricks({ total, cited }: CoverageMonth) {
  if (total === 0) return <span className={classes.missing} />
  const shown = Math.min(total, MOST_BRICKS)
  const dark = Math.round((cited / total) * shown)
  const bricks = Array.from({ length: shown }, (_, index) => index)
  return bricks.map((brick) => (
    <span key={brick} className={classes.brick} data-cited={brick >= shown - Math.max(dark, cited > 0 ? 1 : 0) || undefined} />
  ))
}
