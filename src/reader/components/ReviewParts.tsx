import type { PackageDocument, PackageItem } from '../../shared/rules/package-document.ts'
import { count, day, dayShort, percent, points } from '../model/format.ts'
import type { ReviewBody } from '../model/parts.ts'
import { Commentable } from './Commentable.tsx'
import { Prose, ProseLine } from './Prose.tsx'
import { ScoreBar } from './ScoreBar.tsx'

interface ReviewPartsProps {
  readonly body: ReviewBody
  readonly period: PackageDocument['period']
}

type Scale = ReviewBody['scale']

/** Score, summary, goals, competencies, next steps, evidence. */
export function ReviewParts({ body, period }: ReviewPartsProps) {
  const goals = body.items.filter((item) => item.kind === 'goal')
  const competencies = body.items.filter((item) => item.kind === 'competency')
  const notes = new Set(body.items.flatMap((item) => item.citations.map((citation) => citation.number)))
  return (
    <>
      <ScoreBlock body={body} />
      <section aria-labelledby="summary">
        <h2 className="section" id="summary">
          Summary
        </h2>
        <Commentable part="summary" label="the summary" whole>
          {(opener) => (
            <>
              <Prose text={body.summary} notes={notes} />
              {opener}
            </>
          )}
        </Commentable>
      </section>
      {goals.length > 0 && (
        <section aria-labelledby="goals">
          <h2 className="section section-lined" id="goals">
            Goals
          </h2>
          {goals.map((item) => (
            <GoalRow key={item.key} item={item} period={period} notes={notes} />
          ))}
        </section>
      )}
      {competencies.length > 0 && (
        <section aria-labelledby="competencies">
          <h2 className="section section-lined" id="competencies">
            Competencies
          </h2>
          {competencies.map((item) => (
            <Competency key={item.key} item={item} scale={body.scale} period={period} notes={notes} />
          ))}
        </section>
      )}
      {body.nextSteps.trim() !== '' && (
        <section aria-labelledby="next-steps">
          <h2 className="section" id="next-steps">
            Next steps
          </h2>
          <Commentable part="nextSteps" label="the next steps" whole>
            {(opener) => (
              <>
                <Prose text={body.nextSteps} notes={notes} />
                {opener}
              </>
            )}
          </Commentable>
        </section>
      )}
      <Evidence items={body.items} />
    </>
  )
}

function ScoreBlock({ body }: { readonly body: ReviewBody }) {
  const { score, scale } = body
  const best = Math.max(...scale.map((point) => point.value))
  const sum = score.parts.map(
    ({ name, mean, weightBp }, at) => `${at === 0 ? name : lowerFirst(name)} ${points(mean)} × ${percent(weightBp)}`,
  )
  const unrated =
    score.unrated === 0
      ? ''
      : ` ${count(score.unrated, 'item')} without a rating ${score.unrated === 1 ? 'is' : 'are'} left out, not counted as zero.`
  return (
    <div className="score">
      <p className="score-number">
        <span className="score-total">{score.total === null ? '–' : points(score.total)}</span>
        <span>of {best}</span>
      </p>
      <div>
        <p className="strong">{score.total === null ? 'No score' : score.label}</p>
        <p className="caption">{`${sum.join(' + ')}${sum.length > 0 ? '.' : ''}${unrated}`}</p>
      </div>
    </div>
  )
}

interface ItemProps {
  readonly item: PackageItem
  readonly period: PackageDocument['period']
  readonly notes: ReadonlySet<number>
}

function GoalRow({ item, period, notes }: ItemProps) {
  return (
    <div className="item">
      <Commentable part={item.key} label={item.name}>
        {(opener) => (
          <>
            <div className="item-head">
              <div>
                <h3 className="strong">{item.name}</h3>
                <p className="caption">
                  <ProseLine text={item.detail} /> {opener}
                </p>
              </div>
              <div className="item-figures">
                <p className="strong">{item.score === null ? 'Not rated' : points(item.score * 100)}</p>
                <p className="caption">weight {percent(item.weightBp)}</p>
              </div>
            </div>
            <ItemText item={item} period={period} notes={notes} />
          </>
        )}
      </Commentable>
    </div>
  )
}

function Competency({ item, scale, period, notes }: ItemProps & { readonly scale: Scale }) {
  return (
    <div className="item">
      <Commentable part={item.key} label={item.name}>
        {(opener) => (
          <>
            <div className="item-head">
              <h3 className="strong">{item.name}</h3>
              <ScoreBar score={item.score} notSeen={item.notSeen} scale={scale} label={item.name} />
            </div>
            <p className="caption">{anchorOf(item, scale)}</p>
            <ItemText item={item} period={period} notes={notes} />
            {opener && <p className="caption comment-line">{opener}</p>}
          </>
        )}
      </Commentable>
    </div>
  )
}

/** The reviewer's text, what it rests on, and the person's own rating. */
function ItemText({ item, period, notes }: ItemProps) {
  return (
    <>
      {item.comment.trim() !== '' && <Prose text={item.comment} notes={notes} />}
      {item.citations.length > 0 && (
        <p className="caption">
          Rests on:{' '}
          {item.citations.map((citation, at) => (
            <span key={citation.number}>
              {at > 0 && ', '}
              <a href={`#evidence-${citation.number}`}>
                {citation.label} {dayShort(citation.observedOn, period.startsOn)}
              </a>
            </span>
          ))}
        </p>
      )}
      {item.own && (item.own.score !== null || item.own.comment.trim() !== '') && (
        <div className="own">
          <p className="caption">{item.own.score === null ? 'Self-review, not rated' : `Self-review: ${item.own.score}`}</p>
          <Prose text={item.own.comment} face="note" />
        </div>
      )}
    </>
  )
}

function Evidence({ items }: { readonly items: readonly PackageItem[] }) {
  const byNumber = new Map(items.flatMap((item) => item.citations.map((citation) => [citation.number, citation] as const)))
  const citations = [...byNumber.values()].sort((left, right) => left.number - right.number)
  if (citations.length === 0) return null
  return (
    <section aria-labelledby="evidence" className="evidence">
      <h2 className="section" id="evidence">
        Evidence
      </h2>
      <ol>
        {citations.map((citation) => (
          <li key={citation.number} value={citation.number} id={`evidence-${citation.number}`} tabIndex={-1}>
            <p className="caption">
              <strong>{citation.label}</strong>, {day(citation.observedOn)}
            </p>
            <Prose text={citation.text} face="note" />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** "4, Above: finds causes others miss; expected 3" */
function anchorOf(item: PackageItem, scale: Scale): string {
  const expected = item.expected === null ? '' : `; expected ${item.expected}`
  if (item.score === null) return `${item.notSeen ? 'Not seen, left out of the score' : 'Not rated, left out of the score'}${expected}`
  const label = scale.find((point) => point.value === item.score)?.label ?? ''
  const anchor = (item.anchors[String(item.score)] ?? '').replace(/\.\s*$/, '')
  return [`${item.score}${label ? `, ${label}` : ''}`, anchor].filter(Boolean).join(': ') + expected
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
