import { Circle, Document, Page, Svg, Text, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { ShareableReview } from '../features/reviewing/index.ts'
import { Prose } from './Prose.tsx'
import { Signatures } from './Signatures.tsx'
import { MOSS, styles } from './styles.ts'
import { dayWords, instantDay, percent, points } from './words.ts'

type Item = ShareableReview['items'][number]

export interface ReviewPageProps {
  readonly review: ShareableReview
  readonly printedOn: IsoDate
  /** Whether some of the text could not be set as it was written. */
  readonly lettersMissing: boolean
}

/** The review on paper: firm and version, name, score, summary, goals, competencies, evidence, signatures. Text only. */
export function ReviewPage({ review, printedOn, lettersMissing }: ReviewPageProps): ReactElement {
  const title = `Review ${review.cycleName.replace(/^cycle\s+/i, '')}`
  const goals = review.items.filter(({ kind }) => kind === 'goal')
  const competencies = review.items.filter(({ kind }) => kind === 'competency')
  const signed = review.signOffs.find(({ side }) => side === 'manager')
  return (
    <Document title={`${review.person.name}, ${title}`} author={review.firm} creator="Perennial" producer="Perennial" language="en">
      <Page size="A4" style={styles.page}>
        <View style={styles.head}>
          <View style={styles.firm}>
            <Mark />
            <Text>{review.firm}</Text>
          </View>
          <Text>{`${title}, version ${review.version}`}</Text>
        </View>
        <Text style={styles.name}>{review.person.name}</Text>
        <Text style={styles.under}>{underName(review, signed?.at ?? null, printedOn)}</Text>
        <ScoreLine score={review.score} />
        <Section title="Summary" body={review.summary} />
        {goals.length > 0 && <Goals items={goals} review={review} />}
        {competencies.length > 0 && <Competencies items={competencies} review={review} />}
        <Section title="Next steps" body={review.nextSteps} />
        <Evidence items={review.items} near={review.period.endsOn} />
        <Signatures review={review} />
        {lettersMissing && (
          <Text style={styles.notes}>
            Some letters are in none of the fonts at hand and stand here as “?”. The package holds them as they were written.
          </Text>
        )}
        <View style={styles.foot} fixed>
          <Text>{signed ? `Signature ${signed.fingerprint}` : `Not signed. Printed ${dayWords(printedOn, '')}`}</Text>
          <Text render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`} />
        </View>
      </Page>
    </Document>
  )
}

function underName(review: ShareableReview, signedAt: number | null, printedOn: IsoDate): string {
  const who = [review.person.jobTitle, review.person.unit].filter(Boolean).join(', ')
  const day = signedAt === null ? dayWords(printedOn, '') : instantDay(signedAt)
  const replaces = review.replaces === null ? '' : `. Replaces version ${review.replaces}: ${review.reason}`
  return `${who ? `${who}. ` : ''}Review by ${review.reviewer}, ${day}${replaces}`
}

function Mark(): ReactElement {
  return (
    <Svg width={13} height={13} viewBox="0 0 20 20">
      {[8.5, 5.5, 2.5].map((radius) => (
        <Circle key={radius} cx={10} cy={10} r={radius} stroke={MOSS} strokeWidth={1.5} fill="none" />
      ))}
    </Svg>
  )
}

function ScoreLine({ score }: { readonly score: ShareableReview['score'] }): ReactElement {
  const sum = score.parts.map((part) => `${part.name} ${points(part.mean)} × ${percent(part.weightBp)}`).join(' + ')
  const left = score.unrated > 0 ? ` ${score.unrated} without a rating, left out and not counted as zero.` : ''
  return (
    <View style={styles.score} wrap={false}>
      <Text style={styles.scoreNumber}>{score.total === null ? '–' : points(score.total)}</Text>
      <View>
        <Text style={styles.strong}>{score.label || 'Not rated'}</Text>
        <Text>{`${sum ? `${sum}.` : ''}${left}`.trim()}</Text>
      </View>
    </View>
  )
}

function Heading({ children }: { readonly children: string }): ReactElement {
  return (
    <Text style={styles.section} minPresenceAhead={56}>
      {children}
    </Text>
  )
}

function Section({ title, body }: { readonly title: string; readonly body: string }): ReactElement | null {
  if (body.trim() === '') return null
  return (
    <>
      <Heading>{title}</Heading>
      <Prose text={body} />
    </>
  )
}

function ratingWords(item: Item, review: ShareableReview): string {
  if (item.manager.notSeen) return 'Not seen'
  const { score } = item.manager
  if (score === null) return 'Not rated'
  const label = review.form.scale.points.find(({ value }) => value === score)?.label
  return label ? `${score}, ${label}` : String(score)
}

function OwnRating({ item, review }: { readonly item: Item; readonly review: ShareableReview }): ReactElement | null {
  if (!item.employee) return null
  const { score, comment } = item.employee
  const words = `Own rating by ${review.person.name.split(' ')[0] ?? ''}: ${score ?? 'none'}${comment.trim() ? `. ${comment}` : ''}`
  return <Text style={styles.own}>{words}</Text>
}

function Goals({ items, review }: { readonly items: readonly Item[]; readonly review: ShareableReview }): ReactElement {
  return (
    <>
      <Heading>Goals</Heading>
      <View style={styles.tableHead} wrap={false} minPresenceAhead={30}>
        <Text style={styles.goal}>Goal</Text>
        <Text style={styles.result}>Result</Text>
        <Text style={styles.weight}>Weight</Text>
        <Text style={styles.rating}>Rating</Text>
      </View>
      {items.map((item) => (
        <GoalRow key={item.key} item={item} review={review} />
      ))}
    </>
  )
}

/** Longer than this, what was written about a goal may go on over the page; its row never does. */
const LONG_COMMENT = 1500

function GoalRow({ item, review }: { readonly item: Item; readonly review: ShareableReview }): ReactElement {
  const { comment, notSeen, score } = item.manager
  const hasWords = comment.trim() !== '' || item.citations.length > 0 || item.employee !== null
  return (
    <View style={styles.row} wrap={comment.length > LONG_COMMENT}>
      <View style={styles.cells} wrap={false} minPresenceAhead={hasWords ? 36 : 0}>
        <Text style={styles.goal}>{item.name}</Text>
        <Text style={styles.result}>{item.detail}</Text>
        <Text style={styles.weight}>{percent(item.weightBp)}</Text>
        <Text style={styles.rating}>{notSeen ? 'Not seen' : (score ?? '–')}</Text>
      </View>
      {hasWords && (
        <View style={styles.rowComment}>
          <Prose text={comment} references={item.citations.map(({ number }) => number)} />
          <OwnRating item={item} review={review} />
        </View>
      )}
    </View>
  )
}

function Competencies({ items, review }: { readonly items: readonly Item[]; readonly review: ShareableReview }): ReactElement {
  return (
    <>
      <Heading>Competencies</Heading>
      {items.map((item) => (
        <View key={item.key}>
          <View style={styles.competency} wrap={false} minPresenceAhead={30}>
            <Text style={styles.strong}>{item.name}</Text>
            <Text style={styles.soft}>{ratingWords(item, review)}</Text>
          </View>
          <Prose text={item.manager.comment} references={item.citations.map(({ number }) => number)} />
          <OwnRating item={item} review={review} />
        </View>
      ))}
    </>
  )
}

function Evidence({ items, near }: { readonly items: readonly Item[]; readonly near: IsoDate }): ReactElement | null {
  const cited = new Map(items.flatMap(({ citations }) => citations).map((citation) => [citation.number, citation]))
  if (cited.size === 0) return null
  const notes = [...cited.values()].sort((a, b) => a.number - b.number)
  return (
    <Text style={styles.notes}>{notes.map((note) => `${note.number} ${note.label}, ${dayWords(note.observedOn, near)}.`).join(' ')}</Text>
  )
}
