import { Fragment, type ReactNode, useMemo } from 'react'
import classes from './Markdown.module.css'
import { type MarkNode, markdownTree } from './markdown-tree.ts'

interface MarkdownProps {
  readonly text: string
  /** Reading text is set in serif at 17/27. */
  readonly reading?: boolean
}

/** Free text, set through React: no HTML, no images, and links only to the web or to mail. */
export function Markdown({ text, reading = false }: MarkdownProps) {
  const tree = useMemo(() => markdownTree(text), [text])
  return <div className={reading ? `${classes.markdown} t-read` : classes.markdown}>{renderAll(tree)}</div>
}

function renderAll(nodes: readonly MarkNode[]): ReactNode {
  // Nodes have no identity but their place; the tree is made anew for every text.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return nodes.map((node, index) => <Fragment key={index}>{render(node)}</Fragment>)
}

const TAGS = {
  paragraph: 'p',
  heading: 'h4',
  quote: 'blockquote',
  bullets: 'ul',
  numbers: 'ol',
  item: 'li',
  strong: 'strong',
  emphasis: 'em',
  strike: 's',
} as const

function render(node: MarkNode): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'break':
      return <br />
    case 'rule':
      return <hr className="hair" />
    case 'code':
      return node.block ? (
        <pre>
          <code>{node.text}</code>
        </pre>
      ) : (
        <code>{node.text}</code>
      )
    case 'link':
      return node.href === null ? (
        <span>{renderAll(node.children)}</span>
      ) : (
        <a href={node.href} className="link" target="_blank" rel="noopener noreferrer nofollow">
          {renderAll(node.children)}
        </a>
      )
    default: {
      const Tag = TAGS[node.kind]
      return <Tag>{renderAll(node.children)}</Tag>
    }
  }
}
