import { useEffect, useRef } from 'react'
import type { Goal, Plan } from '../../../shared/contract/planning.ts'
import type { GoalId } from '../../../shared/kernel/ids.ts'
import { useShortcut } from '../../frame/shortcuts.ts'

interface PlanKeys {
  readonly select: (id: GoalId | null) => void
  readonly add: () => void
  readonly checkIn: (id: GoalId) => void
}

/** J and K move between goals, I checks in on the open one, + adds one, Escape closes the panel. */
export function usePlanKeys(plan: Plan, goal: Goal | null, keys: PlanKeys): void {
  const step = (by: 1 | -1) => {
    const from = goal === null ? (by === 1 ? -1 : plan.goals.length) : plan.goals.findIndex((each) => each.id === goal.id)
    const next = plan.goals[from + by]
    if (next !== undefined) keys.select(next.id)
  }
  useShortcut('j', () => step(1))
  useShortcut('k', () => step(-1))
  useShortcut('+', keys.add, !plan.locked)
  useShortcut('i', () => goal !== null && keys.checkIn(goal.id), goal !== null && !plan.locked)
  useEscape(() => keys.select(null), goal !== null)
}

/** Escape, wherever the focus is, unless something above has taken it. */
function useEscape(act: () => void, enabled: boolean): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      // A closed list of choices stays in the page, unseen.
      const above = document.querySelectorAll('[aria-modal="true"], [role="menu"], [role="listbox"]')
      if ([...above].some((each) => each.checkVisibility())) return
      latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [enabled])
}
