import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check, Quote } from 'lucide-react'
import { useState } from 'react'
import type { TimelineItem } from '../../../shared/contract/insights.ts'
import type { Review, ReviewItem } from '../../../shared/contract/reviewing.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { NoteId } from '../../../shared/kernel/ids.ts'
import { coverage } from '../../../shared/rules/coverage.ts'
import { CoverageStrip } from '../../components/CoverageStrip.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName, formatDay } from '../../components/format.ts'
import { KindIcon } from '../../components/KindIcon.tsx'
import { Markdown } from '../../components/Markdown.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { rowStop, useRowKeys } from '../../frame/row-keys.ts'
import { useShortcut } from '../../frame/shortcuts.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { announceNumber } from './citation-numbers.ts'
import { focusEvidence } from './focus-evidence.ts'
import { sameItem, useReviewScreen } from './review-store.ts'
import { isWritable } from './review-words.ts'
import classes from './reviews.module.css'

/** Kinds that are not evidence of anything: the record of the exchange itself. */
const NOT_EVIDENCE = new Set(['package', 'review', 'sign-off', 'hired', 'job-and-team', 'development', 'improvement-plan'])

type Shown = 'all' | 'cited' | 'item'

/** What happened in the cycle, month by month; C or the button cites it into the item last worked on. */
export function EvidencePanel({ review }: { readonly review: Review }) {
  const timeline = useQuery(orpc.insights.timeline.queryOptions({ input: { personId: review.person.id } }))
  const working = useReviewScreen((state) => state.item)
  const [shown, setShown] = useState<Shown>('all')
  const [month, setMonth] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const item = review.items.find((candidate) => sameItem(working, candidate)) ?? null
  const { startsOn, endsOn } = review.period
  const inCycle = (timeline.data ?? []).filter((entry) => !NOT_EVIDENCE.has(entry.kind) && entry.on >= startsOn && entry.on <= endsOn)
  const citedIds = new Set(review.items.flatMap((candidate) => candidate.citations.map((citation) => citation.sourceId)))
  const spread = coverage(
    inCycle.map((entry) => ({ on: entry.on, cited: citedIds.has(entry.id) })),
    review.period,
    localDate(Date.now()),
  )
  const ofItem = inCycle.filter((entry) => item !== null && speaksOf(entry, item))
  const visible = (shown === 'cited' ? inCycle.filter((entry) => citedIds.has(entry.id)) : shown === 'item' ? ofItem : inCycle).filter(
    (entry) => month === null || entry.on.startsWith(month.slice(0, 7)),
  )

  const cite = async (entry: TimelineItem) => {
    if (item === null) return
    const ref = { kind: item.kind, key: item.key }
    try {
      setError(null)
      if (entry.readers === 'only-you') {
        const linked = !item.linkedNotes.includes(entry.id as NoteId)
        await rpc.reviewing.linkNote({ reviewId: review.id, ...ref, noteId: entry.id as NoteId, linked })
      } else {
        const citation = await rpc.reviewing.cite({ reviewId: review.id, ...ref, sourceKind: entry.kind, sourceId: entry.id })
        announceNumber(ref, citation.number)
      }
      changed()
    } catch (failure) {
      setError(failure)
    }
  }

  useRowKeys()
  useShortcut('c', () => citeFocused(visible, (entry) => void cite(entry)), isWritable(review.state))

  return (
    <aside className={classes.evidence} aria-label="Evidence" data-region="panel">
      <div className={classes.evidenceHead}>
        <h2 className="t-heading">
          Evidence <span className="c-2">{inCycle.length === 1 ? '1 item' : `${inCycle.length} items`}</span>
        </h2>
      </div>
      <CoverageStrip
        months={spread.months.map((entry) => ({ month: `${entry.month}-01`, total: entry.count, cited: entry.cited }))}
        selected={month}
        onSelect={setMonth}
      />
      <p className={`t-caption c-2 ${classes.evidenceSentence}`}>{spread.sentence}</p>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="Evidence shown"
        value={shown}
        onChange={(value) => setShown(value as Shown)}
        data={[
          { value: 'item', label: item === null ? 'This item' : `${short(item.name)} ${ofItem.length}`, disabled: item === null },
          { value: 'all', label: `All ${inCycle.length}` },
          { value: 'cited', label: `Cited ${inCycle.filter((entry) => citedIds.has(entry.id)).length}` },
        ]}
      />
      {error !== null && <ErrorNote error={error} />}
      <div className={classes.evidenceList}>
        {visible.length === 0 && <p className="c-2">Nothing is on record here.</p>}
        {visible.map((entry) => (
          <Evidence key={`${entry.kind} ${entry.id}`} entry={entry} review={review} item={item} onCite={() => void cite(entry)} />
        ))}
      </div>
    </aside>
  )
}

