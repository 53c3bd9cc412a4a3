import type { ImportDecision, ImportProblem } from '../../../shared/contract/people-import.ts'

/** A problem with what was decided about it. */
export interface Decided {
  readonly problem: ImportProblem
  readonly decision: ImportDecision
}

export type DecidedProblems = ReadonlyMap<string, Decided>

export type Choice = { readonly action: 'skip' | 'as-is' } | { readonly action: 'fix'; readonly value: string }

/** A row has at most one problem of a kind in a cell. */
export function keyOf({ row, code, field }: ImportProblem): string {
  return `${row} ${code} ${field ?? ''}`
}

export function decide(
  known: DecidedProblems,
  problems: readonly ImportProblem[],
  choose: (problem: ImportProblem) => Choice | null,
): DecidedProblems {
  const decided = new Map(known)
  for (const problem of problems) {
    const choice = choose(problem)
    if (choice === null) continue
    const value = choice.action === 'fix' ? choice.value : null
    decided.set(keyOf(problem), { problem, decision: { row: problem.row, action: choice.action, field: problem.field, value } })
  }
  return decided
}

export function takenBack(known: DecidedProblems, problem: ImportProblem): DecidedProblems {
  const left = new Map(known)
  left.delete(keyOf(problem))
  return left
}

export interface ListedProblem {
  readonly problem: ImportProblem
  /** Null while it is open; a value that mends nothing leaves it open. */
  readonly decided: ImportDecision | null
}

/** What was found, and what was decided and is found no more, in the order of the rows. */
export function listed(problems: readonly ImportProblem[], decided: DecidedProblems): readonly ListedProblem[] {
  const found = new Set(problems.map(keyOf))
  const open = problems.map((problem) => {
    const known = decided.get(keyOf(problem))?.decision ?? null
    return { problem, decided: known?.action === 'fix' ? null : known }
  })
  const mended = [...decided].flatMap(([key, { problem, decision }]) => (found.has(key) ? [] : [{ problem, decided: decision }]))
  return [...open, ...mended].sort((a, b) => a.problem.row - b.problem.row)
}
