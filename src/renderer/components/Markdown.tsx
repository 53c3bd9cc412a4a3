import { Fragment, type ReactNode, useMemo } from 'react'
import { type MarkBlock, type MarkInline, parseMarkdown } from '../../shared/rules/markdown.ts'
import classes from './Markdown.module.css'

interface MarkdownProps {
  readonly text: string
  /** Reading text is set in serif at 17/27. */
  readonly reading?: boolean
}

/** Free text, set through React: no HTML, no images, and links only to the web or to mail. */
export function Markdown({ text, reading = false }: MarkdownProps) {
  const blocks = useMemo(() => parseMarkdown(text), [text])
  return <div className={reading ? `${classes.markdown} t-read` : classes.markdown}>{keyed(blocks.map(blockElement))}</div>
}

function keyed(children: readonly ReactNode[]): ReactNode {
  // Nodes have no identity but their place; the tree is made anew for every text.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return children.map((child, index) => <Fragment key={index}>{child}</Fragment>)
}

function inlines(parts: readonly MarkInline[]): ReactNode {
  return keyed(parts.map(inlineElement))
}

function blockElement(block: MarkBlock): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{inlines(block.children)}</p>
    case 'heading':
      return <h4>{inlines(block.children)}</h4>
    case 'quote':
      return <blockquote>{keyed(block.children.map(blockElement))}</blockquote>
    case 'list': {
      const items = keyed(block.items.map(itemElement))
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

function itemElement(item: readonly MarkBlock[]): ReactNode {
  return <li>{keyed(item.map(blockElement))}</li>
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
      return <s>{inlines(part.children)}</s>
    case 'link':
      return (
        <a href={part.href} className="link" target="_blank" rel="noopener noreferrer nofollow">
          {inlines(part.children)}
        </a>
      )
    case 'note':
      return `[${part.number}]`
  }
}
