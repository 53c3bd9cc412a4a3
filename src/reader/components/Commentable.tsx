import { MessageSquare, MessageSquarePlus, Send } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react'
import { useAnswering } from '../hooks/use-draft.ts'
import { withComment } from '../model/draft.ts'

interface CommentableProps {
  readonly part: string
  /** "Communication", as in "Comment on Communication". */
  readonly label: string
  /** A whole part has a button below its text; anything smaller has a link in its line. */
  readonly whole?: boolean
  /** What is commented on, with the way to begin where it belongs. */
  readonly children: (opener: ReactNode) => ReactNode
}

/** A comment in place: written through to the draft with every key, given back by Cancel. */
export function Commentable({ part, label, whole = false, children }: CommentableProps) {
  const { draft, allowed } = useAnswering()
  const [before, setBefore] = useState<string | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const body = draft.comments[part] ?? ''
  const editing = before !== null
  const open = () => setBefore(body)
  const close = () => {
    setBefore(null)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const begin = allowed && !editing && body.trim() === ''
  return (
    <>
      {children(begin ? <Opener label={label} whole={whole} button={opener} onOpen={open} /> : null)}
      {editing && <CommentEditor part={part} label={label} before={before} onClose={close} />}
      {allowed && !editing && body.trim() !== '' && <KeptComment label={label} body={body} button={opener} onEdit={open} />}
    </>
  )
}

interface OpenerProps {
  readonly label: string
  readonly whole: boolean
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onOpen: () => void
}

function Opener({ label, whole, button, onOpen }: OpenerProps) {
  return (
    <button
      type="button"
      className={whole ? 'button button-dashed' : 'link comment-quiet'}
      ref={button}
      onClick={onOpen}
      aria-label={`Comment on ${label}`}
    >
      {whole && <MessageSquarePlus size={16} strokeWidth={1.75} aria-hidden="true" />}
      {whole ? 'Comment on this part' : 'Comment'}
    </button>
  )
}

interface KeptCommentProps {
  readonly label: string
  readonly body: string
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onEdit: () => void
}

function KeptComment({ label, body, button, onEdit }: KeptCommentProps) {
  const { kept } = useAnswering()
  return (
    <div className="comment">
      <p className="comment-head">
        <MessageSquare size={14} strokeWidth={1.75} aria-hidden="true" />
        <strong>Your comment</strong>
        <span>{kept === 'device' ? 'kept on this device' : 'kept on this page'}</span>
        <button type="button" className="link" ref={button} onClick={onEdit} aria-label={`Edit the comment on ${label}`}>
          Edit
        </button>
      </p>
      <p className="comment-body">{body}</p>
    </div>
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
