import { type MouseEvent, type Ref, useImperativeHandle, useMemo, useRef } from 'react'
import { ChartActive } from './ChartActive.tsx'
import { cardId } from './ChartCard.tsx'
import { ChartSheet, LEGIBLE } from './ChartSheet.tsx'
import { ChartZoom } from './ChartZoom.tsx'
import classes from './chart.module.css'
import { layOut } from './chart-layout.ts'
import { setActive, setOpen, useChart } from './chart-store.ts'
import { type ChartTree, lineTo, managersFrom } from './chart-tree.ts'
import { usePan } from './use-pan.ts'
import { useTreeKeys } from './use-tree-keys.ts'
import { useViewport } from './use-viewport.ts'

export interface ChartHandle {
  /** Opens the line above somebody, and shows them. */
  reveal(id: string): void
}

interface ChartPictureProps {
  readonly tree: ChartTree
  readonly ownPersonId: string | null
  readonly onOpenPerson: (id: string) => void
  /** Starts the picture at somebody. */
  readonly onFrom: (id: string) => void
  readonly handle: Ref<ChartHandle>
}

/** The firm as a picture: a tree for a screen reader and the keys, cards and lines for the eye, only those near the window drawn. */
export function ChartPicture({ tree, ownPersonId, onOpenPerson, onFrom, handle }: ChartPictureProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const open = useChart((state) => state.open)
  const active = useChart((state) => state.active)
  const layout = useMemo(() => layOut(tree, open), [tree, open])
  const window = useViewport(scroller, layout, active)
  const { zoom, view, zoomTo, zoomBy, hold, bring, show } = window
  usePan(scroller, zoomBy)

  const toggle = (ids: readonly string[], wanted: boolean, at: string) => {
    hold(at)
    const next = new Set(open)
    for (const id of ids)
      if (wanted) next.add(id)
      else next.delete(id)
    setOpen(next)
  }
  const go = (id: string | null) => {
    if (id === null) return
    setActive(id)
    show(id)
  }
  useImperativeHandle(handle, () => ({
    reveal(id) {
      setActive(id)
      const above = lineTo(tree.nodes, id)
      if (!above.every((each) => open.has(each))) setOpen(new Set([...open, ...above]))
      bring(id, true)
      scroller.current?.focus({ preventScroll: true })
    },
  }))
  const press = useTreeKeys({
    tree,
    open,
    layout,
    active,
    go,
    toggle: (id) => toggle([id], !open.has(id), id),
    openPerson: onOpenPerson,
    zoomBy: (factor) => (factor === 0 ? zoomTo(1) : zoomBy(factor)),
    fit: window.fit,
  })
  const click = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return
    const id = event.target.closest<HTMLElement>('[data-node]')?.dataset.node
    scroller.current?.focus({ preventScroll: true })
    if (id === undefined) return
    setActive(id)
    if (event.target.closest('[data-toggle]') !== null) toggle([id], !open.has(id), id)
    else if (event.target.closest('[data-opens]') !== null) onOpenPerson(id)
  }
  const chosen = active === null ? undefined : tree.nodes.get(active)
  return (
    <div className={classes.picture}>
      <div
        ref={scroller}
        role="tree"
        aria-label="Org chart"
        aria-describedby="chart-keys"
        tabIndex={0}
        className={classes.scroller}
        onKeyDown={press}
        onClick={click}
        {...(chosen !== undefined && layout.at.has(chosen.id) ? { 'aria-activedescendant': cardId(chosen.id) } : {})}
      >
        {zoom > 0 && (
          <ChartSheet tree={tree} open={open} active={active} layout={layout} zoom={zoom} view={view} ownPersonId={ownPersonId} />
        )}
      </div>
      <p id="chart-keys" className="visually-hidden">
        Arrows move along the lines, Space opens and closes, Enter opens the person, letters find a name, plus and minus zoom.
      </p>
      {chosen !== undefined && (
        <ChartActive
          node={chosen}
          open={open.has(chosen.id)}
          far={zoom < LEGIBLE}
          atTop={chosen.depth === 0}
          onOpenPerson={() => onOpenPerson(chosen.id)}
          onAll={(wanted) => toggle(managersFrom(tree.nodes, chosen.id), wanted, chosen.id)}
          onFrom={() => onFrom(chosen.id)}
        />
      )}
      <ChartZoom zoom={zoom} onZoom={zoomTo} onFit={window.fit} />
    </div>
  )
}
