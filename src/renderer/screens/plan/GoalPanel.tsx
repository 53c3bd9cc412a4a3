import { ActionIcon, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Ellipsis, X } from 'lucide-react'
import { useState } from 'react'
import type { Goal, Plan } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { KeyResultId } from '../../../shared/kernel/ids.ts'
import { type SmartFix, smartHints } from '../../../shared/rules/smart-hints.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName } from '../../components/format.ts'
import { Hints } from '../../components/Hints.tsx'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { GoalCheckIns } from './GoalCheckIns.tsx'
import { GoalComments } from './GoalComments.tsx'
import { GoalFields, type GoalText } from './GoalFields.tsx'
import { GoalResults } from './GoalResults.tsx'
import { GoalSteps } from './GoalSteps.tsx'
import type { KeyResultDraft } from './KeyResultForm.tsx'
import classes from './panel.module.css'

interface GoalPanelProps {
  readonly goal: Goal
  readonly plan: Plan
  readonly startsOn: IsoDate
  readonly today: IsoDate
  readonly onClose: () => void
  readonly onCheckIn: () => void
}

function fixedText(text: GoalText, fix: SmartFix): GoalText | null {
  switch (fix.kind) {
    case 'set-title':
      return { ...text, title: fix.title }
    case 'set-outcome':
      return { ...text, outcome: fix.outcome }
    case 'set-due':
      return { ...text, dueOn: fix.dueOn }
    case 'add-key-result':
      return null
  }
}

/** The selected goal: what it says, what speaks for it, what both sides said, and the step that moves it on. */
export function GoalPanel({ goal, plan, startsOn, today, onClose, onCheckIn }: GoalPanelProps) {
  const [fault, setFault] = useState<unknown>(null)
  const first = firstName(plan.person.name)
  const initial: GoalText = { title: goal.title, outcome: goal.outcome, kind: goal.kind, dueOn: goal.dueOn }
  const text = useAutosave(initial, async ({ title, ...rest }) => {
    const saved = await rpc.planning.updateGoal({ goalId: goal.id, fields: title.trim() === '' ? rest : { ...rest, title: title.trim() } })
    changed()
    return saved
  })
  const remove = useMutation(
    orpc.planning.removeGoal.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
      onError: setFault,
    }),
  )
  /** Runs a write and says whether it was done; what it refused is shown in place. */
  const attempt = async (write: () => Promise<unknown>): Promise<boolean> => {
    try {
      await text.flush()
      await write()
      setFault(null)
      changed()
      return true
    } catch (error) {
      setFault(error)
      return false
    }
  }
  const saveResult = (id: KeyResultId | null, draft: KeyResultDraft) => {
    const { title, unit, direction, baseline, target } = draft
    return attempt(() => rpc.planning.saveKeyResult({ goalId: goal.id, keyResultId: id, title, unit, direction, baseline, target }))
  }
  const applyFix = (fix: SmartFix) => {
    const next = fixedText(text.value, fix)
    if (next !== null) text.change(next)
    else if (fix.kind === 'add-key-result') void saveResult(null, fix.keyResult)
  }
  const hints = smartHints({ ...goal, ...text.value }, { startsOn, endsOn: plan.cycleEndsOn, today })
  return (
    <div className={classes.panel}>
      <div className={classes.body}>
        <div className={classes.head}>
          <span>Goal, proposed by {goal.proposedBy === 'manager' ? 'you' : first}</span>
          <SavedIndicator state={text.state} onRetry={() => void text.flush()} />
          <PanelMenu locked={plan.locked} onCheckIn={onCheckIn} onRemove={() => remove.mutate({ goalId: goal.id })} />
          <ActionIcon variant="subtle" color="gray" aria-label="Close the goal" onClick={onClose}>
            <X size={16} />
          </ActionIcon>
        </div>
        <GoalFields text={text.value} first={first} locked={plan.locked} onChange={text.change} />
        {fault !== null && <ErrorNote error={fault} />}
        <GoalResults
          results={goal.keyResults}
          locked={plan.locked}
          onSave={saveResult}
          onRemove={(keyResultId) => void attempt(async () => changed(await rpc.planning.removeKeyResult({ keyResultId })))}
        />
        {!plan.locked && (
          <div className={classes.section}>
            <Hints
              hints={hints.map(({ letter, name, met, sentence, fix }) => ({
                key: letter,
                name,
                met,
                text: sentence,
                ...(fix === null ? {} : { fix: { label: fix.label, onClick: () => applyFix(fix) } }),
              }))}
            />
          </div>
        )}
        <GoalCheckIns goal={goal} today={today} onCheckIn={onCheckIn} locked={plan.locked} />
        <GoalComments
          comments={goal.comments}
          first={first}
          onComment={(body, author) => attempt(() => rpc.planning.comment({ goalId: goal.id, author, body }))}
        />
      </div>
      {!plan.locked && <GoalSteps goal={goal} plan={plan} first={first} before={text.flush} onFault={setFault} />}
    </div>
  )
}

interface PanelMenuProps {
  readonly locked: boolean
  readonly onCheckIn: () => void
  readonly onRemove: () => void
}

function PanelMenu({ locked, onCheckIn, onRemove }: PanelMenuProps) {
  if (locked) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="More for this goal">
          <Ellipsis size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onCheckIn}>Check in</Menu.Item>
        <Menu.Item onClick={onRemove}>Remove goal</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
