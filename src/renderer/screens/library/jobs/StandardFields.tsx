import { LONGEST } from '../../../../shared/kernel/longest.ts'
import type { JobContent, Standard } from '../../../../shared/rules/job-profile.ts'
import { TextBox } from '../../../components/TextBox.tsx'
import classes from './jobs.module.css'
import { newKey } from './lines.ts'

/** The standard of a responsibility, or of the whole job; an empty one where none is written. */
export function standardOf(job: JobContent, about: string | null): Standard {
  return job.standards.find((standard) => standard.about === about) ?? { key: newKey(), about, meets: '', exceeds: '', short: '' }
}

export function withStandard(job: JobContent, changed: Standard): Standard[] {
  return [...job.standards.filter((standard) => standard.about !== changed.about), changed]
}

const FIELDS = [
  ['meets', 'Meets'],
  ['exceeds', 'Exceeds'],
  ['short', 'Falls short'],
] as const

interface StandardFieldsProps {
  readonly of: string
  readonly standard: Standard
  readonly onChange: (standard: Standard) => void
}

/** What meets, what exceeds, what falls short. */
export function StandardFields({ of, standard, onChange }: StandardFieldsProps) {
  return (
    <div className={classes.standardFields}>
      {FIELDS.map(([key, label]) => (
        <TextBox
          key={key}
          label={label}
          aria-label={`${label}: ${of}`}
          autosize
          minRows={2}
          longest={LONGEST.passage}
          value={standard[key]}
          onChange={(event) => onChange({ ...standard, [key]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}
