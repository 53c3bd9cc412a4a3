/** One of the known values, or nothing: what else stands in the address is left out. */
export function oneOf<Name extends string, Value extends string>(
  name: Name,
  known: readonly Value[],
  value: unknown,
): { [key in Name]?: Value } {
  const found = known.find((candidate) => candidate === value)
  const entry: { [key in Name]?: Value } = {}
  if (found !== undefined) entry[name] = found
  return entry
}

/** A text of the address, or nothing. */
export function text<Name extends string>(name: Name, value: unknown): { [key in Name]?: string } {
  const entry: { [key in Name]?: string } = {}
  if (typeof value === 'string' && value !== '') entry[name] = value
  return entry
}

/** A whole number of the address, or nothing. */
export function whole<Name extends string>(name: Name, value: unknown): { [key in Name]?: number } {
  const entry: { [key in Name]?: number } = {}
  if (typeof value === 'number' && Number.isSafeInteger(value)) entry[name] = value
  return entry
}
