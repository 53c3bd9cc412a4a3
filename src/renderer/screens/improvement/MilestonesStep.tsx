import { Button, TextInput } from '@mantine/core'
import { Plus } from 'lucide-react'
import { addDays, daysBetween } from '../../../shared/kernel/calendar.ts'
import { restarted } from '../../../shared/rules/improvement-plan.ts'
import { count } from '../../components/format.ts'
import classes from './improvement.module.css'
import { PlanText } from './PlanText.tsx'
import type { StepProps } from './StepFields.tsx'

const DAY = /^\d{4}-\d\d-\d\d$/

/** The first day and the days both look at the plan; they move together, and each can be moved alone. */
export function MilestonesStep({ content, first, onChange, onFlush }: StepProps) {
  const { milestones, startsOn } = content
  const put = (key: string, change: object) =>
    onChange({ ...content, milestones: milestones.map((each) => (each.key === key ? { ...each, ...change } : each)) })
  const add = () => {
    const last = milestones.at(-1)?.onDay ?? startsOn
    onChange({ ...content, milestones: [...milestones, { key: crypto.randomUUID(), name: '', onDay: addDays(last, 30), looksAt: '' }] })
  }
  return (
    <div className={classes.fields}>
      <TextInput
        type="date"
        label="First day of the plan"
        description="The milestones keep their distance from it"
        value={startsOn}
        onChange={(event) => DAY.test(event.currentTarget.value) && onChange(restarted(content, event.currentTarget.value))}
      />
      {milestones.map((each, index) => (
        <fieldset key={each.key} className={classes.line}>
          <legend className="visually-hidden">{`Milestone ${index + 1}`}</legend>
          <div className={classes.two}>
            <TextInput
              label="Name"
              maxLength={160}
              value={each.name}
              onChange={(event) => put(each.key, { name: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label="On"
              description={`${count(daysBetween(startsOn, each.onDay), 'day')} in`}
              value={each.onDay}
              onChange={(event) => DAY.test(event.currentTarget.value) && put(each.key, { onDay: event.currentTarget.value })}
            />
          </div>
          <PlanText
            label="What is looked at"
            hint="May stay empty: the goals"
            rows={1}
            first={first}
            value={each.looksAt}
            onChange={(looksAt) => put(each.key, { looksAt })}
            onFlush={onFlush}
          />
          <div className={classes.lineFoot}>
            <span className="c-2">{`Milestone ${index + 1}`}</span>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`Remove milestone ${index + 1}`}
              onClick={() => onChange({ ...content, milestones: milestones.filter(({ key }) => key !== each.key) })}
            >
              Remove
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button size="sm" leftSection={<Plus size={14} aria-hidden />} onClick={add}>
          Milestone
        </Button>
      </div>
    </div>
  )
}
