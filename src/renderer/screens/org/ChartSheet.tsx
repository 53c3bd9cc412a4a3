import { memo, useMemo } from 'react'
import { ChartCard } from './ChartCard.tsx'
import classes from './chart.module.css'
import { areaOf, type Cell, cellsOf, meets } from './chart-cells.ts'
import type { Layout } from './chart-layout.ts'
import type { ChartTree } from './chart-tree.ts'
import { marginOf, type View } from './chart-window.ts'

/** Below this nobody can read a card: cards are drawn as shapes, and the one chosen is named beside. */
export const LEGIBLE = 0.4
const AIR = 240
/** The bars at the foot of the window cover nothing of the last row. */
const FOOT = 110

interface ChartSheetProps {
  readonly tree: ChartTree
  readonly open: ReadonlySet<string>
  readonly active: string | null
  readonly layout: Layout
  readonly zoom: number
  readonly view: View
  readonly ownPersonId: string | null
}

/** The drawing itself, as large as the whole picture; what lies far outside of the window is left out. */
export function ChartSheet({ tree, open, active, layout, zoom, view, ownPersonId }: ChartSheetProps) {
  const cells = useMemo(() => cellsOf(layout), [layout])
  const margin = { x: marginOf(layout.width, zoom, view.width), y: marginOf(layout.height, zoom, view.height) }
  const near = {
    left: (view.left - margin.x - AIR) / zoom,
    right: (view.left - margin.x + view.width + AIR) / zoom,
    top: (view.top - margin.y - AIR) / zoom,
    bottom: (view.top - margin.y + view.height + AIR) / zoom,
  }
  const legible = zoom >= LEGIBLE
  const nearCells = legible ? cells.filter((cell) => meets(cell, near)) : cells
  const shown = legible ? nearCells.flatMap(({ boxes }) => boxes.filter((box) => box.id === active || meets(areaOf(box), near))) : []
  const chosen = active === null ? undefined : layout.at.get(active)
  if (chosen !== undefined && !shown.includes(chosen)) shown.push(chosen)
  return (
    <div
      className={classes.sheet}
      style={{ width: layout.width * zoom + 2 * margin.x, height: layout.height * zoom + margin.y + Math.max(margin.y, FOOT) }}
    >
      <div className={classes.world} style={{ transform: `translate(${margin.x}px, ${margin.y}px) scale(${zoom})` }}>
        <svg className={classes.lines} width={1} height={1} aria-hidden="true" style={{ strokeWidth: Math.max(1.5, 0.8 / zoom) }}>
          {nearCells.map((cell) => (
            <CellLines key={cell.key} cell={cell} />
          ))}
          {!legible && cells.map((cell) => <CellShapes key={cell.key} cell={cell} />)}
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

const CellLines = memo(function CellLines({ cell }: { readonly cell: Cell }) {
  return <path d={cell.lines} />
})

const CellShapes = memo(function CellShapes({ cell }: { readonly cell: Cell }) {
  return <path className={classes.shapes} d={cell.shapes} />
})
