import { Autocomplete, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import type { CareerPath, JobContent } from '../../../../shared/rules/job-profile.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import { orpc } from '../../../rpc/client.ts'
import classes from './jobs.module.css'
import { LineTools } from './LineTools.tsx'
import { moved, newKey } from './lines.ts'

interface FieldsProps {
  readonly job: JobContent
  /** The profile being written; it does not lead to itself. */
  readonly jobProfileId: string
  readonly onChange: (fields: Partial<JobContent>) => void
}

/** Jobs this one leads to, and what it takes. A title that is a profile here becomes a link to it. */
export function CareerPathFields({ job, jobProfileId, onChange }: FieldsProps) {
  const { data: jobs = [] } = useQuery(orpc.library.jobs.queryOptions())
  const others = jobs.filter((other) => other.id !== jobProfileId)
  const all = job.careerPaths
  const set = (careerPaths: readonly CareerPath[]) => onChange({ careerPaths: [...careerPaths] })
  const named = (title: string) => others.find((other) => other.title.toLowerCase() === title.trim().toLowerCase())?.id ?? null
  return (
    <section>
      <SectionHeading title="Career paths" note={all.length} />
      <ul className={classes.lines}>
        {all.map((path, place) => (
          <li key={path.key}>
            <div className={classes.path}>
              <Autocomplete
                label="Leads to"
                aria-label={`Career path ${place + 1} leads to`}
                maxLength={160}
                limit={8}
                data={[...new Set(others.map((other) => other.title))]}
                value={path.title}
                onChange={(title) => set(all.with(place, { ...path, title, jobProfileId: named(title) }))}
              />
              <TextBox
                label="What it takes"
                aria-label={`What ${path.title || `career path ${place + 1}`} takes`}
                autosize
                minRows={1}
                longest={LONGEST.passage}
                value={path.needs}
                onChange={(event) => set(all.with(place, { ...path, needs: event.currentTarget.value }))}
              />
            </div>
            <LineTools
              name={path.title || `career path ${place + 1}`}
              first={place === 0}
              last={place === all.length - 1}
              onMove={(by) => set(moved(all, place, by))}
              onRemove={() => set(all.toSpliced(place, 1))}
            />
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        variant="subtle"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => set([...all, { key: newKey(), jobProfileId: null, title: '', needs: '' }])}
      >
        Add career path
      </Button>
    </section>
  )
}
