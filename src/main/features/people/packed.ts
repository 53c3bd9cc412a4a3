/** Items in a portion: to read or write one leaves the event loop well before 50 ms. */
const PORTION = 250

/**
 * A long list on its way between threads: bytes change hands at once and are read portion by portion, where a copy of the whole list
 * would hold up both sides until it is done.
 */
export type Packed<T> = readonly ArrayBuffer[] & { readonly of?: T }

export function pack<T>(list: readonly T[]): Packed<T> {
  const portions: ArrayBuffer[] = []
  for (let start = 0; start < list.length; start += PORTION) portions.push(packPortion(list.slice(start, start + PORTION)))
  return portions
}

export function packPortion<T>(portion: readonly T[]): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify(portion)).buffer
}

export function unpackPortion<T>(portion: ArrayBuffer): T[] {
  // Written by `pack` from a list of these.
  return JSON.parse(new TextDecoder().decode(portion)) as T[]
}

export function unpack<T>(packed: Packed<T>): T[] {
  return packed.flatMap((portion) => unpackPortion<T>(portion))
}
