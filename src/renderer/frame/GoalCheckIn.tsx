import { useMutation } from '@tanstack/react-query'
import type { Goal } from '../../shared/contract/planning.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { CheckInDialog } from '../components/CheckInDialog.tsx'
import { changed } from '../rpc/changed.ts'
import { orpc } from '../rpc/client.ts'

interface GoalCheckInProps {
  readonly goal: Pick<Goal, 'id' | 'title' | 'keyResults'>
  readonly personName: string
  readonly today: IsoDate
  readonly onClose: () => void
}

/** Keeps one check-in on a goal. */
export function GoalCheckIn({ goal, personName, today, onClose }: GoalCheckInProps) {
  const checkIn = useMutation(
    orpc.planning.checkIn.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  return (
    <CheckInDialog
      goal={goal}
      personName={personName}
      today={today}
      busy={checkIn.isPending}
      error={checkIn.error}
      onKeep={(draft) => checkIn.mutate({ goalId: goal.id, ...draft })}
      onClose={onClose}
    />
  )
}
