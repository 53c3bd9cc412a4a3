/** From this part of the limit on the room left is said. */
const NEARLY = 0.9

export type TextRoom =
  | { readonly kind: 'enough' }
  | { readonly kind: 'little'; readonly left: number }
  | { readonly kind: 'none'; readonly over: number }

/** What room a text has left below the limit that the contract sets. */
export function textRoom(length: number, longest: number): TextRoom {
  if (length > longest) return { kind: 'none', over: length - longest }
  return length < longest * NEARLY ? { kind: 'enough' } : { kind: 'little', left: longest - length }
}

export function roomWords(room: TextRoom): string | null {
  if (room.kind === 'enough') return null
  const number = room.kind === 'little' ? room.left : room.over
  const characters = `${number.toLocaleString('en-GB')} ${number === 1 ? 'character' : 'characters'}`
  return room.kind === 'little' ? `${characters} left` : `${characters} too long: not saved until it is shorter`
}
