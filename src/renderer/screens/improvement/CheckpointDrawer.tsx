import { Button, Drawer, Group, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImprovementPlan, PlanMilestoneState } from '../../../shared/contract/concerns-improvement.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { CheckpointStanding, PlanContent } from '../../../shared/rules/improvement-plan.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
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

const still = async () => {}

/** What was seen at a milestone, goal by goal, and the manager's signature under it. */
export function CheckpointDrawer({ plan, milestone, content, first, today, onClose }: CheckpointDrawerProps) {
  const people = useQuery(orpc.people.list.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const own = people.data?.find(({ id }) => id === workspace.data?.ownPersonId)?.name ?? ''
  const [heldOn, setHeldOn] = useState(today)
  const [standing, setStanding] = useState<CheckpointStanding>('partly')
  const [note, setNote] = useState('')
  const [goals, setGoals] = useState<Readonly<Record<string, string>>>({})
  const [typed, setTyped] = useState<string | null>(null)
  const fullName = typed ?? own
  const sign = useMutation(
    orpc.concerns.signCheckpoint.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  const submit = () => {
    const seen = Object.entries(goals).map(([key, text]) => ({ key, note: text }))
    sign.mutate({ planId: plan.id, milestoneKey: milestone.key, fullName, checkpoint: { heldOn, standing, note, goals: seen } })
  }
  return (
    <Drawer opened onClose={onClose} title={`Milestone ${milestone.name}`} size={480}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="lg">
          <TextInput
            type="date"
            label="Looked at on"
            max={today}
            value={heldOn}
            onChange={(event) => setHeldOn(event.currentTarget.value)}
          />
          <SegmentedControl
            fullWidth
            aria-label="How the goals stand"
            value={standing}
            onChange={(value) => setStanding(value as CheckpointStanding)}
            data={Object.entries(CHECKPOINTS).map(([value, label]) => ({ value, label }))}
          />
          {content.goals.map((goal) => (
            <PlanText
              key={goal.key}
              label={goal.goal}
              hint={`Measure: ${goal.measure}`}
              rows={1}
              first={first}
              value={goals[goal.key] ?? ''}
              onChange={(text) => setGoals((before) => ({ ...before, [goal.key]: text }))}
              onFlush={still}
            />
          ))}
          <PlanText
            label="What was seen"
            hint="What went well first, then what is still open"
            first={first}
            value={note}
            onChange={setNote}
            onFlush={still}
          />
          <TextInput label="Full name of the manager" value={fullName} onChange={(event) => setTyped(event.currentTarget.value)} />
          {sign.error !== null && <ErrorNote error={sign.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={sign.isPending} disabled={fullName.trim() === '' || heldOn === ''}>
              Sign milestone
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}
