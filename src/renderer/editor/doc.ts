/** The editor's document as plain data, in the shape that ProseMirror reads and writes. */
export interface DocNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly DocNode[]
  readonly text?: string
  readonly marks?: readonly DocMark[]
}

export interface DocMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}

export function childrenOf(node: DocNode): readonly DocNode[] {
  return node.content ?? []
}

export function textAttr(holder: DocNode | DocMark, name: string): string {
  const value = holder.attrs?.[name]
  return typeof value === 'string' ? value : ''
}

export function numberAttr(holder: DocNode, name: string, otherwise: number): number {
  const value = holder.attrs?.[name]
  return typeof value === 'number' ? value : otherwise
}

/** The same words with the same looks say the same, however the nodes are cut. Marks on white space show nothing. */
export function meaningOf(inline: readonly DocNode[]): string {
  const lines = inline
    .flatMap((node) => (node.type === 'text' ? pieces(node) : [[node.type, JSON.stringify(node.attrs ?? {})] as const]))
    .reduce<(readonly [string, string])[]>((joined, [looks, text]) => {
      const before = joined.at(-1)
      if (before?.[0] === looks && looks !== 'mention') joined[joined.length - 1] = [looks, before[1] + text]
      else joined.push([looks, text])
      return joined
    }, [])
  const shown = lines.filter(([looks], at) => looks !== 'space' || !isEdge(lines, at))
  const first = shown.findIndex(([looks]) => looks !== 'hardBreak')
  const last = shown.findLastIndex(([looks]) => looks !== 'hardBreak')
  return JSON.stringify(first === -1 ? [] : shown.slice(first, last + 1))
}

/** White space at either end of a line shows nothing either, nor does a break at either end of it all. */
function isEdge(lines: readonly (readonly [string, string])[], at: number): boolean {
  const near = [lines[at - 1], lines[at + 1]]
  return near.some((neighbour) => neighbour === undefined || neighbour[0] === 'hardBreak')
}

function pieces({ text = '', marks = [] }: DocNode): (readonly [string, string])[] {
  const looks = marks.map((mark) => (mark.type === 'link' ? `link ${textAttr(mark, 'href')}` : mark.type)).sort()
  const isCode = marks.some(({ type }) => type === 'code')
  if (isCode) return [[`text ${looks.join(' ')}`, text]]
  return text
    .split(/(\s+)/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.trim() === '' ? (['space', piece] as const) : ([`text ${looks.join(' ')}`, piece] as const)))
}
