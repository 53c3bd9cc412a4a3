/** A text with the part of it that is selected. */
export interface Selection {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Puts a marker around the selection, or takes it away where it already is. */
export function toggleMark({ text, start, end }: Selection, mark: string): Selection {
  const before = text.slice(0, start)
  const chosen = text.slice(start, end)
  const after = text.slice(end)
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return { text: before.slice(0, -mark.length) + chosen + after.slice(mark.length), start: start - mark.length, end: end - mark.length }
  }
  return { text: before + mark + chosen + mark + after, start: start + mark.length, end: end + mark.length }
}

/** Makes list items of the lines the selection touches, or plain lines of list items. */
export function toggleList({ text, start, end }: Selection, numbered: boolean): Selection {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  const to = next === -1 ? text.length : next
  const lines = text.slice(from, to).split('\n')
  const pattern = numbered ? /^\d+\. / : /^- /
  const listed = lines.every((line) => pattern.test(line))
  const changed = lines.map((line, index) => {
    const plain = line.replace(/^(- |\d+\. )/, '')
    if (listed) return plain
    return numbered ? `${index + 1}. ${plain}` : `- ${plain}`
  })
  const block = changed.join('\n')
  return { text: text.slice(0, from) + block + text.slice(to), start: from, end: from + block.length }
}
