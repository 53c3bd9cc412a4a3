import { useRef } from 'react'
import type { Review } from '../../../shared/contract/reviewing.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { firstName } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import { WordingHints } from '../../components/WordingHints.tsx'
import { MarkdownBox } from '../../editor/MarkdownBox.tsx'
import type { FieldHandle } from '../../editor/MarkdownField.tsx'
import { insertPhrase } from '../../library/insert-phrase.ts'
import { PhrasePicker } from '../../library/PhrasePicker.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { isWritable } from './review-words.ts'
import classes from './reviews.module.css'

type TextPartName = 'summary' | 'nextSteps' | 'privateAssessment'

const PARTS: Readonly<Record<TextPartName, { readonly title: string; readonly hint: string }>> = {
  summary: { title: 'Summary', hint: 'The year in a few sentences: what was done, what it changed, what comes next.' },
  nextSteps: { title: 'Next steps', hint: 'What both sides take into the next cycle, one line each.' },
  privateAssessment: { title: 'Private assessment', hint: 'Readiness, risk of leaving, what to fight for. Never shown to anybody else.' },
}

/** A text of the whole review. The private assessment stays writable: it is part of no document. */
export function TextPart({ review, part }: { readonly review: Review; readonly part: TextPartName }) {
  const { title, hint } = PARTS[part]
  const isPrivate = part === 'privateAssessment'
  return (
    <section>
      <div className={classes.sectionHead}>
        <h2 className="t-section">{title}</h2>
      </div>
      <div className={classes.item}>
        <p className="c-2">{hint}</p>
        {isPrivate || isWritable(review.state) ? (
          <Writing review={review} part={part} title={title} />
        ) : (
          <div className="t-draft">
            <Markdown text={review[part]} />
          </div>
        )}
        {part === 'summary' && review.selfReview.summary !== null && review.selfReview.summary !== '' && (
          <div className={classes.own}>
            <span className="w-strong">{firstName(review.person.name)} sums up</span>
            <div className={classes.readText}>
              <Markdown text={review.selfReview.summary} />
            </div>
          </div>
        )}
      </div>
    </section>
  )
}

function Writing({ review, part, title }: { readonly review: Review; readonly part: TextPartName; readonly title: string }) {
  const text = useAutosave(review[part], async (body) => {
    const saved = await rpc.reviewing.saveText({ reviewId: review.id, part, body })
    changed()
    return saved
  })
  const readerId = `readers-${part}`
  const field = useRef<FieldHandle>(null)
  const putPhrase = (phrase: string) => field.current?.write((line, at) => insertPhrase(line, phrase, at))
  return (
    <>
      <MarkdownBox
        isUnlabelled
        reading
        field={field}
        label={title}
        describedBy={readerId}
        rows={6}
        value={text.value}
        onChange={text.change}
        onLeave={() => void text.flush()}
      />
      <div className={classes.underText}>
        <PhrasePicker into={title} onPick={putPhrase} />
        <SavedIndicator state={text.state} onRetry={() => void text.flush()} />
        {part === 'privateAssessment' ? (
          <ReaderLine kind="only-you" id={readerId} />
        ) : (
          <ReaderLine kind="package" who={firstName(review.person.name)} id={readerId} />
        )}
      </div>
      {part !== 'privateAssessment' && (
        <WordingHints
          text={text.value}
          field={field}
          names={[firstName(review.person.name)]}
          startsOn={review.period.startsOn}
          today={localDate(Date.now())}
        />
      )}
    </>
  )
}
