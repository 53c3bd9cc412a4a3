import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { ActionItemId, AgendaItemId, OneToOneId, PersonId, SeriesId } from '../kernel/ids.ts'
import { Change, Markdown, opened, ShortText, Side } from './base.ts'
import { notes } from './coaching-notes.ts'
import { meetingDetail, meetings, Place } from './meetings.ts'

export const ActionItem = z.object({
  id: ActionItemId,
  personId: PersonId,
  personName: z.string(),
  oneToOneId: OneToOneId.nullable(),
  metOn: IsoDate.nullable(),
  title: z.string(),
  owner: Side,
  dueOn: IsoDate.nullable(),
  doneOn: IsoDate.nullable(),
})
export type ActionItem = Readonly<z.infer<typeof ActionItem>>

export const AgendaItem = z.object({
  id: AgendaItemId,
  title: z.string(),
  raisedBy: Side,
  discussed: z.boolean(),
  /** Shared with both sides. */
  note: z.string(),
  /** Day of the meeting it was carried over from. */
  carriedFrom: IsoDate.nullable(),
})
export type AgendaItem = Readonly<z.infer<typeof AgendaItem>>

export const OneToOneRow = z.object({
  id: OneToOneId,
  personId: PersonId,
  personName: z.string(),
  startsAt: Instant,
  minutes: z.number().int(),
  state: z.enum(['planned', 'held', 'skipped']),
  begunAt: Instant.nullable(),
  /** Where it stood before it was moved. */
  firstPlannedAt: Instant.nullable(),
  skipReason: z.string(),
  place: z.string(),
  seriesId: SeriesId.nullable(),
  agenda: z.array(AgendaItem),
  openActionItems: z.number().int(),
})
export type OneToOneRow = Readonly<z.infer<typeof OneToOneRow>>

export const OneToOne = OneToOneRow.extend({
  lastMetOn: IsoDate.nullable(),
  /** Written beside the meeting; only the owner of the vault reads it. */
  privateMargin: z.string(),
  actionItems: z.array(ActionItem),
  actionItemsFromLastTime: z.array(ActionItem),
  /** What the app noticed and could go on the agenda. */
  suggestions: z.array(z.object({ title: z.string(), why: z.string() })),
  ...meetingDetail,
})
export type OneToOne = Readonly<z.infer<typeof OneToOne>>

const meetingErrors = { ONE_TO_ONE_NOT_FOUND: {} }

export const coaching = {
  ...notes,

  /** Those of one person, each with its agenda. */
  oneToOnes: opened.input(z.object({ personId: PersonId })).output(z.array(OneToOneRow)),
  oneToOne: opened
    .input(z.object({ oneToOneId: OneToOneId }))
    .output(OneToOne)
    .errors(meetingErrors),
  schedule: opened
    .input(z.object({ personId: PersonId, startsAt: Instant, minutes: z.number().int().min(5).max(480) }))
    .output(z.object({ oneToOneId: OneToOneId, change: Change }))
    .errors({ PERSON_NOT_FOUND: {} }),
  reschedule: opened
    .input(z.object({ oneToOneId: OneToOneId, startsAt: Instant, minutes: z.number().int().min(5).max(480), place: Place.optional() }))
    .output(Change)
    .errors({ ...meetingErrors, ALREADY_HELD: {} }),
  removeOneToOne: opened
    .input(z.object({ oneToOneId: OneToOneId }))
    .output(Change)
    .errors(meetingErrors),
  addAgendaItem: opened
    .input(z.object({ oneToOneId: OneToOneId, title: ShortText, raisedBy: Side }))
    .output(AgendaItem)
    .errors(meetingErrors),
  /** Several at once, as from a template: one undo. */
  addAgendaItems: opened
    .input(
      z.object({
        oneToOneId: OneToOneId,
        items: z
          .array(z.object({ title: ShortText, raisedBy: Side }))
          .min(1)
          .max(40),
      }),
    )
    .output(Change)
    .errors(meetingErrors),
  updateAgendaItem: opened
    .input(
      z.object({
        agendaItemId: AgendaItemId,
        fields: z.object({ title: ShortText, discussed: z.boolean(), note: Markdown, raisedBy: Side }).partial(),
      }),
    )
    .output(z.object({ savedAt: Instant }))
    .errors({ AGENDA_ITEM_NOT_FOUND: {} }),
  removeAgendaItem: opened
    .input(z.object({ agendaItemId: AgendaItemId }))
    .output(Change)
    .errors({ AGENDA_ITEM_NOT_FOUND: {} }),
  /** Puts one item of a one-to-one that is over on the next one, which is planned if there is none. */
  carryItem: opened
    .input(z.object({ agendaItemId: AgendaItemId }))
    .output(z.object({ change: Change, nextId: OneToOneId, startsAt: Instant }))
    .errors({ AGENDA_ITEM_NOT_FOUND: {}, MEETING_NOT_ENDED: {}, ITEM_CARRIED: {} }),
  saveMargin: opened
    .input(z.object({ oneToOneId: OneToOneId, body: Markdown }))
    .output(z.object({ savedAt: Instant }))
    .errors(meetingErrors),
  /** Closes the meeting; what was not discussed is carried to the next planned one, made if there is none. */
  finish: opened
    .input(z.object({ oneToOneId: OneToOneId }))
    .output(z.object({ change: Change, carried: z.number().int(), nextId: OneToOneId.nullable() }))
    .errors({ ...meetingErrors, ALREADY_HELD: {} }),

  actionItems: opened.input(z.object({ personId: PersonId.nullable(), open: z.boolean() })).output(z.array(ActionItem)),
  saveActionItem: opened
    .input(
      z.object({
        actionItemId: ActionItemId.nullable(),
        personId: PersonId,
        oneToOneId: OneToOneId.nullable(),
        title: ShortText,
        owner: Side,
        dueOn: IsoDate.nullable(),
      }),
    )
    .output(z.object({ actionItemId: ActionItemId, change: Change }))
    .errors({ PERSON_NOT_FOUND: {}, ACTION_ITEM_NOT_FOUND: {}, ONE_TO_ONE_NOT_FOUND: {} }),
  completeActionItem: opened
    .input(z.object({ actionItemId: ActionItemId, done: z.boolean() }))
    .output(Change)
    .errors({ ACTION_ITEM_NOT_FOUND: {} }),
  removeActionItem: opened
    .input(z.object({ actionItemId: ActionItemId }))
    .output(Change)
    .errors({ ACTION_ITEM_NOT_FOUND: {} }),

  ...meetings,
}
