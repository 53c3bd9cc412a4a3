import type { PhaseShares } from '../../../../shared/rules/library-content.ts'
import classes from '../methods.module.css'

export const PHASES = [
  ['planning', 'Planning'],
  ['coaching', 'Coaching'],
  ['reviewing', 'Reviewing'],
  ['action', 'Action'],
] as const

/** How long each phase is in a year. */
export function PhaseBar({ shares }: { readonly shares: PhaseShares }) {
  const total = PHASES.reduce((sum, [phase]) => sum + shares[phase], 0)
  return (
    <div className={classes.block}>
      <div className={classes.bar} aria-hidden="true">
        {PHASES.map(([phase]) => (
          <span key={phase} style={{ flex: shares[phase] }} />
        ))}
      </div>
      <p className="c-2">
        Of a year: {PHASES.map(([phase, name]) => `${name.toLowerCase()} ${Math.round((365 * shares[phase]) / total)} days`).join(', ')}.
      </p>
    </div>
  )
}
