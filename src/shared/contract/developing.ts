import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { CycleId, DevelopmentActionId, JobProfileId, PersonId, ReviewId, TargetRoleId, TrainingId } from '../kernel/ids.ts'
import { Change, Markdown, opened, ShortText } from './base.ts'
import { RoleCode } from './library-roles.ts'

/** What a person wants, in their words: read by both sides. */
export const AspirationPart = z.enum(['nextStep', 'later', 'strengths'])
export type AspirationPart = z.infer<typeof AspirationPart>

export const Aspirations = z.object({
  nextStep: z.string(),
  later: z.string(),
  strengths: z.string(),
  savedAt: Instant.nullable(),
})
export type Aspirations = Readonly<z.infer<typeof Aspirations>>

/** How far apart two positions are, in hundredths of a point of the scale or of a level of a framework. */
const Distance = {
  unit: z.enum(['point', 'level']),
  have: z.number().int(),
  need: z.number().int(),
}

/**
 * Where a person stands with one competency of a target. What has no rating is no gap; what cannot be compared says why.
 */
export const Readiness = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('met'), ...Distance }),
  z.object({ kind: z.literal('gap'), ...Distance, missing: z.number().int().positive() }),
  z.object({ kind: z.literal('not-rated'), why: z.enum(['no-review', 'not-in-review', 'no-rating', 'not-seen']) }),
  z.object({ kind: z.literal('not-comparable'), why: z.enum(['level-not-on-scale', 'level-now-unknown']) }),
])
export type Readiness = Readonly<z.infer<typeof Readiness>>

export const TargetCompetency = z.object({
  name: z.string(),
  /** The level the target asks, by its name; empty when it names none. */
  asks: z.string(),
  meaning: z.string(),
  /** The rating it rests on, in words: "4, Exceeds"; empty without one. */
  rated: z.string(),
  readiness: Readiness,
})
export type TargetCompetency = Readonly<z.infer<typeof TargetCompetency>>

export const TargetRole = z.object({
  id: TargetRoleId,
  title: z.string(),
  jobProfileId: JobProfileId.nullable(),
  /** An O*NET role that the firm has not described. */
  roleCode: RoleCode.nullable(),
  wantedBy: IsoDate.nullable(),
  note: z.string(),
  /** Number of the version compared with; null when the profile has none, or the target is a role. */
  version: z.number().int().nullable(),
  /** What the career path asks, where the present job names this one. */
  pathNeeds: z.string(),
  competencies: z.array(TargetCompetency),
  met: z.number().int(),
  gaps: z.number().int(),
  unknown: z.number().int(),
})
export type TargetRole = Readonly<z.infer<typeof TargetRole>>

export const TargetSuggestion = z.object({
  title: z.string(),
  jobProfileId: JobProfileId.nullable(),
  roleCode: RoleCode.nullable(),
  /** The present job leads there; the firm's job comes from a role close to the present one; a role close to it. */
  why: z.enum(['career-path', 'related-job', 'related-role']),
})
export type TargetSuggestion = Readonly<z.infer<typeof TargetSuggestion>>

export const ActionKind = z.enum(['on-the-job', 'from-others', 'course'])
export type ActionKind = z.infer<typeof ActionKind>

export const ActionState = z.enum(['planned', 'under-way', 'done', 'dropped'])
export type ActionState = z.infer<typeof ActionState>

const Money = {
  /** Minor units of `currency`; null when it costs nothing or nobody knows yet. */
  costMinor: z.number().int().min(0).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
}

export const DevelopmentAction = z.object({
  id: DevelopmentActionId,
  personId: PersonId,
  kind: ActionKind,
  title: z.string(),
  /** The competency it is for, by name; empty when it is for none in particular. */
  competency: z.string(),
  trainingId: TrainingId.nullable(),
  startsOn: IsoDate.nullable(),
  dueOn: IsoDate.nullable(),
  ...Money,
  state: ActionState,
  /** What came of it. */
  outcome: z.string(),
  closedOn: IsoDate.nullable(),
  /** The cycle it was planned in, when that is not the one that runs now: it was carried on. */
  carriedFrom: z.string().nullable(),
})
export type DevelopmentAction = Readonly<z.infer<typeof DevelopmentAction>>

export const Training = z.object({
  id: TrainingId,
  title: z.string(),
  provider: z.string(),
  description: z.string(),
  /** Hours of work; null when nobody knows. */
  hours: z.number().positive().nullable(),
  ...Money,
  competencies: z.array(z.string()),
  /** Active people whose newest finished review has one of its competencies below what is expected. */
  people: z.number().int(),
})
export type Training = Readonly<z.infer<typeof Training>>

/** Why a training is recommended: each reason names its gap and where it was seen. */
export const RecommendationReason = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('review'),
    competency: z.string(),
    score: z.number().int(),
    expected: z.number().int(),
    reviewId: ReviewId,
    cycleName: z.string(),
    version: z.number().int(),
  }),
  z.object({ kind: z.literal('target'), competency: z.string(), target: z.string(), asks: z.string() }),
])
export type RecommendationReason = Readonly<z.infer<typeof RecommendationReason>>

export const Recommendation = z.object({
  training: Training.omit({ people: true }),
  reasons: z.array(RecommendationReason).min(1),
  /** An action for it is planned or under way. */
  planned: z.boolean(),
})
export type Recommendation = Readonly<z.infer<typeof Recommendation>>

/** A gap of the newest finished review that no training of the catalogue is for. */
export const OpenGap = z.object({ competency: z.string(), score: z.number().int(), expected: z.number().int() })

