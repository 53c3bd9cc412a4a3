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

const HEIGHT = 72
const STEP = 34

function TrendBars({ spans, by }: TrendProps) {
  const top = Math.max(1, ...spans.map((span) => Math.max(span.held, span.expected)))
  const y = (value: number) => HEIGHT - (value / top) * (HEIGHT - 14)
  const width = spans.length * STEP
  return (
    <svg
      className={classes.chart}
      viewBox={`0 0 ${width} ${HEIGHT + 16}`}
      role="img"
      aria-label={`Held and expected: ${spans.map((span) => `${spanWords(span, by)} ${span.held} of ${span.expected}`).join('; ')}`}
    >
      {spans.map((span, index) => (
        <g key={span.from} transform={`translate(${index * STEP} 0)`}>
          <rect className={classes.bar} x={6} width={STEP - 12} y={y(span.held)} height={HEIGHT - y(span.held)} rx={2} />
          <line className={classes.tick} x1={2} x2={STEP - 2} y1={y(span.expected)} y2={y(span.expected)} />
          {span.held > 0 && (
            <text className={classes.chartText} x={STEP / 2} y={y(span.held) - 3}>
              {span.held}
            </text>
          )}
          {(by === 'quarters' || index % 2 === spans.length % 2 || index === spans.length - 1) && (
            <text className={classes.chartText} x={STEP / 2} y={HEIGHT + 12}>
              {spanWords(span, by)}
            </text>
          )}
        </g>
      ))}
      <line className={classes.axis} x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} />
    </svg>
  )
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
