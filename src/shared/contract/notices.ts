import { z } from 'zod'
import { IsoDate } from '../kernel/dates.ts'
import { PersonId } from '../kernel/ids.ts'

export const NoticeKind = z.enum([
  'one-to-one-due',
  'one-to-one-missed',
  'promise',
  'feedback-asked',
  'feedback-follow-up',
  'recognition',
  'development-due',
  'concern-follow-up',
  'improvement-milestone',
])
export type NoticeKind = z.infer<typeof NoticeKind>

/** What a feature would have the manager see on Today. Each feature gives its own through its door. */
export const Notice = z.object({
  /** The same for the same matter every day, such as `concern:<id>`: what is snoozed is snoozed by it. */
  key: z.string(),
  kind: NoticeKind,
  personId: PersonId,
  personName: z.string(),
  title: z.string(),
  dueOn: IsoDate.nullable(),
  /** Id of what the notice leads to, in its own feature. */
  targetId: z.string().nullable(),
})
export type Notice = Readonly<z.infer<typeof Notice>>
