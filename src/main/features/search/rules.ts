const FOLDED: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' }
/** Most text needs no folding, and a search folds all there is. */
const PLAIN = /^\p{ASCII}*$/u
const SNIPPET = 120
const BEFORE = 40

/** Lower case, without diacritics: "Öztürk" and "ozturk" are one word. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => FOLDED[letter] ?? letter)
}

/** The words looked for, folded. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Whether every word occurs somewhere in the text. */
export function matches(text: string, words: readonly string[]): boolean {
  const folded = fold(text)
  return words.every((word) => folded.includes(word))
}

/** One line around the first word found, cut at spaces. */
export function snippet(text: string, words: readonly string[]): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= SNIPPET) return line
  const folded = fold(line)
  const found = Math.max(0, Math.min(...words.map((word) => folded.indexOf(word)).filter((at) => at >= 0), line.length))
  const at = found === line.length ? 0 : found
  const start = at <= BEFORE ? 0 : line.indexOf(' ', at - BEFORE) + 1
  const end = start + SNIPPET >= line.length ? line.length : Math.max(start + 1, line.lastIndexOf(' ', start + SNIPPET))
  return `${start > 0 ? '… ' : ''}${line.slice(start, end)}${end < line.length ? ' …' : ''}`
}
