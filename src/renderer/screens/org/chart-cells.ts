import { type Box, CARD, type Layout } from './chart-layout.ts'

/** Pixels of the picture: a window at reading size touches a few cells. */
const CELL = 1600

/** A square of the picture with the cards and lines that begin in it, and how far these reach. */
export interface Cell {
  readonly key: string
  readonly boxes: readonly Box[]
  /** Its lines, and the outlines of its cards, as SVG paths. */
  readonly lines: string
  readonly shapes: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export type Area = Pick<Cell, 'left' | 'right' | 'top' | 'bottom'>

interface Draft {
  left: number
  right: number
  top: number
  bottom: number
  readonly boxes: Box[]
  readonly lines: string[]
}

/**
 * The picture in squares. Moving over thousands of cards asks a few dozen squares whether they are near, a square that stays is not
 * drawn again, and the browser leaves out the paths of squares it does not show.
 */
export function cellsOf(layout: Layout): readonly Cell[] {
  const cells = new Map<string, Draft>()
  const at = (x: number, y: number, area: Area): Draft => {
    const key = `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`
    const cell = cells.get(key) ?? { ...area, boxes: [], lines: [] }
    cells.set(key, cell)
    cell.left = Math.min(cell.left, area.left)
    cell.right = Math.max(cell.right, area.right)
    cell.top = Math.min(cell.top, area.top)
    cell.bottom = Math.max(cell.bottom, area.bottom)
    return cell
  }
  for (const box of layout.boxes) at(box.x, box.y, areaOf(box)).boxes.push(box)
  for (const line of layout.lines) at(line.left, line.top, line).lines.push(line.d)
  return [...cells].map(([key, { boxes, lines, ...area }]) => ({
    key,
    ...area,
    boxes,
    lines: lines.join(''),
    shapes: boxes.map(({ x, y }) => `M${x} ${y}h${CARD.width}v${CARD.height}h${-CARD.width}z`).join(''),
  }))
}

export function areaOf({ x, y }: Pick<Box, 'x' | 'y'>): Area {
  return { left: x, right: x + CARD.width, top: y, bottom: y + CARD.height }
}

export function meets(one: Area, other: Area): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top
}
