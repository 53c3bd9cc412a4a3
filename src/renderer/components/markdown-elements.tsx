import { Fragment, type ReactNode } from 'react'
import type { MarkBlock, MarkInline } from '../../shared/rules/markdown.ts'

/** What the app and the reader show differently. */
export interface MarkStyle {
  readonly heading: (children: ReactNode) => ReactNode
  /** A number in the text that points to evidence. */
  readonly note: (number: number) => ReactNode
  readonly linkClass?: string
  /** A person named in the text; where nobody can be looked up, the name as it was written. */
  readonly mention?: (personId: string, written: string) => ReactNode
}

/** A parsed text as React elements: no HTML of the text's own ever reaches the page, no images, and links only to the web or to mail. */
export function markdownElements(blocks: readonly MarkBlock[], style: MarkStyle): ReactNode {
  return keyed(blocks.map((block) => blockElement(block, style)))
}

export function inlineElements(parts: readonly MarkInline[], style: MarkStyle): ReactNode {
  return keyed(parts.map((part) => inlineElement(part, style)))
}

function keyed(children: readonly ReactNode[]): ReactNode {
  // Nodes have no identity but their place; the tree is made anew for every text.
  return children.map((child, index) => <Fragment key={String(index)}>{child}</Fragment>)
}

function blockElement(block: MarkBlock, style: MarkStyle): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p data-lead={isLead(block.children) || undefined}>{inlineElements(block.children, style)}</p>
    case 'heading':
      return style.heading(inlineElements(block.children, style))
    case 'quote':
      return <blockquote>{markdownElements(block.children, style)}</blockquote>
    case 'list': {
      const items = keyed(block.items.map((item) => itemElement(item, style)))
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'rule':
      return <hr className="hair" />
  }
}

/** A line that is bold as a whole leads what follows it, as a question does its answers. */
function isLead(children: readonly MarkInline[]): boolean {
  return children.length === 1 && children[0]?.kind === 'strong'
}

/** The first lines of an item stand beside its mark, without the space of a paragraph. */
function itemElement(item: readonly MarkBlock[], style: MarkStyle): ReactNode {
  const [first, ...rest] = item
  if (first?.kind !== 'paragraph') return <li>{markdownElements(item, style)}</li>
  return (
    <li>
      {inlineElements(first.children, style)}
      {markdownElements(rest, style)}
    </li>
  )
}

function inlineElement(part: MarkInline, style: MarkStyle): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'break':
      return <br />
    case 'code':
      return <code>{part.text}</code>
    case 'strong':
      return <strong>{inlineElements(part.children, style)}</strong>
    case 'emphasis':
      return <em>{inlineElements(part.children, style)}</em>
    case 'strike':
      return <del>{inlineElements(part.children, style)}</del>
    case 'link':
      return (
        <a href={part.href} className={style.linkClass} target="_blank" rel="noopener noreferrer nofollow">
          {inlineElements(part.children, style)}
        </a>
      )
    case 'mention':
      return style.mention?.(part.personId, part.text) ?? part.text
    case 'note':
      return style.note(part.number)
  }
}
