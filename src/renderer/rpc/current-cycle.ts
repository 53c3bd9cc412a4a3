import { useQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import type { CycleSummary } from '../../shared/contract/cycles.ts'
import type { CycleId } from '../../shared/kernel/ids.ts'
import { orpc } from './client.ts'

const useChosen = create<{ readonly cycleId: CycleId | null }>(() => ({ cycleId: null }))

/** Of several running cycles, the one the frame and the screens are about. */
export function chooseCycle(cycleId: CycleId): void {
  useChosen.setState({ cycleId })
}

/** The running cycles, and the one that is meant where nothing else says so: the last chosen, or the one main would show. */
export function useCurrentCycle(): { readonly running: readonly CycleSummary[]; readonly current: CycleSummary | null } {
  const { cycleId } = useChosen()
  const { data: cycles = [] } = useQuery(orpc.cycles.list.queryOptions())
  const { data: frame } = useQuery(orpc.workspace.frame.queryOptions())
  const running = cycles.filter(({ status }) => status === 'running')
  return { running, current: running.find(({ id }) => id === cycleId) ?? frame?.cycle ?? null }
}
