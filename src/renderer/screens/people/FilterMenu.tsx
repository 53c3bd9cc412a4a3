import { Popover, Select } from '@mantine/core'
import { Plus } from 'lucide-react'
import { memo, useCallback, useMemo, useRef } from 'react'
import type { PersonRow } from '../../../shared/contract/people.ts'
import { ReviewState } from '../../../shared/contract/reviewing.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { Picker } from '../../components/Picker.tsx'
import { reviewWords } from '../../components/review-words.ts'
import { goalsWords, managerOptions } from './filter-words.ts'
import classes from './people.module.css'
import type { FilterUnit, PeopleSearch } from './people-filter.ts'
import { TextFilter } from './TextFilter.tsx'

interface FilterMenuProps {
  readonly search: PeopleSearch
  readonly people: readonly PersonRow[]
  readonly units: readonly FilterUnit[]
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  /** `typing` changes do not make a step for Back. */
  readonly onChange: (search: PeopleSearch, typing: boolean) => void
}

const statuses = [
  { value: 'active', label: 'Active' },
  { value: 'left', label: 'Left' },
  { value: 'all', label: 'Everybody' },
]
const reviews = [
  ...ReviewState.options.map((state) => ({ value: state, label: reviewWords[state] })),
  { value: 'none', label: 'Not in a cycle' },
]
const goals = Object.entries(goalsWords).map(([value, label]) => ({ value, label }))

/** Narrows the list; each choice becomes a chip beside it. */
export function FilterMenu({ opened, onOpened, ...panel }: FilterMenuProps) {
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.addFilter} aria-haspopup="dialog" aria-expanded={opened} onClick={() => onOpened(!opened)}>
          <Plus size={14} aria-hidden />
          Filter
          <KeyCap keys="F" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Filters">
        <Panel {...panel} onDone={() => onOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Panel({
  search,
  people,
  units: tree,
  onChange,
  onDone,
}: Omit<FilterMenuProps, 'opened' | 'onOpened'> & { readonly onDone: () => void }) {
  const units = useMemo(() => unitsOf(tree, people), [tree, people])
  const jobs = useMemo(() => jobsOf(people), [people])
  const managers = useMemo(() => managersOf(people), [people])
  const latest = useRef({ search, onChange })
  latest.current = { search, onChange }
  // The same function from letter to letter, so that the six lists of choices are not drawn again for each.
  const set = useCallback((key: keyof PeopleSearch, value: string | null, typing = false) => {
    const { [key]: _before, ...rest } = latest.current.search
    latest.current.onChange(value === null ? rest : { ...rest, [key]: value }, typing)
  }, [])
  return (
    <div className={classes.filterPanel}>
      <TextFilter
        label="Text"
        description="In name, job, unit, email or number"
        value={search.text ?? ''}
        onType={(text) => set('text', text === '' ? null : text, true)}
        onDone={onDone}
      />
      <Choice label="Status" name="status" data={statuses} value={search.status ?? 'active'} onSet={set} />
      <Choice label="Unit and those below" name="unit" data={units} value={search.unit ?? null} onSet={set} />
      <Choice label="Manager" name="manager" data={managers} value={search.manager ?? null} onSet={set} />
      <Choice label="Job" name="job" data={jobs} value={search.job ?? null} onSet={set} />
      <Choice label="Review" name="review" data={reviews} value={search.review ?? null} onSet={set} />
      <Choice label="Goals" name="goals" data={goals} value={search.goals ?? null} onSet={set} />
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly name: keyof PeopleSearch
  readonly data: readonly { readonly value: string; readonly label: string }[]
  readonly value: string | null
  readonly onSet: (name: keyof PeopleSearch, value: string | null) => void
}

/** More than these are found by typing. */
const FEW = 8

const Choice = memo(function Choice({ label, name, data, value, onSet }: ChoiceProps) {
  const field = {
    label,
    placeholder: 'Any',
    data,
    value,
    clearable: label !== 'Status',
    limit: 100,
    comboboxProps: { withinPortal: false },
    onChange: (chosen: string | null) => onSet(name, chosen),
  }
  return data.length > FEW ? <Picker {...field} nothingFoundMessage={`No such ${name}`} /> : <Select {...field} />
})

/** As the tree of units has them; one without people of its own may have some below. */
function unitsOf(units: readonly FilterUnit[], people: readonly PersonRow[]) {
  const options = units.map(({ label, depth }) => ({ value: label, label: `${'\u2003'.repeat(depth)}${label}` }))
  return people.some(({ unit }) => unit === null) ? [...options, { value: '', label: 'None' }] : options
}

function jobsOf(people: readonly PersonRow[]) {
  const jobs = [...new Set(people.map((person) => person.jobTitle ?? ''))].sort((a, b) => a.localeCompare(b))
  return jobs
    .map((job) => ({ value: job, label: job === '' ? 'None' : job }))
    .sort((a, b) => Number(a.value === '') - Number(b.value === ''))
}

function managersOf(people: readonly PersonRow[]) {
  const options = managerOptions(people).sort((a, b) => a.label.localeCompare(b.label))
  return people.some((person) => person.managerId === null) ? [...options, { value: '', label: 'None' }] : options
}
