import { Chip, Group, NumberInput, Select, Stack } from '@mantine/core'
import { type Nth, type Recurrence, Rhythm, recurrenceFor, type Weekday, weekdayName, weekdays } from '../../../shared/rules/recurrence.ts'
import { rhythmWords } from './meeting-words.ts'
import classes from './meetings.module.css'

/** What the first choice says: a rhythm, or a rule of one's own. */
export type RhythmChoice = Rhythm | 'own'

interface RecurrenceFieldsProps {
  readonly choice: RhythmChoice
  readonly recurrence: Recurrence
  /** The weekday of the first day: rhythms fall on it. */
  readonly weekday: Weekday
  readonly nth: Nth
  readonly onChange: (choice: RhythmChoice, recurrence: Recurrence) => void
}

const CHOICES = [...Rhythm.options.map((value) => ({ value, label: rhythmWords[value] })), { value: 'own', label: 'Own rule' }]

/** How a one-to-one comes back, in plain controls. */
export function RecurrenceFields({ choice, recurrence, weekday, nth, onChange }: RecurrenceFieldsProps) {
  const choose = (value: string | null) => {
    const rhythm = Rhythm.options.find((known) => known === value)
    if (rhythm) onChange(rhythm, recurrenceFor(rhythm, weekday, nth))
    else onChange('own', recurrence)
  }
  return (
    <Stack gap="sm">
      <Select label="Rhythm" data={CHOICES} value={choice} allowDeselect={false} onChange={choose} />
      {choice === 'own' && <OwnRule recurrence={recurrence} weekday={weekday} nth={nth} onChange={(next) => onChange('own', next)} />}
    </Stack>
  )
}

interface OwnRuleProps extends Pick<RecurrenceFieldsProps, 'recurrence' | 'weekday' | 'nth'> {
  readonly onChange: (recurrence: Recurrence) => void
}

function OwnRule({ recurrence, weekday, nth, onChange }: OwnRuleProps) {
  const turn = (unit: string | null) => {
    const { interval } = recurrence
    if (unit === 'week') onChange({ unit: 'week', interval, weekdays: [weekday] })
    else onChange({ unit: 'month', interval: Math.min(24, interval), on: { kind: 'weekday', nth, weekday } })
  }
  return (
    <>
      <Group grow>
        <NumberInput
          label="Every"
          min={1}
          max={recurrence.unit === 'week' ? 52 : 24}
          clampBehavior="strict"
          value={recurrence.interval}
          onChange={(value) => typeof value === 'number' && value >= 1 && onChange({ ...recurrence, interval: Math.round(value) })}
        />
        <Select
          label="Unit"
          allowDeselect={false}
          data={[
            { value: 'week', label: recurrence.interval === 1 ? 'week' : 'weeks' },
            { value: 'month', label: recurrence.interval === 1 ? 'month' : 'months' },
          ]}
          value={recurrence.unit}
          onChange={turn}
        />
      </Group>
      {recurrence.unit === 'week' ? (
        <Weekdays
          label="On these days"
          value={recurrence.weekdays}
          onChange={(days) => days.length > 0 && onChange({ ...recurrence, weekdays: [...days] })}
        />
      ) : (
        <OnMonth recurrence={recurrence} weekday={weekday} nth={nth} onChange={onChange} />
      )}
    </>
  )
}

interface WeekdaysProps {
  readonly label: string
  readonly value: readonly Weekday[]
  readonly onChange: (days: readonly Weekday[]) => void
}

/** Any of the seven; at least one stays. */
export function Weekdays({ label, value, onChange }: WeekdaysProps) {
  return (
    <fieldset className={classes.fieldset}>
      <legend className="t-label">{label}</legend>
      <Chip.Group multiple value={[...value]} onChange={(chosen) => onChange(weekdays.filter((day) => chosen.includes(day)))}>
        <Group gap={6} mt={6}>
          {weekdays.map((day) => (
            <Chip key={day} value={day} size="sm" variant="outline">
              {weekdayName(day).slice(0, 3)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </fieldset>
  )
}

type Monthly = Extract<Recurrence, { unit: 'month' }>

function OnMonth({ recurrence, weekday, nth, onChange }: OwnRuleProps & { readonly recurrence: Monthly }) {
  const { on } = recurrence
  const pick = (value: string | null) => {
    if (value === 'day') onChange({ ...recurrence, on: { kind: 'day', day: 1 } })
    else onChange({ ...recurrence, on: { kind: 'weekday', nth, weekday } })
  }
  return (
    <Group grow align="flex-end">
      <Select
        label="On"
        allowDeselect={false}
        data={[
          { value: 'weekday', label: 'a weekday' },
          { value: 'day', label: 'a day of the month' },
        ]}
        value={on.kind}
        onChange={pick}
      />
      {on.kind === 'day' ? (
        <NumberInput
          label="Day"
          description={on.day > 28 ? 'In a shorter month, its last day' : undefined}
          min={1}
          max={31}
          clampBehavior="strict"
          value={on.day}
          onChange={(day) => typeof day === 'number' && day >= 1 && onChange({ ...recurrence, on: { kind: 'day', day } })}
        />
      ) : (
        <>
          <Select
            label="Which"
            allowDeselect={false}
            data={NTH.map(({ value, label }) => ({ value: String(value), label }))}
            value={String(on.nth)}
            onChange={(value) => {
              const found = NTH.find((known) => String(known.value) === value)
              if (found) onChange({ ...recurrence, on: { ...on, nth: found.value } })
            }}
          />
          <Select
            label="Weekday"
            allowDeselect={false}
            data={weekdays.map((value) => ({ value, label: weekdayName(value) }))}
            value={on.weekday}
            onChange={(value) => {
              const day = weekdays.find((known) => known === value)
              if (day) onChange({ ...recurrence, on: { ...on, weekday: day } })
            }}
          />
        </>
      )}
    </Group>
  )
}

const NTH: readonly { readonly value: Nth; readonly label: string }[] = [
  { value: 1, label: 'first' },
  { value: 2, label: 'second' },
  { value: 3, label: 'third' },
  { value: 4, label: 'fourth' },
  { value: -1, label: 'last' },
]
