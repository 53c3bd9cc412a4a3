import type { TimelineItem, TimelineKind } from '../../../shared/contract/insights.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import type { Outcome } from '../../kernel/answer.ts'
import { sharedFeedbackTimeline } from '../feedback/index.ts'
import { checkInTimeline } from './queries-check-ins.ts'
import { sharedCoachingTimeline } from './queries-timeline.ts'

/** A piece of evidence, by kind of timeline item and id. */
export interface EvidenceSource {
  readonly sourceKind: string
  readonly sourceId: string
}

/** Evidence as it reads now, ready to be copied beside a rating or a reason. */
export interface Evidence extends EvidenceSource {
  readonly label: string
  readonly observedOn: string
  readonly text: string
}

const PRIVATE_KINDS: readonly string[] = ['private-note'] satisfies TimelineKind[]
const COACHING_KINDS: readonly string[] = ['shared-note', 'one-to-one', 'action-item'] satisfies TimelineKind[]
const FEEDBACK_KINDS: readonly string[] = ['feedback', 'recognition'] satisfies TimelineKind[]

/**
 * Looks among what both sides can read, and only there: a private note is refused by its kind, and the id of one under any
 * other kind is simply not found.
 */
export async function findEvidence(
  db: ShareableDb,
  personId: string,
  source: EvidenceSource,
): Promise<Result<Evidence, Outcome<'SOURCE_NOT_FOUND' | 'SOURCE_PRIVATE'>>> {
  if (PRIVATE_KINDS.includes(source.sourceKind)) return err({ code: 'SOURCE_PRIVATE' })
  const items = await itemsOfKind(db, personId, source.sourceKind)
  const item = items.find(({ kind, id }) => kind === source.sourceKind && id === source.sourceId)
  return item ? ok(evidenceOf(item)) : err({ code: 'SOURCE_NOT_FOUND' })
}

async function itemsOfKind(db: ShareableDb, personId: string, kind: string): Promise<TimelineItem[]> {
  if (kind === 'check-in') return checkInTimeline(db, personId)
  if (FEEDBACK_KINDS.includes(kind)) return sharedFeedbackTimeline(db, personId)
  return COACHING_KINDS.includes(kind) ? sharedCoachingTimeline(db, personId) : []
}

export function evidenceOf(item: TimelineItem): Evidence {
  return {
    sourceKind: item.kind,
    sourceId: item.id,
    label: item.kind === 'feedback' && item.detail !== '' ? `${item.title} ${item.detail}` : item.title,
    observedOn: item.on,
    text: item.body,
  }
}
