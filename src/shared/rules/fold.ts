const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ς: 'σ',
}
/** Most text needs no folding, and an index folds all there is. */
const PLAIN = /^\p{ASCII}*$/u
/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels. The marks of Thai, Devanagari and kana are letters of their words. */
const ACCENTS = new RegExp(
  `[${[
    '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
    '\\u0483-\\u0487',
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    '\\u0610-\\u061a\\u064b-\\u065f\\u0670',
  ].join('')}]`,
  'g',
)

/** Lower case, without accents, full and half widths alike: "Öztürk" and "ozturk", "ﾊﾝﾄﾞ" and "ハンド" are one word. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  // Twice around: the lower case of one letter may be another with an accent, and what is without one may be a letter below.
  return foldOnce(foldOnce(text))
}

function foldOnce(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(/[ßæœøđðþłıħŧς]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
}
