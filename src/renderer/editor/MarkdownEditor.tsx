import { RichTextEditor } from '@mantine/tiptap'
import '@mantine/tiptap/styles.css'
import type { Node as ProseNode, Schema } from '@tiptap/pm/model'
import { Slice } from '@tiptap/pm/model'
import { type Editor, type JSONContent, type UseEditorOptions, useEditor } from '@tiptap/react'
import { BubbleMenu } from '@tiptap/react/menus'
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import markdown from '../components/Markdown.module.css'
import { CompletionList } from './CompletionList.tsx'
import { childrenOf, type DocNode } from './doc.ts'
import classes from './editor.module.css'
import { markdownExtensions } from './extensions.ts'
import type { Begun, MarkdownFieldProps, Stretch, WriteInto } from './MarkdownField.tsx'
import { readMarkdown } from './read-markdown.ts'
import { reduceHtml } from './reduce-html.ts'
import { type OpenList, useSuggestions } from './use-suggestions.ts'
import { blockMarkdown, joinBlocks } from './write-markdown.ts'

interface MarkdownEditorProps extends MarkdownFieldProps {
  readonly begunAt: Begun
}

/** The editor itself, loaded when a text is first touched. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { value, label, describedBy, placeholder, completions, handle, begunAt } = props
  const listId = useId()
  const { list, suggestions } = useSuggestions(completions)
  const latest = useRef(props)
  latest.current = props
  const open = useRef(list)
  open.current = list
  const written = useRef(value)
  const attributes = useRef<Record<string, string>>({})
  attributes.current = attributesFor(label, describedBy, list, listId)
  // Made once: with options that differ at every letter the editor would set itself up anew at every letter.
  const [options] = useState<UseEditorOptions>(() => ({
    extensions: markdownExtensions({ placeholder: placeholder ?? '', prompts: props.prompts ?? {} }, suggestions),
    content: contentOf(value),
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: () => attributes.current,
      transformPastedHTML: reduceHtml,
      clipboardTextParser: (text, { doc }) => slice(doc.type.schema, text),
      clipboardTextSerializer: ({ content }) => joinBlocks(content.content.map(markdownOf)),
      // Without a list to close, Escape is for what the text lies in: the editor would swallow it.
      handleDOMEvents: { keydown: (_view, event) => event.key === 'Escape' && !event.isComposing && open.current === null },
      handlePaste: (_view, event) => takeFiles(event.clipboardData, latest.current.onFile),
      handleDrop: (_view, event) => takeFiles(event.dataTransfer, latest.current.onFile),
      handleKeyDown: (_view, event) => {
        const { onSubmit } = latest.current
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || onSubmit === undefined) return false
        onSubmit()
        return true
      },
    },
    onUpdate: ({ editor: { state } }) => {
      written.current = joinBlocks(state.doc.content.content.map(markdownOf))
      latest.current.onChange(written.current)
    },
  }))
  const editor = useEditor(options)
  useLayoutEffect(() => {
    if (begunAt === 'gap') return toFirstGap(editor)
    if (begunAt !== 'end' && 'start' in begunAt) return selectWords(editor, written.current, begunAt)
    const found = begunAt === 'end' ? null : editor.view.posAtCoords(begunAt)
    editor.commands.setTextSelection(found?.pos ?? editor.state.doc.content.size)
    editor.view.focus()
  }, [editor, begunAt])
  useEffect(() => {
    if (value === written.current) return
    written.current = value
    editor.commands.setContent(contentOf(value), { emitUpdate: false })
    // Or the caret would stand before what was put in.
    if (editor.view.hasFocus()) editor.commands.setTextSelection(editor.state.doc.content.size)
  }, [editor, value])
  // The attributes are a function of what is open: the view reads them anew with an empty transaction.
  useEffect(() => {
    if (list !== undefined) editor.view.dispatch(editor.state.tr.setMeta('addToHistory', false))
  }, [editor, list])
  useImperativeHandle(
    handle,
    () => ({
      focus: () => editor.view.focus(),
      insert: (text) => insert(editor, text),
      toFirstGap: () => toFirstGap(editor),
      write: (into) => writeInto(editor, into),
      setSelectionRange: (start, end) => selectWords(editor, written.current, { start, end }),
    }),
    [editor],
  )
  return (
    <RichTextEditor
      editor={editor}
      variant="subtle"
      withTypographyStyles={false}
      withCodeHighlightStyles={false}
      className={classes.root ?? ''}
    >
      <RichTextEditor.Content className={`${markdown.markdown} ${classes.content}`} />
      {props.tools !== false && <Tools editor={editor} label={label} />}
      {list !== null && <CompletionList list={list} id={listId} />}
    </RichTextEditor>
  )
}

const BESIDE_THE_WORDS = { placement: 'top-start', offset: 6, flip: {}, shift: { padding: 8 } } as const

/**
 * For the pointer: each has its keys or is typed as Markdown, and six more stops of the Tab key behind every text would be in the way.
 * The library gives its controls a place in that order whatever they are told.
 */
