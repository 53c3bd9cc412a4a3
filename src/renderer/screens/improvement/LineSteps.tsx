import { Button, TextInput } from '@mantine/core'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { MOST_GOALS } from '../../../shared/rules/improvement-plan.ts'
import classes from './improvement.module.css'
import { PlanText } from './PlanText.tsx'
import type { StepProps } from './StepFields.tsx'

/** A key of its own for a line that begins; it stays with it through every version. */
function newKey(): string {
  return crypto.randomUUID()
}

interface LineProps {
  readonly name: string
  readonly onRemove: () => void
  readonly children: ReactNode
}

function Line({ name, onRemove, children }: LineProps) {
  return (
    <fieldset className={classes.line}>
      <legend className="visually-hidden">{name}</legend>
      {children}
      <div className={classes.lineFoot}>
        <span className="c-2">{name}</span>
        <Button size="compact-sm" variant="subtle" onClick={onRemove} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      </div>
    </fieldset>
  )
}

interface AddProps {
  readonly label: string
  readonly onAdd: () => void
}

function Add({ label, onAdd }: AddProps) {
  return (
    <Button mt={12} size="sm" leftSection={<Plus size={14} aria-hidden />} onClick={onAdd}>
      {label}
    </Button>
  )
}

interface DayProps {
  readonly label: string
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

function Day({ label, value, onChange }: DayProps) {
  return <TextInput type="date" label={label} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)} />
}

/** Facts, each beside what the job asks. */
export function GapsStep({ content, first, onChange, onFlush }: StepProps) {
  const { gaps } = content
  const put = (key: string, change: object) =>
    onChange({ ...content, gaps: gaps.map((gap) => (gap.key === key ? { ...gap, ...change } : gap)) })
  const text = { first, onFlush }
  return (
    <>
      {gaps.map((gap, index) => (
        <Line
          key={gap.key}
          name={`Gap ${index + 1}`}
          onRemove={() => onChange({ ...content, gaps: gaps.filter(({ key }) => key !== gap.key) })}
        >
          <div className={classes.two}>
            <PlanText
              {...text}
              label="What was seen"
              hint="Facts, without a word about the person"
              value={gap.seen}
              onChange={(seen) => put(gap.key, { seen })}
            />
            <Day label="When" value={gap.happenedOn} onChange={(happenedOn) => put(gap.key, { happenedOn })} />
          </div>
          <PlanText {...text} label="What the job asks" value={gap.standard} onChange={(standard) => put(gap.key, { standard })} />
        </Line>
      ))}
      <Add
        label="Gap"
        onAdd={() => onChange({ ...content, gaps: [...gaps, { key: newKey(), happenedOn: null, seen: '', standard: '' }] })}
      />
    </>
  )
}

/** Two to four goals with their measure. */
export function GoalsStep({ content, first, onChange, onFlush }: StepProps) {
  const { goals } = content
  const put = (key: string, change: object) =>
    onChange({ ...content, goals: goals.map((goal) => (goal.key === key ? { ...goal, ...change } : goal)) })
  const text = { first, onFlush }
  return (
    <>
      {goals.map((goal, index) => (
        <Line
          key={goal.key}
          name={`Goal ${index + 1}`}
          onRemove={() => onChange({ ...content, goals: goals.filter(({ key }) => key !== goal.key) })}
        >
          <div className={classes.two}>
            <PlanText
              {...text}
              label="Goal"
              hint="What is different when it is met"
              value={goal.goal}
              onChange={(value) => put(goal.key, { goal: value })}
            />
            <Day label="By" value={goal.dueOn} onChange={(dueOn) => put(goal.key, { dueOn })} />
          </div>
          <PlanText
            {...text}
            label="Measure"
            hint="Eight of ten drawings right at the first reading"
            rows={1}
            value={goal.measure}
            onChange={(measure) => put(goal.key, { measure })}
          />
        </Line>
      ))}
      {goals.length < MOST_GOALS && (
        <Add
          label="Goal"
          onAdd={() => onChange({ ...content, goals: [...goals, { key: newKey(), goal: '', measure: '', dueOn: null }] })}
        />
      )}
    </>
  )
}

/** Promises of the manager, with their day. */
export function SupportStep({ content, first, onChange, onFlush }: StepProps) {
  const { support } = content
  const put = (key: string, change: object) =>
    onChange({ ...content, support: support.map((each) => (each.key === key ? { ...each, ...change } : each)) })
  return (
    <>
      {support.map((each, index) => (
        <Line
          key={each.key}
          name={`Promise ${index + 1}`}
          onRemove={() => onChange({ ...content, support: support.filter(({ key }) => key !== each.key) })}
        >
          <div className={classes.two}>
            <PlanText
              label="Support"
              hint="An hour every Tuesday with somebody who has done it"
              first={first}
              value={each.promise}
              onChange={(promise) => put(each.key, { promise })}
              onFlush={onFlush}
            />
            <Day label="By" value={each.dueOn} onChange={(dueOn) => put(each.key, { dueOn })} />
          </div>
        </Line>
      ))}
      <Add label="Support" onAdd={() => onChange({ ...content, support: [...support, { key: newKey(), promise: '', dueOn: null }] })} />
    </>
  )
}
