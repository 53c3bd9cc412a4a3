import type { FeedbackRequestBody } from '../../../shared/rules/feedback-document.ts'
import type { PackageDocument } from '../../../shared/rules/package-document.ts'
import { formatFullDate } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import classes from './packages.module.css'

const SHAPE_WORDS: Readonly<Record<FeedbackRequestBody['shape'], string>> = {
  free: 'One field for each answer',
  sbi: 'Each answer in three fields: situation, behaviour, impact',
  'start-stop-continue': 'Each answer in three fields: start, stop, continue',
}

/** What is asked, and what is promised about who reads it. */
export function FeedbackRequestView({ document, body }: { readonly document: PackageDocument; readonly body: FeedbackRequestBody }) {
  const { author, person } = document
  const readers = body.readers === 'both' && author !== person.name ? `${author} and ${person.name}` : author
  return (
    <section className={classes.part}>
      <p>
        {body.anonymity === null
          ? `Asked of ${body.to?.name}. Read by ${readers}, with the name.`
          : `Without names: ${body.anonymity.asked} people are asked with this same file. Read by ${readers}, together from ${body.anonymity.readFrom} answers on.`}
        {body.answerBy !== null && ` Answers are hoped for by ${formatFullDate(body.answerBy)}.`}
      </p>
      {body.intro.trim() !== '' && (
        <div className={classes.intro}>
          <Markdown text={body.intro} reading />
        </div>
      )}
      <h3 className={`t-section ${classes.part}`}>Questions</h3>
      {body.questions.map(({ key, text }) => (
        <div key={key} className={classes.item}>
          <p className="t-strong">{text}</p>
        </div>
      ))}
      <p className="c-2">{SHAPE_WORDS[body.shape]}</p>
    </section>
  )
}
