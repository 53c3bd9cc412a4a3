import { z } from 'zod'
import { LONGEST } from '../kernel/longest.ts'
import { ReviewForm, ScalePoint } from './review-form.ts'

/** What the library keeps, as values: the same in the vault, in the contract and in a method file. */

const Name = z.string().trim().min(1).max(120)

/** Names a level inside its framework; what stands at a level refers to it by this. */
export const LevelKey = z.string().regex(/^l\d{1,6}$/)

export const Level = z.strictObject({ key: LevelKey, name: Name, description: z.string().max(LONGEST.reason) })
export type Level = Readonly<z.infer<typeof Level>>

/** What somebody does who has reached a level. */
export const Indicators = z.strictObject({ level: LevelKey, statements: z.array(z.string().trim().min(1).max(LONGEST.reason)).max(100) })
export type Indicators = Readonly<z.infer<typeof Indicators>>

export const CompetencyContent = z.strictObject({
  /** Groups competencies in a list; may be empty. */
  area: z.string().trim().max(120),
  name: Name,
  description: z.string().max(LONGEST.reason),
  indicators: z.array(Indicators).max(15),
})
export type CompetencyContent = Readonly<z.infer<typeof CompetencyContent>>

export const FrameworkHead = z.strictObject({
  name: Name,
  description: z.string().max(LONGEST.paragraph),
  levels: z.array(Level).max(15),
  /** Whose work it is and under which licence; empty for one's own. */
  notice: z.string().max(4000),
})
export type FrameworkHead = Readonly<z.infer<typeof FrameworkHead>>

export const MAX_COMPETENCIES = 500

export const ScaleContent = z.strictObject({
  name: Name,
  points: z.array(ScalePoint.strict()).min(2).max(10),
  meets: z.number().int(),
  notApplicable: z.boolean(),
})
export type ScaleContent = Readonly<z.infer<typeof ScaleContent>>

const Share = z.number().int().min(1).max(1000)
/** How long the phases are in relation to each other. */
export const PhaseShares = z.strictObject({ planning: Share, coaching: Share, reviewing: Share, action: Share })
export type PhaseShares = Readonly<z.infer<typeof PhaseShares>>

const Line = z.string().trim().min(1).max(300)

export const TemplateContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cycle'), shares: PhaseShares, form: ReviewForm }),
  z.strictObject({ kind: z.literal('form'), form: ReviewForm }),
  z.strictObject({
    kind: z.literal('agenda'),
    items: z.array(z.strictObject({ title: Line, raisedBy: z.enum(['manager', 'employee']) })).max(40),
  }),
  z.strictObject({
    kind: z.literal('questions'),
    groups: z.array(z.strictObject({ name: Name, questions: z.array(Line).max(200) })).max(40),
  }),
])
export type TemplateContent = Readonly<z.infer<typeof TemplateContent>>
export type TemplateKind = TemplateContent['kind']

export const TemplateBody = z.strictObject({
  name: Name,
  description: z.string().max(LONGEST.reason),
  /** Whose work it is and under which licence; empty for one's own. */
  notice: z.string().max(4000),
  content: TemplateContent,
})
export type TemplateBody = Readonly<z.infer<typeof TemplateBody>>

export const PhraseKind = z.enum(['strength', 'development', 'example', 'next-step', 'opening', 'other'])
export type PhraseKind = z.infer<typeof PhraseKind>

export const PhraseContent = z.strictObject({
  text: z.string().trim().min(1).max(LONGEST.paragraph),
  kind: PhraseKind,
  tags: z.array(z.string().trim().min(1).max(40)).max(12),
})
export type PhraseContent = Readonly<z.infer<typeof PhraseContent>>

export type ScaleFault = 'SCALE_OUT_OF_ORDER' | 'MEETS_NOT_ON_SCALE'

/** Why a scale cannot be rated with; null when it can. Values rise, no two labels are the same, and one of them means "meets". */
export function scaleFault(scale: Pick<ScaleContent, 'points' | 'meets'>): ScaleFault | null {
  const rises = scale.points.every((point, index) => index === 0 || (scale.points[index - 1]?.value ?? 0) < point.value)
  const labels = new Set(scale.points.map((point) => point.label.trim().toLowerCase()))
  if (!rises || labels.size < scale.points.length) return 'SCALE_OUT_OF_ORDER'
  return scale.points.some((point) => point.value === scale.meets) ? null : 'MEETS_NOT_ON_SCALE'
}

/** A form whose competencies expect a step that its scale has. */
export function isOnScale(form: Pick<ReviewForm, 'scale' | 'competencies'>): boolean {
  const values = new Set(form.scale.points.map((point) => point.value))
  return form.competencies.every((competency) => values.has(competency.expected))
}

/** What stands at a level. */
export function statementsAt(competency: Pick<CompetencyContent, 'indicators'>, level: string): readonly string[] {
  return competency.indicators.find((each) => each.level === level)?.statements ?? []
}

/** A key that no level of the framework has. */
export function nextLevelKey(levels: readonly Pick<Level, 'key'>[]): string {
  return `l${levels.reduce((highest, level) => Math.max(highest, Number(level.key.slice(1))), 0) + 1}`
}
