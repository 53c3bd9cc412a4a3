/** How the employee numbers of a file are written, and what a spreadsheet did to some of them. */
export interface NumberHabit {
  /** So many digits each, zeros in front; null when the numbers show no width. */
  readonly width: number | null
  /** `1,234` or `112.0`: whole numbers written as amounts. */
  readonly amounts: boolean
  /** As they stand in the file. */
  readonly written: ReadonlySet<string>
}

const DIGITS = /^\d+$/
const GROUPED = /^\d{1,3}([.,'’ \u00a0\u202f]\d{3})+$/
const DECIMAL = /^\d+[.,]0+$/

/** `known` are the numbers of the vault: they show the width where the whole file has lost its zeros. */
export function numberHabit(cells: readonly string[], known: readonly string[]): NumberHabit {
  const written = new Set(cells.filter((cell) => cell !== ''))
  const numeric = [...written].filter((cell) => DIGITS.test(cell) || GROUPED.test(cell) || DECIMAL.test(cell))
  const amounts = numeric.length === written.size && numeric.some((cell) => !DIGITS.test(cell)) && noneIsBoth(numeric)
  return { width: widthOf([...written].filter(isDigits)) ?? widthLost(written, known.filter(isDigits)), amounts, written }
}

function isDigits(cell: string): boolean {
  return DIGITS.test(cell)
}

/** A plain number of four digits beside a grouped one says that the separators mean something else. */
function noneIsBoth(numeric: readonly string[]): boolean {
  return !(numeric.some((cell) => GROUPED.test(cell)) && numeric.some((cell) => DIGITS.test(cell) && cell.length > 3))
}

/** The one length of all numbers that begin with a zero, if at least half of all numbers have it and none is longer. */
function widthOf(numbers: readonly string[]): number | null {
  const width = numbers.find((number) => number.startsWith('0') && number.length > 1)?.length
  if (width === undefined || numbers.some((number) => number.length > width)) return null
  if (numbers.some((number) => number.startsWith('0') && number.length !== width)) return null
  const wide = numbers.filter((number) => number.length === width).length
  return wide >= 2 && wide * 2 >= numbers.length ? width : null
}

function widthLost(written: ReadonlySet<string>, known: readonly string[]): number | null {
  const width = widthOf(known)
  return width !== null && [...written].every((number) => DIGITS.test(number) && number.length <= width) ? width : null
}

/** The number as it was before a spreadsheet made an amount of it; the same text when there is nothing to mend. */
export function mendNumber(text: string, { width, amounts, written }: NumberHabit): string {
  const plain = amounts && !DIGITS.test(text) ? withoutFormat(text) : text
  if (width === null || !DIGITS.test(plain) || plain.length >= width) return plain
  const padded = plain.padStart(width, '0')
  return written.has(padded) ? plain : padded
}

/** The same for a cell that names somebody by number: only a number somebody has is taken for one. */
export function mendReference(text: string, habit: NumberHabit): string {
  const plain = habit.written.has(text) ? text : withoutFormat(text)
  if (habit.written.has(plain)) return mendNumber(plain, habit)
  const padded = DIGITS.test(plain) ? plain.padStart(habit.width ?? 0, '0') : plain
  return habit.written.has(padded) ? padded : text
}

function withoutFormat(text: string): string {
  if (GROUPED.test(text)) return text.replace(/\D/g, '')
  return DECIMAL.test(text) ? text.replace(/[.,]0+$/, '') : text
}
