import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { ChangeId, PersonId, WorkspaceId } from '../kernel/ids.ts'
import { LONGEST } from '../kernel/longest.ts'
import { Change, opened, ShortText } from './base.ts'
import { CycleSummary } from './cycles.ts'
import { listViews } from './list-views.ts'

/** A manager's vault shows their team first, a consultant's the firm. */
export const WorkspaceRole = z.enum(['manager', 'consultant'])
export type WorkspaceRole = z.infer<typeof WorkspaceRole>

export const Workspace = z.object({
  id: WorkspaceId,
  name: z.string(),
  mission: z.string(),
  /** Who the owner of the vault is among the people; decides "My team". */
  ownPersonId: PersonId.nullable(),
  /** Null until it was said. */
  role: WorkspaceRole.nullable(),
  currency: z.string().length(3),
  theme: z.enum(['system', 'light', 'dark']),
  idleMinutes: z.number().int().min(1).max(120),
  singleKeyShortcuts: z.boolean(),
  recoveryConfirmedAt: Instant.nullable(),
})
export type Workspace = Readonly<z.infer<typeof Workspace>>

export const TeamMember = z.object({
  personId: PersonId,
  name: z.string(),
  lastMetOn: IsoDate.nullable(),
  /** Days since the last one-to-one; null when there was none. */
  daysSince: z.number().int().nullable(),
  overdue: z.boolean(),
})
export type TeamMember = Readonly<z.infer<typeof TeamMember>>

export const workspace = {
  get: opened.output(Workspace),
  update: opened
    .input(
      z.object({
        name: ShortText.optional(),
        mission: z.string().max(LONGEST.paragraph).optional(),
        ownPersonId: PersonId.nullable().optional(),
        /** As a consultant the owner is none of the people. */
        role: WorkspaceRole.optional(),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
        theme: z.enum(['system', 'light', 'dark']).optional(),
        idleMinutes: z.number().int().min(1).max(120).optional(),
        singleKeyShortcuts: z.boolean().optional(),
        recoveryConfirmed: z.literal(true).optional(),
      }),
    )
    .output(Workspace)
    .errors({ PERSON_NOT_FOUND: {} }),
  /** What the frame shows beside every screen: counts of open work, the running cycle, the team. */
  frame: opened.output(
    z.object({
      today: IsoDate,
      people: z.number().int(),
      goals: z.number().int(),
      meetingsToday: z.number().int(),
      reviews: z.object({ done: z.number().int(), total: z.number().int() }),
      repliesWaiting: z.number().int(),
      cycle: CycleSummary.nullable(),
      team: z.array(TeamMember),
    }),
  ),
  ...listViews,
  lastChange: opened.output(Change.nullable()),
  /** Takes back one change whole, as a new change. Refused when a later change touched the same rows, or when something went out with it. */
  undo: opened
    .input(z.object({ changeId: ChangeId }))
    .output(Change)
    .errors({
      CHANGE_NOT_FOUND: {},
      CHANGE_ALREADY_UNDONE: {},
      CHANGE_FINAL: { data: z.object({ summary: z.string() }) },
      CHANGE_OVERTAKEN: { data: z.object({ summary: z.string() }) },
    }),
}
