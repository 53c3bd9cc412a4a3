import { withSuperscripts } from '../../../shared/rules/citation-marks.ts'
import type { PackageDocument, PackageItem } from '../../../shared/rules/package-document.ts'
import { formatFullDate, formatPercent, formatScore } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { CheckInView } from './CheckInView.tsx'
import { FeedbackRequestView } from './FeedbackRequestView.tsx'
import { ImprovementView } from './ImprovementView.tsx'
import classes from './packages.module.css'

/** What the recipient reads, from the document inside the sealed package. */
export function DocumentView({ document }: { readonly document: PackageDocument }) {
  const { body, period } = document
  return (
    <>
      <p className="t-caption c-2">
        {document.from}, {formatFullDate(period.startsOn)}
        {period.endsOn !== period.startsOn && ` to ${formatFullDate(period.endsOn)}`}
      </p>
      <h2 className="t-title">{document.person.name}</h2>
      <p className="c-2">
        {document.title} by {document.author}
        {document.version > 1 && `, version ${document.version}`}
      </p>
      {body.kind === 'review' && <ReviewBody body={body} />}
      {body.kind === 'self-review' && <Items title="To be rated" items={body.items} />}
      {body.kind === 'plan' && <PlanBody body={body} />}
      {body.kind === 'check-in' && <CheckInView body={body} />}
      {body.kind === 'feedback-request' && <FeedbackRequestView document={document} body={body} />}
      {body.kind === 'improvement-plan' && <ImprovementView body={body} />}
    </>
  )
}

type Body<K> = Extract<PackageDocument['body'], { kind: K }>

function ReviewBody({ body }: { readonly body: Body<'review'> }) {
  const arithmetic = body.score.parts.map((part) => `${part.name} ${formatScore(part.mean)} × ${formatPercent(part.weightBp)}`).join(' + ')
  return (
    <>
      <div className={classes.score}>
        <div>
          <div className="t-display">{body.score.total === null ? '–' : formatScore(body.score.total)}</div>
          <div className="t-caption c-2">of {body.scale.at(-1)?.value}</div>
        </div>
        <div>
          <p className="t-strong">{body.score.label}</p>
          <p className="c-2">{arithmetic}</p>
        </div>
      </div>
      <Text title="Summary" text={body.summary} />
      <Items title="Goals" items={body.items.filter((item) => item.kind === 'goal')} />
      <Items title="Competencies" items={body.items.filter((item) => item.kind === 'competency')} />
      <Text title="Next steps" text={body.nextSteps} />
      <p className="c-2">
        Signed by {body.reviewerSigned.fullName}
        {body.replaces !== null && `. Replaces version ${body.replaces}`}
      </p>
    </>
  )
}

function Text({ title, text }: { readonly title: string; readonly text: string }) {
  if (text.trim() === '') return null
  return (
    <section className={classes.part}>
      <h3 className="t-section">{title}</h3>
      <Markdown text={text} reading />
    </section>
  )
}

function Items({ title, items }: { readonly title: string; readonly items: readonly PackageItem[] }) {
  if (items.length === 0) return null
  return (
    <section className={classes.part}>
      <h3 className="t-section">{title}</h3>
      {items.map((item) => (
        <div key={item.key} className={classes.item}>
          <div>
            <p className="t-strong">{item.name}</p>
            <p className="t-caption c-2">{item.detail}</p>
          </div>
          <div className="num">
            <p className="t-strong">{item.notSeen ? 'not seen' : (item.score ?? '')}</p>
            {item.kind === 'goal' && <p className="t-caption c-2">weight {formatPercent(item.weightBp)}</p>}
          </div>
          {item.comment !== '' && (
            <div className={classes.full}>
              <Markdown
                text={withSuperscripts(
                  item.comment,
                  item.citations.map((citation) => citation.number),
                )}
                reading
              />
            </div>
          )}
          {item.citations.map((citation) => (
            <p key={citation.number} className={`t-caption ${classes.full} ${classes.notes}`}>
              {citation.number} {citation.label}, {formatFullDate(citation.observedOn)}
            </p>
          ))}
        </div>
      ))}
    </section>
  )
}

function PlanBody({ body }: { readonly body: Body<'plan'> }) {
  return (
    <section className={classes.part}>
      <h3 className="t-section">Goals</h3>
      {body.goals.map((goal) => (
        <div key={goal.key} className={classes.item}>
          <div>
            <p className="t-strong">{goal.title}</p>
            {goal.outcome !== '' && <Markdown text={goal.outcome} reading />}
            {goal.measures.map((measure) => (
              <p key={measure} className="t-caption c-2">
                {measure}
              </p>
            ))}
          </div>
          <p className="c-2 num">weight {formatPercent(goal.weightBp)}</p>
        </div>
      ))}
      <p className="c-2">Together {formatPercent(body.totalBp)}</p>
    </section>
  )
}
