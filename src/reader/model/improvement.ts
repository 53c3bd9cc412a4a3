import type { PackageDocument } from '../../shared/rules/package-document.ts'
import type { ImprovementBody } from '../../shared/rules/package-improvement.ts'
import { day, dayOfInstant } from './format.ts'
import type { Section } from './parts.ts'

export type PlanMilestone = ImprovementBody['milestones'][number]
export type MilestoneReport = NonNullable<PlanMilestone['report']>

/** How the goals stood when somebody looked. */
export const standingWords: Readonly<Record<MilestoneReport['standing'], string>> = {
  'on-track': 'On track',
  partly: 'Partly there',
  'not-yet': 'Not yet',
}

/** The milestone a package asks to sign; undefined where it is the plan itself. */
export function milestoneToSign({ milestones, signing }: ImprovementBody): PlanMilestone | undefined {
  return milestones.find(({ key }) => key === signing)
}

/** What is to be signed comes first, then the plan in its order. */
export function improvementSections(body: ImprovementBody): Section[] {
  const milestone = milestoneToSign(body)
  const keys = (kind: string, lines: readonly { readonly key: string }[]) => lines.map(({ key }) => `${kind}:${key}`)
  return [
    ...(milestone ? [{ id: 'now', title: `Milestone ${milestone.name}`, parts: [] }] : []),
    { id: 'gaps', title: 'What was seen', parts: keys('gap', body.gaps) },
    { id: 'goals', title: 'Goals', parts: keys('goal', body.goals) },
    { id: 'support', title: 'Support', parts: keys('support', body.support) },
    { id: 'milestones', title: 'Milestones', parts: keys('milestone', body.milestones) },
    { id: 'outcomes', title: 'How the plan can end', parts: ['outcomes'] },
  ]
}

export function improvementText(body: ImprovementBody): string {
  const { success, extension, ending } = body.outcomes
  return [
    ...body.gaps.flatMap(({ seen, standard }) => [seen, standard]),
    ...body.goals.flatMap(({ goal, measure }) => [goal, measure]),
    ...body.support.map(({ promise }) => promise),
    ...body.milestones.flatMap(({ looksAt, report }) => [looksAt, report?.note ?? '', ...(report?.goals ?? []).map(({ note }) => note)]),
    ...[success, extension, ending],
  ].join(' ')
}

export function improvementByline({ version, author }: PackageDocument, body: ImprovementBody): string {
  const signed = milestoneToSign(body)?.report?.managerSigned ?? body.managerSigned
  const what =
    body.replaces === null ? 'Improvement plan' : `Improvement plan, version ${version}, in the place of version ${body.replaces},`
  return `${what} by ${author}, ${dayOfInstant(signed.at)}`
}

/** The plan as Markdown, in the order of the page. */
export function improvementLines(body: ImprovementBody, commented: (part: string) => string[]): string[] {
  return [
    ...(body.reason === '' ? [] : [`Why it changed: ${body.reason}`]),
    '## What was seen',
    ...body.gaps.flatMap(({ key, seen, happenedOn, standard }) => [
      happenedOn === null ? seen : `${day(happenedOn)}: ${seen}`,
      `Asked: ${standard}`,
      ...commented(`gap:${key}`),
    ]),
    '## Goals',
    ...body.goals.flatMap(({ key, goal, measure, dueOn }) => [
      `### ${goal}`,
      `Measure: ${measure}${dueOn === null ? '' : `, by ${day(dueOn)}`}`,
      ...commented(`goal:${key}`),
    ]),
    '## Support',
    ...body.support.flatMap(({ key, promise, dueOn }) => [
      `- ${promise}${dueOn === null ? '' : `, by ${day(dueOn)}`}`,
      ...commented(`support:${key}`),
    ]),
    '## Milestones',
    ...body.milestones.flatMap((milestone) => [...milestoneLines(milestone, body), ...commented(`milestone:${milestone.key}`)]),
    '## How the plan can end',
    `Met: ${body.outcomes.success}`,
    `Extended: ${body.outcomes.extension}`,
    `Not met: ${body.outcomes.ending}`,
    ...commented('outcomes'),
    `Signed by ${body.managerSigned.fullName}, ${dayOfInstant(body.managerSigned.at)}`,
  ]
}

function milestoneLines({ name, onDay, looksAt, report }: PlanMilestone, { goals }: ImprovementBody): string[] {
  const head = [`### ${name}, ${day(onDay)}`, looksAt]
  if (report === null) return head
  const names = new Map(goals.map(({ key, goal }) => [key, goal]))
  return [
    ...head,
    `${standingWords[report.standing]}, seen on ${day(report.heldOn)}`,
    report.note,
    ...report.goals.map(({ key, note }) => `- ${names.get(key) ?? key}: ${note}`),
    `Signed by ${report.managerSigned.fullName}, ${dayOfInstant(report.managerSigned.at)}`,
  ]
}
