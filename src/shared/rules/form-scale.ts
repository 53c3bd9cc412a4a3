import { type CompetencyContent, type Level, statementsAt } from './library-content.ts'
import type { FormCompetency, FormScale, ReviewForm } from './review-form.ts'

const MAX_ANCHOR = 500

/** The same form on another scale. What a step looks like moves along with its distance from the point that means "meets". */
export function rescale(form: ReviewForm, scale: FormScale): ReviewForm {
  const [before, after] = [placeOfMeets(form.scale), placeOfMeets(scale)]
  const moved = (value: number) => {
    const place = form.scale.points.findIndex((point) => point.value === value)
    return place < 0 ? undefined : scale.points[place - before + after]?.value
  }
  const competencies = form.competencies.map((competency) => ({
    ...competency,
    expected: moved(competency.expected) ?? scale.meets,
    anchors: Object.fromEntries(
      Object.entries(competency.anchors).flatMap(([value, anchor]) => {
        const to = moved(Number(value))
        return to === undefined ? [] : [[String(to), anchor] as const]
      }),
    ),
  }))
  return { ...form, scale, competencies }
}

function placeOfMeets(scale: FormScale): number {
  return Math.max(
    0,
    scale.points.findIndex((point) => point.value === scale.meets),
  )
}

interface Expectation {
  readonly levels: readonly Pick<Level, 'key' | 'name'>[]
  /** The level the job asks; null when the framework has none. */
  readonly expected: string | null
  readonly scale: FormScale
  /** Keys the form has already. */
  readonly taken: readonly string[]
}

/**
 * A competency of a framework as part of a form: whoever is at the expected level meets it, a level higher or lower is a point
 * higher or lower.
 */
export function toFormCompetency(competency: CompetencyContent, { levels, expected, scale, taken }: Expectation): FormCompetency {
  const place = levels.findIndex((level) => level.key === expected)
  const meets = placeOfMeets(scale)
  const anchors = scale.points.flatMap((point, index) => {
    const level = place < 0 ? undefined : levels[place + index - meets]
    const text = level ? anchorOf(statementsAt(competency, level.key)) : ''
    return text === '' ? [] : [[String(point.value), text] as const]
  })
  return {
    key: freeKey(competency.name, new Set(taken)),
    name: competency.name,
    description: competency.description,
    expected: scale.meets,
    anchors: Object.fromEntries(anchors),
  }
}

/** As many whole statements as an anchor holds. */
function anchorOf(statements: readonly string[]): string {
  let text = ''
  for (const statement of statements) {
    const next = text === '' ? statement : `${text} ${/[.!?]$/.test(text) ? '' : '· '}${statement}`
    if (next.length > MAX_ANCHOR) break
    text = next
  }
  return text === '' ? (statements[0] ?? '').slice(0, MAX_ANCHOR) : text
}

function freeKey(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
  const base = letters === '' ? 'competency' : letters
  let key = base
  for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`
  return key
}
