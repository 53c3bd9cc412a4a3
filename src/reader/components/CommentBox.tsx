import { MessageSquare, MessageSquarePlus, Send } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useAnswering } from '../hooks/use-draft.ts'
import { withComment } from '../model/draft.ts'

interface CommentBoxProps {
  readonly part: string
  /** "Communication", as in "Comment on Communication". */
  readonly label: string
  /** `quiet` is a link under a row; the other a dashed button under a text. */
  readonly quiet?: boolean
}

/** A comment in place: written through to the draft with every key, given back by Cancel. */
export function CommentBox({ part, label, quiet = false }: CommentBoxProps) {
  const { draft, allowed, kept } = useAnswering()
  const [before, setBefore] = useState<string | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const body = draft.comments[part] ?? ''
  if (!allowed) return null
  const close = () => {
    setBefore(null)
    requestAnimationFrame(() => opener.current?.focus())
  }
  if (before !== null) return <CommentEditor part={part} label={label} before={before} onClose={close} />
  const open = () => setBefore(body)
  if (body.trim() !== '') {
    return (
      <div className="comment">
        <p className="comment-head">
          <MessageSquare size={14} strokeWidth={1.75} aria-hidden="true" />
          <strong>Your comment</strong>
          <span>{kept === 'device' ? 'kept on this device' : 'kept on this page'}</span>
          <button type="button" className="link" ref={opener} onClick={open} aria-label={`Edit the comment on ${label}`}>
            Edit
          </button>
        </p>
        <p className="comment-body">{body}</p>
      </div>
    )
  }
  return (
    <button
      type="button"
      className={quiet ? 'link comment-quiet' : 'button button-dashed'}
      ref={opener}
      onClick={open}
      aria-label={`Comment on ${label}`}
    >
      {quiet ? (
        'Comment'
      ) : (
        <>
          <MessageSquarePlus size={16} strokeWidth={1.75} aria-hidden="true" />
          Comment on this part
        </>
      )}
    </button>
  )
}

interface CommentEditorProps {
  readonly part: string
  readonly label: string
  readonly before: string
  readonly onClose: () => void
}

function CommentEditor({ part, label, before, onClose }: CommentEditorProps) {
  const { draft, goesTo, change } = useAnswering()
  const id = useId()
  const write = (text: string) => change((now) => withComment(now, part, text))
  const cancel = () => {
    write(before)
    onClose()
  }
  const keep = () => {
    write((draft.comments[part] ?? '').trim())
    onClose()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') keep()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
  }
  return (
    <div className="comment-editor">
      <label htmlFor={id}>Comment on {label}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={20_000}
        // biome-ignore lint/a11y/noAutofocus: opened by the person who is about to write in it
        autoFocus
        value={draft.comments[part] ?? ''}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={keys}
        aria-describedby={`${id}-reader`}
      />
      <div className="comment-foot">
        <p className="reader-line" id={`${id}-reader`}>
          <Send size={14} strokeWidth={1.75} aria-hidden="true" />
          Goes to {goesTo} with the reply
        </p>
        <button type="button" className="button button-bare" onClick={cancel}>
          Cancel
        </button>
        <button type="button" className="button button-plain" onClick={keep}>
          Keep
        </button>
      </div>
    </div>
  )
}
