import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download, Printer } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { count, formatFullDate, saveFile, todayIso } from '../../components/format.ts'
import { orpc } from '../../rpc/client.ts'
import { ChartDrawing } from './ChartDrawing.tsx'
import { type Layout, layOut } from './chart-layout.ts'
import { type Orientation, type PrintPlan, type PrintSize, partOf, planPrint } from './chart-print.ts'
import { useChart } from './chart-store.ts'
import type { ChartTree } from './chart-tree.ts'
import classes from './print.module.css'

const EDGE = 24

interface ChartPrintProps {
  readonly tree: ChartTree
  readonly onClose: () => void
}

/** The picture as it is open now: on one page, on several to be put together, or as a drawing in a file. */
export function ChartPrint({ tree, onClose }: ChartPrintProps) {
  const { data: workspace } = useQuery(orpc.workspace.get.queryOptions())
  const open = useChart((state) => state.open)
  const layout = useMemo(() => layOut(tree, open), [tree, open])
  const [size, setSize] = useState<PrintSize>(() => (planPrint(layout, 'one-page', 'landscape').namePoints < 6 ? 'readable' : 'one-page'))
  const [orientation, setOrientation] = useState<Orientation>(() => (layout.width >= layout.height ? 'landscape' : 'portrait'))
  const [printing, setPrinting] = useState(false)
  const plan = useMemo(() => planPrint(layout, size, orientation), [layout, size, orientation])
  const drawing = useMemo(() => <ChartDrawing tree={tree} open={open} layout={layout} />, [tree, open, layout])
  const svg = useRef<SVGSVGElement>(null)
  return (
    <Modal opened onClose={onClose} title="Print the chart" size={720}>
      <div className={classes.choices}>
        <SegmentedControl
          aria-label="Size"
          data={[
            { value: 'one-page', label: 'One page' },
            { value: 'readable', label: 'Reading size' },
          ]}
          value={size}
          onChange={(value) => setSize(value === 'one-page' ? 'one-page' : 'readable')}
        />
        <SegmentedControl
          aria-label="Paper"
          data={[
            { value: 'landscape', label: 'Landscape' },
            { value: 'portrait', label: 'Portrait' },
          ]}
          value={orientation}
          onChange={(value) => setOrientation(value === 'portrait' ? 'portrait' : 'landscape')}
        />
        <p className="c-2" role="status">
          {wordsOf(plan)}
        </p>
      </div>
      <div className={classes.preview}>
        <svg
          ref={svg}
          xmlns="http://www.w3.org/2000/svg"
          role="img"
          aria-label={`Preview of ${count(plan.tiles.length, 'page')}`}
          viewBox={previewBox(plan, layout)}
        >
          {drawing}
          <g className={classes.pages} data-pages>
            {plan.tiles.map((tile) => (
              <rect key={`${tile.column} ${tile.row}`} x={tile.x} y={tile.y} width={tile.width} height={tile.height} />
            ))}
          </g>
        </svg>
      </div>
      <div className={classes.buttons}>
        <Button variant="filled" leftSection={<Printer size={16} aria-hidden />} data-autofocus onClick={() => setPrinting(true)}>
          Print
        </Button>
        <Button leftSection={<Download size={16} aria-hidden />} onClick={() => svg.current && saveDrawing(svg.current, layout)}>
          Save as SVG
        </Button>
        <span className="t-caption c-3">What is closed in the chart is closed on paper, with its count.</span>
      </div>
      {printing && (
        <Pages
          tree={tree}
          open={open}
          layout={layout}
          plan={plan}
          orientation={orientation}
          title={workspace?.name ?? ''}
          onDone={() => setPrinting(false)}
        />
      )}
    </Modal>
  )
}

function wordsOf({ tiles, columns, rows, namePoints }: PrintPlan): string {
  const pages =
    tiles.length === 1
      ? '1 page'
      : `${count(tiles.length, 'page')}, ${columns} across and ${rows} down, one over the next where an edge would cut a card`
  const points = namePoints.toFixed(namePoints < 10 ? 1 : 0)
  return `${pages}; names are ${points} points high${namePoints < 5 ? ', too small for most eyes' : ''}.`
}

/** The whole of all pages, so that their edges can be seen. */
function previewBox({ tiles }: PrintPlan, layout: Layout): string {
  const right = tiles.reduce((most, tile) => Math.max(most, tile.x + tile.width), layout.width)
  const bottom = tiles.reduce((most, tile) => Math.max(most, tile.y + tile.height), layout.height)
  return `${-EDGE} ${-EDGE} ${right + 2 * EDGE} ${bottom + 2 * EDGE}`
}

/** The preview without its pages is the drawing. */
function saveDrawing(preview: SVGSVGElement, layout: Layout): void {
  const copy = preview.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return
  copy.querySelector('[data-pages]')?.remove()
  for (const name of ['role', 'aria-label', 'class']) copy.removeAttribute(name)
  copy.setAttribute('viewBox', `${-EDGE} ${-EDGE} ${layout.width + 2 * EDGE} ${layout.height + 2 * EDGE}`)
  copy.setAttribute('width', String(Math.ceil(layout.width + 2 * EDGE)))
  copy.setAttribute('height', String(Math.ceil(layout.height + 2 * EDGE)))
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
  saveFile(new File([text], `Org chart ${todayIso()}.svg`, { type: 'image/svg+xml' }))
}

interface PagesProps {
  readonly tree: ChartTree
  readonly open: ReadonlySet<string>
  readonly layout: Layout
  readonly plan: PrintPlan
  readonly orientation: Orientation
  readonly title: string
  readonly onDone: () => void
}

/** The pages themselves, beside the app in the document; on screen there is nothing of them. */
function Pages({ tree, open, layout, plan, orientation, title, onDone }: PagesProps) {
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    document.body.dataset.printsChart = ''
    const end = () => done.current()
    window.addEventListener('afterprint', end)
    const frame = requestAnimationFrame(() => window.print())
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('afterprint', end)
      delete document.body.dataset.printsChart
    }
  }, [])
  return createPortal(
    <div className={classes.sheets} data-chart-pages data-orientation={orientation}>
      {plan.tiles.map((tile, index) => (
        <section key={`${tile.column} ${tile.row}`} className={classes.sheet}>
          <p className={classes.head}>
            <span>
              {title === '' ? 'Org chart' : `${title}, org chart`}, {formatFullDate(todayIso())}
            </span>
            <span>
              Page {index + 1} of {plan.tiles.length}
              {plan.tiles.length > 1 && `, row ${tile.row + 1}, column ${tile.column + 1}`}
            </span>
          </p>
          <svg
            aria-hidden="true"
            viewBox={`${tile.x} ${tile.y} ${tile.width} ${tile.height}`}
            style={{ width: `${plan.paper.width}mm`, height: `${plan.paper.height}mm` }}
          >
            <ChartDrawing tree={tree} open={open} layout={partOf(layout, tile)} />
          </svg>
        </section>
      ))}
    </div>,
    document.body,
  )
}
