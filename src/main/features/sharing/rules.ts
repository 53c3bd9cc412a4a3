import type { PackageDocument } from '../../../shared/rules/package-document.ts'
import type { ImprovementBody } from '../../../shared/rules/package-improvement.ts'
import { checkInInventory } from './rules-check-in.ts'

const KIND_TITLES: Readonly<Record<PackageDocument['body']['kind'], string>> = {
  plan: 'Plan',
  'self-review': 'Self-review',
  review: 'Review',
  'check-in': 'One-to-one',
  'feedback-request': 'Feedback',
  'improvement-plan': 'Improvement plan',
}

/** "Review 2026" from the cycle "Cycle 2026"; a cycle with a name of its own keeps it. */
export function packageTitle(kind: PackageDocument['body']['kind'], cycleName: string): string {
  return `${KIND_TITLES[kind]} ${cycleName.replace(/^cycle\s+/i, '')}`.slice(0, 300)
}

/** A name every file system takes: no separators, no control or direction marks, no dots and spaces at the ends. */
export function packageFileName(personName: string, title: string, version: number, carrier: 'age' | 'html'): string {
  const words = version > 1 ? `${personName} - ${title}, version ${version}` : `${personName} - ${title}`
  const name = [...words.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/[\\/:*?"<>|]/g, '_')]
    .slice(0, 120)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${name || 'Package'}.${carrier}`
}

export interface Measured {
  readonly title: string
  readonly unit: string
  readonly baseline: number
  readonly target: number
  readonly current: number
}

/** "2.1 %, from 3.4 % to 1.8 %"; with its name in front when the goal has several. */
export function measureLine(measure: Measured, named: boolean): string {
  const value = (number: number) => `${Number(number.toFixed(2))}${measure.unit ? `\u00a0${measure.unit}` : ''}`
  const line = `${value(measure.current)}, from ${value(measure.baseline)} to ${value(measure.target)}`
  return named ? `${measure.title}: ${line}` : line
}

/** Whether a plan still says what was agreed to: content, weights and measures. How far a goal has come is no part of that. */
export function isSamePlan(sent: PackageDocument, now: PackageDocument | null): boolean {
  return now !== null && agreedPart(sent) === agreedPart(now)
}

function agreedPart({ body }: PackageDocument): string {
  if (body.kind !== 'plan') return ''
  const target = (line: string) => line.slice(line.lastIndexOf(', from '))
  return JSON.stringify(
    body.goals.map((goal) => [goal.key, goal.title, goal.outcome, goal.weightBp, goal.dueOn, goal.measures.map(target)]),
  )
}

export interface Inventory {
  readonly name: string
  readonly count: number | null
}

/** What a person would say is in the package. */
export function inventoryOf(document: PackageDocument): Inventory[] {
  const { body } = document
  const head = { name: document.version > 1 ? `${document.title}, version ${document.version}` : document.title, count: null }
  if (body.kind === 'plan') {
    return [
      head,
      { name: 'Goals', count: body.goals.length },
      { name: 'Measures', count: total(body.goals.map((goal) => goal.measures.length)) },
    ]
  }
  if (body.kind === 'check-in') return [head, ...checkInInventory(body)]
  if (body.kind === 'feedback-request') {
    return [
      head,
      { name: 'Questions', count: body.questions.length },
      { name: 'Words of introduction', count: body.intro.trim() === '' ? 0 : 1 },
    ]
  }
  if (body.kind === 'improvement-plan') return [head, ...improvementInventory(body)]
  const goals = body.items.filter((item) => item.kind === 'goal').length
  const competencies = { name: 'Competencies', count: body.items.length - goals }
  if (body.kind === 'self-review') return [head, { name: 'Goals to rate', count: goals }, competencies]
  return [
    head,
    { name: 'Goals with results', count: goals },
    competencies,
    { name: 'Cited items', count: total(body.items.map((item) => item.citations.length)) },
    { name: 'Next steps', count: body.nextSteps.split('\n').filter((line) => line.trim() !== '').length },
  ]
}

function improvementInventory({ gaps, goals, support, milestones }: ImprovementBody): Inventory[] {
  return [
    { name: 'Gaps', count: gaps.length },
    { name: 'Goals', count: goals.length },
    { name: 'Promises of support', count: support.length },
    { name: 'Milestones', count: milestones.length },
    { name: 'Milestones looked at', count: milestones.filter(({ report }) => report !== null).length },
  ]
}

/** Texts shorter than this would be found everywhere: "ok", a date, a first name. */
export const LEAK_MIN_LENGTH = 12

export interface PrivateText {
  /** Where it stands, in the words of the vault: "Private notes". */
  readonly where: string
  readonly text: string
}

export interface Leak {
  /** Where the private text stands, in the words of the vault. */
  readonly where: string
  /** The part of the document it stands in, as the key path of line 1: "body.summary". */
  readonly part: string
}

/** A sentence this long is nobody's turn of phrase; shorter ones are found by accident. Letters after folding. */
const LEAK_MIN_SENTENCE = 24

/**
 * The first private text, or sentence of one, that stands in the document, unless somebody said the same in a record both sides
 * can read.
 */
export function findLeak(document: PackageDocument, privateTexts: readonly PrivateText[], sharedTexts: readonly string[]): Leak | null {
  const inside = textsOf(document).map(({ part, text }) => ({ part, text: plain(text) }))
  const shared = sharedTexts.map(plain)
  for (const { where, text } of privateTexts) {
    for (const sought of soughtIn(text)) {
      const hit = inside.find((candidate) => candidate.text.includes(sought))
      if (hit && !shared.some((candidate) => candidate.includes(sought))) return { where, part: hit.part }
    }
  }
  return null
}

/** The whole text, and each of its sentences and lines that is long enough to be nobody else's. */
function soughtIn(text: string): string[] {
  const pieces = text.split(/(?<=[.!?…。！？])\s+|\n+/u).map(plain)
  return [plain(text), ...pieces.filter((piece) => piece.length >= LEAK_MIN_SENTENCE)]
}

export function isLookedFor(text: string): boolean {
  return plain(text).length >= LEAK_MIN_LENGTH
}

/** White space, case and ways to write the same letter do not hide a text. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

interface Part {
  readonly part: string
  readonly text: string
}

function textsOf(value: unknown, part = ''): Part[] {
  if (typeof value === 'string') return [{ part, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = part === '' ? key : `${part}.${key}`
    return [{ part: path, text: key }, ...textsOf(inner, path)]
  })
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
