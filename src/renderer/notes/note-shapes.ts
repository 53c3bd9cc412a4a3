export interface ShapePart {
  readonly title: string
  /** Asked where the part is still empty; never part of the text. */
  readonly ask: string
}

export interface Shape {
  readonly key: 'sbi' | 'coin' | 'star'
  readonly name: string
  readonly parts: readonly ShapePart[]
}

/** Ways to tell what happened. The headings are plain Markdown: a note in a shape is a text like any other. */
export const SHAPES: readonly Shape[] = [
  {
    key: 'sbi',
    name: 'SBI',
    parts: [
      { title: 'Situation', ask: 'When and where was it?' },
      { title: 'Behaviour', ask: 'What was done or said, as a camera would have seen it?' },
      { title: 'Impact', ask: 'What followed from it, and for whom?' },
    ],
  },
  {
    key: 'coin',
    name: 'COIN',
    parts: [
      { title: 'Context', ask: 'What was going on?' },
      { title: 'Observation', ask: 'What was seen or heard?' },
      { title: 'Impact', ask: 'What followed from it, and for whom?' },
      { title: 'Next', ask: 'What is to go on, to stop, or to be tried?' },
    ],
  },
  {
    key: 'star',
    name: 'STAR',
    parts: [
      { title: 'Situation', ask: 'When and where was it?' },
      { title: 'Task', ask: 'What was there to be done?' },
      { title: 'Action', ask: 'What was done, step by step?' },
      { title: 'Result', ask: 'What came of it?' },
    ],
  },
]

const TITLES = new Set(SHAPES.flatMap(({ parts }) => parts.map(({ title }) => title)))

/** By the heading above it, what an empty part asks for. */
export const SHAPE_PROMPTS: Readonly<Record<string, string>> = Object.fromEntries(
  SHAPES.flatMap(({ parts }) => parts.map(({ title, ask }) => [title, ask])),
)

interface Section {
  /** Null for what stands before the first heading of a shape. */
  readonly title: string | null
  readonly lines: string[]
}

function sectionsOf(text: string): Section[] {
  const sections: Section[] = [{ title: null, lines: [] }]
  let fenced = false
  for (const line of text.split('\n')) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced
    const title = /^#{1,6} (.+)$/.exec(line)?.[1]?.trim()
    if (!fenced && title !== undefined && TITLES.has(title)) sections.push({ title, lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections
}

function wordsOf({ lines }: Section): string {
  return lines.join('\n').replace(/^\n+|\s+$/g, '')
}

/** The shape whose parts a text has, all of them. */
export function shapeOf(text: string): Shape | null {
  const titles = new Set(sectionsOf(text).map(({ title }) => title))
  return SHAPES.find(({ parts }) => parts.every(({ title }) => titles.has(title))) ?? null
}

/**
 * The same text in another shape, or in none. Words under a part that both have stay under it; words before any part come to the
 * first; a part with words that the new shape does not have stands after it. Only headings without words ever go.
 */
export function inShape(text: string, shape: Shape | null): string {
  const filled = sectionsOf(text)
    .map((section) => ({ title: section.title, words: wordsOf(section) }))
    .filter(({ words }) => words !== '')
  const [firstPart] = shape?.parts ?? []
  const own = new Set(shape?.parts.map(({ title }) => title))
  const placed = filled.map((section) => ({ ...section, title: section.title ?? firstPart?.title ?? null }))
  const parts = (shape?.parts ?? []).map(({ title }) => block(title, wordsUnder(placed, title)))
  const others = placed.filter(({ title }) => title === null || !own.has(title)).map(({ title, words }) => block(title, words))
  return [...parts, ...others].join('\n\n')
}

interface Filled {
  readonly title: string | null
  readonly words: string
}

function wordsUnder(sections: readonly Filled[], title: string): string {
  return sections
    .filter((section) => section.title === title)
    .map(({ words }) => words)
    .join('\n\n')
}

function block(title: string | null, words: string): string {
  if (title === null) return words
  return words === '' ? `### ${title}` : `### ${title}\n\n${words}`
}
