import classes from './improvement.module.css'
import { PlanText } from './PlanText.tsx'
import type { StepProps } from './StepFields.tsx'

const ENDINGS = [
  { part: 'onSuccess', label: 'The goals are met', hint: 'The plan ends, and what was agreed goes on as normal work' },
  { part: 'onExtension', label: 'Some are met', hint: 'One more month with the same support, once' },
  { part: 'onEnding', label: 'They are not met', hint: 'What is agreed then, in plain words' },
] as const

/** The three ways a plan can end, each fixed before it begins. */
export function OutcomesStep({ content, first, onChange, onFlush }: StepProps) {
  return (
    <div className={classes.fields}>
      {ENDINGS.map(({ part, label, hint }) => (
        <PlanText
          key={part}
          label={label}
          hint={hint}
          first={first}
          value={content[part]}
          onChange={(value) => onChange({ ...content, [part]: value })}
          onFlush={onFlush}
        />
      ))}
    </div>
  )
}
