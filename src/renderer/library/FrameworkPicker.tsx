import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { FrameworkId } from '../../shared/kernel/ids.ts'
import { toFormCompetency } from '../../shared/rules/form-scale.ts'
import type { CompetencyContent, Level } from '../../shared/rules/library-content.ts'
import type { FormCompetency, ReviewForm } from '../../shared/rules/review-form.ts'
import { count } from '../components/format.ts'
import { Picker } from '../components/Picker.tsx'
import { orpc } from '../rpc/client.ts'
import { QueryGate } from '../rpc/QueryGate.tsx'
import classes from './picker.module.css'

interface FrameworkPickerProps {
  readonly form: ReviewForm
  readonly onAdd: (competencies: readonly FormCompetency[]) => void
  readonly onClose: () => void
}

/** Chooses competencies from a framework, one's own or one that ships, for a review form. */
export function FrameworkPicker({ form, onAdd, onClose }: FrameworkPickerProps) {
  const [key, setKey] = useState<string | null>(null)
  const own = useQuery(orpc.library.frameworks.queryOptions())
  const shipped = useQuery(orpc.library.shippedFrameworks.queryOptions())
  const choices = [
    { group: 'Own', items: (own.data ?? []).map(({ id, name }) => ({ value: id as string, label: name })) },
    { group: 'Shipped with the app', items: (shipped.data ?? []).map(({ key: value, title }) => ({ value, label: title })) },
  ].filter(({ items }) => items.length > 0)
  const id = FrameworkId.safeParse(key)
  return (
    <Modal opened onClose={onClose} title="Add from a framework" size="lg">
      <Picker
        label="Framework"
        data-autofocus
        data={choices}
        value={key}
        onChange={setKey}
        comboboxProps={{ withinPortal: true }}
        nothingFoundMessage="No framework of that name"
      />
      {key !== null && id.success && <OwnChoice key={key} id={id.data} form={form} onAdd={onAdd} />}
      {key !== null && !id.success && <ShippedChoice key={key} shippedKey={key} form={form} onAdd={onAdd} />}
    </Modal>
  )
}

type ChoiceProps = Pick<FrameworkPickerProps, 'form' | 'onAdd'>

function OwnChoice({ id, ...rest }: ChoiceProps & { readonly id: FrameworkId }) {
  const found = useQuery(orpc.library.framework.queryOptions({ input: { frameworkId: id } }))
  return (
    <QueryGate query={found}>{({ levels, competencies }) => <Choice levels={levels} competencies={competencies} {...rest} />}</QueryGate>
  )
}

function ShippedChoice({ shippedKey, ...rest }: ChoiceProps & { readonly shippedKey: string }) {
  const found = useQuery(orpc.library.shippedFramework.queryOptions({ input: { key: shippedKey } }))
  return (
    <QueryGate query={found}>
      {({ levels, competencies, credit, licence }) => (
        <>
          <Choice levels={levels} competencies={competencies} {...rest} />
          <p className={classes.notice}>
            {credit} {licence}.
          </p>
        </>
      )}
    </QueryGate>
  )
}

interface Content {
  readonly levels: readonly Level[]
  readonly competencies: readonly CompetencyContent[]
}

function Choice({ levels, competencies, form, onAdd }: ChoiceProps & Content) {
  const [text, setText] = useState('')
  const [level, setLevel] = useState(levels[Math.floor((levels.length - 1) / 2)]?.key ?? null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const rows = useMemo(() => matching(competencies, text), [competencies, text])
  const room = 40 - form.competencies.length
  const toggle = (place: number) => {
    const next = new Set(chosen)
    if (!next.delete(place)) next.add(place)
    setChosen(next)
  }
  const add = () => {
    const taken = form.competencies.map((competency) => competency.key)
    const added = [...chosen].sort((a, b) => a - b).flatMap((place) => competencies[place] ?? [])
    const made = added.map((competency) => {
      const one = toFormCompetency(competency, { levels, expected: level, scale: form.scale, taken })
      taken.push(one.key)
      return one
    })
    onAdd(made)
  }
  return (
    <>
      <div className={classes.fields}>
        <TextInput label="Find" value={text} onChange={(event) => setText(event.currentTarget.value)} />
        {levels.length > 0 && (
          <Select
            label="Level the job asks"
            data={levels.map(({ key, name }) => ({ value: key, label: name }))}
            value={level}
            allowDeselect={false}
            onChange={setLevel}
          />
        )}
      </div>
      <ul className={classes.list} aria-label="Competencies">
        {rows.map(({ competency, place }) => (
          <li key={place}>
            <Checkbox
              checked={chosen.has(place)}
              disabled={!chosen.has(place) && chosen.size >= room}
              onChange={() => toggle(place)}
              label={competency.name}
              description={shortened([competency.area, competency.description].filter(Boolean).join(' · '))}
            />
          </li>
        ))}
        {rows.length === 0 && <li className="c-2">Nothing in this framework is called so.</li>}
      </ul>
      <div className={classes.foot}>
        <Button variant="filled" disabled={chosen.size === 0} onClick={add}>
          Add {count(chosen.size, 'competency', 'competencies')}
        </Button>
        <p className="c-2">
          {levels.length === 0
            ? 'This framework has no levels; what the points look like comes from the scale.'
            : 'Whoever is at that level meets it; the levels beside it describe the points beside it.'}
        </p>
      </div>
    </>
  )
}

/** Two lines of it. */
function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}

function matching(competencies: readonly CompetencyContent[], text: string) {
  const wanted = text.trim().toLowerCase()
  return competencies
    .map((competency, place) => ({ competency, place }))
    .filter(({ competency }) => wanted === '' || `${competency.name} ${competency.area}`.toLowerCase().includes(wanted))
}
