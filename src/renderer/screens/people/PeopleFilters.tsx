import type { PersonRow } from '../../../shared/contract/people.ts'
import { FilterChip } from '../../components/FilterChip.tsx'
import { FilterMenu } from './FilterMenu.tsx'
import { filterWords } from './filter-words.ts'
import { activeFilters, type FilterUnit, type PeopleSearch, withoutFilter } from './people-filter.ts'

interface PeopleFiltersProps {
  readonly search: PeopleSearch
  readonly keys: readonly string[]
  readonly people: readonly PersonRow[]
  readonly units: readonly FilterUnit[]
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  readonly onChange: (search: PeopleSearch, replace: boolean) => void
}

/** The filters in force as chips, and the way to add one. */
export function PeopleFilters({ search, keys, people, units, opened, onOpened, onChange }: PeopleFiltersProps) {
  return (
    <>
      {activeFilters(search, keys).map((key) => (
        <FilterChip
          key={key}
          {...filterWords(key, search, { people, units })}
          onRemove={() => onChange(withoutFilter(search, key), false)}
        />
      ))}
      <FilterMenu search={search} people={people} units={units} opened={opened} onOpened={onOpened} onChange={onChange} />
    </>
  )
}
