import { Fragment, type ReactNode } from 'react'
import { type MarkBlock, type MarkInline, parseInline, parseMarkdown } from '../../shared/rules/markdown.ts'

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
  return <>{inlines(parseInline(text))}</>
}

function keyed(children: readonly ReactNode[]): ReactNode[] {
  // Position is the only identity that parts of a parsed text have.
  return children.map((child, index) => <Fragment key={String(index)}>{child}</Fragment>)
}

function inlines(parts: readonly MarkInline[]): ReactNode[] {
  return keyed(parts.map(inlineElement))
}

function blockElement(block: MarkBlock): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{inlines(block.children)}</p>
    case 'heading':
      return <p className="prose-heading">{inlines(block.children)}</p>
    case 'list': {
      const items = keyed(block.items.map(itemElement))
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
    case 'quote':
      return <blockquote>{keyed(block.children.map(blockElement))}</blockquote>
    case 'code':
      return <pre>{block.text}</pre>
    case 'rule':
      return <hr />
  }
}

/** The first lines of an item stand beside its mark, without the space of a paragraph. */
function itemElement([first, ...rest]: readonly MarkBlock[]): ReactNode {
  if (first?.kind !== 'paragraph') return <li>{keyed([first, ...rest].map((block) => block && blockElement(block)))}</li>
  return (
    <li>
      {inlines(first.children)}
      {keyed(rest.map(blockElement))}
    </li>
  )
}

function inlineElement(part: MarkInline): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'break':
      return <br />
    case 'code':
      return <code>{part.text}</code>
    case 'strong':
      return <strong>{inlines(part.children)}</strong>
    case 'emphasis':
      return <em>{inlines(part.children)}</em>
    case 'strike':
      return <del>{inlines(part.children)}</del>
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer">
          {inlines(part.children)}
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
