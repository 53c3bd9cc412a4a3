import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { describeError } from '../errors/sentences.ts'
import classes from './ErrorNote.module.css'

interface ErrorNoteProps {
  /** Anything that was thrown. */
  readonly error: unknown
  /** The name of the file it is about. */
  readonly file?: string | undefined
  /** Buttons or links that do what the last sentence says. */
  readonly children?: ReactNode
}

/** What happened, what it means, what to do; in place of what failed. */
export function ErrorNote({ error, file, children }: ErrorNoteProps) {
  const { code, title, meaning, todo } = describeError(error, file === undefined ? {} : { file })
  return (
    <div role="alert" className={classes.note}>
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <p className={classes.title}>{title}</p>
        <p>{meaning}</p>
        <p>{todo}</p>
        {code === 'INTERNAL' && <p className="c-3">{`Details: ${detailOf(error)}`}</p>}
        {children !== undefined && <div className={classes.actions}>{children}</div>}
      </div>
    </div>
  )
}

/** Errors inside carry a message without content of the vault; it helps whoever is asked for help. */
function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : 'none'
}

/** One line under a field. */
export function FieldError({ error, id }: { readonly error: unknown; readonly id?: string }) {
  return (
    <p id={id} className={classes.field}>
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      {describeError(error).title}
    </p>
  )
}
