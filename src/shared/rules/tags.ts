import { z } from 'zod'

export const TAGS_PER_NOTE = 20

/** A tag as it is kept: one word, lower case, without the `#`. */
export const Tag = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]{0,49}$/u)

/** What somebody typed as a tag, as it is kept; null when nothing of it can be one. */
export function tagOf(typed: string): string | null {
  const word = typed
    .normalize('NFC')
    .toLowerCase()
    .trim()
    .replace(/^#+/, '')
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{N}\p{M}_-]/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
  const short = [...word].slice(0, 25).join('')
  return Tag.safeParse(short).success ? short : null
}

/** A `#` at the start of a word, and not of a heading, which has a space after it. */
const IN_TEXT = /(?<![\p{L}\p{N}\p{M}_/&#])#(\p{L}[\p{L}\p{N}\p{M}_-]*)/gu

/** The tags that a text names: `#onboarding`. Not those in an address or in code. */
export function tagsIn(text: string): string[] {
  const plain = text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|<?https?:\/\/\S+/g, ' ').replace(/\]\([^()\s]*\)/g, ']')
  const found = [...plain.matchAll(IN_TEXT)].flatMap(([, word]) => tagOf(word ?? '') ?? [])
  return [...new Set(found)].slice(0, TAGS_PER_NOTE)
}

/** Those chosen and those in the text, each once, in this order. */
export function allTags(chosen: readonly string[], text: string): string[] {
  return [...new Set([...chosen, ...tagsIn(text)])].slice(0, TAGS_PER_NOTE)
}
