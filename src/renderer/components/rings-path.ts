const POINTS = 12

/** How far the ring's edge is from its mean radius in this direction. Inner rings are more angular, as in wood. */
function wobble(angle: number, ring: number): number {
  const turn = ring * 0.11
  return 1 + 0.045 * Math.sin(2 * angle + 0.9 + turn) + 0.035 * Math.sin(3 * angle + 2.2 - turn) + 0.02 * Math.sin(4 * angle + ring * 0.37)
}

/** A closed, slightly uneven circle as an SVG path: Catmull-Rom through a dozen points. `ring` counts from the middle. */
export function ringPath(centreX: number, centreY: number, radius: number, ring: number): string {
  const points = Array.from({ length: POINTS }, (_, index) => {
    const angle = (index / POINTS) * 2 * Math.PI
    const reach = radius * wobble(angle, ring)
    return { x: centreX + reach * Math.cos(angle), y: centreY + reach * Math.sin(angle) }
  })
  const at = (index: number) => points[(index + POINTS) % POINTS] ?? { x: centreX, y: centreY }
  const number = (value: number) => value.toFixed(2)
  const start = at(0)
  const curves = points.map((_, index) => {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    const first = `${number(from.x + (to.x - before.x) / 6)} ${number(from.y + (to.y - before.y) / 6)}`
    const second = `${number(to.x - (after.x - from.x) / 6)} ${number(to.y - (after.y - from.y) / 6)}`
    return `C${first} ${second} ${number(to.x)} ${number(to.y)}`
  })
  return `M${number(start.x)} ${number(start.y)}${curves.join('')}Z`
}
