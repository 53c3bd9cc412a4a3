/** Puts a phrase into a text where the cursor is, with a space or line between it and what stands beside. */
export function insertPhrase(text: string, phrase: string, at: number): string {
  const before = text.slice(0, at)
  const after = text.slice(at)
  const left = before === '' || /\s$/.test(before) ? '' : ' '
  const right = after === '' || /^[\s.,;:!?]/.test(after) ? '' : ' '
  return `${before}${left}${phrase}${right}${after}`
}
