import { assertNever } from '../../shared/kernel/assert-never.ts'
import type { FeedbackRequestBody } from '../../shared/rules/feedback-document.ts'
import type { PackageDocument, PackageItem } from '../../shared/rules/package-document.ts'
import type { OpenedPackage } from '../worker/messages.ts'
import { answerWords, isAnswered } from './answers.ts'
import { type Draft, ratingOf } from './draft.ts'
import { answersOf } from './feedback.ts'
import { day, dayOfInstant, moment, percent, period, points } from './format.ts'
import { improvementLines } from './improvement.ts'
import type { CheckInBody, PlanBody, ReviewBody } from './parts.ts'

/** The package and the answer so far as Markdown, in the order of the page. */
export function readableCopy({ document, signature }: OpenedPackage, draft: Draft | null): string {
  const signed =
    signature.kind === 'valid'
      ? `Signed with the key ${signature.fingerprint} and unchanged since.`
      : 'Not signed, or signed wrongly: who wrote it is not known.'
  const lines = [
    `# ${document.person.name}`,
    `${document.title}, ${document.from}, ${period(document.period.startsOn, document.period.endsOn)}`,
    `By ${document.author}, sealed ${moment(document.sealedAt)}. ${signed}`,
    ...bodyLines(document, draft),
    ...(draft ? answerLines(document, draft) : []),
  ]
  return `${lines.filter((line) => line !== '').join('\n\n')}\n`
}

function bodyLines({ body }: PackageDocument, draft: Draft | null): string[] {
  switch (body.kind) {
    case 'plan':
      return planLines(body, draft)
    case 'self-review':
      return ['## Items', ...body.items.flatMap((item) => ownLines(item, draft)), ...commented('summary', draft)]
    case 'check-in':
      return checkInLines(body, draft)
    case 'review':
      return reviewLines(body, draft)
    case 'feedback-request':
      return feedbackLines(body, draft)
    case 'improvement-plan':
      return improvementLines(body, (part) => commented(part, draft))
    default:
      return assertNever(body)
  }
}

function feedbackLines(body: FeedbackRequestBody, draft: Draft | null): string[] {
  const answered = draft ? new Map(answersOf(body, draft).map((answer) => [answer.key, answer.body])) : null
  return [body.intro, '## Questions', ...body.questions.flatMap(({ key, text }) => [`### ${text}`, answered?.get(key) ?? ''])]
}

function planLines(body: PlanBody, draft: Draft | null): string[] {
  const goals = body.goals.flatMap((goal) => [
    `### ${goal.title}`,
    `Weight ${percent(goal.weightBp)}, due ${day(goal.dueOn)}`,
    goal.outcome,
    goal.measures.map((measure) => `- ${measure}`).join('\n'),
    ...commented(goal.key, draft),
  ])
  const proposals = (draft?.proposals ?? []).filter((proposal) => proposal.title.trim() !== '')
  const added = proposals.flatMap((proposal) => [`### ${proposal.title}`, proposal.outcome])
  return ['## Goals', ...goals, `Total ${percent(body.totalBp)}`, ...(added.length > 0 ? ['## Goals to add', ...added] : [])]
}

function checkInLines(body: CheckInBody, draft: Draft | null): string[] {
  const items = body.items.flatMap(({ key, title, note }) => [`### ${title}`, note, ...commented(key, draft)])
  const decisions = body.decisions.flatMap(({ key, text }) => [`- ${text}`, ...commented(key, draft)])
  const done = new Set(draft?.checkIn.done ?? [])
  const actions = body.actions.flatMap(({ key, title, dueOn, doneOn }) => [
    `- [${doneOn !== null || done.has(key) ? 'x' : ' '}] ${title}${dueOn === null ? '' : `, due ${day(dueOn)}`}`,
    ...commented(key, draft),
  ])
  const topics = (draft?.checkIn.topics ?? []).filter((topic) => topic.trim() !== '').map((topic) => `- ${topic}`)
  const part = (heading: string, lines: readonly string[]) => (lines.length === 0 ? [] : [heading, ...lines])
  return [
    ...part('## Agenda', items),
    ...part('## Decisions', decisions),
    ...part('## Action items', actions),
    ...part('## Topics to add', topics),
    ...commented('meeting', draft),
  ]
}

function reviewLines(body: ReviewBody, draft: Draft | null): string[] {
  const { score } = body
  const sum = score.parts.map((part) => `${part.name} ${points(part.mean)} × ${percent(part.weightBp)}`).join(' + ')
  const total = score.total === null ? 'No score' : `**${points(score.total)}**, ${score.label}. ${sum}`
  const citations = new Map(body.items.flatMap((item) => item.citations.map((citation) => [citation.number, citation] as const)))
  const evidence = [...citations.values()].sort((left, right) => left.number - right.number)
  return [
    total,
    '## Summary',
    body.summary,
    ...commented('summary', draft),
    ...itemLines('Goals', body.items, 'goal', draft),
    ...itemLines('Competencies', body.items, 'competency', draft),
    ...(body.nextSteps.trim() === '' ? [] : ['## Next steps', body.nextSteps, ...commented('nextSteps', draft)]),
    ...(evidence.length === 0 ? [] : ['## Evidence']),
    ...evidence.map((citation) => `${citation.number}. ${citation.label}, ${day(citation.observedOn)}: ${citation.text}`),
    `Signed by ${body.reviewerSigned.fullName}, ${dayOfInstant(body.reviewerSigned.at)}`,
  ]
}

function itemLines(title: string, items: readonly PackageItem[], kind: PackageItem['kind'], draft: Draft | null): string[] {
  const own = items.filter((item) => item.kind === kind)
  if (own.length === 0) return []
  return [
    `## ${title}`,
    ...own.flatMap((item) => [
      `### ${item.name}: ${item.score ?? (item.notSeen ? 'not seen' : 'not rated')}`,
      item.detail,
      item.comment,
      item.citations.length === 0
        ? ''
        : `Rests on: ${item.citations.map((citation) => `[${citation.number}] ${citation.label}`).join(', ')}`,
      item.own ? `Self-review: ${item.own.score ?? 'not rated'}. ${item.own.comment}` : '',
      ...commented(item.key, draft),
    ]),
  ]
}

function ownLines(item: PackageItem, draft: Draft | null): string[] {
  const own = draft ? ratingOf(draft, item) : item.own
  return [`### ${item.name}: ${own?.score ?? 'not rated'}`, item.detail, own?.comment ?? '']
}

function commented(part: string, draft: Draft | null): string[] {
  const body = draft?.comments[part]?.trim() ?? ''
  return body === '' ? [] : [body.replace(/^/gm, '> ')]
}

function answerLines({ body }: PackageDocument, draft: Draft): string[] {
  if (draft.fullName.trim() === '') return []
  const answer = isAnswered(body.kind) && draft.answer ? `${answerWords[body.kind][draft.answer].label}.` : ''
  return ['## Answer', `${answer} ${draft.fullName.trim()}`.trim(), draft.statement.trim()]
}
