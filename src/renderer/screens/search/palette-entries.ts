import type { LucideIcon } from 'lucide-react'
import type { Marked } from '../../../shared/contract/search.ts'
import { fold } from '../../../shared/rules/fold.ts'

/** One row of the palette. */
export interface Entry {
  readonly id: string
  readonly title: string
  /** The title as the search marked it; without it, what was typed is marked. */
  readonly marked?: readonly Marked[]
  /** More of the text, where what was found does not stand in the title. */
  readonly more?: readonly Marked[]
  /** After the title, quieter. */
  readonly detail: string
  readonly icon: LucideIcon | 'avatar' | { readonly kind: string }
  /** A key that does the same without the palette. */
  readonly keys?: string
  readonly onlyYou?: boolean
  /** What it is, for a screen reader, where the icon alone says so. */
  readonly kind?: string
  readonly run: () => void
}

export interface EntryGroup {
  readonly title: string
  readonly entries: readonly Entry[]
}

/** What a query asks for: `>` commands only, `@` people only. */
export type Query =
  | { readonly kind: 'recent' }
  | { readonly kind: 'all'; readonly text: string }
  | { readonly kind: 'commands'; readonly text: string }
  | { readonly kind: 'people'; readonly text: string }

export function readQuery(typed: string): Query {
  const text = typed.trim()
  if (text === '') return { kind: 'recent' }
  if (text.startsWith('>')) return { kind: 'commands', text: text.slice(1).trim() }
  if (text.startsWith('@')) return { kind: 'people', text: text.slice(1).trim() }
  return { kind: 'all', text }
}

/** True when every word asked for begins a word of the text; accents and capitals do not matter. */
export function matches(text: string, asked: string): boolean {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u)
  return fold(asked)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)))
}

/** The text cut at what was asked for, so that it can be marked. */
export function markParts(text: string, asked: string): readonly Marked[] {
  const words = asked
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (words.length === 0) return [{ text, hit: false }]
  const pattern = new RegExp(`(${words.join('|')})`, 'giu')
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, hit: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}

const recent: Entry[] = []

/** Keeps what was opened, newest first, for as long as the page lives. */
export function rememberEntry(entry: Entry): void {
  const before = recent.findIndex(({ id }) => id === entry.id)
  if (before !== -1) recent.splice(before, 1)
  recent.unshift(entry)
  recent.length = Math.min(recent.length, 6)
}

export function recentEntries(): readonly Entry[] {
  return [...recent]
}
