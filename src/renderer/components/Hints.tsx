import { Check, CircleQuestionMark } from 'lucide-react'
import classes from './Hints.module.css'
import { SectionHeading } from './SectionHeading.tsx'

export interface Hint {
  readonly key: string
  /** "Measurable". */
  readonly name: string
  readonly met: boolean
  readonly text: string
  readonly fix?: { readonly label: string; readonly onClick: () => void }
}

/** What speaks for a goal and what is still open. Advice only. */
export function Hints({ hints }: { readonly hints: readonly Hint[] }) {
  return (
    <section>
      <SectionHeading title="Hints" aside="advice only, nothing is blocked" />
      <ul>
        {hints.map((hint) => (
          <li key={hint.key} className={classes.hint} data-met={hint.met}>
            <span className={classes.sign}>
              {hint.met ? (
                <Check size={14} strokeWidth={1.75} aria-hidden="true" />
              ) : (
                <CircleQuestionMark size={14} strokeWidth={1.75} aria-hidden="true" />
              )}
            </span>
            <div>
              <p className="t-heading">
                {hint.name}
                <span className="visually-hidden">{hint.met ? ', met' : ', open'}</span>
              </p>
              <p className="c-2">{hint.text}</p>
              {hint.fix !== undefined && (
                <button type="button" className="link" onClick={hint.fix.onClick}>
                  {hint.fix.label}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