function skipByTab(group: HTMLElement | null): void {
  for (const control of group?.querySelectorAll('button') ?? []) control.tabIndex = -1
}

/** Beside what is marked, and nowhere while nothing is: a row of their own would push the form apart under whoever writes. */
function Tools({ editor, label }: { readonly editor: Editor; readonly label: string }) {
  return (
    <BubbleMenu
      editor={editor}
      className={classes.tools ?? ''}
      role="toolbar"
      aria-label={`Formatting: ${label}`}
      updateDelay={120}
      options={BESIDE_THE_WORDS}
    >
      <RichTextEditor.ControlsGroup ref={skipByTab} className={classes.group ?? ''}>
        <RichTextEditor.Bold />
        <RichTextEditor.Italic />
        <RichTextEditor.BulletList />
        <RichTextEditor.OrderedList />
        <RichTextEditor.Blockquote />
        {/* Within the tools, so that they stay while an address is typed. */}
        <RichTextEditor.Link popoverProps={{ withinPortal: false }} />
      </RichTextEditor.ControlsGroup>
    </BubbleMenu>
  )
}

function attributesFor(label: string, describedBy: string | undefined, list: OpenList | null, listId: string): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
    ...(list === null
      ? {}
      : {
          'aria-controls': listId,
          'aria-activedescendant': `${listId}-${list.at}`,
          // Escape closes the list, and not the dialog around it.
          'data-mantine-stop-propagation': 'true',
        }),
  }
}

/** A heading with nothing below it gets a line to write on. Left empty, it leaves no trace in the text. */
function withRoom(doc: DocNode): DocNode {
  const blocks = childrenOf(doc)
  const content = blocks.flatMap((block, at) => {
    const next = blocks[at + 1]?.type ?? 'heading'
    return block.type === 'heading' && next === 'heading' ? [block, { type: 'paragraph' }] : [block]
  })
  return { ...doc, content }
}

/** The same shape; only that the one is never written to is said on the other side alone. */
function contentOf(text: string): JSONContent {
  return withRoom(readMarkdown(text)) as JSONContent
}

/** True when files came along: they are attached, and nothing of them goes into the text. */
function takeFiles(data: DataTransfer | null, onFile: ((file: File) => void) | undefined): boolean {
  const files = [...(data?.files ?? [])]
  if (files.length === 0) return false
  for (const file of files) onFile?.(file)
  return true
}

/** Blocks never change, they are replaced: what was written of one is known until it is. */
const known = new WeakMap<ProseNode, string>()

function markdownOf(block: ProseNode): string {
  const before = known.get(block)
  if (before !== undefined) return before
  const text = blockMarkdown(block.toJSON() as DocNode)
  known.set(block, text)
  return text
}

function slice(schema: Schema, text: string): Slice {
  const doc = schema.nodeFromJSON(readMarkdown(text))
  return Slice.maxOpen(doc.content)
}

/** To the first empty line below a heading, where a shape asks first; otherwise to the end. */
function toFirstGap(editor: Editor): void {
  let gap = editor.state.doc.content.size
  editor.state.doc.forEach((node, offset) => {
    if (node.type.name === 'paragraph' && node.childCount === 0 && offset + 1 < gap) gap = offset + 1
  })
  editor.commands.setTextSelection(gap)
  editor.view.focus()
}

function insert(editor: Editor, text: string): void {
  const { content } = slice(editor.schema, text)
  editor.chain().focus().insertContent(content.toJSON()).run()
}

/** What stands for a name or a new line in the text of a block: one letter, as it is one place of the document. */
const LEAF = '\ufffc'

function writeInto(editor: Editor, into: WriteInto): void {
  const { $to } = editor.state.selection
  const line = $to.parent.textBetween(0, $to.parent.content.size, undefined, LEAF)
  const made = into(line, $to.parentOffset)
  const added = made.slice($to.parentOffset, made.length - (line.length - $to.parentOffset))
  if (added !== '') editor.view.dispatch(editor.state.tr.insertText(added, $to.pos))
}

/** The same words in the document as in the Markdown, where marks stand between the letters; the whole text where they are not found. */
function selectWords(editor: Editor, text: string, { start, end }: Stretch): void {
  const words = text.slice(start, end)
  const place = { left: occurrences(text.slice(0, start), words), from: -1 }
  editor.state.doc.descendants((node, at) => {
    if (!node.isTextblock || place.from !== -1) return true
    const line = node.textBetween(0, node.content.size, undefined, LEAF)
    const here = occurrences(line, words)
    if (here > place.left) place.from = at + 1 + placeOf(line, words, place.left)
    else place.left -= here
    return false
  })
  editor.view.focus()
  if (place.from === -1) editor.commands.selectAll()
  else editor.commands.setTextSelection({ from: place.from, to: place.from + words.length })
}

function occurrences(text: string, words: string): number {
  return words === '' ? 0 : text.split(words).length - 1
}

function placeOf(text: string, words: string, nth: number): number {
  return text
    .split(words)
    .slice(0, nth + 1)
    .join(words).length
}
