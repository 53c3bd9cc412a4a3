import { SegmentedControl, TextInput } from '@mantine/core'
import type { When } from '../../shared/contract/people-changes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ReaderLine } from './ReaderLine.tsx'
import classes from './WhenFields.module.css'

interface WhenFieldsProps {
  readonly when: When
  readonly today: IsoDate
  /** "From", or what else the day is: "Last day". */
  readonly dayLabel?: string
  /** What a correction means here, such as "Never left". */
  readonly correction?: { readonly label: string; readonly meaning: string } | null
  readonly onChange: (when: When) => void
}

const ALWAYS = { label: 'It was always so', meaning: 'A mistake is corrected. No change is put on record.' }

/** From which day a change holds and why, or that it is none but the correction of a mistake. */
export function WhenFields({ when, today, dayLabel = 'From', correction = ALWAYS, onChange }: WhenFieldsProps) {
  const from = when.kind === 'from' ? when : null
  return (
    <fieldset className={classes.when}>
      <legend className="visually-hidden">When</legend>
      {correction !== null && (
        <SegmentedControl
          fullWidth
          aria-label="Change or correction"
          data={[
            { value: 'from', label: 'It changed' },
            { value: 'always', label: correction.label },
          ]}
          value={when.kind}
          onChange={(kind) => onChange(kind === 'always' ? { kind } : { kind: 'from', on: today, reason: '' })}
        />
      )}
      {from === null ? (
        <p className="c-2">{correction?.meaning}</p>
      ) : (
        <div className={classes.fields}>
          <TextInput
            type="date"
            label={dayLabel}
            max={today}
            required
            withAsterisk={false}
            value={from.on}
            onChange={(event) => onChange({ ...from, on: event.currentTarget.value })}
          />
          <TextInput
            label="Why"
            placeholder="Optional"
            maxLength={2000}
            value={from.reason}
            aria-describedby="when-reader"
            onChange={(event) => onChange({ ...from, reason: event.currentTarget.value })}
          />
          <div className={classes.reader}>
            <ReaderLine kind="both" id="when-reader" text="Part of the record both sides may see; not sent on its own" />
          </div>
        </div>
      )}
    </fieldset>
  )
}

/** A day is chosen, or none is needed. */
export function isSaid(when: When): boolean {
  return when.kind === 'always' || /^\d{4}-\d\d-\d\d$/.test(when.on)
}
