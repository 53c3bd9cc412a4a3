import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { CycleId, ParticipationId, PersonId } from '../kernel/ids.ts'
import { ReviewForm } from '../rules/review-form.ts'
import { Change, opened, ShortText } from './base.ts'
import { ReviewState } from './reviewing.ts'

export const Phase = z.enum(['planning', 'coaching', 'reviewing', 'action'])
export type Phase = z.infer<typeof Phase>

export const PhaseDates = z.object({ phase: Phase, startsOn: IsoDate, endsOn: IsoDate })
export type PhaseDates = Readonly<z.infer<typeof PhaseDates>>

export const CycleSummary = z.object({
  id: CycleId,
  name: z.string(),
  startsOn: IsoDate,
  endsOn: IsoDate,
  status: z.enum(['running', 'closed']),
  phases: z.array(PhaseDates).length(4),
  participants: z.number().int(),
  launchedAt: Instant,
})
export type CycleSummary = Readonly<z.infer<typeof CycleSummary>>

export const ParticipationRow = z.object({
  participationId: ParticipationId,
  personId: PersonId,
  name: z.string(),
  jobTitle: z.string().nullable(),
  unit: z.string().nullable(),
  /** Whoever reviews; in a past cycle the manager of that time. */
  managerName: z.string().nullable(),
  /** The last day of somebody who left while the cycle ran. */
  leftOn: IsoDate.nullable(),
  goals: z.number().int(),
  weightBp: z.number().int(),
  agreed: z.boolean(),
  review: ReviewState,
  /** Hundredths of a scale point; null before anything is rated. */
  score: z.number().int().nullable(),
})
export type ParticipationRow = Readonly<z.infer<typeof ParticipationRow>>

export const cycles = {
  list: opened.output(z.array(CycleSummary)),
  get: opened
    .input(z.object({ cycleId: CycleId }))
    .output(CycleSummary.extend({ form: ReviewForm, people: z.array(ParticipationRow) }))
    .errors({ CYCLE_NOT_FOUND: {} }),
  /** What a cycle template makes of these days: phases, and a form to change before it is frozen. Without a template, the annual one. */
  propose: opened
    .input(z.object({ startsOn: IsoDate, endsOn: IsoDate, template: z.string().max(80).optional() }))
    .output(z.object({ name: z.string(), phases: z.array(PhaseDates).length(4), form: ReviewForm }))
    .errors({ DATES_REVERSED: {}, TEMPLATE_NOT_FOUND: {} }),
  /** Freezes the form into the cycle and makes a participation for each person. */
  launch: opened
    .input(
      z.object({
        name: ShortText,
        phases: z.array(PhaseDates).length(4),
        form: ReviewForm,
        personIds: z.array(PersonId).min(1).max(10_000),
      }),
    )
    .output(z.object({ cycle: CycleSummary, change: Change }))
    .errors({
      DATES_REVERSED: {},
      PHASES_OUT_OF_ORDER: {},
      SCALE_OUT_OF_ORDER: {},
      MEETS_NOT_ON_SCALE: {},
      FORM_OFF_SCALE: {},
      FORM_WEIGHTS_NOT_100: { data: z.object({ totalBp: z.number() }) },
      PERSON_NOT_FOUND: {},
    }),
  close: opened
    .input(z.object({ cycleId: CycleId }))
    .output(Change)
    .errors({ CYCLE_NOT_FOUND: {}, CYCLE_CLOSED: {} }),
}
