import { Check } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { Phase, PhaseDates } from '../../shared/contract/cycles.ts'
import { daysBetween } from '../../shared/kernel/calendar.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import classes from './PhaseLine.module.css'

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  planning: 'Planning',
  coaching: 'Coaching',
  reviewing: 'Reviewing',
  action: 'Action',
}
/** Fixed proportions, so that the line looks the same whatever the dates are. */
const PROPORTIONS: Readonly<Record<Phase, number>> = { planning: 1, coaching: 1.9, reviewing: 1.5, action: 0.85 }

/** Where a phase stands on a day. */
export type PhaseStanding =
  | { readonly kind: 'past' }
  | { readonly kind: 'current'; readonly day: number; readonly days: number }
  | { readonly kind: 'future' }

export function standingOf({ startsOn, endsOn }: PhaseDates, today: IsoDate): PhaseStanding {
  if (today > endsOn) return { kind: 'past' }
  if (today < startsOn) return { kind: 'future' }
  return { kind: 'current', day: daysBetween(startsOn, today) + 1, days: daysBetween(startsOn, endsOn) + 1 }
}

interface PhaseLineProps {
  readonly phases: readonly PhaseDates[]
  readonly today: IsoDate
  readonly onOpen?: () => void
}

/** The four phases of a cycle and where today is in them. A segment opens the cycle. */
export function PhaseLine({ phases, today, onOpen }: PhaseLineProps) {
  const columns: CSSProperties & { readonly '--columns': string } = {
    '--columns': phases.map(({ phase }) => `${PROPORTIONS[phase]}fr`).join(' '),
  }
  return (
    <ol className={classes.line} style={columns} aria-label="Phases of the cycle">
      {phases.map((dates) => (
        <Segment key={dates.phase} dates={dates} standing={standingOf(dates, today)} {...(onOpen === undefined ? {} : { onOpen })} />
      ))}
    </ol>
  )
}

interface SegmentProps {
  readonly dates: PhaseDates
  readonly standing: PhaseStanding
  readonly onOpen?: () => void
}

function Segment({ dates, standing, onOpen }: SegmentProps) {
  const share = standing.kind === 'current' ? ((standing.day - 0.5) / standing.days) * 100 : 0
  const content = (
    <>
      <span className={classes.words}>
        {standing.kind === 'past' && <Check size={13} strokeWidth={1.75} aria-hidden="true" />}
        <span className={classes.name}>{PHASE_NAMES[dates.phase]}</span>
        {standing.kind === 'past' && <span className="visually-hidden">, done</span>}
        {standing.kind === 'current' && (
          <span className={classes.day}>
            <span className={classes.dayWord}>day </span>
            {standing.day} of {standing.days}
          </span>
        )}
      </span>
      <span className={classes.track}>
        {standing.kind === 'past' && <span className={classes.fill} style={{ width: '100%' }} />}
        {standing.kind === 'current' && (
          <>
            <span className={classes.fill} style={{ width: `${share}%` }} />
            <span className={classes.dot} style={{ left: `${share}%` }} />
          </>
        )}
      </span>
    </>
  )
  return (
    <li
      className={classes.segment}
      data-standing={standing.kind}
      {...(standing.kind === 'current' ? { 'aria-current': 'step' as const } : {})}
    >
      {onOpen === undefined ? (
        <span className={classes.body}>{content}</span>
      ) : (
        <button type="button" className={`bare ${classes.body}`} onClick={onOpen}>
          {content}
        </button>
      )}
    </li>
  )
}
