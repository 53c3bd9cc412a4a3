/** Goes with everything in it: none of it is text. */
const WITHOUT_CONTENT = /<(script|style|title|template|noscript|textarea|svg|math|iframe|object|select)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi

/** What has a place in a note; the editor's own schema decides what becomes of it. */
const KEPT = new Set('p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code strong b em i s del strike a span div'.split(' '))
/** What stood on a line of its own stays there. */
const LINES = new Set('section article header footer main aside table thead tbody tr figure details summary dl dt dd'.split(' '))

/**
 * Pasted HTML without anything that could act or be asked for, before a parser sees it: tags that a note knows, no attribute but
 * where a link goes, who is meant, and how the editor cut its own copy.
 */
export function reduceHtml(html: string): string {
  const bare = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(WITHOUT_CONTENT, '')
  let reduced = ''
  let from = 0
  for (const match of bare.matchAll(TAG)) {
    const [tag, closing = '', name = '', attributes = ''] = match
    reduced += text(bare.slice(from, match.index)) + element(name.toLowerCase(), closing, attributes)
    from = match.index + tag.length
  }
  return reduced + text(bare.slice(from))
}

function text(words: string): string {
  return words.replaceAll('<', '&lt;')
}

function element(name: string, closing: string, attributes: string): string {
  if (LINES.has(name)) return `<${closing}div>`
  if (name === 'td' || name === 'th') return ' '
  if (!KEPT.has(name)) return ''
  return closing === '' ? `<${name}${keptAttributes(name, attributes)}>` : `</${name}>`
}

function keptAttributes(name: string, attributes: string): string {
  const cut = /\bdata-pm-slice="(\d+ \d+(?: -\d+)? \[\])"/.exec(attributes)?.[1]
  const person = /\bdata-person="([0-9a-f-]{36})"/.exec(attributes)?.[1]
  const [, quoted, single, plain] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes) ?? []
  const href = quoted ?? single ?? plain ?? ''
  return [
    cut === undefined ? '' : ` data-pm-slice="${cut}"`,
    name === 'span' && person !== undefined ? ` data-person="${person}"` : '',
    name === 'a' && /^(?:https?:\/\/|mailto:)[^"<>]*$/i.test(href) ? ` href="${href}"` : '',
  ].join('')
}
