import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Review } from '../../../shared/contract/reviewing.ts'
import { ReviewId } from '../../../shared/kernel/ids.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { Answers } from './Answers.tsx'
import { EvidencePanel } from './EvidencePanel.tsx'
import { ItemsPart } from './ItemsPart.tsx'
import { Outline } from './Outline.tsx'
import { ReviewHeader } from './ReviewHeader.tsx'
import { type Part, workOn } from './review-store.ts'
import { isWritable } from './review-words.ts'
import classes from './reviews.module.css'
import { TextPart } from './TextPart.tsx'
import { UnsaidConcerns } from './UnsaidConcerns.tsx'

/** The review editor: outline and score left, the form in the middle, evidence right. */
export function ReviewScreen() {
  const { reviewId: raw } = useParams({ strict: false })
  const reviewId = ReviewId.parse(raw)
  const review = useQuery(orpc.reviewing.get.queryOptions({ input: { reviewId } }))
  useEffect(() => () => workOn(null), [])
  return <QueryGate query={review}>{(found) => <Editor key={found.id} review={found} />}</QueryGate>
}

function Editor({ review }: { readonly review: Review }) {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const part = search.part ?? (isWritable(review.state) ? 'goals' : 'answers')
  const open = (next: Part) =>
    navigate({ to: '/reviews/$reviewId', params: { reviewId: review.id }, search: { part: next }, replace: true })
  return (
    <div className={classes.editor}>
      <ReviewHeader review={review} />
      <div className={classes.body}>
        <Outline review={review} part={part} onOpen={(next) => void open(next)} />
        <div className={classes.form}>
          <div className={classes.formInner}>
            {isWritable(review.state) && <UnsaidConcerns review={review} />}
            <PartOf review={review} part={part} />
          </div>
        </div>
        <EvidencePanel review={review} />
      </div>
    </div>
  )
}

function PartOf({ review, part }: { readonly review: Review; readonly part: Part }) {
  if (part === 'goals') return <ItemsPart review={review} kind="goal" title="Goal results" />
  if (part === 'competencies') return <ItemsPart review={review} kind="competency" title="Competencies" />
  if (part === 'answers') return <Answers review={review} />
  return <TextPart key={part} review={review} part={part} />
}
