/** Buffers of a result that can change hands instead of being copied: those a view covers whole. */
export function transferable(value: unknown, depth = 3): ArrayBuffer[] {
  if (value instanceof ArrayBuffer) return [value]
  if (ArrayBuffer.isView(value))
    return value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength ? [value.buffer] : []
  if (depth === 0 || typeof value !== 'object' || value === null) return []
  return [...new Set(Object.values(value).flatMap((part) => transferable(part, depth - 1)))]
}
