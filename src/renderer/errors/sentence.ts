/** What an error says to a person: what happened, what it means, what to do. */
export interface ErrorSentence {
  readonly code: string
  readonly title: string
  readonly meaning: string
  readonly todo: string
}

/** The data an error came with; unchecked, so each sentence reads what it needs and does without the rest. */
export type ErrorData = Readonly<Record<string, unknown>>
export type Words = readonly [title: string, meaning: string, todo: string]
export type Sentences = Readonly<Record<string, Words | ((data: ErrorData) => Words)>>

export function textOf(data: ErrorData, name: string, otherwise: string): string {
  const value = data[name]
  return typeof value === 'string' && value !== '' ? value : otherwise
}

export function numberOf(data: ErrorData, name: string): number | null {
  const value = data[name]
  return typeof value === 'number' ? value : null
}
