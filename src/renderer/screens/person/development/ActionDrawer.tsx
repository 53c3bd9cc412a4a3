import { Autocomplete, Button, Drawer, Group, NumberInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActionKind, DevelopmentAction, DevelopmentPlan, Recommendation } from '../../../../shared/contract/developing.ts'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import type { TrainingId } from '../../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { firstName, majorOf, minorOf } from '../../../components/format.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import { ACTION_KINDS } from './development-words.ts'

interface ActionDrawerProps {
  readonly person: PersonDetail
  readonly plan: DevelopmentPlan
  readonly action: DevelopmentAction | null
  /** A training to plan, with the gap it is for. */
  readonly training?: { readonly training: Recommendation['training']; readonly competency: string }
  readonly onClose: () => void
}

interface Draft {
  readonly kind: ActionKind
  readonly title: string
  readonly competency: string
  readonly trainingId: TrainingId | null
  readonly startsOn: string
  readonly dueOn: string
  readonly cost: string | number
  readonly currency: string
}

/** An action with its kind, its days and its cost. */
export function ActionDrawer({ person, plan, action, training, onClose }: ActionDrawerProps) {
  const trainings = useQuery(orpc.developing.trainings.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const [draft, setDraft] = useState<Draft>(() => draftOf(action, training))
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const currency = draft.currency || workspace.data?.currency || 'EUR'
  const choose = (id: string | null) => {
    const found = trainings.data?.find((each) => each.id === id)
    set(found ? draftOf(null, { training: found, competency: draft.competency || (found.competencies[0] ?? '') }) : { trainingId: null })
  }
  const save = useMutation({
    mutationFn: () => rpc.developing.saveAction({ actionId: action?.id ?? null, personId: person.id, fields: fieldsOf(draft, currency) }),
    onSuccess: ({ change }) => {
      changed(change)
      onClose()
    },
  })
  return (
    <Drawer opened onClose={onClose} title={action === null ? 'Plan an action' : 'Edit the action'} size={440}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack gap="lg">
          <SegmentedControl
            fullWidth
            aria-label="Kind"
            value={draft.kind}
            onChange={(kind) => set({ kind: kind as ActionKind })}
            data={Object.entries(ACTION_KINDS).map(([value, label]) => ({ value, label }))}
          />
          {draft.kind === 'course' && (
            <Select
              label="Training of the catalogue"
              placeholder="None, or by typing"
              searchable
              clearable
              limit={50}
              data={(trainings.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
              value={draft.trainingId}
              onChange={choose}
              nothingFoundMessage="No such training"
            />
          )}
          <TextInput
            label="What"
            placeholder="Lead the December design review"
            value={draft.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
            description={<ReaderLine kind="both" who={firstName(person.name)} where="in the development plan" />}
            data-autofocus
          />
          <Autocomplete
            label="For which competency"
            placeholder="May stay empty"
            data={competenciesOf(plan)}
            value={draft.competency}
            onChange={(competency) => set({ competency })}
          />
          <Group grow>
            <TextInput
              type="date"
              label="Starts"
              value={draft.startsOn}
              onChange={(event) => set({ startsOn: event.currentTarget.value })}
            />
            <TextInput type="date" label="Due" value={draft.dueOn} onChange={(event) => set({ dueOn: event.currentTarget.value })} />
          </Group>
          <NumberInput
            label={`Cost, ${currency}`}
            placeholder="None, or not known yet"
            min={0}
            decimalScale={2}
            thousandSeparator=","
            value={draft.cost}
            onChange={(cost) => set({ cost })}
          />
          {save.error !== null && <ErrorNote error={save.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={save.isPending} disabled={draft.title.trim() === ''}>
              {action === null ? 'Plan action' : 'Keep changes'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}

function competenciesOf({ targets, openGaps, recommended }: DevelopmentPlan): string[] {
  const gaps = [...openGaps, ...recommended.flatMap(({ reasons }) => reasons)].map(({ competency }) => competency)
  return [...new Set([...gaps, ...targets.flatMap(({ competencies }) => competencies.map(({ name }) => name))])]
}

function draftOf(action: DevelopmentAction | null, planned: ActionDrawerProps['training']): Draft {
  if (action !== null) {
    const { kind, title, competency, trainingId, startsOn, dueOn, costMinor, currency } = action
    const cost = costMinor === null ? '' : majorOf(costMinor, currency)
    return { kind, title, competency, trainingId, startsOn: startsOn ?? '', dueOn: dueOn ?? '', cost, currency }
  }
  const blank = {
    kind: 'on-the-job' as const,
    title: '',
    competency: '',
    trainingId: null,
    startsOn: '',
    dueOn: '',
    cost: '',
    currency: '',
  }
  if (planned === undefined) return blank
  const { id, title, costMinor, currency } = planned.training
  const cost = costMinor === null ? '' : majorOf(costMinor, currency)
  return { ...blank, kind: 'course', title, competency: planned.competency, trainingId: id, cost, currency }
}

function fieldsOf(draft: Draft, currency: string): Parameters<typeof rpc.developing.saveAction>[0]['fields'] {
  return {
    kind: draft.kind,
    title: draft.title,
    competency: draft.competency,
    trainingId: draft.kind === 'course' ? draft.trainingId : null,
    startsOn: draft.startsOn === '' ? null : draft.startsOn,
    dueOn: draft.dueOn === '' ? null : draft.dueOn,
    costMinor: minorOf(draft.cost, currency),
    currency,
  }
}
