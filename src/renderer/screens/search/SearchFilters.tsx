import { readSearch, type TypedFilter, withoutFilter } from '../../../shared/rules/search-query.ts'
import { FilterChip } from '../../components/FilterChip.tsx'
import { formatShortDay } from '../../components/format.ts'
import classes from './search.module.css'

interface SearchFiltersProps {
  readonly typed: string
  readonly onChange: (typed: string) => void
}

const NAMES: Readonly<Record<TypedFilter['name'], string>> = {
  person: 'Person',
  tag: 'Tag',
  kind: 'Kind',
  before: 'Before',
  after: 'After',
}
const WANTS: Readonly<Record<TypedFilter['name'], string>> = {
  person: 'a name',
  tag: 'a tag',
  kind: 'goal, note, private, meeting, action, review, reward, person',
  before: 'a day, month or year, such as 2026-03',
  after: 'a day, month or year, such as 2026-03',
}

/** The filters among what was typed, as chips that can be taken away. */
export function SearchFilters({ typed, onChange }: SearchFiltersProps) {
  const { filters } = readSearch(typed)
  if (filters.length === 0) return null
  return (
    <div className={classes.filters}>
      {filters.map((each, index) => (
        <FilterChip
          // biome-ignore lint/suspicious/noArrayIndexKey: the same filter may stand there twice
          key={`${each.typed} ${index}`}
          name={NAMES[each.name]}
          value={shownValue(each)}
          onRemove={() => onChange(withoutFilter(typed, each))}
        />
      ))}
    </div>
  )
}

function shownValue({ name, filter }: TypedFilter): string {
  if (filter === null) return `… ${WANTS[name]}`
  return filter.by === 'before' || filter.by === 'after' ? formatShortDay(filter.value) : filter.value
}
