/** A piece of a line. There is no kind for HTML or images: neither can come out of a text. */
export type MarkInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly children: readonly MarkInline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly MarkInline[] }
  /** `[@Ana Silva](person:…)`: a person by id. The text is the name as it was when it was written. */
  | { readonly kind: 'mention'; readonly personId: string; readonly text: string }
  /** `[3]` in a text whose evidence has a number 3. */
  | { readonly kind: 'note'; readonly number: number }

export type MarkBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly MarkInline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly MarkInline[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly MarkBlock[])[] }
  | { readonly kind: 'quote'; readonly children: readonly MarkBlock[] }
  /** `info` is what stands behind the opening fence, the language as a rule. */
  | { readonly kind: 'code'; readonly text: string; readonly info?: string }
  | { readonly kind: 'rule' }

/** Deeper quotes and lists stay the text they are. */
const MAX_DEPTH = 6
const HEADING = /^ {0,3}(#{1,6})\s+(.*)$/
const ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])(\s+)(.*)$/
const QUOTE = /^ {0,3}> ?(.*)$/
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/
const PERSON = /^person:([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/
/**
 * Marks stand at the edge of words, so that snake_case and 2*3*4 stay whole. No class contains its own delimiter but behind a
 * backslash, so each attempt ends at the next one: no text makes this slow.
 */
const INLINE =
  /`(?<code>[^`]+)`|\*\*(?=\S)(?<strong>(?:\\[\s\S]|[^*\\]|\*(?!\*))+)\*\*|(?<![\p{L}\p{N}_])__(?=\S)(?<strong2>(?:\\[\s\S]|[^_\\])+)__(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}*])\*(?!\s)(?<em>(?:\\[\s\S]|[^*\\])+)(?<!\s)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?!\s)(?<em2>(?:\\[\s\S]|[^_\\])+)(?<!\s)_(?![\p{L}\p{N}_])|~~(?=\S)(?<strike>(?:\\[\s\S]|[^~\\])+)~~|\[(?<label>(?:\\[\s\S]|[^[\]\\])+)\]\((?<href>[^()\s]+)\)|\[(?<note>\d{1,4})\]|<(?<auto>(?:https?:\/\/|mailto:)[^\s<>]+)>|\\(?<escaped>[\\`*_~[\]()#<>+.!-])/gu

type Notes = ReadonlySet<number>
const NO_NOTES: Notes = new Set()

/**
 * Markdown as a tree of known shapes, in time that grows with the text: what comes in a package or a reply may have been
 * written to make a parser slow. A line end is a line break. Anything unknown, HTML above all, stays the text it is.
 */
export function parseMarkdown(text: string, notes: Notes = NO_NOTES): MarkBlock[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  return parseBlocks(
    lines.map((line) => line.replace(/^\t+/, (tabs) => '    '.repeat(tabs.length))),
    notes,
    0,
  )
}

function parseBlocks(lines: readonly string[], notes: Notes, depth: number): MarkBlock[] {
  const blocks: MarkBlock[] = []
  let at = 0
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at++
      continue
    }
    const [block, next] = parseBlock(lines, at, notes, depth)
    blocks.push(block)
    at = next
  }
  return blocks
}

function parseBlock(lines: readonly string[], at: number, notes: Notes, depth: number): [MarkBlock, number] {
  const line = lines[at] ?? ''
  const fence = FENCE.exec(line)
  if (fence) return fenced(lines, at, fence)
  if (RULE.test(line)) return [{ kind: 'rule' }, at + 1]
  const heading = HEADING.exec(line)
  if (heading) return [{ kind: 'heading', level: heading[1]?.length ?? 1, children: parseInline(heading[2] ?? '', notes) }, at + 1]
  if (depth < MAX_DEPTH && QUOTE.test(line)) {
    const end = endOfRun(lines, at, (text) => QUOTE.test(text))
    const inner = lines.slice(at, end).map((text) => QUOTE.exec(text)?.[1] ?? '')
    return [{ kind: 'quote', children: parseBlocks(inner, notes, depth + 1) }, end]
  }
  if (depth < MAX_DEPTH && ITEM.test(line)) return list(lines, at, notes, depth)
  const end = endOfRun(lines, at + 1, (text) => !isBlank(text) && !interrupts(text))
  const text = lines.slice(at, end).map((part) => part.trim())
  return [{ kind: 'paragraph', children: parseInline(text.join('\n'), notes) }, end]
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === ''
}

/** What ends a paragraph without an empty line. A number does so only as the first of its list: a line may begin with a year. */
function interrupts(line: string): boolean {
  const item = ITEM.exec(line)
  if (item) return item[2] === undefined || item[2] === '1'
  return [FENCE, RULE, HEADING, QUOTE].some((pattern) => pattern.test(line))
}

