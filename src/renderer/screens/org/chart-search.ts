import { oneOf, text } from '../../search-params.ts'

/** The chart's part of the address. */
export interface ChartSearch {
  /** A person the picture starts at; `top` is the whole firm, absent the place of the owner. */
  readonly from?: string
  readonly unit?: string
  readonly view?: 'list'
}

export function readChartSearch(raw: { readonly from?: unknown; readonly unit?: unknown; readonly view?: unknown }): ChartSearch {
  return { ...text('from', raw.from), ...text('unit', raw.unit), ...oneOf('view', ['list'] as const, raw.view) }
}
