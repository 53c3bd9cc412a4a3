import type { ConcernDraft } from '../../../shared/contract/concerns.ts'
import type { PlanDraftRow } from '../../../shared/contract/concerns-improvement.ts'
import type { ConcernDraftId, ConcernId, ImprovementDraftId, ImprovementPlanId, PersonId } from '../../../shared/kernel/ids.ts'
import type { PlanContent } from '../../../shared/rules/improvement-plan.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { contentOf, headOf, type LineColumns, linesOf, type PrivateConcernTable, type PrivatePlanDraftTable } from './schema.ts'

// What is being written and nobody else reads. Kept apart from what both sides know.

function rowToDraft(row: PrivateConcernTable): ConcernDraft {
  return {
    id: row.id as ConcernDraftId,
    personId: row.person_id as PersonId,
    title: row.title,
    happenedOn: row.happened_on,
    facts: row.facts,
    standard: row.standard,
    impact: row.impact,
    support: row.support,
    thoughts: row.thoughts,
    noticedOn: row.noticed_on,
    savedAt: row.updated_at,
  }
}

/** Concerns that were not said yet, the oldest first. */
export async function listDrafts(db: ReadDb, personId: string): Promise<ConcernDraft[]> {
  const rows = await db
    .selectFrom('private_concern')
    .selectAll()
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('noticed_on')
    .orderBy('id')
    .execute()
  return rows.map(rowToDraft)
}

export async function findDraft(db: ReadDb, id: string): Promise<ConcernDraft | null> {
  const row = await db.selectFrom('private_concern').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row ? rowToDraft(row) : null
}

/** The owner's own thoughts about concerns that were said: they stay with the draft, which is no longer listed. */
export async function thoughtsOf(db: ReadDb, personId: string): Promise<{ concernId: ConcernId; body: string }[]> {
  const rows = await db
    .selectFrom('private_concern')
    .select(['said_concern_id', 'thoughts'])
    .where('person_id', '=', personId)
    .where('said_concern_id', 'is not', null)
    .where('thoughts', '<>', '')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ concernId: row.said_concern_id as ConcernId, body: row.thoughts }))
}

export interface StoredPlanDraft extends PlanDraftRow {
  readonly content: PlanContent
  readonly reason: string
}

export async function listPlanDrafts(db: ReadDb, personId: string): Promise<PlanDraftRow[]> {
  const rows = await db
    .selectFrom('private_plan_draft')
    .selectAll()
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(rowToPlanDraft)
}

function rowToPlanDraft(row: PrivatePlanDraftTable): PlanDraftRow {
  return {
    id: row.id as ImprovementDraftId,
    personId: row.person_id as PersonId,
    planId: row.plan_id as ImprovementPlanId | null,
    savedAt: row.updated_at,
  }
}

export async function findPlanDraft(db: ReadDb, id: string): Promise<StoredPlanDraft | null> {
  const row = await db.selectFrom('private_plan_draft').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  if (!row) return null
  const lines = await db.selectFrom('private_plan_line').selectAll().where('draft_id', '=', id).execute()
  return { ...rowToPlanDraft(row), content: contentOf(row, lines), reason: row.reason }
}

export interface PlanDraftWrite {
  readonly id: string
  readonly personId: string
  readonly content: PlanContent
  readonly reason: string
  readonly at: number
}

export async function addPlanDraft(
  tx: WriteDb,
  { planId, newId, ...draft }: PlanDraftWrite & { readonly planId: string | null; readonly newId: () => string },
): Promise<void> {
  await tx
    .insertInto('private_plan_draft')
    .values({
      ...{ id: draft.id, person_id: draft.personId, plan_id: planId, reason: draft.reason },
      ...headOf(draft.content),
      ...{ updated_at: draft.at, deleted_at: null },
    })
    .execute()
  await writeDraftLines(tx, draft, newId)
}

export async function updatePlanDraft(tx: WriteDb, draft: PlanDraftWrite, newId: () => string): Promise<void> {
  await tx
    .updateTable('private_plan_draft')
    .set({ ...headOf(draft.content), reason: draft.reason, updated_at: draft.at })
    .where('id', '=', draft.id)
    .execute()
  await writeDraftLines(tx, draft, newId)
}

/** Writes the lines that differ, and no others: a draft is saved with every pause in typing. */
async function writeDraftLines(tx: WriteDb, draft: PlanDraftWrite, newId: () => string): Promise<void> {
  const there = await tx.selectFrom('private_plan_line').selectAll().where('draft_id', '=', draft.id).execute()
  const wanted = linesOf(draft.content)
  const named = ({ kind, line_key }: LineColumns) => `${kind} ${line_key}`
  const known = new Map(there.map((line) => [named(line), line]))
  const kept = new Set(wanted.map(named))
  const gone = there.filter((line) => !kept.has(named(line))).map(({ id }) => id)
  if (gone.length > 0) await tx.deleteFrom('private_plan_line').where('id', 'in', gone).execute()
  for (const line of wanted) {
    const before = known.get(named(line))
    if (before === undefined) {
      await tx
        .insertInto('private_plan_line')
        .values({ id: newId(), person_id: draft.personId, draft_id: draft.id, ...line })
        .execute()
    } else if (differs(before, line)) {
      await tx.updateTable('private_plan_line').set(line).where('id', '=', before.id).execute()
    }
  }
}

function differs(before: LineColumns, line: LineColumns): boolean {
  return before.position !== line.position || before.line_on !== line.line_on || before.text !== line.text || before.more !== line.more
}

/** Takes the draft away whole: its words live on in what was signed, or nowhere. */
export async function dropPlanDraft(tx: WriteDb, id: string): Promise<void> {
  await tx.deleteFrom('private_plan_line').where('draft_id', '=', id).execute()
  await tx.deleteFrom('private_plan_draft').where('id', '=', id).execute()
}
