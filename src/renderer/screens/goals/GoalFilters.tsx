import { Select, TextInput } from '@mantine/core'
import { GoalState } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { KindChip } from '../../components/FilterChip.tsx'
import { goalStateWords } from '../../components/goal-words.ts'
import classes from './goals.module.css'
import { answers, type GoalQuestion, type GoalsSearch, type ListedGoal } from './goals-filter.ts'

interface GoalFiltersProps {
  readonly goals: readonly ListedGoal[]
  readonly search: GoalsSearch
  readonly today: IsoDate
  readonly onChange: (search: GoalsSearch, replace?: boolean) => void
}

const questions: readonly { readonly key: GoalQuestion; readonly label: string }[] = [
  { key: 'behind', label: 'Behind pace' },
  { key: 'quiet', label: 'Gone quiet' },
  { key: 'unmeasured', label: 'No measure' },
]

/** The questions one asks of goals, with how many answer them. */
export function GoalFilters({ goals, search, today, onChange }: GoalFiltersProps) {
  const { only, state, text, ...rest } = search
  const kept = { ...rest, ...(state === undefined ? {} : { state }), ...(text === undefined ? {} : { text }) }
  const setState = (value: string | null) => {
    const next = { ...rest, ...(only === undefined ? {} : { only }), ...(text === undefined ? {} : { text }) }
    onChange(value === null ? next : { ...next, state: GoalState.parse(value) })
  }
  const setText = (value: string) => {
    const next = { ...rest, ...(only === undefined ? {} : { only }), ...(state === undefined ? {} : { state }) }
    onChange(value === '' ? next : { ...next, text: value }, true)
  }
  return (
    <>
      <KindChip count={goals.length} selected={only === undefined} onClick={() => onChange(kept)}>
        All
      </KindChip>
      {questions.map(({ key, label }) => (
        <KindChip
          key={key}
          count={goals.filter((goal) => answers(goal, key, today)).length}
          selected={only === key}
          onClick={() => onChange({ ...kept, only: key })}
        >
          {label}
        </KindChip>
      ))}
      <Select
        className={classes.stateFilter ?? ''}
        aria-label="State"
        placeholder="Any state"
        clearable
        data={GoalState.options.map((value) => ({ value, label: goalStateWords[value] }))}
        value={state ?? null}
        onChange={setState}
      />
      <TextInput
        className={classes.textFilter ?? ''}
        aria-label="Goal or person"
        placeholder="Goal or person"
        value={text ?? ''}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </>
  )
}
