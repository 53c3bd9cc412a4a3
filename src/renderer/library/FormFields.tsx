import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core'
import { ChevronDown, ChevronRight, LibraryBig, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { LONGEST } from '../../shared/kernel/longest.ts'
import { rescale } from '../../shared/rules/form-scale.ts'
import type { FormCompetency, FormScale, ReviewForm } from '../../shared/rules/review-form.ts'
import { TextBox } from '../components/TextBox.tsx'
import { addCompetency, withAnchor, withCompetency, withGoalsWeight, withoutCompetency } from './form-draft.ts'
import classes from './form-fields.module.css'

export interface ChoosableScale extends FormScale {
  readonly key: string
}

interface FormFieldsProps {
  readonly form: ReviewForm
  readonly scales: readonly ChoosableScale[]
  readonly onChange: (form: ReviewForm) => void
  /** Opens the choice of competencies from the library. */
  readonly onPick: () => void
}

/** The review form: what counts how much, on which scale, which competencies. */
export function FormFields({ form, scales, onChange, onPick }: FormFieldsProps) {
  const full = form.competencies.length >= 40
  return (
    <>
      <div className={classes.weights}>
        <TextInput
          label="Name of the form"
          maxLength={120}
          value={form.title}
          error={form.title.trim() === '' && 'A name is needed'}
          onChange={(event) => onChange({ ...form, title: event.currentTarget.value })}
        />
        <Percent label="Goals count" value={form.goalsWeightBp} onPercent={(value) => onChange(withGoalsWeight(form, value))} />
        <Percent
          label="Competencies count"
          value={form.competenciesWeightBp}
          onPercent={(value) => onChange(withGoalsWeight(form, 100 - value))}
        />
      </div>
      <ScaleChoice form={form} scales={scales} onChange={onChange} />
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
      <div className={classes.add}>
        <Button variant="subtle" size="sm" leftSection={<Plus size={16} />} disabled={full} onClick={() => onChange(addCompetency(form))}>
          Add a competency
        </Button>
        <Button variant="subtle" size="sm" leftSection={<LibraryBig size={16} />} disabled={full} onClick={onPick}>
          Add from a framework
        </Button>
      </div>
    </>
  )
}

interface PercentProps {
  readonly label: string
  /** Basis points. */
  readonly value: number
  readonly onPercent: (percent: number) => void
}

function Percent({ label, value, onPercent }: PercentProps) {
  return (
    <NumberInput
      label={label}
      hideControls
      suffix=" %"
      min={0}
      max={100}
      clampBehavior="strict"
      value={value / 100}
      onChange={(next) => typeof next === 'number' && onPercent(next)}
    />
  )
}

function ScaleChoice({ form, scales, onChange }: Pick<FormFieldsProps, 'form' | 'scales' | 'onChange'>) {
  const own = scales.find((scale) => scale.name === form.scale.name && sameLabels(scale, form.scale))
  const options = scales.map((scale) => ({ value: scale.key, label: scale.name }))
  const take = (key: string | null) => {
    const scale = scales.find((each) => each.key === key)
    if (!scale) return
    const { name, points, meets, notApplicable } = scale
    onChange(rescale(form, { name, points, meets, notApplicable }))
  }
  return (
    <div className={classes.scale}>
      <Select
        label="Scale"
        data={own ? options : [{ value: '', label: `${form.scale.name}, as it stands in this form` }, ...options]}
        value={own?.key ?? ''}
        allowDeselect={false}
        onChange={take}
      />
      <p>
        {form.scale.points.map((point) => (
          <span key={point.value} data-meets={point.value === form.scale.meets || undefined}>
            <strong>{point.value}</strong> {point.label}
          </span>
        ))}
        <span>{form.scale.notApplicable === false ? 'every item is rated' : '“not seen” is allowed'}</span>
      </p>
    </div>
  )
}

function sameLabels(one: FormScale, other: FormScale): boolean {
  const said = (scale: FormScale) => JSON.stringify([scale.points.map(({ value, label }) => [value, label]), scale.meets])
  return said(one) === said(other)
}

interface CompetencyRowProps {
  readonly competency: FormCompetency
  readonly points: ReviewForm['scale']['points']
  readonly onChange: (fields: Partial<FormCompetency>) => void
  readonly onRemove: () => void
}

function CompetencyRow({ competency, points, onChange, onRemove }: CompetencyRowProps) {
  const [open, setOpen] = useState(false)
  const name = competency.name || 'New competency'
  const anchors = Object.keys(competency.anchors).length
  const described = anchors === 0 ? 'No point is described' : `${anchors} of ${points.length} points described`
  const Arrow = open ? ChevronDown : ChevronRight
  return (
    <li className={classes.competency}>
      <TextInput
        aria-label={`Name of ${name}`}
        placeholder="Name"
        maxLength={120}
        value={competency.name}
        error={competency.name.trim() === '' && 'A name is needed'}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextBox
        aria-label={`What ${name} means`}
        placeholder="What it means"
        autosize
        minRows={1}
        maxRows={4}
        longest={LONGEST.reason}
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
      <button
        type="button"
        className={`bare ${classes.more}`}
        aria-expanded={open}
        aria-label={`${described}, ${name}`}
        onClick={() => setOpen(!open)}
      >
        <Arrow size={14} aria-hidden />
        {described}
      </button>
      {open && <Anchors competency={competency} points={points} name={name} onChange={onChange} />}
    </li>
  )
}

function Anchors({ competency, points, name, onChange }: Omit<CompetencyRowProps, 'onRemove'> & { readonly name: string }) {
  return (
    <div className={classes.anchors}>
      {points.map((point) => (
        <TextBox
          key={point.value}
          label={`${point.value} ${point.label}`}
          aria-label={`${point.value} ${point.label}, ${name}`}
          placeholder={point.meaning}
          autosize
          minRows={1}
          maxRows={5}
          longest={LONGEST.meaning}
          value={competency.anchors[String(point.value)] ?? ''}
          onChange={(event) => onChange({ anchors: withAnchor(competency, point.value, event.currentTarget.value) })}
        />
      ))}
    </div>
  )
}
