import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImprovementPlan, PlanMilestoneState } from '../../../shared/contract/concerns-improvement.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { PlanContent } from '../../../shared/rules/improvement-plan.ts'
import { formatShortDay } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { rowStop, useRowKeys } from '../../frame/row-keys.ts'
import { CheckpointDrawer } from './CheckpointDrawer.tsx'
import classes from './improvement.module.css'
import { CHECKPOINTS, milestoneWords } from './plan-words.ts'
import { Signatures } from './Signatures.tsx'

interface MilestonesProps {
  readonly plan: ImprovementPlan
  readonly content: PlanContent
  readonly first: string
  readonly today: IsoDate
}

/** The days both look at the plan: what was seen, and who signed it. */
export function Milestones({ plan, content, first, today }: MilestonesProps) {
  const [looking, setLooking] = useState<PlanMilestoneState | null>(null)
  useRowKeys()
  return (
    <section className={classes.part}>
      <SectionHeading title="Milestones" />
      {plan.milestones.map((each) => (
        <Milestone key={each.key} milestone={each} plan={plan} content={content} first={first} onLook={() => setLooking(each)} />
      ))}
      {looking !== null && (
        <CheckpointDrawer plan={plan} milestone={looking} content={content} first={first} today={today} onClose={() => setLooking(null)} />
      )}
    </section>
  )
}

interface MilestoneProps {
  readonly milestone: PlanMilestoneState
  readonly plan: ImprovementPlan
  readonly content: PlanContent
  readonly first: string
  readonly onLook: () => void
}

function Milestone({ milestone, plan, content, first, onLook }: MilestoneProps) {
  const navigate = useNavigate()
  const { key, name, onDay, looksAt, checkpoint, standing } = milestone
  const late = standing.kind === 'due' && standing.daysLate > 0
  const send = () => void navigate({ to: '/packages/preview', search: { kind: 'improvement-plan', id: plan.id, milestone: key } })
  return (
    <div className={classes.milestone}>
      <span className={late ? classes.late : 'c-2'}>{formatShortDay(onDay)}</span>
      <span>
        <span className="w-label">{name}</span> <span className="c-2">{milestoneWords(standing)}</span>
        {looksAt !== '' && <span className={classes.sub}>{looksAt}</span>}
      </span>
      {checkpoint === null ? (
        <Button
          size="xs"
          {...rowStop}
          variant={standing.kind === 'due' ? 'filled' : 'default'}
          disabled={plan.standing.kind === 'ended'}
          onClick={onLook}
          aria-label={`Record and sign ${name}`}
        >
          Record and sign
        </Button>
      ) : (
        <Button
          size="xs"
          {...rowStop}
          variant={standing.kind === 'waiting' ? 'filled' : 'default'}
          onClick={send}
          aria-label={`Preview package: ${name}`}
        >
          Preview package
        </Button>
      )}
      {checkpoint !== null && (
        <div className={classes.seen}>
          <p className="w-strong">
            {CHECKPOINTS[checkpoint.standing]}, seen {formatShortDay(checkpoint.heldOn)}
          </p>
          <Markdown text={checkpoint.note} reading />
          {checkpoint.goals.map((goal) => (
            <p key={goal.key} className="c-2">
              {content.goals.find((each) => each.key === goal.key)?.goal}: {goal.note}
            </p>
          ))}
          <div className={classes.signatures}>
            <Signatures
              title="Signatures"
              signatures={milestone.signatures}
              comments={milestone.comments}
              content={content}
              first={first}
            />
          </div>
        </div>
      )}
    </div>
  )
}
