import type { ReactNode } from 'react'
import type { PlanContent } from '../../../shared/rules/improvement-plan.ts'
import { formatShortDay } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './improvement.module.css'

/** A signed plan, to be read. */
export function PlanReading({ content }: { readonly content: PlanContent }) {
  const { gaps, goals, support, onSuccess, onExtension, onEnding } = content
  return (
    <>
      <Part title="Goals">
        {goals.map((goal) => (
          <Row key={goal.key} text={goal.goal} sub={`Measure: ${goal.measure}`} on={goal.dueOn} />
        ))}
      </Part>
      <Part title="Support">
        {support.map((each) => (
          <Row key={each.key} text={each.promise} sub="" on={each.dueOn} />
        ))}
      </Part>
      <Part title="What was seen">
        {gaps.map((gap) => (
          <Row key={gap.key} text={gap.seen} sub={`Asked: ${gap.standard}`} on={gap.happenedOn} />
        ))}
      </Part>
      <Part title="How it can end">
        <Row text={onSuccess} sub="Met" on={null} />
        <Row text={onExtension} sub="Extended" on={null} />
        <Row text={onEnding} sub="Not met" on={null} />
      </Part>
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part}>
      <SectionHeading title={title} />
      {children}
    </section>
  )
}

function Row({ text, sub, on }: { readonly text: string; readonly sub: string; readonly on: string | null }) {
  return (
    <div className={classes.row}>
      <div>
        <Markdown text={text} reading />
        {sub !== '' && <span className={classes.sub}>{sub}</span>}
      </div>
      <span className="c-2">{on === null ? '' : formatShortDay(on)}</span>
    </div>
  )
}
