import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { screen } from 'electron'
import { z } from 'zod'

const WindowState = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(400).max(20_000),
  height: z.number().int().min(300).max(20_000),
  maximised: z.boolean(),
})
export type WindowState = {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximised: boolean
}

export interface WindowStateFile {
  read(): WindowState
  write(state: WindowState): void
}

const FIRST: WindowState = { width: 1280, height: 840, maximised: false }

/** Where the window was, and nothing else. Losing the file costs nothing, so a fault is no error. */
export function windowStateFile(path: string): WindowStateFile {
  return {
    read() {
      try {
        const { x, y, ...rest } = WindowState.parse(JSON.parse(readFileSync(path, 'utf8')))
        return x === undefined || y === undefined ? rest : { x, y, ...rest }
      } catch {
        return FIRST
      }
    },
    write(state) {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
        writeFileSync(path, JSON.stringify(state), { mode: 0o600 })
      } catch {
        // The next window opens where the first one did.
      }
    },
  }
}

/** A remembered place that lies on no screen any more is forgotten; the size is kept. */
export function visibleState(state: WindowState): WindowState {
  const { x, y, ...size } = state
  if (x === undefined || y === undefined) return size
  const { workArea } = screen.getDisplayMatching({ x, y, width: state.width, height: state.height })
  const overlaps =
    x < workArea.x + workArea.width && x + state.width > workArea.x && y >= workArea.y - 40 && y < workArea.y + workArea.height
  return overlaps ? state : size
}
