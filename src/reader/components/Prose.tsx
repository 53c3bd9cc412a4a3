import { inlineElements, type MarkStyle, markdownElements } from '../../renderer/components/markdown-elements.tsx'
import { parseInline, parseMarkdown } from '../../shared/rules/markdown.ts'

interface ProseProps {
  readonly text: string
  /** Numbers of the evidence this text may point to. */
  readonly notes?: ReadonlySet<number>
  /** `read` is the serif of what was written about a person. */
  readonly face?: 'read' | 'note'
}

const none: ReadonlySet<number> = new Set()

const style: MarkStyle = {
  heading: (children) => <p className="prose-heading">{children}</p>,
  note: (number) => (
    <sup>
      <a href={`#evidence-${number}`} aria-label={`Evidence ${number}`}>
        {number}
      </a>
    </sup>
  ),
}

/** Free text in the reader; no HTML of the text's own ever reaches the page. */
export function Prose({ text, notes = none, face = 'read' }: ProseProps) {
  return <div className={`prose prose-${face}`}>{markdownElements(parseMarkdown(text, notes), style)}</div>
}

/** One line of Markdown, without a block around it. */
export function ProseLine({ text }: { readonly text: string }) {
  return <>{inlineElements(parseInline(text), style)}</>
}
