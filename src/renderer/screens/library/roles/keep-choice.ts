import type { Role } from '../../../../shared/contract/library-roles.ts'

/** What of a role is kept; the rest is struck. */
export interface Kept {
  readonly tasks: ReadonlySet<number>
  readonly elements: ReadonlySet<string>
  readonly related: ReadonlySet<string>
  readonly technology: boolean
}

/** More than these few nobody reads in a job profile. */
const MOST_TASKS = 15
const MOST_OF = { skill: 5, knowledge: 3, 'work-style': 3 } as const
const IMPORTANT = 3.5

/** To begin with: the core tasks, and what is most important of each kind. */
export function firstChoice(role: Role): Kept {
  const core = role.tasks.filter((task) => task.kind !== 'supplemental').slice(0, MOST_TASKS)
  const elements = (['skill', 'knowledge', 'work-style'] as const).flatMap((kind) =>
    role.elements.filter((element) => element.kind === kind && element.importance >= IMPORTANT).slice(0, MOST_OF[kind]),
  )
  return {
    tasks: new Set(core.map((task) => task.id)),
    elements: new Set(elements.map((element) => element.id)),
    related: new Set(),
    technology: role.technology.length > 0,
  }
}

export function toggled<T>(set: ReadonlySet<T>, value: T): Set<T> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}
