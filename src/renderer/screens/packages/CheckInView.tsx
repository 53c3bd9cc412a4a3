import { feelingWord } from '../../../shared/rules/feeling.ts'
import type { CheckInBody } from '../../../shared/rules/package-check-in.ts'
import { formatFullDate } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import classes from './packages.module.css'

/** The notes of a one-to-one, as the other side reads them. */
export function CheckInView({ body }: { readonly body: CheckInBody }) {
  const who = { manager: 'you', employee: 'them' }
  const { manager, employee } = body.feeling
  return (
    <>
      <section className={classes.part}>
        <h3 className="t-section">Agenda</h3>
        {body.items.length === 0 && <p className="c-2">Nothing stands on it yet. Topics can be added in the reply.</p>}
        {body.items.map((item) => (
          <div key={item.key} className={classes.item}>
            <div>
              <p className="t-strong">{item.title}</p>
              {item.note.trim() !== '' && <Markdown text={item.note} reading />}
            </div>
            <p className="t-caption c-2 num">from {who[item.raisedBy]}</p>
          </div>
        ))}
      </section>
      {body.decisions.length > 0 && (
        <section className={classes.part}>
          <h3 className="t-section">Decisions</h3>
          {body.decisions.map(({ key, text }) => (
            <p key={key}>{text}</p>
          ))}
        </section>
      )}
      {body.actions.length > 0 && (
        <section className={classes.part}>
          <h3 className="t-section">Action items</h3>
          {body.actions.map((action) => (
            <div key={action.key} className={classes.item}>
              <p className="t-strong">{action.title}</p>
              <p className="t-caption c-2 num">
                {who[action.owner]}, {when(action)}
              </p>
            </div>
          ))}
        </section>
      )}
      {(manager !== null || employee !== null) && (
        <p className="c-2">
          How it felt.{employee !== null && ` Them: ${feelingWord(employee)}.`}
          {manager !== null && ` You: ${feelingWord(manager)}.`}
        </p>
      )}
    </>
  )
}

function when({ dueOn, doneOn }: CheckInBody['actions'][number]): string {
  if (doneOn !== null) return `done ${formatFullDate(doneOn)}`
  return dueOn === null ? 'no date' : `due ${formatFullDate(dueOn)}`
}
