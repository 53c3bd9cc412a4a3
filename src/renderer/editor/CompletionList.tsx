import { createPortal } from 'react-dom'
import classes from './editor.module.css'
import type { OpenList } from './use-suggestions.ts'

interface CompletionListProps {
  readonly list: OpenList
  readonly id: string
}

/** People or tags beside the caret. The focus stays in the text; which line is chosen is said through it. */
export function CompletionList({ list, id }: CompletionListProps) {
  return createPortal(
    <div role="listbox" id={id} aria-label={list.kind === '@' ? 'People' : 'Tags'} className={classes.list}>
      {list.items.map((item, at) => (
        <div
          key={item.key}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === list.at}
          className={classes.option}
          // The caret must not leave the text before the choice is made.
          onPointerDown={(event) => {
            event.preventDefault()
            list.choose(item)
          }}
        >
          <span>{list.kind === '#' ? `#${item.label}` : item.label}</span>
          {item.detail !== '' && <span className={classes.detail}>{item.detail}</span>}
        </div>
      ))}
    </div>,
    list.place,
  )
}
