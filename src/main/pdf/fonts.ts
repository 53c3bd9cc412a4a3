import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Font } from '@react-pdf/renderer'

const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const
const LONGEST_WORD = 28

/** Both families as stacks: each letter is taken from the first file that has it. */
export const SANS = SUBSETS.map((subset) => `inter-${subset}`)
export const SERIF = SUBSETS.map((subset) => `source-serif-4-${subset}`)

let registered = false

/** Makes the bundled fonts known to the PDF engine, once per worker. Nothing is fetched. */
export function registerFonts(): void {
  if (registered) return
  registered = true
  const folder = fontFolder(import.meta.dirname)
  for (const family of [...SANS, ...SERIF]) {
    const file = (face: string) => join(folder, `${family}-${face}.woff`)
    Font.register({
      family,
      fonts: [
        { src: file('400-normal'), fontWeight: 400 },
        { src: file('400-italic'), fontWeight: 400, fontStyle: 'italic' },
        { src: file('600-normal'), fontWeight: 600 },
        { src: file('600-normal'), fontWeight: 600, fontStyle: 'italic' },
      ],
    })
  }
  // Words are never hyphenated, but one that is longer than any word has to break somewhere.
  Font.registerHyphenationCallback((word) => word.match(new RegExp(`.{1,${LONGEST_WORD}}`, 'gsu')) ?? [word])
}

/** `resources/fonts` beside the sources, the bundle or in the archive, whichever this code runs in. */
function fontFolder(from: string): string {
  const folder = join(from, 'resources', 'fonts')
  if (existsSync(folder)) return folder
  if (dirname(from) === from) throw new Error('the bundled fonts are not there')
  return fontFolder(dirname(from))
}

/** Says of a character whether both families can set it. Its fonts are read first. */
export async function coverage(): Promise<(letter: string) => boolean> {
  const read = async (family: string) => {
    const face = { fontFamily: family, fontWeight: 400, fontStyle: 'normal' } as const
    await Font.load(face)
    return Font.getFont(face)?.data
  }
  const [sans, serif] = await Promise.all([SANS, SERIF].map((stack) => Promise.all(stack.map(read))))
  const has = (stack: typeof sans, code: number) =>
    stack?.some((font) => font && 'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(code)) ?? false
  return (letter) => {
    const code = letter.codePointAt(0) ?? 0
    return has(sans, code) && has(serif, code)
  }
}
