import { passphraseWords as words } from '../kernel/passphrase-words.ts'

/** Six words: 77 bits. */
export function suggestPassphrase(): string {
  return Array.from({ length: 6 }, () => words[randomBelow(words.length)]).join(' ')
}

/** Even over the range: draws above the last full multiple are thrown away. */
function randomBelow(limit: number): number {
  const ceiling = Math.floor(2 ** 32 / limit) * limit
  const draw = crypto.getRandomValues(new Uint32Array(1))[0] ?? ceiling
  return draw < ceiling ? draw % limit : randomBelow(limit)
}
