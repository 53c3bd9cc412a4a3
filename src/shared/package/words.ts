/** Words a package is sealed with: six of 7,151 are 77 bits. */
export const WORD_COUNT = 6

/** Enough that rejection, which keeps every word equally likely, does not run out. */
export const WORD_RANDOM_BYTES = 64

/** Six words from the list, chosen by these random bytes (at least `WORD_RANDOM_BYTES`). */
export function pickWords(list: readonly string[], random: Uint8Array): string[] {
  const limit = Math.floor(65_536 / list.length) * list.length
  const words: string[] = []
  for (let at = 0; at + 1 < random.length && words.length < WORD_COUNT; at += 2) {
    const value = ((random[at] ?? 0) << 8) | (random[at + 1] ?? 0)
    const word = list[value % list.length]
    if (value < limit && word !== undefined) words.push(word)
  }
  if (words.length < WORD_COUNT) throw new RangeError('too few random bytes for six words')
  return words
}

/** The passphrase that words stand for, however they were typed: lower case, one space between. Hyphens belong to words (`yo-yo`). */
export function passphraseOf(typed: string | readonly string[]): string {
  const text = typeof typed === 'string' ? typed : typed.join(' ')
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,;.]+/g, ' ')
    .trim()
}
