import { MultiSelect, Radio } from '@mantine/core'
import type { PersonRow } from '../../../shared/contract/people.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { Picker } from '../../components/Picker.tsx'
import { type Option, personOptions } from '../../components/picker-options.ts'
import classes from './launch.module.css'
import { type Choice, peopleOf } from './launch-draft.ts'

interface PeopleChoiceProps {
  readonly people: readonly PersonRow[]
  readonly ownPersonId: PersonId | null
  readonly choice: Choice
  readonly onChange: (choice: Choice) => void
}

/** Who takes part: everybody, a team, a unit, or people one by one. */
export function PeopleChoice({ people, ownPersonId, choice, onChange }: PeopleChoiceProps) {
  const active = people.filter((person) => person.status === 'active')
  const options = personOptions(active)
  const start = (kind: string) => {
    if (kind === 'team') onChange({ kind, managerId: ownPersonId })
    else if (kind === 'unit') onChange({ kind, unit: null })
    else if (kind === 'chosen') onChange({ kind, personIds: [] })
    else onChange({ kind: 'firm' })
  }
  return (
    <div className={classes.people}>
      <Radio.Group value={choice.kind} onChange={start} aria-label="Who takes part">
        <div className={classes.choices}>
          <Radio size="xs" value="firm" label={`The whole firm, ${active.length.toLocaleString('en')}`} />
          <Radio size="xs" value="team" label={ownPersonId === null ? 'A manager’s team' : 'My team'} />
          <Radio size="xs" value="unit" label="One unit" />
          <Radio size="xs" value="chosen" label="Chosen people" />
        </div>
      </Radio.Group>
      <ChoiceField people={people} options={options} choice={choice} onChange={onChange} />
    </div>
  )
}

interface ChoiceFieldProps extends Omit<PeopleChoiceProps, 'ownPersonId'> {
  readonly options: readonly Option[]
}

function ChoiceField({ people, options, choice, onChange }: ChoiceFieldProps) {
  const found = (id: string | null) => people.find((person) => person.id === id)?.id
  if (choice.kind === 'firm') return null
  if (choice.kind === 'team') {
    const managers = new Set<string | null>(people.map((person) => person.managerId))
    return (
      <Picker
        label="Manager"
        description={`${peopleOf(choice, people).length} people report to this manager`}
        limit={100}
        data={options.filter((option) => managers.has(option.value))}
        value={choice.managerId}
        onChange={(id) => onChange({ kind: 'team', managerId: found(id) ?? null })}
      />
    )
  }
  if (choice.kind === 'unit') {
    const units = [...new Set(people.flatMap((person) => (person.unit === null ? [] : [person.unit])))].sort()
    return (
      <Picker
        label="Unit"
        description={`${peopleOf(choice, people).length} people work there`}
        limit={100}
        data={units.map((unit) => ({ value: unit, label: unit }))}
        nothingFoundMessage="No such unit"
        value={choice.unit}
        onChange={(unit) => onChange({ kind: 'unit', unit })}
      />
    )
  }
  return (
    <MultiSelect
      label="People"
      searchable
      limit={100}
      hidePickedOptions
      data={[...options]}
      value={[...choice.personIds]}
      onChange={(ids) => onChange({ kind: 'chosen', personIds: ids.flatMap((id) => found(id) ?? []) })}
    />
  )
}
