import { useState } from 'react'
import type { Change, Side } from '../../../shared/contract/base.ts'
import type { Plan } from '../../../shared/contract/planning.ts'
import type { GoalId } from '../../../shared/kernel/ids.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'

/** What can be done to a plan as a whole; what was refused stays until something succeeds. */
export function usePlanActions({ participationId }: Plan) {
  const [error, setError] = useState<unknown>(null)
  const attempt = async (write: () => Promise<Change | undefined>) => {
    try {
      changed(await write())
      setError(null)
    } catch (fault) {
      setError(fault)
    }
  }
  return {
    error,
    setWeight: (goalId: GoalId, weightBp: number) =>
      void attempt(async () => {
        await rpc.planning.updateGoal({ goalId, fields: { weightBp } })
        return undefined
      }),
    distribute: () => void attempt(() => rpc.planning.distributeRemainder({ participationId })),
    agree: (side: Side) => void attempt(() => rpc.planning.agree({ participationId, side })),
  }
}
