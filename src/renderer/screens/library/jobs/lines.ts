/** A key that no other line of the profile has. */
export function newKey(): string {
  return crypto.randomUUID()
}

/** The list with one line moved by one place. */
export function moved<T>(lines: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by
  const line = lines[from]
  if (line === undefined || to < 0 || to >= lines.length) return [...lines]
  return lines.toSpliced(from, 1).toSpliced(to, 0, line)
}
