import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { ConcernDraftId, ConcernId, FollowUpId, PersonId } from '../kernel/ids.ts'
import { Change, Markdown, opened, ShortText } from './base.ts'
import { improvement, PlanDraftRow, PlanRow } from './concerns-improvement.ts'

/** What is written about a concern before it is said. Read by the owner of the vault alone. */
export const ConcernDraftFields = z.object({
  title: z.string().max(300),
  happenedOn: IsoDate.nullable(),
  facts: Markdown,
  standard: Markdown,
  impact: Markdown,
  /** Solutions first: what would help, and what support is offered. */
  support: Markdown,
  /** Thoughts about it that stay private when it is said. */
  thoughts: Markdown,
})
export type ConcernDraftFields = Readonly<z.infer<typeof ConcernDraftFields>>

export const ConcernDraft = ConcernDraftFields.extend({
  id: ConcernDraftId,
  personId: PersonId,
  /** The day it was first written down. */
  noticedOn: IsoDate,
  savedAt: Instant,
})
export type ConcernDraft = Readonly<z.infer<typeof ConcernDraft>>

export const FollowUp = z.object({ id: FollowUpId, dueOn: IsoDate, doneOn: IsoDate.nullable(), note: z.string() })
export type FollowUp = Readonly<z.infer<typeof FollowUp>>

/** Whether a concern that was said is being dealt with. */
export const ConcernStanding = z.discriminatedUnion('kind', [
  /** Said, and nobody has agreed when to look at it again. */
  z.object({ kind: z.literal('no-follow-up'), daysSinceSaid: z.number().int() }),
  z.object({ kind: z.literal('followed'), nextOn: IsoDate }),
  z.object({ kind: z.literal('overdue'), nextOn: IsoDate, daysLate: z.number().int().positive() }),
  z.object({ kind: z.literal('settled'), on: IsoDate }),
])
export type ConcernStanding = Readonly<z.infer<typeof ConcernStanding>>

/** A concern both sides know of. */
export const Concern = z.object({
  id: ConcernId,
  personId: PersonId,
  title: z.string(),
  happenedOn: IsoDate.nullable(),
  facts: z.string(),
  standard: z.string(),
  impact: z.string(),
  support: z.string(),
  agreed: z.string(),
  noticedOn: IsoDate,
  saidOn: IsoDate,
  /** Days from noticing it to saying it. */
  daysUntilSaid: z.number().int().min(0),
  outcome: z.string(),
  followUps: z.array(FollowUp),
  standing: ConcernStanding,
})
export type Concern = Readonly<z.infer<typeof Concern>>

const Said = z.object({
  title: ShortText,
  happenedOn: IsoDate.nullable(),
  facts: Markdown.min(1),
  standard: Markdown,
  impact: Markdown,
  support: Markdown,
})

const SavedAt = z.object({ savedAt: Instant })
const noPerson = { PERSON_NOT_FOUND: {} }
const noDraft = { CONCERN_DRAFT_NOT_FOUND: {} }
const noConcern = { CONCERN_NOT_FOUND: {} }
const noFollowUp = { FOLLOW_UP_NOT_FOUND: {} }

export const concerns = {
  ofPerson: opened
    .input(z.object({ personId: PersonId }))
    .output(
      z.object({
        drafts: z.array(ConcernDraft),
        concerns: z.array(Concern),
        plans: z.array(PlanRow),
        planDrafts: z.array(PlanDraftRow),
        /** What the owner thought about a concern that was said; nobody else reads it. */
        privateThoughts: z.array(z.object({ concernId: ConcernId, body: z.string() })),
      }),
    )
    .errors(noPerson),
  /** What a review in writing should know: concerns that were never said to the person. */
  unsaid: opened
    .input(z.object({ personId: PersonId }))
    .output(z.object({ count: z.number().int(), oldestDays: z.number().int().nullable() }))
    .errors(noPerson),
  /** Keeps what is being written, from the first word on. Nobody else can read it. */
  saveDraft: opened
    .input(z.object({ draftId: ConcernDraftId.nullable(), personId: PersonId, fields: ConcernDraftFields }))
    .output(SavedAt.extend({ draftId: ConcernDraftId }))
    .errors({ ...noPerson, ...noDraft }),
  removeDraft: opened
    .input(z.object({ draftId: ConcernDraftId }))
    .output(Change)
    .errors(noDraft),
  /** It was said to the person: what is given here becomes a record of both sides. The draft stays private. */
  say: opened
    .input(z.object({ draftId: ConcernDraftId, said: Said, saidOn: IsoDate, agreed: Markdown, followUpOn: IsoDate.nullable() }))
    .output(z.object({ concernId: ConcernId, change: Change }))
    .errors({ ...noDraft, CONCERN_SAID_IN_FUTURE: {} }),
  saveAgreed: opened
    .input(z.object({ concernId: ConcernId, agreed: Markdown }))
    .output(SavedAt)
    .errors(noConcern),
  addFollowUp: opened
    .input(z.object({ concernId: ConcernId, dueOn: IsoDate }))
    .output(z.object({ followUpId: FollowUpId, change: Change }))
    .errors(noConcern),
  closeFollowUp: opened
    .input(z.object({ followUpId: FollowUpId, doneOn: IsoDate.nullable(), note: Markdown }))
    .output(Change)
    .errors(noFollowUp),
  removeFollowUp: opened
    .input(z.object({ followUpId: FollowUpId }))
    .output(Change)
    .errors(noFollowUp),
  /** Settled with what came of it; null opens it again. */
  settle: opened
    .input(z.object({ concernId: ConcernId, outcome: Markdown, on: IsoDate.nullable() }))
    .output(Change)
    .errors(noConcern),
  remove: opened
    .input(z.object({ concernId: ConcernId }))
    .output(Change)
    .errors(noConcern),
  ...improvement,
}
