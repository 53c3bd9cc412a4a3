import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Side } from '../../../shared/contract/base.ts'
import { GoalKind, type Plan } from '../../../shared/contract/planning.ts'
import type { GoalId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName } from '../../components/format.ts'
import { goalKindWords } from '../../components/goal-words.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import classes from './plan.module.css'

interface NewGoalProps {
  readonly plan: Plan
  readonly onClose: () => void
  readonly onMade: (goalId: GoalId) => void
}

const kinds = GoalKind.options.map((kind) => ({ value: kind, label: goalKindWords[kind] }))

/** A goal begins with its title; the rest is written in the panel. */
export function NewGoal({ plan, onClose, onMade }: NewGoalProps) {
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<GoalKind>('smart')
  const [proposedBy, setProposedBy] = useState<Side>('manager')
  const create = useMutation(
    orpc.planning.createGoal.mutationOptions({
      onSuccess: ({ goalId, change }) => {
        changed(change)
        onClose()
        onMade(goalId)
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() !== '') create.mutate({ participationId: plan.participationId, kind, title: title.trim(), proposedBy })
  }
  return (
    <form
      className={classes.newGoal}
      aria-label="New goal"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <TextInput
        label="What should be different at the end"
        autoFocus
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        label="Kind"
        data={kinds}
        value={kind}
        allowDeselect={false}
        onChange={(value) => value !== null && setKind(GoalKind.parse(value))}
      />
      <div className={classes.proposer}>
        <span className="t-label">Proposed by</span>
        <SegmentedControl
          size="xs"
          aria-label="Proposed by"
          data={[
            { value: 'manager', label: 'You' },
            { value: 'employee', label: firstName(plan.person.name) },
          ]}
          value={proposedBy}
          onChange={(value) => setProposedBy(value === 'employee' ? 'employee' : 'manager')}
        />
      </div>
      <div className={classes.newGoalButtons}>
        <Button type="submit" variant="filled" disabled={title.trim() === ''} loading={create.isPending}>
          Add goal
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
      {create.error !== null && <ErrorNote error={create.error} />}
    </form>
  )
}