export const DevelopmentPlan = z.object({
  aspirations: Aspirations,
  /** The manager's own thoughts about readiness; only the owner of the vault reads them. */
  privateReadiness: z.object({ body: z.string(), savedAt: Instant.nullable() }),
  /** What readiness and recommendations rest on; null while no review of this person is finished. */
  review: z.object({ reviewId: ReviewId, cycleId: CycleId, cycleName: z.string(), version: z.number().int() }).nullable(),
  targets: z.array(TargetRole),
  actions: z.array(DevelopmentAction),
  recommended: z.array(Recommendation),
  openGaps: z.array(OpenGap),
})
export type DevelopmentPlan = Readonly<z.infer<typeof DevelopmentPlan>>

export const CatalogueProblem = z.object({
  row: z.number().int(),
  code: z.enum(['no-title', 'too-long', 'not-a-number', 'not-a-currency', 'repeated']),
  value: z.string(),
})
export type CatalogueProblem = Readonly<z.infer<typeof CatalogueProblem>>

const SavedAt = z.object({ savedAt: Instant })
const noPerson = { PERSON_NOT_FOUND: {} }
const noAction = { DEVELOPMENT_ACTION_NOT_FOUND: {} }
const noTraining = { TRAINING_NOT_FOUND: {} }
const noTarget = { TARGET_NOT_FOUND: {} }

export const TrainingFields = z.object({
  title: ShortText,
  provider: z.string().trim().max(300),
  description: Markdown,
  hours: z.number().positive().max(10_000).nullable(),
  ...Money,
  competencies: z.array(z.string().trim().min(1).max(160)).max(40),
})
export type TrainingFields = Readonly<z.infer<typeof TrainingFields>>

export const developing = {
  plan: opened
    .input(z.object({ personId: PersonId }))
    .output(DevelopmentPlan)
    .errors(noPerson),
  saveAspiration: opened
    .input(z.object({ personId: PersonId, part: AspirationPart, body: Markdown }))
    .output(SavedAt)
    .errors(noPerson),
  /** Only in this vault: never part of a package. */
  savePrivateReadiness: opened
    .input(z.object({ personId: PersonId, body: Markdown }))
    .output(SavedAt)
    .errors(noPerson),
  /** Where the present job leads: its career paths, and jobs and roles close to it. */
  targetSuggestions: opened
    .input(z.object({ personId: PersonId }))
    .output(z.array(TargetSuggestion))
    .errors(noPerson),
  addTarget: opened
    .input(z.object({ personId: PersonId, to: z.union([z.object({ jobProfileId: JobProfileId }), z.object({ roleCode: RoleCode })]) }))
    .output(z.object({ targetId: TargetRoleId, change: Change }))
    .errors({ ...noPerson, JOB_NOT_FOUND: {}, ROLE_NOT_FOUND: {}, TARGET_ALREADY_THERE: {} }),
  updateTarget: opened
    .input(z.object({ targetId: TargetRoleId, fields: z.object({ wantedBy: IsoDate.nullable(), note: Markdown }).partial() }))
    .output(SavedAt)
    .errors(noTarget),
  removeTarget: opened
    .input(z.object({ targetId: TargetRoleId }))
    .output(Change)
    .errors(noTarget),
  saveAction: opened
    .input(
      z.object({
        actionId: DevelopmentActionId.nullable(),
        personId: PersonId,
        fields: z.object({
          kind: ActionKind,
          title: ShortText,
          competency: z.string().trim().max(160),
          trainingId: TrainingId.nullable(),
          startsOn: IsoDate.nullable(),
          dueOn: IsoDate.nullable(),
          ...Money,
        }),
      }),
    )
    .output(z.object({ actionId: DevelopmentActionId, change: Change }))
    .errors({ ...noPerson, ...noAction, ...noTraining, ACTION_DATES_REVERSED: {} }),
  /** Done and dropped end an action with its outcome; planned and under way open it again. */
  moveAction: opened
    .input(z.object({ actionId: DevelopmentActionId, state: ActionState, outcome: Markdown }))
    .output(Change)
    .errors(noAction),
  removeAction: opened
    .input(z.object({ actionId: DevelopmentActionId }))
    .output(Change)
    .errors(noAction),

  trainings: opened.output(z.array(Training)),
  saveTraining: opened
    .input(z.object({ trainingId: TrainingId.nullable(), fields: TrainingFields }))
    .output(z.object({ trainingId: TrainingId, change: Change }))
    .errors({ ...noTraining, TRAINING_TITLE_TAKEN: { data: z.object({ title: z.string() }) } }),
  removeTraining: opened
    .input(z.object({ trainingId: TrainingId }))
    .output(Change)
    .errors(noTraining),
  /** Reads a CSV and says what it holds, and every row that cannot be read; changes nothing. */
  previewTrainings: opened
    .input(z.object({ file: z.file().max(5_000_000) }))
    .output(
      z.object({
        token: z.string(),
        added: z.number().int(),
        changed: z.number().int(),
        same: z.number().int(),
        titles: z.array(z.string()),
        problems: z.array(CatalogueProblem),
        moreProblems: z.number().int(),
      }),
    )
    .errors({ FILE_EMPTY: {}, FILE_NOT_TEXT: {}, NO_TITLE_COLUMN: {} }),
  /** Rows of a title that is there change that training; the others are added. One undo. */
  importTrainings: opened
    .input(z.object({ token: z.string(), skipProblems: z.boolean() }))
    .output(Change)
    .errors({ PREVIEW_GONE: {}, ROWS_HAVE_PROBLEMS: { data: z.object({ rows: z.number() }) } }),
}
