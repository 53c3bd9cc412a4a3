import { z } from 'zod'
import { IsoDate } from '../kernel/dates.ts'
import { PersonId } from '../kernel/ids.ts'
import { opened, Readers } from './base.ts'

/** What a hit is; `place` says where it is read. */
export const SearchKind = z.enum([
  'goal',
  'key-result',
  'goal-check-in',
  'goal-comment',
  'private-note',
  'shared-note',
  'feedback',
  'one-to-one',
  'agenda-item',
  'margin',
  'action-item',
  'review',
  'self-review',
  'review-comment',
  'assessment',
  'statement',
  'reward',
  'person',
  'person-event',
  'unit',
  'cycle',
  'job-profile',
  'framework',
  'competency',
  'scale',
  'template',
  'phrase',
  'package',
  'decision',
  'meeting-comment',
  'attachment',
  'follow-up',
  'feedback-request',
  'recognition',
  'value',
  'aspiration',
  'readiness',
  'target-role',
  'development-action',
  'training',
  'concern',
  'improvement-plan',
])
export type SearchKind = z.infer<typeof SearchKind>

/** The groups of the palette, in the order in which they stand there. */
export const SEARCH_GROUPS = ['goals', 'notes', 'reviews', 'people', 'library'] as const
export const SearchGroup = z.enum(SEARCH_GROUPS)
export type SearchGroup = z.infer<typeof SearchGroup>

/** Where a hit is read. `within` is what it lies in, where the screen of that is the one to open. */
export const SearchPlace = z.object({
  screen: z.enum(['goal', 'person', 'one-to-one', 'review', 'rewards', 'units', 'cycle', 'job', 'framework', 'library', 'packages']),
  id: z.string(),
  within: z.string().nullable(),
})
export type SearchPlace = Readonly<z.infer<typeof SearchPlace>>

/** A stretch of text; `hit` is what was looked for. */
export const Marked = z.object({ text: z.string(), hit: z.boolean() })
export type Marked = Readonly<z.infer<typeof Marked>>

export const SearchHit = z.object({
  /** The same for the same record in every search. */
  key: z.string(),
  kind: SearchKind,
  group: SearchGroup,
  place: SearchPlace,
  personId: PersonId.nullable(),
  personName: z.string(),
  /** Empty where the record has none. */
  title: z.array(Marked),
  /** One line of the text around the first hit; empty where there is no text. */
  text: z.array(Marked),
  /** What it belongs to, such as the goal of a check-in. */
  context: z.string(),
  on: IsoDate.nullable(),
  readers: Readers,
})
export type SearchHit = Readonly<z.infer<typeof SearchHit>>

const Text = z.string().max(200)

/** How much of the vault can be found already; 1 but for a moment after a new version, or a large import. */
const Ready = z.number().min(0).max(1)

export const search = {
  /** While typing: newest first, at most 5 of each group, this vault only. */
  find: opened.input(z.object({ text: Text })).output(z.object({ hits: z.array(SearchHit), ready: Ready })),
  /** On Enter: the best first, whole words before beginnings of words; or the newest first. */
  page: opened
    .input(z.object({ text: Text, order: z.enum(['best', 'newest']), limit: z.number().int().min(1).max(200) }))
    .output(z.object({ hits: z.array(SearchHit), more: z.boolean(), ready: Ready })),
}
