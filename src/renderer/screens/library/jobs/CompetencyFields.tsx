import { Button, TextInput } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import type { JobCompetency, JobContent } from '../../../../shared/rules/job-profile.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import { CompetencyPicker } from './CompetencyPicker.tsx'
import classes from './jobs.module.css'
import { LineTools } from './LineTools.tsx'
import { moved, newKey } from './lines.ts'

interface FieldsProps {
  readonly job: JobContent
  readonly onChange: (fields: Partial<JobContent>) => void
}

/** What the job asks of whoever does it, each at its level. Copied from a framework, so that the version stands alone. */
export function CompetencyFields({ job, onChange }: FieldsProps) {
  const [picking, setPicking] = useState(false)
  const all = job.competencies
  const set = (competencies: readonly JobCompetency[]) => onChange({ competencies: [...competencies] })
  const blank = { key: newKey(), competencyId: null, name: '', source: '', description: '', level: '', meaning: '' }
  return (
    <section>
      <SectionHeading title="Competencies" note={all.length} />
      <ul className={classes.lines}>
        {all.map((one, place) => (
          <li key={one.key}>
            <div className={classes.competency}>
              <TextInput
                label="Name"
                aria-label={`Name of competency ${place + 1}`}
                maxLength={160}
                value={one.name}
                onChange={(event) => set(all.with(place, { ...one, name: event.currentTarget.value }))}
              />
              <TextInput
                label="Expected level"
                aria-label={`Expected level of ${one.name || `competency ${place + 1}`}`}
                maxLength={160}
                value={one.level}
                onChange={(event) => set(all.with(place, { ...one, level: event.currentTarget.value }))}
              />
              <TextBox
                label="What that level asks"
                aria-label={`What the level of ${one.name || `competency ${place + 1}`} asks`}
                autosize
                minRows={1}
                maxRows={8}
                longest={LONGEST.passage}
                value={one.meaning}
                onChange={(event) => set(all.with(place, { ...one, meaning: event.currentTarget.value }))}
              />
            </div>
            <LineTools
              name={one.name || `competency ${place + 1}`}
              first={place === 0}
              last={place === all.length - 1}
              onMove={(by) => set(moved(all, place, by))}
              onRemove={() => set(all.toSpliced(place, 1))}
            />
            {one.source !== '' && <p className={`c-2 ${classes.under}`}>{one.source}</p>}
          </li>
        ))}
      </ul>
      <Button size="sm" variant="subtle" leftSection={<Plus size={14} aria-hidden />} onClick={() => setPicking(true)}>
        Add from a framework
      </Button>
      <Button size="sm" variant="subtle" leftSection={<Plus size={14} aria-hidden />} onClick={() => set([...all, blank])}>
        Add one’s own
      </Button>
      {picking && (
        <CompetencyPicker
          onClose={() => setPicking(false)}
          onAdd={(added) => {
            set([...all, ...added])
            setPicking(false)
          }}
        />
      )}
    </section>
  )
}
