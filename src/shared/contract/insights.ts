import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { PersonId } from '../kernel/ids.ts'
import { Change, opened, Readers } from './base.ts'
import { ActionItem, OneToOneRow } from './coaching.ts'
import { Observation } from './coaching-notes.ts'
import { Notice } from './notices.ts'
import { ReviewState } from './reviewing.ts'

export const TimelineKind = z.enum([
  'private-note',
  'shared-note',
  'feedback',
  'one-to-one',
  'check-in',
  'action-item',
  'agreement',
  'review',
  'sign-off',
  'reward',
  'package',
  'hired',
  'job-and-team',
  'recognition',
  'development',
  'concern',
  'improvement-plan',
])
export type TimelineKind = z.infer<typeof TimelineKind>

/** One line of a person's life in the vault, and at once a piece of evidence. */
export const TimelineItem = z.object({
  id: z.string(),
  kind: TimelineKind,
  on: IsoDate,
  title: z.string(),
  /** After the title, quieter: by whom, how long, confidence. */
  detail: z.string(),
  body: z.string(),
  readers: Readers,
  /** Small facts that came out of it, such as "2 action items". */
  chips: z.array(z.string()),
  /** Goal it speaks about, for filtering evidence. */
  goalId: z.string().nullable(),
  /** Only of private notes. */
  observation: Observation.nullable().optional(),
  tags: z.array(z.string()).optional(),
  /** Came in from somebody else: it can be removed, but not rewritten. */
  fixed: z.literal(true).optional(),
})
export type TimelineItem = Readonly<z.infer<typeof TimelineItem>>

const PersonRef = z.object({ personId: PersonId, name: z.string() })

/** The same for the same matter every day: what is put off is put off by it. */
const Key = z.string().min(1).max(200)
const keyed = { key: Key }

export const Today = z.object({
  date: IsoDate,
  now: Instant,
  /** One computed sentence about the day. */
  sentence: z.string(),
  reviews: z
    .object({
      ...keyed,
      cycleName: z.string(),
      dueOn: IsoDate,
      states: z.array(z.object({ state: ReviewState, people: z.array(PersonRef), waitsForYou: z.boolean() })),
    })
    .nullable(),
  meetings: z.array(
    OneToOneRow.extend({
      ...keyed,
      jobTitle: z.string().nullable(),
      suggestions: z.number().int(),
      fromEmployee: z.number().int(),
      fromManager: z.number().int(),
      line: z.string(),
    }),
  ),
  actionItems: z.array(ActionItem.extend({ ...keyed, daysLate: z.number().int() })),
  restOfWeek: z.array(
    z.object({ date: IsoDate, entries: z.array(z.object({ time: z.string(), text: z.string(), personId: PersonId.nullable() })) }),
  ),
  checkIns: z.array(
    PersonRef.extend({
      ...keyed,
      goalId: z.string(),
      participationId: z.string(),
      title: z.string(),
      daysLate: z.number().int(),
      dueOn: IsoDate,
    }),
  ),
  quietGoals: z.array(
    PersonRef.extend({
      ...keyed,
      goalId: z.string(),
      participationId: z.string(),
      title: z.string(),
      days: z.number().int(),
      progressBp: z.number().int(),
      paceBp: z.number().int(),
    }),
  ),
  notHeardFrom: z.array(PersonRef.extend({ ...keyed, days: z.number().int().nullable(), weeks: z.array(z.boolean()).length(12) })),
  /** What other features have to say; the first due first. */
  notices: z.array(Notice.extend({ daysLate: z.number().int() })),
  /** Put off until a day; the soonest back first. */
  snoozed: z.array(z.object({ ...keyed, title: z.string(), personName: z.string(), until: IsoDate })),
})
export type Today = Readonly<z.infer<typeof Today>>

export const insights = {
  /** The manager's first screen. Whole firm when the owner of the vault is nobody in it. */
  today: opened.output(Today),
  /** Puts a matter of Today off until a day. It comes back by itself. */
  snooze: opened
    .input(z.object({ ...keyed, until: IsoDate }))
    .output(Change)
    .errors({ SNOOZE_NOT_LATER: {} }),
  unsnooze: opened.input(z.object(keyed)).output(Change).errors({ NOT_SNOOZED: {} }),
  timeline: opened
    .input(z.object({ personId: PersonId }))
    .output(z.array(TimelineItem))
    .errors({ PERSON_NOT_FOUND: {} }),
}