function endOfRun(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let end = from
  while (end < lines.length && belongs(lines[end] ?? '')) end++
  return end
}

function fenced(lines: readonly string[], at: number, [, fence = '', after = '']: RegExpExecArray): [MarkBlock, number] {
  const end = endOfRun(lines, at + 1, (text) => !text.trim().startsWith(fence))
  const info = after.trim()
  const text = lines.slice(at + 1, end).join('\n')
  return [{ kind: 'code', text, ...(info === '' ? {} : { info }) }, end + 1]
}

function list(lines: readonly string[], from: number, notes: Notes, depth: number): [MarkBlock, number] {
  const first = ITEM.exec(lines[from] ?? '')?.[2]
  const items: MarkBlock[][] = []
  let at = from
  let end = from
  while (at < lines.length) {
    const item = ITEM.exec(lines[at] ?? '')
    if (!item || RULE.test(lines[at] ?? '') || (item[2] === undefined) !== (first === undefined)) break
    const [, indent = '', number, , text = ''] = item
    end = endOfItem(lines, at + 1, indent.length + 2)
    const width = indent.length + (number === undefined ? 2 : number.length + 2)
    const inner = lines.slice(at + 1, end).map((line) => line.slice(Math.min(indentOf(line), width)))
    items.push(parseBlocks([text, ...inner], notes, depth + 1))
    at = endOfRun(lines, end, isBlank)
  }
  return [{ kind: 'list', start: first === undefined ? null : Number(first), items }, end]
}

/** An item goes on with what is set below its text, and with a line that only wraps. */
function endOfItem(lines: readonly string[], from: number, inside: number): number {
  let end = from
  while (end < lines.length) {
    const next = endOfRun(lines, end, isBlank)
    const line = lines[next]
    if (line === undefined) break
    const goesOn = indentOf(line) >= inside || (next === end && !ITEM.test(line) && !interrupts(line))
    if (!goesOn) break
    end = next + 1
  }
  return end
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** One line of Markdown, without a block around it. */
export function parseInline(text: string, notes: Notes = NO_NOTES): MarkInline[] {
  const parts: MarkInline[] = []
  let plain = ''
  let from = 0
  const flush = () => {
    parts.push(...withBreaks(plain))
    plain = ''
  }
  for (const match of text.matchAll(INLINE)) {
    plain += text.slice(from, match.index)
    from = match.index + match[0].length
    const part = inlineOf(match, notes)
    if (typeof part === 'string') plain += part
    else {
      flush()
      parts.push(part)
    }
  }
  plain += text.slice(from)
  flush()
  return parts
}

function withBreaks(text: string): MarkInline[] {
  if (text === '') return []
  return text.split('\n').flatMap((line, index): MarkInline[] => {
    const words: MarkInline[] = line === '' ? [] : [{ kind: 'text', text: line }]
    return index === 0 ? words : [{ kind: 'break' }, ...words]
  })
}

function inlineOf(match: RegExpExecArray, notes: Notes): MarkInline | string {
  const { code, label, href, note, auto, escaped } = match.groups ?? {}
  if (code !== undefined) return { kind: 'code', text: code.replaceAll('\n', ' ') }
  if (escaped !== undefined) return escaped
  const marked = markedOf(match.groups ?? {})
  if (marked) return { kind: marked.kind, children: parseInline(marked.text, notes) }
  const personId = PERSON.exec(href ?? '')?.[1]
  if (personId !== undefined) return { kind: 'mention', personId, text: wordsOf(parseInline(label ?? '')) }
  const target = safeHref(href ?? auto ?? '')
  if (target !== null) return { kind: 'link', href: target, children: label === undefined ? withBreaks(auto ?? '') : parseInline(label) }
  return note !== undefined && notes.has(Number(note)) ? { kind: 'note', number: Number(note) } : match[0]
}

function markedOf({ strong, strong2, em, em2, strike }: Record<string, string | undefined>) {
  const bold = strong ?? strong2
  const slanted = em ?? em2
  if (bold !== undefined) return { kind: 'strong', text: bold } as const
  if (slanted !== undefined) return { kind: 'emphasis', text: slanted } as const
  return strike === undefined ? null : ({ kind: 'strike', text: strike } as const)
}

/** The words alone, without what they look like. */
export function wordsOf(parts: readonly MarkInline[]): string {
  return parts
    .map((part) => {
      if ('children' in part) return wordsOf(part.children)
      if (part.kind === 'break') return ' '
      return part.kind === 'note' ? `[${part.number}]` : part.text
    })
    .join('')
}

/** Only addresses that open a page or a letter. */
function safeHref(href: string): string | null {
  return /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(href) ? href : null
}
