import { Fragment, type ReactNode } from 'react'
import { type Block, type Inline, parseInline, parseMarkdown } from '../model/markdown.ts'

interface ProseProps {
  readonly text: string
  /** Numbers of the evidence this text may point to. */
  readonly notes?: ReadonlySet<number>
  /** `read` is the serif of what was written about a person. */
  readonly face?: 'read' | 'note'
}

const none: ReadonlySet<number> = new Set()

/** Markdown as React elements; no HTML of the text's own ever reaches the page. */
export function Prose({ text, notes = none, face = 'read' }: ProseProps) {
  return <div className={`prose prose-${face}`}>{keyed(parseMarkdown(text, notes).map(blockElement))}</div>
}

/** One line of Markdown, without a block around it. */
export function ProseLine({ text }: { readonly text: string }) {
  return <>{keyed(parseInline(text).map(inlineElement))}</>
}

function keyed(children: readonly ReactNode[]): ReactNode[] {
  // Position is the only identity that parts of a parsed text have.
  return children.map((child, index) => <Fragment key={String(index)}>{child}</Fragment>)
}

function blockElement(block: Block): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{keyed(block.lines.map((line, at) => lineElement(line, at)))}</p>
    case 'heading':
      return <p className="prose-heading">{keyed(block.children.map(inlineElement))}</p>
    case 'list':
      return listElement(block)
    case 'quote':
      return <blockquote>{keyed(block.children.map(blockElement))}</blockquote>
    case 'code':
      return <pre>{block.text}</pre>
    case 'rule':
      return <hr />
  }
}

function lineElement(line: readonly Inline[], at: number): ReactNode {
  return (
    <>
      {at > 0 && <br />}
      {keyed(line.map(inlineElement))}
    </>
  )
}

function listElement({ start, items }: Extract<Block, { kind: 'list' }>): ReactNode {
  const children = keyed(items.map(itemElement))
  return start === null ? <ul>{children}</ul> : <ol start={start}>{children}</ol>
}

function itemElement(item: readonly Inline[]): ReactNode {
  return <li>{keyed(item.map(inlineElement))}</li>
}

function inlineElement(part: Inline): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'code':
      return <code>{part.text}</code>
    case 'strong':
      return <strong>{keyed(part.children.map(inlineElement))}</strong>
    case 'em':
      return <em>{keyed(part.children.map(inlineElement))}</em>
    case 'del':
      return <del>{keyed(part.children.map(inlineElement))}</del>
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer">
          {keyed(part.children.map(inlineElement))}
        </a>
      )
    case 'note':
      return (
        <sup>
          <a href={`#evidence-${part.number}`} aria-label={`Evidence ${part.number}`}>
            {part.number}
          </a>
        </sup>
      )
  }
}
