import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import type { JobContent, Responsibility } from '../../../../shared/rules/job-profile.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import classes from './jobs.module.css'
import { LineTools } from './LineTools.tsx'
import { moved, newKey } from './lines.ts'
import { StandardFields, standardOf, withStandard } from './StandardFields.tsx'

interface FieldsProps {
  readonly job: JobContent
  readonly onChange: (fields: Partial<JobContent>) => void
}

/** What the job answers for, line by line, each with its own standards where wanted. */
export function ResponsibilityFields({ job, onChange }: FieldsProps) {
  const [fresh, setFresh] = useState<string | null>(null)
  const lines = job.responsibilities
  const set = (responsibilities: readonly Responsibility[]) => onChange({ responsibilities: [...responsibilities] })
  const add = (after: number) => {
    const key = newKey()
    setFresh(key)
    set(lines.toSpliced(after, 0, { key, text: '' }))
  }
  return (
    <section>
      <SectionHeading title="Responsibilities" note={lines.length} />
      <ol className={classes.lines}>
        {lines.map((line, place) => (
          <li key={line.key}>
            <TextBox
              aria-label={`Responsibility ${place + 1}`}
              autosize
              minRows={1}
              longest={LONGEST.paragraph}
              autoFocus={line.key === fresh}
              value={line.text}
              onChange={(event) => set(lines.with(place, { ...line, text: event.currentTarget.value }))}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
                event.preventDefault()
                add(place + 1)
              }}
            />
            <LineTools
              name={`responsibility ${place + 1}`}
              first={place === 0}
              last={place === lines.length - 1}
              onMove={(by) => set(moved(lines, place, by))}
              onRemove={() => set(lines.toSpliced(place, 1))}
            />
            <OwnStandard job={job} line={line} place={place} onChange={onChange} />
          </li>
        ))}
      </ol>
      <Button size="sm" variant="subtle" leftSection={<Plus size={14} aria-hidden />} onClick={() => add(lines.length)}>
        Add responsibility
      </Button>
    </section>
  )
}

function OwnStandard({ job, line, place, onChange }: FieldsProps & { readonly line: Responsibility; readonly place: number }) {
  const written = job.standards.some((standard) => standard.about === line.key)
  const [opened, setOpened] = useState(written)
  if (!opened)
    return (
      <button type="button" className={`link ${classes.under}`} onClick={() => setOpened(true)}>
        Standards for this
      </button>
    )
  return (
    <div className={classes.under}>
      <StandardFields
        of={`responsibility ${place + 1}`}
        standard={standardOf(job, line.key)}
        onChange={(standard) => onChange({ standards: withStandard(job, standard) })}
      />
    </div>
  )
}
