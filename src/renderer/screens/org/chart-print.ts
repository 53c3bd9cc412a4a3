import { type Box, CARD, type Layout } from './chart-layout.ts'

/** Millimetres that both A4 and Letter print, margins of 10 mm and a line of words taken off. */
const PAPER = { landscape: { width: 256, height: 178 }, portrait: { width: 188, height: 246 } } as const
/** Millimetres per pixel of the picture at which names are 8.5 points high, and the most that is used. */
const READABLE = 0.2
const LARGEST = 0.25
/** The least it may become to save a column of pages: names 6.6 points high. */
const SMALLEST = 0.155
const EDGE = 10
const POINTS_PER_MM = 2.835
const NAME_PX = 15

export type Orientation = keyof typeof PAPER
export type PrintSize = 'one-page' | 'readable'

export interface Tile {
  readonly column: number
  readonly row: number
  /** The part of the picture on this page, in its pixels. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PrintPlan {
  /** Millimetres per pixel of the picture. */
  readonly scale: number
  readonly paper: { readonly width: number; readonly height: number }
  readonly columns: number
  readonly rows: number
  /** Only pages with something on them, row by row. */
  readonly tiles: readonly Tile[]
  /** How high a name is on paper, in points. */
  readonly namePoints: number
}

/**
 * Which part of the picture goes on which page. No card is cut: where the edge of a page would go through some, the next page begins
 * before them and they are left to it, so that pages lie edge to edge or a little over one another.
 */
export function planPrint(layout: Layout, size: PrintSize, orientation: Orientation): PrintPlan {
  const paper = PAPER[orientation]
  const width = layout.width + 2 * EDGE
  const whole = Math.min(paper.width / width, paper.height / (layout.height + 2 * EDGE), LARGEST)
  const scale = size === 'one-page' ? whole : readingScale(layout, paper.width)
  const page = { width: paper.width / scale, height: paper.height / scale }
  const columns = startsOf(sidesOf(layout), page.width)
  const rows = startsOf(heightsOf(layout), page.height)
  const filled = new Set(
    layout.boxes.map((box) => `${firstWith(columns, across(box), page.width)} ${firstWith(rows, down(box), page.height)}`),
  )
  const tiles = rows.flatMap((y, row) => columns.map((x, column) => ({ column, row, x, y, ...page })))
  return {
    scale,
    paper,
    columns: columns.length,
    rows: rows.length,
    tiles: tiles.filter(({ column, row }) => filled.has(`${column} ${row}`)),
    namePoints: NAME_PX * scale * POINTS_PER_MM,
  }
}

/** Whole columns of pages, as a last page with a sliver on it helps nobody: a little smaller, where that saves one. */
function readingScale(layout: Layout, paper: number): number {
  const width = layout.width + 2 * EDGE
  const wanted = Math.max(1, Math.round((width * READABLE) / paper))
  const scale = Math.min((wanted * paper) / width, LARGEST)
  const sides = sidesOf(layout)
  for (let smaller = scale; smaller >= Math.min(scale, SMALLEST); smaller *= 0.97) {
    if (startsOf(sides, paper / smaller).length <= wanted) return smaller
  }
  return scale
}

/** What a card takes up in one direction. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** The count of a closed branch hangs over the foot of its card. */
const HANGS = 9
const STROKE = 1

function across({ x }: Pick<Box, 'x'>): Stretch {
  return { from: x - STROKE, to: x + CARD.width + STROKE }
}

function down({ y }: Pick<Box, 'y'>): Stretch {
  return { from: y - STROKE, to: y + CARD.height + HANGS }
}

function sidesOf({ boxes }: Layout): readonly Stretch[] {
  return boxes.map(across).sort((a, b) => a.from - b.from)
}

function heightsOf({ boxes }: Layout): readonly Stretch[] {
  return boxes.map(down).sort((a, b) => a.from - b.from)
}

/** Where each page begins, so that every stretch is whole on one. Stretches come in the order of their beginnings. */
function startsOf(stretches: readonly Stretch[], page: number): readonly number[] {
  const starts = [-EDGE]
  let start = -EDGE
  const begin = (at: number) => {
    start = at
    starts.push(at)
  }
  for (const { from, to } of stretches) {
    while (from >= start + page) begin(start + page)
    if (to > start + page + TOLERANCE) begin(from - STROKE)
  }
  return starts
}

const TOLERANCE = 1e-6

function firstWith(starts: readonly number[], stretch: Stretch, page: number): number {
  return starts.findIndex((start) => isWithin(stretch, start, page))
}

function isWithin({ from, to }: Stretch, start: number, length: number): boolean {
  return from >= start - TOLERANCE && to <= start + length + TOLERANCE
}

/** The cards that are whole on one page, and the lines that go over it. */
export function partOf(layout: Layout, { x, y, width, height }: Pick<Tile, 'x' | 'y' | 'width' | 'height'>): Layout {
  const boxes = layout.boxes.filter((box) => isWithin(across(box), x, width) && isWithin(down(box), y, height))
  const lines = layout.lines.filter(({ left, right, top, bottom }) => left < x + width && right > x && top < y + height && bottom > y)
  return { ...layout, boxes, lines }
}
