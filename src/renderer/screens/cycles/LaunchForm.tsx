import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import type { PhaseDates } from '../../../shared/contract/cycles.ts'
import type { PersonRow } from '../../../shared/contract/people.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { ReviewFormFields } from '../../library/ReviewFormFields.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import classes from './launch.module.css'
import { type Choice, launchBlock, movePhaseEnd, peopleOf } from './launch-draft.ts'
import { PeopleChoice } from './PeopleChoice.tsx'
import { PhaseFields } from './PhaseFields.tsx'

interface Period {
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
}

interface LaunchFormProps {
  readonly proposal: { readonly name: string; readonly phases: readonly PhaseDates[]; readonly form: ReviewForm }
  /** Why the newest dates were not accepted. */
  readonly fault: unknown
  readonly period: Period
  readonly onPeriod: (period: Period) => void
  /** Key of the cycle template it starts from. */
  readonly template: string
  readonly onTemplate: (key: string) => void
  readonly people: readonly PersonRow[]
  readonly ownPersonId: PersonId | null
}

/** Everything of a cycle that can still be changed before it is launched. */
export function LaunchForm({ proposal, fault, period, onPeriod, template, onTemplate, people, ownPersonId }: LaunchFormProps) {
  const navigate = useNavigate()
  const [name, setName] = useState<string | null>(null)
  const [phases, setPhases] = useState(proposal.phases)
  const [form, setForm] = useState(proposal.form)
  const [choice, setChoice] = useState<Choice>(ownPersonId === null ? { kind: 'firm' } : { kind: 'team', managerId: ownPersonId })
  useEffect(() => setPhases(proposal.phases), [proposal.phases])
  const launch = useMutation(
    orpc.cycles.launch.mutationOptions({
      onSuccess: ({ cycle, change }) => {
        changed(change)
        void navigate({ to: '/cycles/$cycleId', params: { cycleId: cycle.id } })
      },
    }),
  )
  const chosen = peopleOf(choice, people)
  const title = name ?? proposal.name
  const blocked = launchBlock({ name: title, phases, form, people: chosen.length })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (blocked === null) launch.mutate({ name: title.trim(), phases: [...phases], form, personIds: chosen.map((person) => person.id) })
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TemplateChoice
        value={template}
        onTemplate={async (key) => {
          const made = await rpc.cycles.propose({ ...period, template: key })
          setForm(made.form)
          onTemplate(key)
        }}
      />
      <div className={classes.basics}>
        <TextInput label="Name" data-autofocus maxLength={300} value={title} onChange={(event) => setName(event.currentTarget.value)} />
        <DayField label="First day" value={period.startsOn} onDay={(startsOn) => onPeriod({ ...period, startsOn })} />
        <DayField label="Last day" value={period.endsOn} onDay={(endsOn) => onPeriod({ ...period, endsOn })} />
      </div>
      {fault !== null && <ErrorNote error={fault} />}
      <section className={classes.section}>
        <SectionHeading title="Phases" aside="moving a last day moves the next first day" />
        <PhaseFields phases={phases} onMoveEnd={(index, endsOn) => setPhases((before) => movePhaseEnd(before, index, endsOn))} />
      </section>
      <section className={classes.section}>
        <SectionHeading title="People" note={count(chosen.length, 'person', 'people')} aside="those who left take no part" />
        <PeopleChoice people={people} ownPersonId={ownPersonId} choice={choice} onChange={setChoice} />
      </section>
      <section className={classes.section}>
        <SectionHeading title="Review form" aside="frozen at launch" />
        <ReviewFormFields form={form} onChange={setForm} />
      </section>
      {launch.error !== null && <ErrorNote error={launch.error} />}
      <div className={classes.foot}>
        <Button type="submit" variant="filled" disabled={blocked !== null} loading={launch.isPending}>
          Launch cycle
        </Button>
        <p>{blocked ?? `Makes a plan and a review for ${count(chosen.length, 'person', 'people')}. One undo takes it back.`}</p>
      </div>
    </form>
  )
}

interface TemplateChoiceProps {
  readonly value: string
  readonly onTemplate: (key: string) => Promise<void>
}

/** Where phases and form come from. Another template replaces the form as it stands below. */
function TemplateChoice({ value, onTemplate }: TemplateChoiceProps) {
  const templates = useQuery(orpc.library.templates.queryOptions())
  const choices = (templates.data ?? []).filter(({ content }) => content.kind === 'cycle')
  const chosen = choices.find(({ key }) => key === value)
  return (
    <div className={classes.template}>
      <Select
        label="Template"
        data={choices.map(({ key, name, id }) => ({ value: key, label: id === null ? name : `${name}, own` }))}
        value={value}
        allowDeselect={false}
        onChange={(key) => key !== null && void onTemplate(key)}
      />
      <p>{chosen?.description}</p>
    </div>
  )
}

function DayField({ label, value, onDay }: { readonly label: string; readonly value: IsoDate; readonly onDay: (day: IsoDate) => void }) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={(event) => event.currentTarget.value !== '' && onDay(event.currentTarget.value)}
    />
  )
}
