import { useContext, useMemo } from 'react'
import { parseMarkdown } from '../../shared/rules/markdown.ts'
import classes from './Markdown.module.css'
import { type MarkStyle, markdownElements } from './markdown-elements.tsx'
import { Mentions } from './mentions.ts'

interface MarkdownProps {
  readonly text: string
  /** Reading text is set in serif at 17/27. */
  readonly reading?: boolean
}

const style: MarkStyle = { heading: (children) => <h4>{children}</h4>, note: (number) => `[${number}]`, linkClass: 'link' }

/** Free text in the app. */
export function Markdown({ text, reading = false }: MarkdownProps) {
  const blocks = useMemo(() => parseMarkdown(text), [text])
  const mention = useContext(Mentions)
  return <div className={reading ? `${classes.markdown} t-read` : classes.markdown}>{markdownElements(blocks, { ...style, mention })}</div>
}
