import { assertNever } from '../../shared/kernel/assert-never.ts'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import { dayOfInstant, moment, period } from '../model/format.ts'
import { improvementByline } from '../model/improvement.ts'
import type { OpenedPackage } from '../worker/messages.ts'
import { CheckInParts } from './CheckInParts.tsx'
import { FeedbackParts } from './FeedbackParts.tsx'
import { ImprovementParts } from './ImprovementParts.tsx'
import { PlanParts } from './PlanParts.tsx'
import { PrintedAnswer } from './PrintedAnswer.tsx'
import { ReviewParts } from './ReviewParts.tsx'
import { SelfReviewParts } from './SelfReviewParts.tsx'
import { SignatureLine } from './SignatureLine.tsx'

interface ArticleProps {
  readonly opened: OpenedPackage
}

/** What was sent, in reading order; the same on screen and on paper. */
export function Article({ opened }: ArticleProps) {
  const { document, signature } = opened
  return (
    <article className="article">
      <p className="eyebrow">
        {document.from}, {period(document.period.startsOn, document.period.endsOn)}
      </p>
      <h1 className="display" data-heading="text" tabIndex={-1}>
        {document.person.name}
      </h1>
      <p className="byline">{byline(document)}</p>
      <SignatureLine document={document} signature={signature} />
      <Parts document={document} />
      <PrintedAnswer document={document} />
    </article>
  )
}

function Parts({ document }: { readonly document: PackageDocument }) {
  const { body } = document
  switch (body.kind) {
    case 'review':
      return <ReviewParts body={body} period={document.period} />
    case 'check-in':
      return <CheckInParts body={body} person={document.person.name} author={document.author} />
    case 'plan':
      return <PlanParts body={body} />
    case 'self-review':
      return <SelfReviewParts body={body} />
    case 'feedback-request':
      return <FeedbackParts document={document} body={body} />
    case 'improvement-plan':
      return <ImprovementParts body={body} />
    default:
      return assertNever(body)
  }
}

function byline(document: PackageDocument): string {
  const { body, author } = document
  switch (body.kind) {
    case 'review': {
      const version = body.replaces === null ? '' : `. Version ${document.version} replaces version ${body.replaces}`
      return `Review by ${author}, ${dayOfInstant(body.reviewerSigned.at)}${version}`
    }
    case 'check-in':
      return `${body.meeting.held ? 'Notes of a one-to-one' : 'Agenda of the one-to-one'} with ${author}, ${moment(body.meeting.startsAt)}`
    case 'plan':
      return `Plan with ${author}, revision ${body.revision}, ${dayOfInstant(document.sealedAt)}`
    case 'feedback-request':
      return `Feedback, asked for by ${author}, ${dayOfInstant(document.sealedAt)}`
    case 'self-review':
      return `Self-review, asked for by ${author}, ${dayOfInstant(document.sealedAt)}`
    case 'improvement-plan':
      return improvementByline(document, body)
    default:
      return assertNever(body)
  }
}