/** Cites the item that has the focus; without one, the focus goes to the first. */
function citeFocused(visible: readonly TimelineItem[], cite: (entry: TimelineItem) => void): void {
  const focused = document.activeElement?.closest<HTMLElement>('[data-evidence]')?.dataset.evidence
  const entry = visible.find((candidate) => candidate.id === focused)
  if (entry === undefined) focusEvidence()
  else cite(entry)
}

function short(name: string): string {
  return name.length > 16 ? `${name.slice(0, 15)}…` : name
}

function speaksOf(entry: TimelineItem, item: ReviewItem): boolean {
  if (item.kind === 'goal') return entry.goalId === item.key || entry.title === item.name
  const text = `${entry.title} ${entry.body}`.toLowerCase()
  return item.name
    .toLowerCase()
    .split(' ')
    .some((word) => word.length > 4 && text.includes(word.slice(0, 6)))
}

interface EvidenceProps {
  readonly entry: TimelineItem
  readonly review: Review
  readonly item: ReviewItem | null
  readonly onCite: () => void
}

function Evidence({ entry, review, item, onCite }: EvidenceProps) {
  return (
    <article
      className={classes.evidenceItem}
      {...rowStop}
      data-evidence={entry.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the item takes the focus so that C can cite it without a pointer
      tabIndex={0}
      aria-label={`${entry.title}, ${formatDay(entry.on)}`}
    >
      <div className={classes.evidenceTitle}>
        <KindIcon kind={entry.kind} size={14} />
        <span>
          <strong className="w-strong">{entry.title}</strong>
          {entry.detail !== '' && <span className="c-2"> {entry.detail}</span>}
        </span>
        <span>{formatDay(entry.on)}</span>
      </div>
      {entry.body !== '' && <Markdown text={entry.body} />}
      <div className={classes.evidenceFoot}>
        {entry.readers === 'only-you' ? (
          <ReaderLine kind="only-you" text="Only you, never in the package" />
        ) : (
          <ReaderLine kind="both" who={firstName(review.person.name)} />
        )}
        {isWritable(review.state) && <CiteButton entry={entry} review={review} item={item} onCite={onCite} />}
      </div>
    </article>
  )
}

function CiteButton({ entry, review, item, onCite }: EvidenceProps) {
  const citation = review.items.flatMap((candidate) => candidate.citations).find((candidate) => candidate.sourceId === entry.id)
  if (citation !== undefined)
    return (
      <span className={classes.citedAs}>
        <Check size={13} aria-hidden="true" />
        Cited as {citation.number}
      </span>
    )
  const isPrivate = entry.readers === 'only-you'
  const linked = item?.linkedNotes.includes(entry.id as NoteId) ?? false
  const words = isPrivate ? (linked ? 'Unlink' : 'Link') : 'Cite'
  if (isPrivate && entry.kind !== 'private-note') return null
  return (
    <Button
      size="xs"
      disabled={item === null}
      title={item === null ? 'Choose the item it speaks about first' : undefined}
      leftSection={<Quote size={13} aria-hidden="true" />}
      onClick={onCite}
      aria-label={`${words}: ${entry.title}, ${formatDay(entry.on)}`}
    >
      {words}
    </Button>
  )
}
