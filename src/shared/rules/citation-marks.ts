const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

export function hasCitationMark(text: string, number: number): boolean {
  return text.includes(`[${number}]`)
}

/** Puts `[3]` where the caret stands, once. */
export function addCitationMark(text: string, number: number, caret: number): string {
  if (hasCitationMark(text, number)) return text
  return `${text.slice(0, caret)}[${number}]${text.slice(caret)}`
}

export function removeCitationMark(text: string, number: number): string {
  return text.replaceAll(`[${number}]`, '')
}

/** The marks of cited items as a reader expects them: `ordered.[1][2]` becomes `ordered.¹ ²`. Other brackets stay. */
export function withSuperscripts(text: string, cited: readonly number[]): string {
  return text.replace(/(?:\[\d{1,3}\])+/g, (marks) => {
    const numbers = marks.slice(1, -1).split('][')
    if (!numbers.every((number) => cited.includes(Number(number)))) return marks
    return numbers.map((number) => [...number].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')).join(' ')
  })
}
