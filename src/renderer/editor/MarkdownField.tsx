import { type PointerEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { LONGEST } from '../../shared/kernel/longest.ts'
import { Markdown } from '../components/Markdown.tsx'
import { TextRoom } from '../components/TextRoom.tsx'
import type { Completions } from './completions.ts'
import classes from './editor.module.css'

export interface FieldHandle {
  focus(): void
  /** Puts Markdown where the caret is, or at the end. */
  insert(text: string): void
  /** To the first part of a shape that is still empty. */
  toFirstGap(): void
  /** Writes into the line where the caret stands, or last stood, and leaves the focus where it is. */
  write(into: WriteInto): void
  /** Marks a stretch of the Markdown, as a text field does. */
  setSelectionRange(start: number, end: number): void
}

/** A line with something written into it at a place: what stands before and after stays. */
export type WriteInto = (line: string, at: number) => string

export interface MarkdownFieldProps {
  readonly value: string
  /** What the contract takes. A longer text stays as it is; that it is not saved is said under it. */
  readonly longest?: number
  readonly onChange: (text: string) => void
  readonly label: string
  /** Id of the reader line. */
  readonly describedBy?: string
  readonly placeholder?: string
  /** By heading: what an empty part below it asks for. */
  readonly prompts?: Readonly<Record<string, string>>
  readonly completions?: Completions
  /** A file pasted or dropped on the text. */
  readonly onFile?: (file: File) => void
  /** Ctrl or Cmd with Enter. */
  readonly onSubmit?: () => void
  readonly onFocus?: () => void
  readonly autoFocus?: boolean
  readonly tools?: boolean
  readonly handle?: Ref<FieldHandle>
}

type Editor = typeof import('./MarkdownEditor.tsx').MarkdownEditor
let loaded: Editor | null = null
let loading: Promise<Editor> | null = null

function loadEditor(): Promise<Editor> {
  loading ??= import('./MarkdownEditor.tsx').then(({ MarkdownEditor }) => {
    loaded = MarkdownEditor
    return MarkdownEditor
  })
  return loading
}

/** Where the caret goes when the editor takes over: where the text was clicked, over some words, to a shape’s first gap, or to the end. */
export type Begun = { readonly left: number; readonly top: number } | Stretch | 'gap' | 'end'

/** From one letter of the Markdown to another. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * A long text in Markdown. Until it is first touched it is a rendered text or an empty box, which costs nothing; the editor comes
 * with the first focus, and whoever types before it is there goes on typing into a plain field.
 */
export function MarkdownField(props: MarkdownFieldProps) {
  return (
    <>
      <StagedField {...props} />
      <TextRoom length={props.value.length} longest={props.longest ?? LONGEST.markdown} inset />
    </>
  )
}

function StagedField(props: MarkdownFieldProps) {
  const { value, onFocus, autoFocus, handle } = props
  const [stage, setStage] = useState<'view' | 'plain' | 'editor'>(value === '' || autoFocus ? 'plain' : 'view')
  const begunAt = useRef<Begun>('end')
  const plain = useRef<HTMLTextAreaElement>(null)
  /** What stood in the plain field when it got the focus. */
  const untouched = useRef<string | null>(null)
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    const idle = window.requestIdleCallback ?? window.setTimeout
    idle(() => void loadEditor())
    return () => {
      alive.current = false
    }
  }, [])

  function begin(at: Begun) {
    begunAt.current = at
    if (loaded !== null) setStage('editor')
    else {
      setStage('plain')
      void loadEditor().then(() => settle())
    }
  }
  /** From a text that is only shown, or from outside: the focus comes first, so that letters typed meanwhile have a place. */
  function enter(at: Begun) {
    begin(at)
    requestAnimationFrame(() => {
      plain.current?.focus()
      begunAt.current = at
    })
  }
  /**
   * Takes over from somebody who is in the field and has typed nothing yet: a text in the middle of being typed would lose a space at
   * its end, or have its next letter before the last. At once, so that no letter comes between. Whoever was quicker gets the editor next time.
   */
  function settle() {
    const field = plain.current
    if (!alive.current || field === null || document.activeElement !== field || field.dataset.composing === 'true') return
    if (field.value === untouched.current) flushSync(() => setStage('editor'))
  }
  function focused() {
    untouched.current = plain.current?.value ?? null
    onFocus?.()
  }
  useImperativeHandle(stage === 'editor' ? null : handle, () => ({
    focus: () => enter('end'),
    insert: (text) => {
      props.onChange(value === '' ? text : `${value}\n\n${text}`)
      enter('end')
    },
    toFirstGap: () => enter('gap'),
    write: (into) => props.onChange(into(value, plain.current?.selectionEnd ?? value.length)),
    setSelectionRange: (start, end) => enter({ start, end }),
  }))
  const Loaded = loaded
  if (stage === 'editor' && Loaded !== null) return <Loaded {...props} begunAt={begunAt.current} />
  if (stage === 'view') return <Shown {...props} onBegin={enter} />
  return <PlainField {...props} field={plain} onBegin={() => begin('end')} onSettled={settle} onFocus={focused} />
}

interface ShownProps extends MarkdownFieldProps {
  readonly onBegin: (at: Begun) => void
}

function Shown({ value, label, describedBy, onBegin }: ShownProps) {
  function click(event: PointerEvent<HTMLElement>) {
    if (event.target instanceof Element && event.target.closest('a') !== null) return
    event.preventDefault()
    onBegin({ left: event.clientX, top: event.clientY })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a textarea cannot show a rendered text
    <div
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      aria-describedby={describedBy}
      className={`${classes.content} ${classes.shown}`}
      onPointerEnter={() => void loadEditor()}
      onPointerDown={click}
      onFocus={(event) => event.target === event.currentTarget && onBegin('end')}
    >
      <Markdown text={value} />
    </div>
  )
}

interface PlainFieldProps extends MarkdownFieldProps {
  readonly field: Ref<HTMLTextAreaElement>
  readonly onBegin: () => void
  readonly onSettled: () => void
}

function PlainField({
  value,
  label,
  describedBy,
  placeholder,
  onChange,
  onSubmit,
  onFocus,
  autoFocus,
  field,
  onBegin,
  onSettled,
}: PlainFieldProps) {
  return (
    <textarea
      ref={field}
      className={`${classes.content} ${classes.plain}`}
      rows={Math.min(16, Math.max(2, value.split('\n').length))}
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={placeholder}
      value={value}
      // biome-ignore lint/a11y/noAutofocus: asked for by a dialog whose one purpose is this text
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      onPointerEnter={() => void loadEditor()}
      onFocus={() => {
        onFocus?.()
        onBegin()
      }}
      onChange={(event) => onChange(event.currentTarget.value)}
      onCompositionStart={(event) => {
        event.currentTarget.dataset.composing = 'true'
      }}
      onCompositionEnd={(event) => {
        event.currentTarget.dataset.composing = 'false'
        onSettled()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit?.()
      }}
    />
  )
}
