import type { ImprovementBody } from './package-improvement.ts'

/** Comments are about one of these: a line by its key, or one of the two closing parts. */
export function improvementParts(body: ImprovementBody): { readonly key: string; readonly name: string }[] {
  const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
  return [
    ...body.gaps.map(({ key, seen }) => ({ key: `gap:${key}`, name: `What was seen: ${short(seen)}` })),
    ...body.goals.map(({ key, goal }) => ({ key: `goal:${key}`, name: `Goal: ${short(goal)}` })),
    ...body.support.map(({ key, promise }) => ({ key: `support:${key}`, name: `Support: ${short(promise)}` })),
    ...body.milestones.map(({ key, name }) => ({ key: `milestone:${key}`, name: `Milestone ${name}` })),
    { key: 'outcomes', name: 'How the plan can end' },
  ]
}
