import type { TimelineItem } from '../../../shared/contract/insights.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { START } from '../../../shared/rules/improvement-plan.ts'
import type { ReadDb } from '../../db/database.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import type { Outcome } from '../../kernel/answer.ts'
import { type Evidence, type EvidenceSource, evidenceOf } from '../coaching/index.ts'
import { plansOfPerson, type SignatureOf, type StoredPlan } from './queries-plans.ts'

/** Concerns that were said, concerns only the owner knows of, and what was signed of improvement plans. */
export async function concernsTimeline(db: ReadDb, personId: string): Promise<TimelineItem[]> {
  return [...(await unsaidItems(db, personId)), ...(await saidItems(db, personId)), ...(await planItems(db, personId))]
}

const plain: Pick<TimelineItem, 'chips' | 'goalId'> = { chips: [], goalId: null }

async function unsaidItems(db: ReadDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('private_concern')
    .select(['id', 'noticed_on', 'title', 'facts'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map(({ id, noticed_on: on, title, facts: body }) => ({
    ...{ ...plain, id, kind: 'concern', on, body, readers: 'only-you' },
    ...{ title: title || 'Concern', detail: 'not said yet' },
  }))
}

async function saidItems(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('concern')
    .select(['id', 'title', 'facts', 'said_on', 'settled_on'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map(({ id, title, facts: body, said_on: on, settled_on }) => ({
    ...{ ...plain, id, kind: 'concern', on, title, body, readers: 'both' },
    detail: settled_on === null ? 'said' : 'said, settled since',
  }))
}

const ANSWERS: Readonly<Record<SignatureOf['answer'], string>> = {
  signed: 'signed by the manager',
  agree: 'signed, agreeing',
  received: 'signed as received',
  disagree: 'signed, disagreeing',
}

async function planItems(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  return (await plansOfPerson(db, personId)).flatMap(signatureItems)
}

/** A plan nobody was sent yet is the owner's alone; from then on each signature is known to both. */
function signatureItems(plan: StoredPlan): TimelineItem[] {
  const names = new Map(plan.versions.flatMap(({ content }) => content.milestones.map(({ key, name }) => [key, name] as const)))
  return plan.signatures.map(({ moment, version, side, answer, fullName, at, statement }) => {
    const what = moment === START ? 'Improvement plan' : `Milestone ${names.get(moment) ?? moment}`
    return {
      ...{ ...plain, id: `${plan.id}:${moment}:${version}:${side}`, kind: 'improvement-plan', on: localDate(at), body: statement },
      title: `${what} ${ANSWERS[answer]}`,
      detail: version === 1 ? fullName : `${fullName}, version ${version}`,
      readers: plan.row.sent_version === null || plan.row.sent_version < version ? 'only-you' : 'both',
    }
  })
}

/** A concern as evidence in a review: only one that was said. */
export async function findConcernEvidence(
  db: ShareableDb,
  personId: string,
  { sourceId }: EvidenceSource,
): Promise<Result<Evidence, Outcome<'SOURCE_NOT_FOUND' | 'SOURCE_PRIVATE'>>> {
  const item = (await saidItems(db, personId)).find(({ id }) => id === sourceId)
  return item ? ok(evidenceOf(item)) : err({ code: 'SOURCE_NOT_FOUND' })
}
