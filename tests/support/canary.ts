/** A text in every form it could hide in: UTF-8, UTF-16LE, and base64 at each of its three offsets. */
export function formsOf(text: string): Buffer[] {
  return [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), ...[0, 1, 2].map((offset) => base64Core(text, offset))]
}

/** The part of the base64 that does not depend on what stands before and after the text. */
function base64Core(text: string, offset: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text, 'utf8')]).toString('base64')
  const start = offset === 0 ? 0 : 4
  return Buffer.from(encoded.slice(start, encoded.length - 4), 'latin1')
}
