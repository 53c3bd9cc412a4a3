import { useAnswering } from '../hooks/use-draft.ts'
import { countComments } from '../model/draft.ts'
import { count } from '../model/format.ts'
import type { Section } from '../model/parts.ts'

interface ContentsProps {
  readonly sections: readonly Section[]
  readonly current: string
  readonly onLeave: () => void
  readonly onPrint: () => void
  readonly onSaveText: () => void
}

export function Contents({ sections, current, onLeave, onPrint, onSaveText }: ContentsProps) {
  const { draft } = useAnswering()
  return (
    <nav className="contents" aria-label="Contents">
      <ul>
        {sections.map(({ id, title, parts }) => {
          const comments = countComments(draft, parts)
          return (
            <li key={id}>
              <a href={`#${id}`} aria-current={id === current ? 'location' : undefined} onClick={onLeave}>
                <span>{title}</span>
                {comments > 0 && <span className="contents-count">{count(comments, 'comment')}</span>}
              </a>
            </li>
          )
        })}
      </ul>
      <p className="hint">This file is a copy for life. It opens with the same six words, without the firm.</p>
      <button type="button" className="link" onClick={onPrint}>
        Save as PDF
      </button>
      <button type="button" className="link" onClick={onSaveText}>
        Save as text
      </button>
    </nav>
  )
}
