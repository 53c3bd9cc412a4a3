import { Maximize, Minus, Plus } from 'lucide-react'
import classes from './chart.module.css'
import { ZOOM } from './chart-window.ts'

interface ChartZoomProps {
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
  readonly onFit: () => void
}

/** Smaller, actual size, larger, all of it. */
export function ChartZoom({ zoom, onZoom, onFit }: ChartZoomProps) {
  const percent = Math.max(1, Math.round(zoom * 100))
  return (
    <div className={classes.zoom} role="toolbar" aria-label="Zoom">
      <button type="button" aria-label="Smaller" onClick={() => onZoom(zoom / ZOOM.step)}>
        <Minus size={16} aria-hidden />
      </button>
      <button type="button" className="num" aria-label={`Actual size, now ${percent} %`} onClick={() => onZoom(1)}>
        {percent}
        {'\u2009'}%
      </button>
      <button type="button" aria-label="Larger" onClick={() => onZoom(zoom * ZOOM.step)}>
        <Plus size={16} aria-hidden />
      </button>
      <button type="button" onClick={onFit}>
        <Maximize size={16} aria-hidden />
        Fit
      </button>
    </div>
  )
}
