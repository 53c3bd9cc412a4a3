import { type ReactNode, useEffect, useRef } from 'react'
import type { TimelineItem } from '../../shared/contract/insights.ts'
import { formatDay } from './format.ts'
import { KindIcon } from './KindIcon.tsx'
import { Markdown } from './Markdown.tsx'
import { observationWords } from './observations.ts'
import { ReaderLine } from './ReaderLine.tsx'
import classes from './Timeline.module.css'

interface TimelineEntryProps {
  readonly item: TimelineItem
  /** First name of the other side. */
  readonly who: string
  /** False when the item above is of the same day. */
  readonly showDate: boolean
  /** Somebody came for this one. */
  readonly shown?: boolean
  readonly onOpen?: (item: TimelineItem) => void
  /** Buttons at the right of the title, such as Cite. */
  readonly actions?: ReactNode
}

/** What a private note records and its tags come first. */
function chipsOf({ observation = null, tags = [], chips }: TimelineItem): string[] {
  return [...(observation === null ? [] : [observationWords[observation].name]), ...tags.map((tag) => `#${tag}`), ...chips]
}

/** One line of a person's life: date, kind, title, by whom, who can read it, and what came out of it. */
export function TimelineEntry({ item, who, showDate, shown = false, onOpen, actions }: TimelineEntryProps) {
  const entry = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!shown) return
    entry.current?.scrollIntoView({ block: 'center' })
    entry.current?.focus({ preventScroll: true })
  }, [shown])
  const [, day = '', month = ''] = formatDay(item.on).split(' ')
  const weekday = formatDay(item.on).split(' ')[0] ?? ''
  return (
    <article ref={entry} tabIndex={shown ? -1 : undefined} className={classes.entry} data-kind={item.kind}>
      <span className={classes.date}>
        {showDate ? (
          <time dateTime={item.on} title={formatDay(item.on)}>
            {weekday} {day}
            <span className="visually-hidden"> {month}</span>
          </time>
        ) : (
          <span className="visually-hidden">{formatDay(item.on)}</span>
        )}
      </span>
      <span className={classes.disc}>
        <KindIcon kind={item.kind} size={14} />
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <span className={classes.title}>
            {onOpen === undefined ? (
              <strong className="w-strong">{item.title}</strong>
            ) : (
              <button type="button" className="bare plain-link w-strong" onClick={() => onOpen(item)}>
                {item.title}
              </button>
            )}
            {item.detail !== '' && <span className="c-3"> {item.detail}</span>}
          </span>
          <ReaderLine kind={item.readers} {...(item.readers === 'only-you' ? { text: 'Only you' } : { who })} />
          {actions}
        </div>
        {item.body !== '' && (
          <div className={item.kind === 'feedback' ? classes.quote : classes.text}>
            <Markdown text={item.body} />
          </div>
        )}
        {chipsOf(item).length > 0 && (
          <ul className={classes.chips}>
            {chipsOf(item).map((chip) => (
              <li key={chip} className={classes.chip}>
                {chip}
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  )
}
