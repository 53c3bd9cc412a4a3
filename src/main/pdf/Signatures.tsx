import { Text, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import type { ShareableReview } from '../features/reviewing/index.ts'
import { blocksOf } from './markdown.ts'
import { Runs } from './Prose.tsx'
import { styles } from './styles.ts'
import { momentWords } from './words.ts'

type SignOff = ShareableReview['signOffs'][number]

const ANSWERS: Readonly<Record<Exclude<SignOff['answer'], 'signed'>, string>> = {
  agree: 'I agree',
  received: 'Received. Read and understood; this is not agreement',
  disagree: 'I disagree',
}

/** Both sides beside each other, then what the employee wrote to it. */
export function Signatures({ review }: { readonly review: ShareableReview }): ReactElement {
  const manager = review.signOffs.find(({ side }) => side === 'manager')
  const employee = review.signOffs.find(({ side }) => side === 'employee')
  return (
    <>
      <View wrap={false} minPresenceAhead={employee?.statement ? 34 : 0}>
        <Text style={styles.section}>Signatures</Text>
        <View style={styles.signatures}>
          <Signature name={manager?.fullName ?? review.reviewer} at={manager?.at ?? null} words={`signed for ${review.firm}`} />
          <Signature
            name={employee?.fullName ?? review.person.name}
            at={employee?.at ?? null}
            words={employee ? answerWords(employee) : ''}
          />
        </View>
      </View>
      {employee && employee.statement.trim() !== '' && <Statement text={employee.statement} />}
      {review.comments.length > 0 && <Comments review={review} />}
    </>
  )
}

function answerWords({ answer, statement }: SignOff): string {
  if (answer === 'signed') return 'signed'
  return statement.trim() === '' ? ANSWERS[answer] : `${ANSWERS[answer]}, with statement`
}

function Signature({ name, at, words }: { readonly name: string; readonly at: number | null; readonly words: string }): ReactElement {
  return (
    <View style={styles.signature}>
      <Text style={styles.strong}>{name}</Text>
      <Text>{at === null ? 'Not signed' : momentWords(at)}</Text>
      {at !== null && <Text style={styles.emphasis}>{words}</Text>}
    </View>
  )
}

function Statement({ text }: { readonly text: string }): ReactElement {
  return (
    <View style={styles.statement}>
      {blocksOf(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
        <Text key={index} style={styles.statementText}>
          <Runs runs={block.runs} />
        </Text>
      ))}
    </View>
  )
}

function Comments({ review }: { readonly review: ShareableReview }): ReactElement {
  const names = new Map([['summary', 'Summary'], ['nextSteps', 'Next steps'], ...review.items.map(({ key, name }) => [key, name] as const)])
  return (
    <>
      <Text style={styles.section} minPresenceAhead={40}>
        {`Comments by ${review.person.name}`}
      </Text>
      {review.comments.map(({ part, body }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
        <View key={index}>
          <Text style={[styles.strong, styles.competency]} minPresenceAhead={24}>
            {names.get(part) ?? part}
          </Text>
          {blocksOf(body).map((block, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
            <Text key={at} style={styles.prose}>
              <Runs runs={block.runs} />
            </Text>
          ))}
        </View>
      ))}
    </>
  )
}
