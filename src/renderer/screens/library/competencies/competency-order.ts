interface Placed {
  readonly id: string
  readonly area: string
}

/** The areas of a framework in the order in which they first come. */
export function areasOf(competencies: readonly Placed[]): readonly string[] {
  return [...new Set(competencies.map(({ area }) => area))]
}

/** The ids by area, with one competency a place further up or down in its own; null where it is at the edge. */
export function movedInArea<Row extends Placed>(competencies: readonly Row[], id: Row['id'], by: -1 | 1): readonly Row['id'][] | null {
  const area = competencies.find((row) => row.id === id)?.area
  const beside = competencies.filter((row) => row.area === area)
  const turned = swapped(
    beside,
    beside.findIndex((row) => row.id === id),
    by,
  )
  if (turned === null) return null
  return areasOf(competencies).flatMap((each) =>
    (each === area ? turned : competencies.filter((row) => row.area === each)).map((row) => row.id),
  )
}

/** The ids by area, with a whole area a place further up or down; null where it is at the edge. */
export function movedArea<Row extends Placed>(competencies: readonly Row[], area: string, by: -1 | 1): readonly Row['id'][] | null {
  const areas = areasOf(competencies)
  const turned = swapped(areas, areas.indexOf(area), by)
  return turned === null ? null : turned.flatMap((each) => competencies.filter((row) => row.area === each).map((row) => row.id))
}

function swapped<T>(rows: readonly T[], at: number, by: -1 | 1): readonly T[] | null {
  const [one, other] = [rows[at], rows[at + by]]
  return one === undefined || other === undefined ? null : rows.with(at, other).with(at + by, one)
}
