import { Plus } from 'lucide-react'
import { useId } from 'react'
import { useAnswering } from '../hooks/use-draft.ts'
import type { Proposal } from '../model/draft.ts'
import { day, percent } from '../model/format.ts'
import type { PackageGoal, PlanBody } from '../model/parts.ts'
import { Commentable } from './Commentable.tsx'
import { JobPart } from './JobPart.tsx'
import { Prose, ProseLine } from './Prose.tsx'

interface PlanPartsProps {
  readonly body: PlanBody
}

const MAX_PROPOSALS = 50

export function PlanParts({ body }: PlanPartsProps) {
  const { allowed } = useAnswering()
  const left = 10_000 - body.totalBp
  return (
    <>
      <section aria-labelledby="goals">
        <h2 className="section section-lined" id="goals">
          Goals
        </h2>
        {body.goals.map((goal) => (
          <Goal key={goal.key} goal={goal} />
        ))}
        <p className="plan-total">
          <span>
            {left === 0 ? 'All weight is given' : left > 0 ? `${percent(left)} is not given to any goal` : `${percent(-left)} too much`}
          </span>
          <strong>{percent(body.totalBp)}</strong>
        </p>
      </section>
      {allowed && <Proposals />}
      {body.job !== undefined && <JobPart job={body.job} />}
    </>
  )
}

function Goal({ goal }: { readonly goal: PackageGoal }) {
  return (
    <div className="item">
      <Commentable part={goal.key} label={goal.title}>
        {(opener) => (
          <>
            <div className="item-head">
              <div>
                <h3 className="strong">{goal.title}</h3>
                <p className="caption">
                  due {day(goal.dueOn)}
                  {goal.progressBp === null ? '' : `, ${percent(goal.progressBp)} done`} {opener}
                </p>
              </div>
              <div className="item-figures">
                <p className="strong">{percent(goal.weightBp)}</p>
                <p className="caption">weight</p>
              </div>
            </div>
            {goal.outcome.trim() !== '' && <Prose text={goal.outcome} />}
            <Measures measures={goal.measures} />
          </>
        )}
      </Commentable>
    </div>
  )
}

function Measures({ measures }: Pick<PackageGoal, 'measures'>) {
  if (measures.length === 0) return <p className="caption">No measure yet</p>
  return (
    <ul className="measures" aria-label="Measures">
      {measures.map((measure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a measure is a line of text with no identity of its own
        <li key={at}>
          <ProseLine text={measure} />
        </li>
      ))}
    </ul>
  )
}

function Proposals() {
  const { draft, goesTo, change } = useAnswering()
  const put = (at: number, next: Partial<Proposal>) =>
    change((now) => ({ ...now, proposals: now.proposals.map((proposal, index) => (index === at ? { ...proposal, ...next } : proposal)) }))
  const remove = (at: number) => change((now) => ({ ...now, proposals: now.proposals.filter((_, index) => index !== at) }))
  const add = () => change((now) => ({ ...now, proposals: [...now.proposals, { title: '', outcome: '' }] }))
  return (
    <section aria-labelledby="proposals">
      <h2 className="section" id="proposals">
        Goals to add
      </h2>
      <p className="caption">A proposal goes to {goesTo} with the reply. Weight and measures are agreed together.</p>
      {draft.proposals.map((proposal, at) => (
        <ProposalFields
          // biome-ignore lint/suspicious/noArrayIndexKey: proposals are only appended and removed, and hold no state of their own
          key={at}
          number={at + 1}
          proposal={proposal}
          onChange={(next) => put(at, next)}
          onRemove={() => remove(at)}
        />
      ))}
      {draft.proposals.length < MAX_PROPOSALS && (
        <button type="button" className="button button-dashed" onClick={add}>
          <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
          Propose a goal
        </button>
      )}
    </section>
  )
}

interface ProposalFieldsProps {
  readonly number: number
  readonly proposal: Proposal
  readonly onChange: (next: Partial<Proposal>) => void
  readonly onRemove: () => void
}

function ProposalFields({ number, proposal, onChange, onRemove }: ProposalFieldsProps) {
  const id = useId()
  return (
    <fieldset className="comment-editor">
      <legend className="hidden">Proposed goal {number}</legend>
      <label htmlFor={`${id}-title`}>Goal</label>
      <input
        id={`${id}-title`}
        className="field"
        maxLength={300}
        // biome-ignore lint/a11y/noAutofocus: opened by the person who is about to write in it
        autoFocus={proposal.title === ''}
        value={proposal.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <label htmlFor={`${id}-outcome`}>What it brings about</label>
      <textarea
        id={`${id}-outcome`}
        rows={2}
        maxLength={20_000}
        value={proposal.outcome}
        onChange={(event) => onChange({ outcome: event.currentTarget.value })}
      />
      <div className="comment-foot">
        <button type="button" className="button button-bare" onClick={onRemove}>
          Remove
        </button>
      </div>
    </fieldset>
  )
}
