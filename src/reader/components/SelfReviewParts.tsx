import { Send } from 'lucide-react'
import { useId } from 'react'
import type { PackageItem } from '../../shared/rules/package-document.ts'
import { useAnswering } from '../hooks/use-draft.ts'
import { ratingKey, ratingOf, withComment, withRating } from '../model/draft.ts'
import { percent } from '../model/format.ts'
import type { SelfReviewBody } from '../model/parts.ts'
import { ProseLine } from './Prose.tsx'
import { ScoreSteps } from './ScoreSteps.tsx'

interface SelfReviewPartsProps {
  readonly body: SelfReviewBody
}

export function SelfReviewParts({ body }: SelfReviewPartsProps) {
  const { allowed, goesTo } = useAnswering()
  const goals = body.items.filter((item) => item.kind === 'goal')
  const competencies = body.items.filter((item) => item.kind === 'competency')
  return (
    <>
      <p className="intro">
        Every rating and text is optional. What is not rated is left out, not counted as zero. {goesTo} reads it after the reply is
        imported.
      </p>
      <ItemSection id="goals" title="Goals" items={goals} scale={body.scale} />
      <ItemSection id="competencies" title="Competencies" items={competencies} scale={body.scale} />
      {allowed && (
        <section aria-labelledby="summary">
          <h2 className="section" id="summary">
            Summary
          </h2>
          <SummaryField />
        </section>
      )}
    </>
  )
}

interface ItemSectionProps {
  readonly id: string
  readonly title: string
  readonly items: readonly PackageItem[]
  readonly scale: SelfReviewBody['scale']
}

function ItemSection({ id, title, items, scale }: ItemSectionProps) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 className="section section-lined" id={id}>
        {title}
      </h2>
      {items.map((item) => (
        <OwnItem key={item.key} item={item} scale={scale} />
      ))}
    </section>
  )
}

function OwnItem({ item, scale }: { readonly item: PackageItem; readonly scale: SelfReviewBody['scale'] }) {
  const { draft, allowed, change } = useAnswering()
  const id = useId()
  const key = ratingKey(item)
  const { score, comment } = ratingOf(draft, item)
  return (
    <div className="item">
      <div className="item-head">
        <div>
          <h3 className="strong">{item.name}</h3>
          {item.detail && (
            <p className="caption">
              <ProseLine text={item.detail} />
            </p>
          )}
        </div>
        {item.kind === 'goal' && <p className="caption item-figures">weight {percent(item.weightBp)}</p>}
      </div>
      {allowed && (
        <>
          <ScoreSteps
            label={`Own rating: ${item.name}`}
            scale={scale}
            score={score}
            onChange={(next) => change((now) => withRating(now, key, { score: next }))}
          />
          <p className="caption step-anchor" aria-live="polite">
            {score === null ? 'Not rated: left out.' : meaningOf(item, scale, score)}
          </p>
          <label className="hidden" htmlFor={id}>
            In own words: {item.name}
          </label>
          <textarea
            id={id}
            className="draft"
            rows={2}
            maxLength={20_000}
            placeholder="In own words: what happened, and what came of it"
            value={comment}
            aria-describedby={`${id}-reader`}
            onChange={(event) => {
              const text = event.currentTarget.value
              change((now) => withRating(now, key, { comment: text }))
            }}
          />
          <ReaderLine id={`${id}-reader`} />
        </>
      )}
    </div>
  )
}

function SummaryField() {
  const { draft, change } = useAnswering()
  const id = useId()
  return (
    <>
      <label className="hidden" htmlFor={id}>
        Summary of the year
      </label>
      <textarea
        id={id}
        className="draft"
        rows={5}
        maxLength={20_000}
        placeholder="The year in a few sentences"
        value={draft.comments.summary ?? ''}
        aria-describedby={`${id}-reader`}
        onChange={(event) => {
          const text = event.currentTarget.value
          change((now) => withComment(now, 'summary', text))
        }}
      />
      <ReaderLine id={`${id}-reader`} />
    </>
  )
}

function ReaderLine({ id }: { readonly id: string }) {
  const { goesTo } = useAnswering()
  return (
    <p className="reader-line" id={id}>
      <Send size={14} strokeWidth={1.75} aria-hidden="true" />
      Goes to {goesTo} with the reply
    </p>
  )
}

/** What the chosen step means: here, or on the scale in general. */
function meaningOf(item: PackageItem, scale: SelfReviewBody['scale'], score: number): string {
  const point = scale.find((candidate) => candidate.value === score)
  const anchor = item.anchors[String(score)] || point?.meaning || ''
  return [`${score}${point ? `, ${point.label}` : ''}`, anchor].filter(Boolean).join(': ')
}
