import { useState } from 'react'
import type { PersonRow } from '../../shared/contract/people.ts'
import type { HandOver, LeftBehind } from '../../shared/contract/people-changes.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { count, formatCount } from './format.ts'
import { Picker } from './Picker.tsx'
import { personOptions } from './picker-options.ts'
import classes from './TakeOver.module.css'

/** Nobody takes them over: a choice, not a gap. */
const NOBODY = 'nobody'

type Candidate = Pick<PersonRow, 'id' | 'name' | 'jobTitle' | 'unit' | 'employeeNumber'>

interface TakeOverProps {
  readonly reports: readonly LeftBehind[]
  /** Who may take over. */
  readonly people: readonly Candidate[]
  /** People who leave with the same change. */
  readonly leaving: ReadonlySet<string>
  readonly handOver: readonly HandOver[]
  readonly onChange: (handOver: readonly HandOver[]) => void
}

/** So many are read at a glance; of more it is said how many there are. */
const STEP = 25

/** Who takes over whom: one successor for all, or one for each. */
export function TakeOver({ reports, people, leaving, handOver, onChange }: TakeOverProps) {
  const [shown, setShown] = useState(STEP)
  const chosen = new Map(handOver.map(({ personId, managerId }) => [personId, managerId]))
  const candidates = people.filter(({ id }) => !leaving.has(id))
  const options = [{ value: NOBODY, label: 'Nobody yet' }, ...personOptions(candidates)]
  const idOf = (value: string | null): PersonId | null => candidates.find(({ id }) => id === value)?.id ?? null
  const values = new Set(handOver.map(({ managerId }) => managerId ?? NOBODY))
  const [same] = values.size === 1 ? [...values] : [null]
  const field = { limit: 50, allowDeselect: false, size: 'sm' } as const
  return (
    <section aria-label="Who takes over">
      <h3 className="t-heading">Who takes over {count(reports.length, 'report')}</h3>
      {reports.length > 1 && (
        <Picker
          {...field}
          className={classes.all ?? ''}
          label="One successor for all"
          placeholder="Different for each"
          data={options}
          value={same ?? null}
          onChange={(value) => onChange(reports.map(({ personId }) => ({ personId, managerId: idOf(value) })))}
        />
      )}
      <ul className={classes.list}>
        {reports.slice(0, shown).map(({ personId, name, leaverName }) => (
          <li key={personId} className={classes.row}>
            <span>
              <span className="w-strong">{name}</span>
              <span className="c-3"> reports to {leaverName}</span>
            </span>
            <Picker
              {...field}
              aria-label={`Who takes over ${name}`}
              data={options.filter(({ value }) => value !== personId)}
              value={chosen.get(personId) ?? NOBODY}
              onChange={(value) =>
                onChange(handOver.map((one) => (one.personId === personId ? { personId, managerId: idOf(value) } : one)))
              }
            />
          </li>
        ))}
      </ul>
      {reports.length > shown && (
        <button type="button" className={`link ${classes.rest}`} onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, reports.length - shown)} of {formatCount(reports.length - shown)} more
        </button>
      )}
    </section>
  )
}
