import type { PackageDocument, PackageItem, PackageJob } from '../../shared/rules/package-document.ts'
import { improvementSections, improvementText } from './improvement.ts'

export type PlanBody = Extract<PackageDocument['body'], { kind: 'plan' }>
export type CheckInBody = Extract<PackageDocument['body'], { kind: 'check-in' }>
export type SelfReviewBody = Extract<PackageDocument['body'], { kind: 'self-review' }>
export type ReviewBody = Extract<PackageDocument['body'], { kind: 'review' }>
export type PackageGoal = PlanBody['goals'][number]

export interface Section {
  readonly id: string
  readonly title: string
  /** Names of the comments that belong to it. */
  readonly parts: readonly string[]
}

export const ANSWER = 'answer'

/** The contents, in reading order. The last one is the answer. */
export function sectionsOf(document: PackageDocument): Section[] {
  const { body } = document
  const answer = { id: ANSWER, title: body.kind === 'self-review' ? 'Sign and give' : 'Answer and sign', parts: [] }
  if (body.kind === 'feedback-request') {
    return [
      { id: 'questions', title: 'Questions', parts: [] },
      { ...answer, title: 'Check and save' },
    ]
  }
  if (body.kind === 'plan') {
    return [
      { id: 'goals', title: 'Goals', parts: body.goals.map((goal) => goal.key) },
      { id: 'proposals', title: 'Goals to add', parts: [] },
      ...(body.job === undefined ? [] : [{ id: 'job', title: 'The job', parts: [] }]),
      answer,
    ]
  }
  if (body.kind === 'check-in') return [...checkInSections(body), answer]
  if (body.kind === 'improvement-plan') return [...improvementSections(body), answer]
  const goals = itemSection('goals', 'Goals', body.items, 'goal')
  const competencies = itemSection('competencies', 'Competencies', body.items, 'competency')
  const summary = { id: 'summary', title: 'Summary', parts: ['summary'] }
  if (body.kind === 'self-review') return [...goals, ...competencies, summary, answer]
  const next = body.nextSteps.trim() === '' ? [] : [{ id: 'next-steps', title: 'Next steps', parts: ['nextSteps'] }]
  return [summary, ...goals, ...competencies, ...next, answer]
}

function checkInSections(body: CheckInBody): Section[] {
  const sections = [
    { id: 'agenda', title: 'Agenda', parts: body.items.map(({ key }) => key) },
    { id: 'decisions', title: 'Decisions', parts: body.decisions.map(({ key }) => key) },
    { id: 'actions', title: 'Action items', parts: body.actions.map(({ key }) => key) },
  ]
  return [
    ...sections.filter(({ parts }) => parts.length > 0),
    { id: 'topics', title: 'Topics to add', parts: [] },
    { id: 'whole', title: 'The notes as a whole', parts: ['meeting'] },
  ]
}

function itemSection(id: string, title: string, items: readonly PackageItem[], kind: PackageItem['kind']): Section[] {
  const parts = items.filter((item) => item.kind === kind).map((item) => item.key)
  return parts.length === 0 ? [] : [{ id, title, parts }]
}

/** At 200 words a minute. */
export function readingMinutes(document: PackageDocument): number {
  return Math.max(1, Math.round(textOf(document).split(/\s+/).length / 200))
}

function textOf({ body }: PackageDocument): string {
  if (body.kind === 'check-in') {
    return [...body.items.map(({ title, note }) => `${title} ${note}`), ...body.decisions.map(({ text }) => text)].join(' ')
  }
  if (body.kind === 'plan') {
    const goals = body.goals.map((goal) => `${goal.title} ${goal.outcome} ${goal.measures.join(' ')}`)
    return [...goals, body.job === undefined ? '' : jobText(body.job)].join(' ')
  }
  if (body.kind === 'feedback-request') return [body.intro, ...body.questions.map(({ text }) => text)].join(' ')
  if (body.kind === 'improvement-plan') return improvementText(body)
  const items = body.items.map((item) => `${item.name} ${item.detail} ${item.comment} ${item.citations.map((c) => c.text).join(' ')}`)
  return body.kind === 'review' ? [body.summary, body.nextSteps, ...items].join(' ') : items.join(' ')
}

function jobText({ purpose, responsibilities, competencies }: PackageJob): string {
  const lines = responsibilities.map(({ text, standard }) => [text, standard?.meets, standard?.exceeds, standard?.short].join(' '))
  return [purpose, ...lines, ...competencies.map((each) => `${each.name} ${each.description} ${each.meaning}`)].join(' ')
}
