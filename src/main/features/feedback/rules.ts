import type { FeedbackDirection } from '../../../shared/rules/feedback-document.ts'

export interface Giver {
  /** Null for somebody who is nobody of the vault. */
  readonly id: string | null
  readonly managerId: string | null
}

/** What a note from somebody is, told by who leads whom; the owner of the vault speaks as a manager. */
export function directionOf(
  giver: Giver,
  about: { readonly id: string; readonly managerId: string | null },
  ownerId: string | null,
): FeedbackDirection {
  if (giver.id !== null && giver.id === about.id) return 'self'
  if (giver.id !== null && (giver.id === ownerId || giver.id === about.managerId)) return 'downward'
  return giver.managerId !== null && giver.managerId === about.id ? 'upward' : 'peer'
}

/** "Janice Galvin, upward" says its direction itself, as many write it. */
export function nameAndDirection(from: string): { readonly name: string; readonly direction: FeedbackDirection | null } {
  const match = /^(?<name>.*), (?<direction>downward|upward|peer|self)$/i.exec(from.trim())
  if (!match?.groups) return { name: from.trim(), direction: null }
  return { name: match.groups.name?.trim() ?? '', direction: match.groups.direction?.toLowerCase() as FeedbackDirection }
}

interface Question {
  readonly key: string
  readonly text: string
}

/** An answer by name as one text: each question over what was said to it. */
export function answerBody(questions: readonly Question[], answers: readonly { readonly key: string; readonly body: string }[]): string {
  return questions
    .flatMap(({ key, text }) => answers.filter((answer) => answer.key === key).map(({ body }) => `${heading(text)}\n\n${body}`))
    .join('\n\n')
}

/** Anonymous answers as one text: each question over all that was said to it, in the order given, which means nothing. */
export function releasedBody(questions: readonly Question[], said: Readonly<Record<string, readonly string[]>>): string {
  return questions
    .filter(({ key }) => (said[key] ?? []).length > 0)
    .map(({ key, text }) => [heading(text), ...(said[key] ?? []).map(quoted)].join('\n\n'))
    .join('\n\n')
}

/** A question in bold stays one line and keeps no marks of its own. */
function heading(text: string): string {
  return `**${text.replace(/\s+/g, ' ').replaceAll('*', '').trim()}**`
}

/** A quotation of its own, so that each voice stays apart whatever it holds. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

/** What is held of a request: per question the answers, and what tells a file that was taken in already. No two lists share an order. */
export interface Held {
  readonly answers: number
  readonly said: Readonly<Record<string, readonly string[]>>
  readonly digests: readonly string[]
}

export const NOTHING_HELD: Held = { answers: 0, said: {}, digests: [] }

export interface AnonymousAnswer {
  readonly digest: string
  readonly answers: readonly { readonly key: string; readonly body: string }[]
}

/** `below(n)` gives a whole number from 0 to n - 1 that nobody can foretell. */
export type Chance = (below: number) => number

/** Adds answers and shuffles everything anew, each list by itself, so that nothing tells which came with which, or when. */
export function withAnswers(held: Held, added: readonly AnonymousAnswer[], chance: Chance): Held {
  const said = new Map(Object.entries(held.said).map(([key, list]) => [key, [...list]]))
  for (const { key, body } of added.flatMap(({ answers }) => answers)) said.set(key, [...(said.get(key) ?? []), body])
  return {
    answers: held.answers + added.length,
    said: Object.fromEntries([...said].map(([key, list]) => [key, shuffled(list, chance)])),
    digests: shuffled([...held.digests, ...added.map(({ digest }) => digest)], chance),
  }
}

/** Fisher and Yates. */
export function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  const left = [...list]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(chance(left.length), 1))
  return drawn
}
