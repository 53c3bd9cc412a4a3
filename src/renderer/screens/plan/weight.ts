/** "12,5" and "12.5 %" as basis points; null when it is no share of a whole. */
export function parseWeight(text: string): number | null {
  const number = Number(text.replace('%', '').replace(',', '.').trim())
  if (text.trim() === '' || !Number.isFinite(number) || number < 0 || number > 100) return null
  return Math.round(number * 100)
}
