import type { ReactNode } from 'react'
import type { ImprovementBody } from '../../../shared/rules/package-improvement.ts'
import { formatFullDate } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import classes from './packages.module.css'

const STANDINGS = { 'on-track': 'On track', partly: 'Partly there', 'not-yet': 'Not yet' } as const

/** An improvement plan as its recipient reads it. */
export function ImprovementView({ body }: { readonly body: ImprovementBody }) {
  const names = new Map(body.goals.map(({ key, goal }) => [key, goal]))
  return (
    <>
      {body.reason !== '' && <p className="c-2">Why it changed: {body.reason}</p>}
      <Part title="What was seen">
        {body.gaps.map((gap) => (
          <Line key={gap.key} text={gap.seen} more={`Asked: ${gap.standard}`} on={gap.happenedOn} />
        ))}
      </Part>
      <Part title="Goals">
        {body.goals.map((goal) => (
          <Line key={goal.key} text={goal.goal} more={`Measure: ${goal.measure}`} on={goal.dueOn} />
        ))}
      </Part>
      <Part title="Support">
        {body.support.map((promise) => (
          <Line key={promise.key} text={promise.promise} more="" on={promise.dueOn} />
        ))}
      </Part>
      <Part title="Milestones">
        {body.milestones.map(({ key, name, onDay, looksAt, report }) => (
          <div key={key}>
            <Line text={`**${name}**`} more={looksAt} on={onDay} />
            {report !== null && (
              <div className={classes.full}>
                <p className="t-strong">
                  {STANDINGS[report.standing]}, seen on {formatFullDate(report.heldOn)}
                </p>
                <Markdown text={report.note} reading />
                {report.goals.map((goal) => (
                  <p key={goal.key} className="c-2">
                    {names.get(goal.key)}: {goal.note}
                  </p>
                ))}
                <p className="t-caption c-2">Signed by {report.managerSigned.fullName}</p>
              </div>
            )}
          </div>
        ))}
      </Part>
      <Part title="How the plan can end">
        <Line text={body.outcomes.success} more="Met" on={null} />
        <Line text={body.outcomes.extension} more="Extended" on={null} />
        <Line text={body.outcomes.ending} more="Not met" on={null} />
      </Part>
      <p className="c-2">
        Signed by {body.managerSigned.fullName}
        {body.replaces !== null && `. Replaces version ${body.replaces}`}
      </p>
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3 className="t-section">{title}</h3>
      {children}
    </section>
  )
}

function Line({ text, more, on }: { readonly text: string; readonly more: string; readonly on: string | null }) {
  return (
    <div className={classes.item}>
      <div>
        <Markdown text={text} reading />
        {more !== '' && <p className="t-caption c-2">{more}</p>}
      </div>
      <p className="t-caption c-2">{on === null ? '' : formatFullDate(on)}</p>
    </div>
  )
}
