import { CircleDashed, PenLine } from 'lucide-react'
import type { z } from 'zod'
import type { PlanSignature } from '../../../shared/contract/concerns-improvement.ts'
import { localDate } from '../../../shared/kernel/calendar.ts'
import type { PlanContent } from '../../../shared/rules/improvement-plan.ts'
import { formatShortDay } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './improvement.module.css'
import { SIGNED } from './plan-words.ts'

interface SignaturesProps {
  readonly title: string
  readonly signatures: readonly z.infer<typeof PlanSignature>[]
  readonly comments: readonly { readonly part: string; readonly body: string }[]
  readonly content: PlanContent
  readonly first: string
}

/** Who signed at one moment, with the statement and the comments that came along; and who has not yet. */
export function Signatures({ title, signatures, comments, content, first }: SignaturesProps) {
  const answered = signatures.some(({ side }) => side === 'employee')
  return (
    <section className={classes.part}>
      <SectionHeading title={title} level={3} />
      {signatures.map((each) => (
        <div key={each.side} className={classes.signature}>
          <p className="with-icon">
            <PenLine size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="w-label">{each.fullName}</span>
          </p>
          <span className={classes.sub}>
            {SIGNED[each.answer]}, {formatShortDay(localDate(each.at))}
          </span>
          {each.statement !== '' && <p className={classes.statement}>{each.statement}</p>}
        </div>
      ))}
      {!answered && (
        <p className={`c-2 ${classes.signature}`}>
          <span className="with-icon">
            <CircleDashed size={14} strokeWidth={1.75} aria-hidden="true" />
            {first} has not answered
          </span>
        </p>
      )}
      {comments.map((comment) => (
        <div key={`${comment.part} ${comment.body}`} className={classes.signature}>
          <span className={classes.sub}>On {partName(content, comment.part)}</span>
          <p>{comment.body}</p>
        </div>
      ))}
    </section>
  )
}

/** What a comment is about, as a person would say it. */
function partName(content: PlanContent, part: string): string {
  const [kind = '', key = ''] = part.split(/:(.*)/s)
  if (kind === 'gap') return content.gaps.find((each) => each.key === key)?.seen ?? 'what was seen'
  if (kind === 'goal') return content.goals.find((each) => each.key === key)?.goal ?? 'a goal'
  if (kind === 'support') return content.support.find((each) => each.key === key)?.promise ?? 'the support'
  if (kind === 'milestone') return `milestone ${content.milestones.find((each) => each.key === key)?.name ?? ''}`.trim()
  return 'how it can end'
}
