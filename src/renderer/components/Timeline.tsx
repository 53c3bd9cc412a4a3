import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { TimelineItem } from '../../shared/contract/insights.ts'
import { formatMonth } from './format.ts'
import classes from './Timeline.module.css'
import { TimelineEntry } from './TimelineEntry.tsx'

interface TimelineProps {
  /** Newest first. */
  readonly items: readonly TimelineItem[]
  /** Id of the item to come to, when one was asked for. */
  readonly shownId?: string | undefined
  /** First name of the other side, for the reader lines. */
  readonly who: string
  /** This and `actions` stay the same function as long as they do the same: every line is drawn again when they do not. */
  readonly onOpen?: (item: TimelineItem) => void
  readonly actions?: (item: TimelineItem) => ReactNode
}

type Line =
  | { readonly kind: 'month'; readonly key: string; readonly text: string }
  | { readonly kind: 'item'; readonly key: string; readonly item: TimelineItem; readonly showDate: boolean }

const VIRTUAL_OVER = 200

/** Months as headings, items below them; items of one day share its date. */
function linesOf(items: readonly TimelineItem[]): Line[] {
  const lines: Line[] = []
  let before: TimelineItem | undefined
  for (const item of items) {
    const newMonth = before?.on.slice(0, 7) !== item.on.slice(0, 7)
    if (newMonth) {
      const sameYear = before?.on.slice(0, 4) === item.on.slice(0, 4)
      const month = formatMonth(item.on)
      lines.push({ kind: 'month', key: `month ${item.on.slice(0, 7)}`, text: sameYear ? (month.split(' ')[0] ?? month) : month })
    }
    lines.push({ kind: 'item', key: `${item.kind} ${item.id}`, item, showDate: newMonth || before?.on !== item.on })
    before = item
  }
  return lines
}

/** A person's life in the vault by month. Over 200 items only what is near the screen is drawn. */
export function Timeline({ items, ...shared }: TimelineProps) {
  const lines = useMemo(() => linesOf(items), [items])
  if (items.length > VIRTUAL_OVER) return <VirtualLines lines={lines} {...shared} />
  return (
    <div className={classes.timeline}>
      {lines.map((line) => (
        <OneLine key={line.key} line={line} {...shared} />
      ))}
    </div>
  )
}

const OneLine = memo(function OneLine({ line, who, shownId, onOpen, actions }: { readonly line: Line } & Omit<TimelineProps, 'items'>) {
  if (line.kind === 'month') return <h3 className={classes.month}>{line.text}</h3>
  const optional = { ...(onOpen === undefined ? {} : { onOpen }), ...(actions === undefined ? {} : { actions: actions(line.item) }) }
  return <TimelineEntry item={line.item} who={who} showDate={line.showDate} shown={line.item.id === shownId} {...optional} />
})

function scrollParent(element: HTMLElement | null): HTMLElement | null {
  for (let parent = element?.parentElement ?? null; parent !== null; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent)
    if (overflowY === 'auto' || overflowY === 'scroll') return parent
  }
  return null
}

function VirtualLines({ lines, ...props }: { readonly lines: readonly Line[] } & Omit<TimelineProps, 'items'>) {
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ readonly scroller: HTMLElement | null; readonly margin: number }>({ scroller: null, margin: 0 })
  useLayoutEffect(() => {
    const scroller = scrollParent(list.current)
    if (scroller === null || list.current === null) return
    const margin = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
    setPlace({ scroller, margin })
  }, [])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => place.scroller,
    estimateSize: (index) => (lines[index]?.kind === 'month' ? 38 : 74),
    getItemKey: (index) => lines[index]?.key ?? index,
    scrollMargin: place.margin,
    // Until the scroller is known, which is when the first lines are there: draws those in the first go.
    initialRect: { width: 0, height: window.innerHeight },
    overscan: 4,
  })
  const shown = lines.findIndex((line) => line.kind === 'item' && line.item.id === props.shownId)
  const { scrollToIndex } = virtual
  // An item far down is not drawn until the list has come to it.
  useLayoutEffect(() => {
    if (shown !== -1 && place.scroller !== null) scrollToIndex(shown, { align: 'center' })
  }, [shown, place.scroller, scrollToIndex])
  const drawn = virtual.getVirtualItems()
  const above = (drawn[0]?.start ?? place.margin) - place.margin
  const below = virtual.getTotalSize() - ((drawn.at(-1)?.end ?? place.margin) - place.margin)
  const month = lines.findLast((line, index) => line.kind === 'month' && index < (drawn[0]?.index ?? 0))
  return (
    <div ref={list} className={classes.timeline}>
      {month !== undefined && <h3 className={classes.month}>{month.kind === 'month' ? month.text : ''}</h3>}
      <div style={{ height: Math.max(0, above - (month === undefined ? 0 : 38)) }} />
      {drawn.map(({ index, key }) => {
        const line = lines[index]
        if (line === undefined) return null
        return (
          <div key={key} data-index={index} ref={virtual.measureElement} className={line.kind === 'month' ? classes.stuck : undefined}>
            <OneLine line={line} {...props} />
          </div>
        )
      })}
      <div style={{ height: Math.max(0, below) }} />
    </div>
  )
}
