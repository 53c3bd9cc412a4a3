import { create } from 'zustand'

export interface Spot {
  readonly zoom: number
  readonly left: number
  readonly top: number
}

interface ChartState {
  /** Which picture this is about: another unit or another beginning starts anew. */
  readonly picture: string
  readonly open: ReadonlySet<string>
  readonly active: string | null
  /** Where the picture was left; null before it was first shown. */
  readonly spot: Spot | null
}

/** What the org chart is showing, so that coming back from a person finds it as it was. */
export const useChart = create<ChartState>(() => ({ picture: '', open: new Set(), active: null, spot: null }))

export function startPicture(picture: string, open: ReadonlySet<string>, active: string | null): void {
  useChart.setState({ picture, open, active, spot: null })
}

export function setOpen(open: ReadonlySet<string>): void {
  useChart.setState({ open })
}

export function setActive(active: string | null): void {
  useChart.setState({ active })
}

export function keepSpot(spot: Spot): void {
  useChart.setState({ spot })
}
