import { type DocMark, type DocNode, textAttr } from './doc.ts'

export interface Manner {
  /** Put a backslash before whatever could be read as a mark. */
  readonly escape: boolean
  /** Which marks are written; a mark that cannot be said where it stands is left out before a word is. */
  readonly marks: readonly string[]
  readonly slant: '_' | '*'
}

const ALL = ['link', 'bold', 'italic', 'strike', 'code']
const FIRM = ['link', 'bold', 'code']

/** From the plainest to the safest. */
export const MANNERS: readonly Manner[] = [
  { escape: false, marks: ALL, slant: '_' },
  { escape: false, marks: ALL, slant: '*' },
  { escape: true, marks: ALL, slant: '_' },
  { escape: true, marks: ALL, slant: '*' },
  { escape: true, marks: FIRM, slant: '_' },
  { escape: true, marks: ['link'], slant: '_' },
  { escape: true, marks: [], slant: '_' },
]

const ESCAPABLE = /[\\`*_~[\]()#<>+.!-]/g

export function inlineMarkdown(nodes: readonly DocNode[], manner: Manner): string {
  return grouped(nodes.flatMap(spacesApart), manner.marks, manner)
}

/** Marks begin and end at words: white space at the edge of a marked piece stands outside of its marks. */
function spacesApart(node: DocNode): DocNode[] {
  const { text = '', marks = [] } = node
  if (node.type !== 'text' || marks.length === 0 || marks.some(({ type }) => type === 'code')) return [node]
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  const spaces = (piece: string) => (piece === '' ? [] : [{ type: 'text', text: piece }])
  return [...spaces(before), ...(words === '' ? [] : [{ ...node, text: words }]), ...spaces(after)]
}

/** Runs of pieces under the same outermost mark, each written inside of it. */
function grouped(nodes: readonly DocNode[], order: readonly string[], manner: Manner): string {
  const [outer, ...inner] = order
  if (outer === undefined) return nodes.map((node) => plainMarkdown(node, manner)).join('')
  let text = ''
  for (let from = 0; from < nodes.length; ) {
    const mark = markOf(nodes[from], outer)
    const to = endOfRun(nodes, from, outer, mark)
    const run = nodes.slice(from, to)
    text += mark === null ? grouped(run, inner, manner) : marked(run, mark, inner, manner)
    from = to
  }
  return text
}

function endOfRun(nodes: readonly DocNode[], from: number, type: string, mark: DocMark | null): number {
  let to = from + 1
  while (to < nodes.length && isSame(markOf(nodes[to], type), mark)) to += 1
  // White space between two marked pieces was put outside of the marks; a run goes on over it.
  if (mark !== null && type !== 'code' && to + 1 < nodes.length && isSpace(nodes[to]) && isSame(markOf(nodes[to + 1], type), mark)) {
    return endOfRun(nodes, to + 1, type, mark)
  }
  return to
}

function isSpace(node: DocNode | undefined): boolean {
  return node?.type === 'text' && (node.text ?? '').trim() === ''
}

function markOf(node: DocNode | undefined, type: string): DocMark | null {
  return node?.marks?.find((mark) => mark.type === type) ?? null
}

function isSame(a: DocMark | null, b: DocMark | null): boolean {
  return a === null || b === null ? a === b : textAttr(a, 'href') === textAttr(b, 'href')
}

function marked(run: readonly DocNode[], mark: DocMark, inner: readonly string[], manner: Manner): string {
  if (mark.type === 'code') {
    const text = run.map((node) => node.text ?? '').join('')
    return text.includes('`') ? run.map((node) => plainMarkdown(node, manner)).join('') : `\`${text.replaceAll('\n', ' ')}\``
  }
  const words = grouped(run, inner, manner)
  if (mark.type === 'bold') return `**${words}**`
  if (mark.type === 'italic') return `${manner.slant}${words}${manner.slant}`
  if (mark.type === 'strike') return `~~${words}~~`
  return linked(run, mark, words)
}

function linked(run: readonly DocNode[], mark: DocMark, words: string): string {
  const href = encodeTarget(textAttr(mark, 'href'))
  if (href === null) return words
  const label = run.map((node) => node.text ?? '').join('')
  const isBare = label === href && run.every(({ marks = [] }) => marks.length === 1)
  return isBare ? `<${href}>` : `[${words}](${href})`
}

/** Only addresses that open a page or a letter, without a letter that would end them early. */
function encodeTarget(href: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return null
  return href.replace(/[\s()<>"]/g, (letter) => encodeURIComponent(letter).replace('(', '%28').replace(')', '%29'))
}

function plainMarkdown(node: DocNode, { escape: isEscaped }: Manner): string {
  if (node.type === 'hardBreak') return '\n'
  if (node.type === 'mention')
    return `[${textAttr(node, 'label').replace(/\s+/g, ' ').replace(ESCAPABLE, '\\$&')}](person:${textAttr(node, 'id')})`
  const text = (node.text ?? '').replace(/\s*\n\s*/g, ' ')
  return isEscaped ? text.replace(ESCAPABLE, '\\$&') : text
}
