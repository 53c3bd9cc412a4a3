import type { ReactNode } from 'react'
import type { ImprovementBody } from '../../shared/rules/package-improvement.ts'
import { day, dayOfInstant } from '../model/format.ts'
import { type MilestoneReport, milestoneToSign, type PlanMilestone, standingWords } from '../model/improvement.ts'
import { Commentable } from './Commentable.tsx'
import { Prose } from './Prose.tsx'

/** What the answer is about first, then the plan: what was seen, goals, support, milestones, and how it can end. */
export function ImprovementParts({ body }: { readonly body: ImprovementBody }) {
  const now = milestoneToSign(body)
  return (
    <>
      {body.reason !== '' && <p className="byline">Why it changed: {body.reason}</p>}
      {now?.report && (
        <Part id="now" title={`Milestone ${now.name}`}>
          <div className="item">
            <Report report={now.report} goals={body.goals} />
          </div>
        </Part>
      )}
      <Part id="gaps" title="What was seen">
        {body.gaps.map((gap) => (
          <Line key={gap.key} part={`gap:${gap.key}`} label="what was seen" caption={gap.happenedOn === null ? null : day(gap.happenedOn)}>
            <Prose text={gap.seen} />
            <p className="caption">What the job asks</p>
            <Prose text={gap.standard} face="note" />
          </Line>
        ))}
      </Part>
      <Part id="goals" title="Goals">
        {body.goals.map((goal) => (
          <Line key={goal.key} part={`goal:${goal.key}`} label={goal.goal} caption={byDay(goal.dueOn)}>
            <Prose text={goal.goal} />
            <p className="caption">Measure</p>
            <Prose text={goal.measure} face="note" />
          </Line>
        ))}
      </Part>
      <Part id="support" title="Support">
        {body.support.map((promise) => (
          <Line key={promise.key} part={`support:${promise.key}`} label={promise.promise} caption={byDay(promise.dueOn)}>
            <Prose text={promise.promise} />
          </Line>
        ))}
      </Part>
      <Part id="milestones" title="Milestones">
        {body.milestones.map((milestone) => (
          <Milestone key={milestone.key} milestone={milestone} body={body} />
        ))}
      </Part>
      <Outcomes body={body} />
    </>
  )
}

function byDay(dueOn: string | null): string | null {
  return dueOn === null ? null : `by ${day(dueOn)}`
}

interface PartProps {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}

function Part({ id, title, children }: PartProps) {
  return (
    <section aria-labelledby={id}>
      <h2 className="section section-lined" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

interface LineProps {
  readonly part: string
  readonly label: string
  readonly caption: string | null
  readonly children: ReactNode
}

function Line({ part, label, caption, children }: LineProps) {
  return (
    <div className="item">
      <Commentable part={part} label={label.length > 60 ? `${label.slice(0, 59)}…` : label}>
        {(opener) => (
          <>
            {children}
            <p className={caption === null ? 'caption comment-line' : 'caption'}>
              {caption} {opener}
            </p>
          </>
        )}
      </Commentable>
    </div>
  )
}

function Milestone({ milestone, body }: { readonly milestone: PlanMilestone; readonly body: ImprovementBody }) {
  const { key, name, onDay, looksAt, report } = milestone
  return (
    <div className="item">
      <Commentable part={`milestone:${key}`} label={`milestone ${name}`}>
        {(opener) => (
          <>
            <h3 className="strong">{name}</h3>
            <p className="caption">
              {day(onDay)} {opener}
            </p>
            {looksAt !== '' && <Prose text={looksAt} face="note" />}
            {report !== null && key !== body.signing && <Report report={report} goals={body.goals} />}
          </>
        )}
      </Commentable>
    </div>
  )
}

function Report({ report, goals }: { readonly report: MilestoneReport; readonly goals: ImprovementBody['goals'] }) {
  const names = new Map(goals.map(({ key, goal }) => [key, goal]))
  return (
    <>
      <p className="strong">
        {standingWords[report.standing]}, seen on {day(report.heldOn)}
      </p>
      {report.note !== '' && <Prose text={report.note} />}
      {report.goals.map(({ key, note }) => (
        <div key={key} className="report-goal">
          <p className="caption">{names.get(key) ?? key}</p>
          <Prose text={note} face="note" />
        </div>
      ))}
      <p className="caption signed-line">
        Signed by {report.managerSigned.fullName}, {dayOfInstant(report.managerSigned.at)}
      </p>
    </>
  )
}

const ENDINGS = [
  ['success', 'Met'],
  ['extension', 'Extended'],
  ['ending', 'Not met'],
] as const

function Outcomes({ body }: { readonly body: ImprovementBody }) {
  return (
    <Part id="outcomes" title="How the plan can end">
      <p className="caption">Fixed before the plan began.</p>
      <Commentable part="outcomes" label="how the plan can end" whole>
        {(opener) => (
          <>
            {ENDINGS.map(([key, title]) => (
              <div key={key} className="item">
                <h3 className="strong">{title}</h3>
                <Prose text={body.outcomes[key]} />
              </div>
            ))}
            {opener}
          </>
        )}
      </Commentable>
      <p className="caption signed-line">
        Signed by {body.managerSigned.fullName}, {dayOfInstant(body.managerSigned.at)}
      </p>
    </Part>
  )
}
