/**
 * Moves the focus to the next landmark: bar, sidebar, main, panel, toast. False after the last one, so that the browser's own F6 takes
 * over.
 */
export function nextRegion(step: 1 | -1): boolean {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.checkVisibility())
  const here = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions[here === -1 ? 0 : here + step]
  if (next === undefined) return false
  const target = next.matches('[tabindex]')
    ? next
    : (next.querySelector<HTMLElement>('a[href], button:not(:disabled), input, [tabindex="0"]') ?? next)
  target.focus()
  return true
}
