import { ActionIcon, Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import type { FormCompetency, ReviewForm } from '../../../shared/rules/review-form.ts'
import classes from './launch.module.css'
import { addCompetency, withCompetency, withGoalsWeight, withoutCompetency } from './launch-draft.ts'

interface FormFieldsProps {
  readonly form: ReviewForm
  readonly onChange: (form: ReviewForm) => void
}

/** The review form: what counts how much, which competencies, on which scale. */
export function FormFields({ form, onChange }: FormFieldsProps) {
  return (
    <>
      <div className={classes.weights}>
        <TextInput
          label="Name of the form"
          value={form.title}
          onChange={(event) => onChange({ ...form, title: event.currentTarget.value })}
        />
        <NumberInput
          label="Goals count"
          hideControls
          suffix=" %"
          min={0}
          max={100}
          clampBehavior="strict"
          value={form.goalsWeightBp / 100}
          onChange={(value) => typeof value === 'number' && onChange(withGoalsWeight(form, value))}
        />
        <NumberInput
          label="Competencies count"
          hideControls
          suffix=" %"
          min={0}
          max={100}
          clampBehavior="strict"
          value={form.competenciesWeightBp / 100}
          onChange={(value) => typeof value === 'number' && onChange(withGoalsWeight(form, 100 - value))}
        />
      </div>
      <p className={classes.scale}>
        Scale “{form.scale.name}”:{' '}
        {form.scale.points.map((point) => (
          <span key={point.value}>
            <strong>{point.value}</strong> {point.label}
          </span>
        ))}
      </p>
      <ul className={classes.competencies}>
        {form.competencies.map((competency) => (
          <CompetencyRow
            key={competency.key}
            competency={competency}
            points={form.scale.points}
            onChange={(fields) => onChange(withCompetency(form, competency.key, fields))}
            onRemove={() => onChange(withoutCompetency(form, competency.key))}
          />
        ))}
      </ul>
      <Button
        variant="subtle"
        size="sm"
        leftSection={<Plus size={16} />}
        disabled={form.competencies.length >= 40}
        onClick={() => onChange(addCompetency(form))}
      >
        Add a competency
      </Button>
    </>
  )
}

interface CompetencyRowProps {
  readonly competency: FormCompetency
  readonly points: ReviewForm['scale']['points']
  readonly onChange: (fields: Partial<FormCompetency>) => void
  readonly onRemove: () => void
}

function CompetencyRow({ competency, points, onChange, onRemove }: CompetencyRowProps) {
  const name = competency.name || 'New competency'
  return (
    <li className={classes.competency}>
      <TextInput
        aria-label={`Name of ${name}`}
        placeholder="Name"
        value={competency.name}
        error={competency.name.trim() === '' && 'A name is needed'}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Textarea
        aria-label={`What ${name} means`}
        placeholder="What it means"
        autosize
        minRows={1}
        maxRows={4}
        value={competency.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Select
        aria-label={`Expected of ${name}`}
        data={points.map((point) => ({ value: String(point.value), label: `${point.value} ${point.label}` }))}
        value={String(competency.expected)}
        allowDeselect={false}
        onChange={(value) => value !== null && onChange({ expected: Number(value) })}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={onRemove}>
        <X size={16} />
      </ActionIcon>
    </li>
  )
}
