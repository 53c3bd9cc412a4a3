import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Quote } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Rating, Review, ReviewItem } from '../../../shared/contract/reviewing.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { addCitationMark, hasCitationMark, removeCitationMark } from '../../../shared/rules/citation-marks.ts'
import { evidenceWarning } from '../../../shared/rules/coverage.ts'
import { allowsNotSeen } from '../../../shared/rules/review-form.ts'
import { EvidenceChip } from '../../components/EvidenceChip.tsx'
import { firstName } from '../../components/format.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { ScoreSteps, type StepChoice } from '../../components/ScoreSteps.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import { Warning } from '../../components/Warning.tsx'
import { WordingHints } from '../../components/WordingHints.tsx'
import { MarkdownBox } from '../../editor/MarkdownBox.tsx'
import type { FieldHandle } from '../../editor/MarkdownField.tsx'
import { insertPhrase } from '../../library/insert-phrase.ts'
import { PhrasePicker } from '../../library/PhrasePicker.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { listenForNumbers } from './citation-numbers.ts'
import { focusEvidence } from './focus-evidence.ts'
import { ItemHead } from './ItemHead.tsx'
import { OwnRating } from './OwnRating.tsx'
import { workOn } from './review-store.ts'
import classes from './reviews.module.css'

interface ItemEditorProps {
  readonly review: Review
  readonly item: ReviewItem
}

/** One goal or competency: the step, its anchor, the text, what it rests on. */
export function ItemEditor({ review, item }: ItemEditorProps) {
  const ref = { kind: item.kind, key: item.key }
  const rating = useAutosave<Rating>(item.manager, async (value) => {
    const saved = await rpc.reviewing.saveRating({ reviewId: review.id, ...ref, by: 'manager', ...value })
    changed()
    return saved
  })
  const text = useRef<FieldHandle>(null)
  const whole = useRef<HTMLFieldSetElement>(null)
  const value = useRef(rating.value)
  value.current = rating.value
  useEffect(
    () =>
      listenForNumbers({ kind: item.kind, key: item.key }, (number) => {
        if (!hasCitationMark(value.current.comment, number)) text.current?.write((line, at) => addCitationMark(line, number, at))
      }),
    [item.kind, item.key],
  )
  const choose = (choice: StepChoice) => {
    rating.change({ ...rating.value, ...choice })
    void rating.flush()
  }
  const putPhrase = (phrase: string) => text.current?.write((line, at) => insertPhrase(line, phrase, at))
  const readerId = `readers-${item.kind}-${item.key}`
  return (
    <fieldset ref={whole} className={classes.item} aria-label={item.name} onFocus={() => workOn(ref)}>
      <ItemHead item={item} form={review.form} jobTitle={review.person.jobTitle} />
      <ScoreSteps
        label={item.name}
        points={review.form.scale.points}
        notSeen={allowsNotSeen(review.form.scale)}
        value={rating.value}
        onChange={choose}
      />
      <Anchor review={review} item={item} score={rating.value.score} notSeen={rating.value.notSeen} />
      <MarkdownBox
        isUnlabelled
        reading
        field={text}
        label={`Text on ${item.name}`}
        describedBy={readerId}
        value={rating.value.comment}
        onChange={(comment) => rating.change({ ...value.current, comment })}
        onLeave={() => void rating.flush()}
        onSubmit={() => {
          void rating.flush()
          toNextItem(whole.current)
        }}
      />
      <div className={classes.underText}>
        <div className={classes.chips}>
          {item.citations.map((citation) => (
            <EvidenceChip
              key={citation.number}
              number={citation.number}
              sourceKind={citation.sourceKind}
              label={citation.label}
              observedOn={citation.observedOn}
              onRemove={async () => {
                changed(await rpc.reviewing.uncite({ reviewId: review.id, ...ref, number: citation.number }))
                rating.change({ ...value.current, comment: removeCitationMark(value.current.comment, citation.number) })
              }}
            />
          ))}
          {item.citations.length === 0 && (
            <>
              <Button
                size="xs"
                leftSection={<Quote size={13} aria-hidden="true" />}
                rightSection={<KeyCap keys="C" />}
                onClick={focusEvidence}
              >
                Cite evidence
              </Button>
              <span className="t-caption c-2">no item cited yet</span>
            </>
          )}
          {item.linkedNotes.length > 0 && (
            <ReaderLine
              kind="only-you"
              text={`${item.linkedNotes.length} private ${item.linkedNotes.length === 1 ? 'note' : 'notes'} linked, only you`}
            />
          )}
        </div>
        <PhrasePicker into={item.name} onPick={putPhrase} />
        <SavedIndicator state={rating.state} onRetry={() => void rating.flush()} />
        <ReaderLine kind="package" who={firstName(review.person.name)} id={readerId} />
      </div>
      <WordingHints
        text={rating.value.comment}
        field={text}
        names={[firstName(review.person.name)]}
        startsOn={review.period.startsOn}
        today={localDate(Date.now())}
        otherwise={<Advice review={review} item={item} score={rating.value.score} />}
      />
      <OwnRating item={item} form={review.form} who={firstName(review.person.name)} />
    </fieldset>
  )
}

/** Ctrl Enter leads from the text of one item to the steps of the next; after the last it stays. */
function toNextItem(item: HTMLElement | null): void {
  const next = item?.nextElementSibling
  next?.querySelector<HTMLElement>('[role=radio][tabindex="0"]')?.focus()
}

interface AnchorProps extends ItemEditorProps {
  readonly score: number | null
  readonly notSeen: boolean
}

/** What the chosen step looks like for this item; always shown. */
function Anchor({ review, item, score, notSeen }: AnchorProps) {
  if (notSeen) return <p className="c-2">Not seen. Left out of the score, not counted as zero.</p>
  const point = review.form.scale.points.find((candidate) => candidate.value === score)
  if (point === undefined) return null
  const competency = review.form.competencies.find((candidate) => candidate.key === item.key)
  return (
    <p className="c-2">
      <strong className="w-strong">
        {point.value}, {point.label}.
      </strong>{' '}
      {competency?.anchors[String(point.value)] ?? point.meaning}
    </p>
  )
}

/** At most one piece of advice per item, and only until it is left as it is. */
function Advice({ review, item, score }: ItemEditorProps & { readonly score: number | null }) {
  const [left, setLeft] = useState(false)
  const timeline = useQuery(orpc.insights.timeline.queryOptions({ input: { personId: review.person.id } }))
  if (left || timeline.data === undefined) return null
  const { startsOn, endsOn } = review.period
  const onRecord = timeline.data
    .filter((entry) => entry.readers === 'both' && entry.on >= startsOn && entry.on <= endsOn)
    .map((entry) => entry.on)
  const warning = evidenceWarning(
    { score, citedOn: item.citations.map((citation) => citation.observedOn) },
    onRecord,
    localDate(Date.now()),
  )
  if (warning === null) return null
  return (
    <Warning fact={warning.fact} leave={{ onClick: () => setLeft(true) }}>
      {warning.reason}
    </Warning>
  )
}
