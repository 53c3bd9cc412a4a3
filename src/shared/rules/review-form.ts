import { z } from 'zod'
import { LONGEST } from '../kernel/longest.ts'

/** One point of a rating scale, low to high. */
export const ScalePoint = z.object({ value: z.number().int(), label: z.string().min(1).max(60), meaning: z.string().max(LONGEST.meaning) })
export type ScalePoint = Readonly<z.infer<typeof ScalePoint>>

export const FormScale = z.object({
  name: z.string().max(120),
  points: z.array(ScalePoint).min(2).max(10),
  /** The point that says: does what the job asks. */
  meets: z.number().int(),
  /** Whether an item may be left out as not seen. Forms of before this was a choice leave it open: they allow it. */
  notApplicable: z.boolean().optional(),
})
export type FormScale = Readonly<z.infer<typeof FormScale>>

export const FormCompetency = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  name: z.string().min(1).max(120),
  description: z.string().max(LONGEST.reason),
  /** The scale value expected for the role. */
  expected: z.number().int(),
  /** What each scale value looks like for this competency, by value. */
  anchors: z.record(z.string(), z.string().max(LONGEST.meaning)),
})
export type FormCompetency = Readonly<z.infer<typeof FormCompetency>>

/** A review form. Copied into the cycle at launch and never changed there. */
export const ReviewForm = z.object({
  title: z.string().min(1).max(120),
  scale: FormScale,
  competencies: z.array(FormCompetency).max(40),
  /** Basis points of the score given by goals; competencies give the rest. Both sum to 10,000. */
  goalsWeightBp: z.number().int().min(0).max(10_000),
  competenciesWeightBp: z.number().int().min(0).max(10_000),
})
export type ReviewForm = Readonly<z.infer<typeof ReviewForm>>

/** Whether a rating on this scale may be "not seen". */
export function allowsNotSeen(scale: Pick<FormScale, 'notApplicable'>): boolean {
  return scale.notApplicable !== false
}
