import type { PlanDraft } from '../../../shared/contract/concerns-improvement.ts'
import { assertNever } from '../../../shared/kernel/assert-never.ts'
import type { PlanContent } from '../../../shared/rules/improvement-plan.ts'
import { GapsStep, GoalsStep, SupportStep } from './LineSteps.tsx'
import { MilestonesStep } from './MilestonesStep.tsx'
import { OutcomesStep } from './OutcomesStep.tsx'
import type { WritingStep } from './plan-words.ts'
import { SignStep } from './SignStep.tsx'

export interface Written {
  readonly content: PlanContent
  readonly reason: string
}

export interface StepProps {
  readonly content: PlanContent
  readonly first: string
  readonly onChange: (content: PlanContent) => void
  readonly onFlush: () => Promise<void>
}

interface StepFieldsProps {
  readonly step: WritingStep
  readonly written: Written
  readonly draft: PlanDraft
  readonly first: string
  readonly onChange: (change: Partial<Written>) => void
  readonly onFlush: () => Promise<void>
}

/** The fields of one step. */
export function StepFields({ step, written, draft, first, onChange, onFlush }: StepFieldsProps) {
  const props: StepProps = { content: written.content, first, onFlush, onChange: (content) => onChange({ content }) }
  switch (step) {
    case 'gaps':
      return <GapsStep {...props} />
    case 'goals':
      return <GoalsStep {...props} />
    case 'support':
      return <SupportStep {...props} />
    case 'milestones':
      return <MilestonesStep {...props} />
    case 'outcomes':
      return <OutcomesStep {...props} />
    case 'sign':
      return <SignStep written={written} draft={draft} first={first} onReason={(reason) => onChange({ reason })} onFlush={onFlush} />
    default:
      return assertNever(step)
  }
}
