import { type KeyboardEvent, type MouseEvent, type Ref, useImperativeHandle, useMemo, useRef } from 'react'
import { ChartActive } from './ChartActive.tsx'
import { ChartCard, cardId } from './ChartCard.tsx'
import { ChartZoom } from './ChartZoom.tsx'
import classes from './chart.module.css'
import { stepFrom, typedTo } from './chart-keys.ts'
import { CARD, type Layout, layOut } from './chart-layout.ts'
import { setActive, setOpen, useChart } from './chart-store.ts'
import { type ChartTree, lineTo, managersFrom } from './chart-tree.ts'
import { usePan } from './use-pan.ts'
import { marginOf, useViewport, type View, ZOOM } from './use-viewport.ts'

/** Below this nobody can read a card: cards are drawn as shapes, and the one chosen is named beside. */
const LEGIBLE = 0.4
const AIR = 300
/** The bars at the foot of the window cover nothing of the last row. */
const FOOT = 110
const TYPING_MS = 700

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
        {zoom > 0 && <Sheet tree={tree} open={open} active={active} layout={layout} zoom={zoom} view={view} ownPersonId={ownPersonId} />}
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

interface SheetProps {
  readonly tree: ChartTree
  readonly open: ReadonlySet<string>
  readonly active: string | null
  readonly layout: Layout
  readonly zoom: number
  readonly view: View
  readonly ownPersonId: string | null
}

/** The drawing itself, as large as the whole picture; what lies far outside of the window is left out. */
function Sheet({ tree, open, active, layout, zoom, view, ownPersonId }: SheetProps) {
  const margin = { x: marginOf(layout.width, zoom, view.width), y: marginOf(layout.height, zoom, view.height) }
  const near = {
    left: (view.left - margin.x - AIR) / zoom,
    right: (view.left - margin.x + view.width + AIR) / zoom,
    top: (view.top - margin.y - AIR) / zoom,
    bottom: (view.top - margin.y + view.height + AIR) / zoom,
  }
  const legible = zoom >= LEGIBLE
  const shown = layout.boxes.filter(
    ({ id, x, y }) =>
      id === active || (legible && x < near.right && x + CARD.width > near.left && y < near.bottom && y + CARD.height > near.top),
  )
  const drawn = layout.lines.filter(
    ({ left, right, top, bottom }) => left < near.right && right > near.left && top < near.bottom && bottom > near.top,
  )
  return (
    <div
      className={classes.sheet}
      style={{ width: layout.width * zoom + 2 * margin.x, height: layout.height * zoom + margin.y + Math.max(margin.y, FOOT) }}
    >
      <div className={classes.world} style={{ transform: `translate(${margin.x}px, ${margin.y}px) scale(${zoom})` }}>
        <svg className={classes.lines} width={1} height={1} aria-hidden="true" style={{ strokeWidth: Math.max(1.5, 0.8 / zoom) }}>
          <path d={drawn.map(({ d }) => d).join('')} />
          {!legible && <Shapes layout={layout} />}
        </svg>
        {shown.map(({ id, x, y }) => {
          const node = tree.nodes.get(id)
          if (node === undefined) return null
          return <ChartCard key={id} node={node} x={x} y={y} open={open.has(id)} active={id === active} own={id === ownPersonId} />
        })}
      </div>
    </div>
  )
}

function Shapes({ layout }: { readonly layout: Layout }) {
  const d = useMemo(() => layout.boxes.map(({ x, y }) => `M${x} ${y}h${CARD.width}v${CARD.height}h${-CARD.width}z`).join(''), [layout])
  return <path className={classes.shapes} d={d} />
}

interface TreeKeys {
  readonly tree: ChartTree
  readonly open: ReadonlySet<string>
  readonly layout: Layout
  readonly active: string | null
  readonly go: (id: string | null) => void
  readonly toggle: (id: string) => void
  readonly openPerson: (id: string) => void
  /** 0 asks for actual size. */
  readonly zoomBy: (factor: number) => void
  readonly fit: () => void
}

function useTreeKeys({ tree, open, layout, active, go, toggle, openPerson, zoomBy, fit }: TreeKeys) {
  const typed = useRef({ text: '', at: 0 })
  const node = active === null ? undefined : tree.nodes.get(active)
  const acts: Readonly<Record<string, () => void>> = {
    Enter: () => node?.person && openPerson(node.id),
    ' ': () => node !== undefined && node.children.length > 0 && toggle(node.id),
    '+': () => zoomBy(ZOOM.step),
    '=': () => zoomBy(ZOOM.step),
    '-': () => zoomBy(1 / ZOOM.step),
    '0': () => zoomBy(0),
    '1': fit,
  }
  const isTyping = () => performance.now() - typed.current.at < TYPING_MS && typed.current.text !== ''
  const find = (letter: string) => {
    const text = isTyping() ? typed.current.text + letter : letter
    typed.current = { text, at: performance.now() }
    go(typedTo(text, active, tree, open))
  }
  /** True when the key was for the chart. */
  const handle = (key: string): boolean => {
    const isLetter = /^\p{L}$/u.test(key) || (key === ' ' && isTyping())
    if (STEPS.has(key)) go(active === null ? (tree.roots[0] ?? null) : stepFrom(key, active, tree, open, layout))
    else if (isLetter) find(key)
    else if (acts[key] === undefined) return false
    else acts[key]?.()
    return true
  }
  return (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && handle(event.key)) event.preventDefault()
  }
}

const STEPS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'])
