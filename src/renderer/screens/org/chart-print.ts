import { CARD, type Layout } from './chart-layout.ts'

/** Millimetres that both A4 and Letter print, margins of 10 mm and a line of words taken off. */
const PAPER = { landscape: { width: 256, height: 178 }, portrait: { width: 188, height: 246 } } as const
/** Millimetres per pixel of the picture at which names are 8.5 points high, and the most that is used. */
const READABLE = 0.2
const LARGEST = 0.25
const EDGE = 8
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

/** Which part of the picture goes on which page. Pages are laid edge to edge. */
export function planPrint(layout: Layout, size: PrintSize, orientation: Orientation): PrintPlan {
  const paper = PAPER[orientation]
  const [width, height] = [layout.width + 2 * EDGE, layout.height + 2 * EDGE]
  const whole = Math.min(paper.width / width, paper.height / height, LARGEST)
  // Whole columns of pages: a last page with a sliver on it helps nobody.
  const across = Math.max(1, Math.round((width * READABLE) / paper.width))
  const scale = size === 'one-page' ? whole : Math.min((across * paper.width) / width, LARGEST)
  const [tileWidth, tileHeight] = [paper.width / scale, paper.height / scale]
  const [columns, rows] = [Math.ceil(width / tileWidth - 1e-9), Math.ceil(height / tileHeight - 1e-9)]
  const filled = filledTiles(layout, tileWidth, tileHeight)
  const tiles: Tile[] = []
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (!filled.has(`${column} ${row}`)) continue
      tiles.push({ column, row, x: column * tileWidth - EDGE, y: row * tileHeight - EDGE, width: tileWidth, height: tileHeight })
    }
  }
  return { scale, paper, columns, rows, tiles, namePoints: NAME_PX * scale * POINTS_PER_MM }
}

function filledTiles(layout: Layout, width: number, height: number): ReadonlySet<string> {
  const filled = new Set<string>()
  for (const { x, y } of layout.boxes) {
    for (const right of [x, x + CARD.width]) {
      for (const bottom of [y, y + CARD.height]) filled.add(`${Math.floor((right + EDGE) / width)} ${Math.floor((bottom + EDGE) / height)}`)
    }
  }
  return filled
}

/** The cards and lines on one page. */
export function partOf(layout: Layout, { x, y, width, height }: Pick<Tile, 'x' | 'y' | 'width' | 'height'>): Layout {
  const boxes = layout.boxes.filter((box) => box.x < x + width && box.x + CARD.width > x && box.y < y + height && box.y + CARD.height > y)
  const lines = layout.lines.filter(({ left, right, top, bottom }) => left < x + width && right > x && top < y + height && bottom > y)
  return { ...layout, boxes, lines }
}
