import { z } from 'zod'
import type { MethodPart } from '../../../shared/contract/library-method-file.ts'

export const METHOD_FORMAT = 'perennial-method'
/** Version of the file. A higher one is refused in words. */
export const METHOD_VERSION = 1

const Items = z.array(z.record(z.string(), z.unknown()))

/** The outside of a method file; each part says what its items are. Unknown keys are refused. */
export const MethodFile = z.strictObject({
  format: z.literal(METHOD_FORMAT),
  version: z.literal(METHOD_VERSION),
  name: z.string().trim().min(1).max(80),
  madeOn: z.iso.date(),
  frameworks: Items,
  scales: Items,
  templates: Items,
  phrases: Items,
  jobProfiles: Items,
  /** What the licences of others ask to go along; read by people, not by the app, which has its own copies. */
  licences: z
    .array(z.strictObject({ title: z.string().max(200), text: z.string().max(50_000) }))
    .max(50)
    .optional(),
})
export type MethodFile = z.infer<typeof MethodFile>

/** The version of a file that says it is a method; null for anything else. */
export function versionOf(raw: unknown): number | null {
  const head = z.object({ format: z.literal(METHOD_FORMAT), version: z.number().int().min(1) }).safeParse(raw)
  return head.success ? head.data.version : null
}

/** The same text for the same value, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

export interface Comparable {
  readonly part: MethodPart
  readonly id: string
  readonly name: string
  readonly identity: string
  readonly json: unknown
}

/** What an item says, apart from its id, the ids inside it, and its name. */
export function saying(item: Pick<Comparable, 'json'>): string {
  return canonical(withoutIds(item.json, true))
}

/** What leads to other items has another id in another vault. */
const IDS = new Set(['id', 'competencyId', 'jobProfileId'])
const NAMES = new Set(['name', 'title'])

function withoutIds(value: unknown, top: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutIds(each, false))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => !IDS.has(key) && !(top && NAMES.has(key)))
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutIds(each, false)]))
}

export type Standing =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly id: string }
  /** Belongs to the one here with this id, and says something else. */
  | { readonly kind: 'changed'; readonly id: string }

/** How an item of a file stands to what is here: first by what it says, then by id, then by what it is called. */
export function standingOf(item: Comparable, here: readonly Comparable[]): Standing {
  const own = here.filter((each) => each.part === item.part)
  const said = saying(item)
  const same = own.find((each) => isNamedAs(each.name, item.name) && saying(each) === said)
  if (same) return { kind: 'same', id: same.id }
  const belongs = own.find((each) => each.id === item.id) ?? own.find((each) => each.identity === item.identity)
  return belongs ? { kind: 'changed', id: belongs.id } : { kind: 'new' }
}

/** A copy that was kept beside another carries a number behind its name. */
function isNamedAs(here: string, name: string): boolean {
  return here === name || (here.startsWith(`${name} (`) && /^\(\d+\)$/.test(here.slice(name.length + 1)))
}

/** Every text of a value, wherever it stands. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn)
  return []
}

const WORD = /[\p{L}\p{N}@._+’'-]+/gu
const MOST_WORDS = 5

function wordsOf(text: string): string[] {
  return [...text.toLowerCase().matchAll(WORD)].map(([word]) => word.replace(/^[._'’-]+|[._'’-]+$/g, '')).filter((word) => word !== '')
}

/** Which of the names a text holds, as whole words. The names are looked up by their words, so that ten thousand cost little. */
export function mentionsIn(texts: readonly string[], names: ReadonlyMap<string, string>): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    const words = wordsOf(text)
    for (let start = 0; start < words.length; start += 1) {
      for (let length = 1; length <= MOST_WORDS && start + length <= words.length; length += 1) {
        const name = names.get(words.slice(start, start + length).join(' '))
        if (name !== undefined) found.add(name)
      }
    }
  }
  return [...found]
}

/** Names by their words. One word alone is no name: "Rose" would be found in every garden. An address is. */
export function namesToFind(names: readonly string[]): Map<string, string> {
  return new Map(
    names.flatMap((name) => {
      const words = wordsOf(name)
      const telling = words.length > 1 ? words.length <= MOST_WORDS : (words[0] ?? '').includes('@')
      return telling ? [[words.join(' '), name] as const] : []
    }),
  )
}
