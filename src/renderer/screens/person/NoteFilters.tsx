import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { Observation } from '../../../shared/contract/coaching-notes.ts'
import type { TimelineItem } from '../../../shared/contract/insights.ts'
import { observationWords } from '../../components/observations.ts'
import classes from './person.module.css'
import { type NoteFilter, noteFacets } from './timeline-filters.ts'

interface NoteFiltersProps {
  readonly items: readonly TimelineItem[]
  readonly filter: NoteFilter
  readonly onChange: (filter: NoteFilter) => void
}

/** By what private notes record and by their tags; neither shows where no note has any. */
export function NoteFilters({ items, filter, onChange }: NoteFiltersProps) {
  const { observations, tags } = useMemo(() => noteFacets(items), [items])
  return (
    <>
      {(observations.length > 0 || filter.observation !== null) && (
        <Select
          className={classes.noteFilter ?? ''}
          size="xs"
          aria-label="Filter by observation"
          placeholder="Observation"
          clearable
          data={Observation.options
            .filter((each) => observations.includes(each) || each === filter.observation)
            .map((each) => ({ value: each, label: observationWords[each].name }))}
          value={filter.observation}
          onChange={(value) => onChange({ ...filter, observation: Observation.safeParse(value).data ?? null })}
        />
      )}
      {(tags.length > 0 || filter.tag !== null) && (
        <Select
          className={classes.noteFilter ?? ''}
          size="xs"
          aria-label="Filter by tag"
          placeholder="Tag"
          clearable
          searchable
          limit={50}
          data={[...new Set([...tags, ...(filter.tag === null ? [] : [filter.tag])])].map((tag) => ({ value: tag, label: `#${tag}` }))}
          value={filter.tag}
          onChange={(tag) => onChange({ ...filter, tag })}
        />
      )}
    </>
  )
}
