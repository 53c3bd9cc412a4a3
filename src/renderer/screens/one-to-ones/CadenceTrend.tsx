import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { CadenceSpan } from '../../../shared/contract/meetings.ts'
import { formatShortDay } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './meetings.module.css'

interface CadenceTrendProps {
  readonly weeks: readonly CadenceSpan[]
  readonly quarters: readonly CadenceSpan[]
}

/** Held against expected: a bar for what was held, a tick where the rhythm would be. */
export function CadenceTrend({ weeks, quarters }: CadenceTrendProps) {
  const [by, setBy] = useState<'weeks' | 'quarters'>('weeks')
  const [table, setTable] = useState(false)
  const spans = by === 'weeks' ? weeks : quarters
  const sum = (number: (span: CadenceSpan) => number) => spans.reduce((total, span) => total + number(span), 0)
  const held = sum((span) => span.held)
  const expected = Math.round(sum((span) => span.expected))
  return (
    <section className={classes.trend}>
      <SectionHeading
        title="Held and expected"
        note={`${held} of ${expected}`}
        aside={
          <SegmentedControl
            size="xs"
            aria-label="Span of the trend"
            value={by}
            onChange={(value) => setBy(value === 'quarters' ? 'quarters' : 'weeks')}
            data={[
              { value: 'weeks', label: '12 weeks' },
              { value: 'quarters', label: '12 quarters' },
            ]}
          />
        }
      />
      {table ? <TrendTable spans={spans} by={by} /> : <TrendBars spans={spans} by={by} />}
      <div className={classes.trendFoot}>
        <span className="t-caption c-2">
          Bar: held. Line: expected. {sum((span) => span.missed)} not held, {sum((span) => span.skipped)} skipped.
        </span>
        <button type="button" className="bare link" onClick={() => setTable(!table)}>
          {table ? 'Show as chart' : 'Show as table'}
        </button>
      </div>
    </section>
  )
}

interface TrendProps {
  readonly spans: readonly CadenceSpan[]
  readonly by: 'weeks' | 'quarters'
}

const HEIGHT = 76
/** Of a number, above its bar. */
const NUMBER = 16

function TrendBars({ spans, by }: TrendProps) {
  const top = Math.max(1, ...spans.map((span) => Math.max(span.held, span.expected)))
  const y = (value: number) => (value / top) * (HEIGHT - NUMBER)
  return (
    <div
      className={classes.chart}
      role="img"
      aria-label={`Held and expected: ${spans.map((span) => `${spanWords(span, by)} ${span.held} of ${span.expected}`).join('; ')}`}
    >
      {spans.map((span, index) => (
        <span key={span.from} className={classes.chartSpan}>
          <span className={classes.plot} style={{ height: HEIGHT }}>
            <span className={classes.bar} style={{ height: y(span.held) }} />
            <span className={classes.tick} style={{ bottom: y(span.expected) }} />
            {span.held > 0 && (
              <span className={classes.number} style={{ bottom: numberAt(y(span.held), y(span.expected)) }}>
                {span.held}
              </span>
            )}
          </span>
          {/* Every second one, so that two never touch; the last is the one that is asked for first. */}
          <span className={classes.spanWords}>{(spans.length - 1 - index) % 2 === 0 && spanWords(span, by)}</span>
        </span>
      ))}
    </div>
  )
}

/** On its bar, or on the line where that would run through it. */
function numberAt(bar: number, line: number): number {
  return line >= bar && line < bar + NUMBER ? line + 1 : bar
}

function TrendTable({ spans, by }: TrendProps) {
  return (
    <table className={classes.trendTable}>
      <thead>
        <tr>
          <th scope="col">{by === 'weeks' ? 'Week from' : 'Quarter'}</th>
          <th scope="col">Expected</th>
          <th scope="col">Held</th>
          <th scope="col">Not held</th>
          <th scope="col">Skipped</th>
        </tr>
      </thead>
      <tbody>
        {spans.map((span) => (
          <tr key={span.from}>
            <th scope="row">{spanWords(span, by)}</th>
            <td>{span.expected}</td>
            <td>{span.held}</td>
            <td>{span.missed}</td>
            <td>{span.skipped}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function spanWords({ from }: CadenceSpan, by: 'weeks' | 'quarters'): string {
  if (by === 'weeks') return formatShortDay(from, from)
  return `Q${Math.ceil(Number(from.slice(5, 7)) / 3)} ${from.slice(2, 4)}`
}
