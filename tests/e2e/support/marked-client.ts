import { contractTexts } from '../../support/contract-texts.ts'
import type { Client } from './hostile-vault.ts'

/** What a text begins with that says which field of the contract it was written into. */
const LABEL = /field:[\w.[\]{}]+/g

export interface MarkedClient {
  readonly rpc: Client
  /** Fields that a hostile text was written into. */
  readonly written: ReadonlySet<string>
}

const texts = contractTexts()

/** A client that writes into every hostile text which field it was for, so that a screen can be asked which of them it shows. */
export function markedClient(client: Client): MarkedClient {
  const written = new Set<string>()
  // The client is a proxy itself, made of names alone: what stands in front of it cannot be typed more closely than it is.
  const before = (target: object, path: string): object =>
    new Proxy(target, {
      get: (_, name) => before(Reflect.get(target, name) as object, path === '' ? String(name) : `${path}.${String(name)}`),
      apply: (call, self, [input, ...rest]) => Reflect.apply(call as () => unknown, self, [marked(input, [path], written), ...rest]),
    })
  return { rpc: before(client, '') as Client, written }
}

/** `paths` are the names that what stands here may have in the contract: a key of an object, or any key of a record. */
function marked(value: unknown, paths: readonly string[], written: Set<string>, beside = ''): unknown {
  if (typeof value === 'string') return markedText(value, paths, written, beside)
  if (Array.isArray(value)) {
    const inside = paths.map((path) => `${path}[]`)
    return value.map((each) => marked(each, inside, written, beside))
  }
  if (value === null || typeof value !== 'object' || value instanceof File) return value
  const inside = (key: string) => paths.flatMap((path) => [`${path}.${key}`, `${path}{}`])
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, marked(part, inside(key), written, whichOf(value))]))
}

/** One field may be for what both sides read and for what is private: the two say different things, as a package looks for. */
function whichOf(value: object): string {
  const { part, kind } = value as { readonly part?: unknown; readonly kind?: unknown }
  return [part, kind].filter((each) => typeof each === 'string').join(' ')
}

function markedText(value: string, paths: readonly string[], written: Set<string>, beside: string): string {
  const path = paths.find((each) => texts.has(each))
  if (path === undefined || !/\bran\d/.test(value)) return value
  written.add(path)
  const label = `field:${path}${beside === '' ? '' : ` (${beside})`}`
  return `${label}${value.includes('\n') ? '\n\n' : ' '}${value}`.slice(0, texts.get(path))
}

/** The fields whose texts stand in this. */
export function fieldsIn(shown: string): string[] {
  return [...new Set(shown.match(LABEL))].map((label) => label.slice('field:'.length))
}

/** Fields of the contract that are not among these, but for those a reason is given for. */
export function lacking(among: ReadonlySet<string>, reasons: Readonly<Record<string, string>>): string[] {
  return [...texts.keys()].filter((path) => !among.has(path) && !(path in reasons))
}
