export function section(title: string, lines: readonly string[]): string {
  return `## ${title}\n\n${lines.length === 0 ? 'Nothing on record.' : lines.join('\n')}`
}

/** Quoted line by line, so that headings somebody typed stay inside their entry. */
export function entry(head: string, text: string): string {
  const quoted = text === '' ? [] : text.split('\n').map((line) => `  > ${line}`)
  return [`- ${oneLine(head)}`, ...quoted].join('\n')
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
