export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'del'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  /** `[3]` in a text whose evidence has a number 3. */
  | { readonly kind: 'note'; readonly number: number }

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'heading'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }

const MAX_QUOTE_DEPTH = 4
const HEADING = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/
const BULLET = /^\s*[-*+]\s+(.*)$/
const NUMBERED = /^\s*(\d{1,9})[.)]\s+(.*)$/
const QUOTE = /^ {0,3}> ?(.*)$/
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/
const FENCE = /^ {0,3}(```|~~~)/
/** No class contains its own delimiter, so each attempt ends at the next one: no text makes this slow. */
const INLINE =
  /`(?<code>[^`\n]+)`|\*\*(?<strong>[^*\n]+)\*\*|__(?<strong2>[^_\n]+)__|\*(?<em>[^*\s][^*\n]*)\*|(?<![\p{L}\p{N}])_(?<em2>[^_\s][^_\n]*)_(?![\p{L}\p{N}])|~~(?<del>[^~\n]+)~~|\[(?<label>[^[\]\n]+)\]\((?<href>[^()\s]+)\)|\[(?<note>\d{1,4})\]|\\(?<escaped>[\\`*_~[\]()#>+.!-])/gu

/** Markdown as a tree of known shapes. Anything else, HTML above all, stays the text it is. */
export function parseMarkdown(text: string, notes: ReadonlySet<number> = new Set()): Block[] {
  return parseBlocks(text.replaceAll('\r\n', '\n').split('\n'), notes, 0)
}

function parseBlocks(lines: readonly string[], notes: ReadonlySet<number>, depth: number): Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (line.trim() === '') {
      at++
      continue
    }
    const [block, next] = parseBlock(lines, at, notes, depth)
    blocks.push(block)
    at = next
  }
  return blocks
}

function parseBlock(lines: readonly string[], at: number, notes: ReadonlySet<number>, depth: number): [Block, number] {
  const line = lines[at] ?? ''
  const fence = FENCE.exec(line)?.[1]
  if (fence) return fenced(lines, at, fence)
  if (RULE.test(line)) return [{ kind: 'rule' }, at + 1]
  const heading = HEADING.exec(line)
  if (heading) return [{ kind: 'heading', children: parseInline(heading[1] ?? '', notes) }, at + 1]
  if (QUOTE.test(line) && depth < MAX_QUOTE_DEPTH) {
    const end = endOfRun(lines, at, (text) => QUOTE.test(text))
    const inner = lines.slice(at, end).map((text) => QUOTE.exec(text)?.[1] ?? '')
    return [{ kind: 'quote', children: parseBlocks(inner, notes, depth + 1) }, end]
  }
  if (BULLET.test(line)) return list(lines, at, BULLET, 1, notes)
  if (NUMBERED.test(line)) return list(lines, at, NUMBERED, 2, notes)
  const end = endOfRun(lines, at + 1, (text) => text.trim() !== '' && !startsBlock(text))
  return [{ kind: 'paragraph', lines: lines.slice(at, end).map((text) => parseInline(text.trim(), notes)) }, end]
}

function startsBlock(line: string): boolean {
  return [FENCE, RULE, HEADING, QUOTE, BULLET, NUMBERED].some((pattern) => pattern.test(line))
}

function endOfRun(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let end = from
  while (end < lines.length && belongs(lines[end] ?? '')) end++
  return end
}

function fenced(lines: readonly string[], at: number, fence: string): [Block, number] {
  const end = endOfRun(lines, at + 1, (text) => !text.trim().startsWith(fence))
  return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1]
}

function list(lines: readonly string[], at: number, pattern: RegExp, group: number, notes: ReadonlySet<number>): [Block, number] {
  const end = endOfRun(lines, at, (text) => pattern.test(text))
  const items = lines.slice(at, end).map((text) => parseInline(pattern.exec(text)?.[group] ?? '', notes))
  const start = group === 2 ? Number(pattern.exec(lines[at] ?? '')?.[1] ?? 1) : null
  return [{ kind: 'list', start, items }, end]
}

export function parseInline(text: string, notes: ReadonlySet<number> = new Set()): Inline[] {
  const parts: Inline[] = []
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    parts.push(inlineOf(match, notes))
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

function inlineOf(match: RegExpExecArray, notes: ReadonlySet<number>): Inline {
  const { code, strong, strong2, em, em2, del, label, href, note, escaped } = match.groups ?? {}
  const plain: Inline = { kind: 'text', text: escaped ?? match[0] }
  if (code !== undefined) return { kind: 'code', text: code }
  const marked = markedOf(strong ?? strong2, em ?? em2, del)
  if (marked) return { kind: marked.kind, children: parseInline(marked.text, notes) }
  if (label !== undefined && href !== undefined) {
    const safe = safeHref(href)
    return safe ? { kind: 'link', href: safe, children: parseInline(label) } : plain
  }
  return note !== undefined && notes.has(Number(note)) ? { kind: 'note', number: Number(note) } : plain
}

function markedOf(strong: string | undefined, em: string | undefined, del: string | undefined) {
  if (strong !== undefined) return { kind: 'strong', text: strong } as const
  if (em !== undefined) return { kind: 'em', text: em } as const
  return del === undefined ? null : ({ kind: 'del', text: del } as const)
}

/** Only addresses that open a page or a letter. */
function safeHref(href: string): string | null {
  try {
    const url = new URL(href)
    return ['https:', 'http:', 'mailto:'].includes(url.protocol) ? url.href : null
  } catch {
    return null
  }
}
