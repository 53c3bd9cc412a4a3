import { Button, Drawer, Group, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import type { CheckpointDraft, ImprovementPlan, PlanMilestoneState } from '../../../shared/contract/concerns-improvement.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { CheckpointStanding, PlanContent } from '../../../shared/rules/improvement-plan.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import classes from './improvement.module.css'
import { PlanText } from './PlanText.tsx'
import { CHECKPOINTS } from './plan-words.ts'

interface CheckpointDrawerProps {
  readonly plan: ImprovementPlan
  readonly milestone: PlanMilestoneState
  readonly content: PlanContent
  readonly first: string
  readonly today: IsoDate
  readonly onClose: () => void
}

/** What was seen at a milestone, goal by goal, and the manager's signature under it. What is typed is kept until then. */
export function CheckpointDrawer(props: CheckpointDrawerProps) {
  const { plan, milestone, today, onClose } = props
  const input = { planId: plan.id, milestoneKey: milestone.key }
  const draft = useQuery({ ...orpc.concerns.checkpointDraft.queryOptions({ input }), gcTime: 0 })
  const begun = useRef<CheckpointDraft | null>(null)
  // Read once: afterwards the fields themselves are the newest text there is.
  if (draft.data !== undefined && !draft.isFetching) {
    begun.current ??= draft.data.checkpoint ?? { heldOn: today, standing: null, note: '', goals: [] }
  }
  return (
    <Drawer opened onClose={onClose} title={`Milestone ${milestone.name}`} size={480}>
      {begun.current !== null && <Writing {...props} start={begun.current} isOld={draft.data?.savedAt != null} />}
      {draft.error !== null && <ErrorNote error={draft.error} />}
    </Drawer>
  )
}

interface WritingProps extends CheckpointDrawerProps {
  readonly start: CheckpointDraft
  /** Begun earlier and not signed. */
  readonly isOld: boolean
}

function Writing({ plan, milestone, content, first, today, onClose, start, isOld }: WritingProps) {
  const of = { planId: plan.id, milestoneKey: milestone.key }
  const typed = useAutosave(
    start,
    (checkpoint) => rpc.concerns.saveCheckpointDraft({ ...of, checkpoint }),
    ({ heldOn }) => heldOn !== '',
  )
  const { value } = typed
  const set = (fields: Partial<CheckpointDraft>) => typed.change({ ...value, ...fields })
  const own = useOwnName()
  const [name, setName] = useState<string | null>(null)
  const fullName = name ?? own
  const sign = useMutation(
    orpc.concerns.signCheckpoint.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  const submit = async () => {
    await typed.flush()
    if (value.standing !== null) sign.mutate({ ...of, fullName, checkpoint: { ...value, standing: value.standing } })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="lg">
        <div className={classes.draftHead}>
          <span className="t-caption c-2">
            {isOld ? 'Begun earlier and not signed. ' : ''}Only you read it until it is signed and sent.
          </span>
          <SavedIndicator state={typed.state} onRetry={() => void typed.flush()} />
        </div>
        <TextInput
          type="date"
          label="Looked at on"
          max={today}
          value={value.heldOn}
          onChange={(event) => set({ heldOn: event.currentTarget.value })}
        />
        <Standing value={value.standing} onChange={(standing) => set({ standing })} />
        <Texts content={content} first={first} value={value} onChange={set} onFlush={typed.flush} />
        <TextInput label="Full name of the manager" value={fullName} onChange={(event) => setName(event.currentTarget.value)} />
        {sign.error !== null && <ErrorNote error={sign.error} />}
        <Group justify="flex-end" gap="sm">
          <Button onClick={onClose}>Close</Button>
          <Button
            type="submit"
            variant="filled"
            loading={sign.isPending}
            disabled={fullName.trim() === '' || value.heldOn === '' || value.standing === null}
          >
            Sign milestone
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface StandingProps {
  readonly value: CheckpointStanding | null
  readonly onChange: (standing: CheckpointStanding) => void
}

/** Begins with nothing chosen: what is signed was judged. */
function Standing({ value, onChange }: StandingProps) {
  const name = useId()
  return (
    <div className={classes.standing}>
      <p className="t-label" id={name}>
        How the goals stand
      </p>
      <SegmentedControl
        fullWidth
        aria-labelledby={name}
        value={value ?? ''}
        onChange={(standing) => onChange(standing as CheckpointStanding)}
        data={Object.entries(CHECKPOINTS).map(([standing, label]) => ({ value: standing, label }))}
      />
      {value === null && <p className="t-caption c-2">Nothing is chosen yet; it is before the milestone is signed</p>}
    </div>
  )
}

interface TextsProps {
  readonly content: PlanContent
  readonly first: string
  readonly value: CheckpointDraft
  readonly onChange: (fields: Partial<CheckpointDraft>) => void
  readonly onFlush: () => Promise<void>
}

function Texts({ content, first, value, onChange, onFlush }: TextsProps) {
  const setGoal = (key: string, note: string) => onChange({ goals: [...value.goals.filter((goal) => goal.key !== key), { key, note }] })
  return (
    <>
      {content.goals.map((goal) => (
        <PlanText
          key={goal.key}
          label={goal.goal}
          hint={`Measure: ${goal.measure}`}
          rows={1}
          first={first}
          value={value.goals.find(({ key }) => key === goal.key)?.note ?? ''}
          onChange={(note) => setGoal(goal.key, note)}
          onFlush={onFlush}
        />
      ))}
      <PlanText
        label="What was seen"
        hint="What went well first, then what is still open"
        first={first}
        value={value.note}
        onChange={(note) => onChange({ note })}
        onFlush={onFlush}
      />
    </>
  )
}

function useOwnName(): string {
  const people = useQuery(orpc.people.list.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  return people.data?.find(({ id }) => id === workspace.data?.ownPersonId)?.name ?? ''
}
