import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Change } from '../../../shared/contract/base.ts'
import type { Goal, Plan } from '../../../shared/contract/planning.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import classes from './panel.module.css'
import { ReturnDialog } from './ReturnDialog.tsx'

interface GoalStepsProps {
  readonly goal: Goal
  readonly plan: Plan
  readonly first: string
  /** Writes what is still being typed, so that a step never overtakes the text. */
  readonly before: () => Promise<void>
  readonly onFault: (error: unknown) => void
}

/** The step that moves the goal on, for the state it is in. */
export function GoalSteps({ goal, plan, first, before, onFault }: GoalStepsProps) {
  const [returning, setReturning] = useState(false)
  const step = async (write: () => Promise<Change>) => {
    try {
      await before()
      changed(await write())
      onFault(null)
    } catch (error) {
      onFault(error)
    }
  }
  const agree = () => step(() => rpc.planning.agree({ participationId: plan.participationId, side: 'manager' }))
  const agreedHere = plan.agreement?.managerAt != null
  if (goal.state === 'agreed') return null
  if (goal.state === 'proposed') {
    return (
      <div className={classes.foot}>
        <Button onClick={() => setReturning(true)}>Return with comment</Button>
        <Button variant="filled" disabled={agreedHere} onClick={() => void agree()}>
          {agreedHere ? 'Agreed by you' : 'Agree'}
        </Button>
        <ReturnDialog
          opened={returning}
          first={first}
          onClose={() => setReturning(false)}
          onReturn={(comment) => {
            setReturning(false)
            void step(() => rpc.planning.returnGoal({ goalId: goal.id, comment }))
          }}
        />
      </div>
    )
  }
  return (
    <div className={classes.foot}>
      <Button onClick={() => void step(() => rpc.planning.propose({ goalId: goal.id, by: 'employee' }))}>{first} proposes it</Button>
      <Button variant="filled" onClick={() => void step(() => rpc.planning.propose({ goalId: goal.id, by: 'manager' }))}>
        Propose
      </Button>
    </div>
  )
}
